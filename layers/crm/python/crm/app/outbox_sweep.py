"""The function that looks, every minute and only at Redis, for writes whose nudge was lost."""

from __future__ import annotations

from typing import Any

from crm.app.container import container
from crm.features.outbox.service import sweep
from crm.kit.log import logger


def handle(_event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Wake the relay if there may be something to do."""
    own = container()
    is_awake = sweep(own.cache, own.settings.require("outbox_queue_url"))
    logger("outbox_sweep").info("swept", extra={"woke_relay": is_awake})
    return {"wokeRelay": is_awake}
