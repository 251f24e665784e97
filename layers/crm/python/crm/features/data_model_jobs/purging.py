"""The bin is emptied, thing by thing, fourteen days after it was put there.

One job for each workspace with something in the bin: it waits in the queue, and nobody asks the database meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from crm.features.data_model_jobs import repository
from crm.features.data_model_jobs.errors import NotInBin
from crm.features.data_model_jobs.job import Job, JobState, NotYet
from crm.kit.clock import now
from crm.kit.database import Database
from crm.metadata.announcement import Kind, announce
from crm.metadata.bin import drop_columns, find_binned, list_binned, purge
from crm.metadata.names import schema_name
from crm.metadata.provision import run
from crm.models.transaction import Connection, transaction

KEPT_FOR: Final = timedelta(days=14)
PATIENCE: Final = "set local lock_timeout = '1s'"


def purge_now(owner: Database, workspace_id: UUID, id_: UUID) -> None:
    """Remove one object or field of the bin for good.

    Raises:
        NotInBin: there is none of this id in the bin.
    """
    with transaction(owner) as connection:
        repository.lock_workspace(connection, workspace_id)
        binned = find_binned(connection, workspace_id, id_)
        if binned is None:
            raise NotInBin
        run(connection, [PATIENCE])
        purge(connection, schema_name(workspace_id), binned)


@dataclass(frozen=True, slots=True)
class PurgeTask:
    """One thing of the bin for each step."""

    owner: Database
    kept_for: timedelta = KEPT_FOR

    def step(self, job: Job) -> bool:
        """Remove what has been in the bin for longest.

        Raises:
            NotYet: nothing has been there for long enough.
        """
        with transaction(self.owner) as connection:
            if not repository.lock_workspace(connection, job.workspace_id):
                return True
            run(connection, [PATIENCE])
            return self._purge_next(connection, job)

    def undo(self, job: Job) -> None:
        """What is gone is gone."""

    def _purge_next(self, connection: Connection, job: Job) -> bool:
        schema, since = schema_name(job.workspace_id), now() - self.kept_for
        binned = list_binned(connection, job.workspace_id)
        turned = repository.list_turned(connection, job.workspace_id)
        moments = [*(each.deleted_at for each in binned), *(each.finished_at for each in turned if each.finished_at)]
        if not moments:
            repository.change(connection, job.id, {"state": JobState.DONE, "finished_at": now()})
            announce(connection, job.workspace_id, Kind.JOBS)
        elif binned and binned[0].deleted_at <= since:
            purge(connection, schema, binned[0])
            repository.advance(connection, job.id, None, 1)
        elif min(moments) <= since:
            _forget_old_columns(connection, schema, turned[0])
            repository.advance(connection, job.id, None, 1)
        else:
            raise NotYet(min(moments) + self.kept_for)
        return False


def _forget_old_columns(connection: Connection, schema: str, turned: Job) -> None:
    """What a field was before it was turned into another type."""
    if turned.object_id is not None:
        drop_columns(connection, schema, turned.object_id, turned.task["oldColumns"])
    task = {name: value for name, value in turned.task.items() if name != "oldColumns"}
    repository.change(connection, turned.id, {"task": task})
