"""The function that writes imported rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.app.batches import work_through
from crm.app.container import container
from crm.features.imports.jobs import ImportJobs

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext


def handle(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Each message is one step of one import."""
    own = container()
    settings = own.settings
    jobs = ImportJobs(
        own.database,
        own.snapshots,
        own.nudge,
        settings.require("files_bucket"),
        settings.require("record_import_queue_url"),
    )
    return work_through("record_import", event, context, jobs.run)
