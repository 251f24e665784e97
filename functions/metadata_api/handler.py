"""The function behind POST /metadata: signing in, settings and the data model."""

from crm.app.metadata_api import handle as handler

__all__ = ["handler"]
