"""Roles, as the settings show them."""
