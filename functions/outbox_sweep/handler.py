"""The function that looks, every minute and only at Redis, for writes whose nudge was lost."""

from crm.app.outbox_sweep import handle as handler

__all__ = ["handler"]
