"""The function that moves committed events to the queues that want them."""

from __future__ import annotations

from typing import Any

from crm.app.container import container
from crm.app.queues import CONSUMERS
from crm.features.outbox.service import drain
from crm.kit.log import logger


def handle(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """However many nudges came, one run takes everything there is."""
    own = container()
    routes = {kind: [own.settings.require(name) for name in names] for kind, names in CONSUMERS.items()}
    moved = drain(own.database, own.cache, routes)
    logger("outbox_relay").info("drained", extra={"nudges": len(event.get("Records", ())), "moved": moved})
    return {"batchItemFailures": []}
