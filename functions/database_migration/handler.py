"""The function that migrates the database, and fills it for a demonstration."""

from crm.app.database_migration import handle as handler

__all__ = ["handler"]
