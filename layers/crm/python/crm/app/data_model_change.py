"""The function that does what takes long of a change to the data model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.app.batches import work_through
from crm.app.container import container
from crm.features.data_model.working import worker
from crm.features.data_model_jobs.worker import sender

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext


def handle(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Each message names one job."""
    own = container()
    send_on = sender(own.settings.require("data_model_change_queue_url"))
    return work_through("data_model_change", event, context, worker(own.owner_database, send_on).run)
