"""The function that posts signed events to webhooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.app.batches import work_through
from crm.app.container import container
from crm.features.webhooks.jobs import WebhookJobs

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext


def handle(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Each message is an outbox entry to spread or one delivery to attempt."""
    own = container()
    jobs = WebhookJobs(
        own.database,
        own.settings.require("webhook_delivery_queue_url"),
        allow_private=own.settings.webhook_allow_private == "1",
    )
    return work_through("webhook_delivery", event, context, jobs.run)
