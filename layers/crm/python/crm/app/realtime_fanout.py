"""The function that tells open browsers what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.api.realtime.protocol import shape
from crm.app.batches import work_through
from crm.app.container import container
from crm.features.live_updates.jobs import FanOut

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext


def handle(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Each message names an outbox entry."""
    own = container()
    fan_out = FanOut(own.database, own.cache, own.snapshots, shape)
    return work_through("realtime_fanout", event, context, lambda message: fan_out.run(int(message["outboxId"])))
