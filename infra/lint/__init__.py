"""Checks of the templates that need no AWS: what the tools know, and what only we know."""
