"""The objects every workspace starts with, one declaration per file."""
