"""The function that tells open browsers what happened."""

from crm.app.realtime_fanout import handle as handler

__all__ = ["handler"]
