"""The function behind the WebSocket API: one call per handshake, frame and farewell."""

from crm.app.realtime import handle as handler

__all__ = ["handler"]
