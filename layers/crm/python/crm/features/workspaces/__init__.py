"""Workspaces: making one, finding one, and who belongs to it."""
