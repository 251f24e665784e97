"""The function that moves committed events to the queues that want them."""

from crm.app.outbox_relay import handle as handler

__all__ = ["handler"]
