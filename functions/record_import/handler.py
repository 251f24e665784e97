"""The function that writes imported rows."""

from crm.app.record_import import handle as handler

__all__ = ["handler"]
