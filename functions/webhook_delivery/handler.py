"""The function that posts signed events to webhooks."""

from crm.app.webhook_delivery import handle as handler

__all__ = ["handler"]
