"""The worker that does what takes long of a change, with everything that follows it."""

from __future__ import annotations

from crm.features.data_model.followers import FOLLOWERS
from crm.features.data_model_jobs.fields import FieldTask
from crm.features.data_model_jobs.indexes import IndexTask
from crm.features.data_model_jobs.job import JobKind
from crm.features.data_model_jobs.purging import PurgeTask
from crm.features.data_model_jobs.worker import SECONDS_PER_RUN, DataModelWorker, SendOn, Tasks
from crm.kit.database import Database
from crm.metadata.changes.change import Change
from crm.models.transaction import Connection


def worker(owner: Database, send_on: SendOn, seconds: float = SECONDS_PER_RUN) -> DataModelWorker:
    """A worker that knows every kind of job."""
    tasks: Tasks = {
        JobKind.INDEX: IndexTask(owner),
        JobKind.FIELD: FieldTask(owner, _follow),
        JobKind.PURGE: PurgeTask(owner),
    }
    return DataModelWorker(owner, tasks, send_on, seconds)


def _follow(connection: Connection, change: Change) -> None:
    for follow in FOLLOWERS:
        follow(connection, change)
