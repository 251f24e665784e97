"""Indexes: built while others write, and part of the metadata once they work."""

from __future__ import annotations

from dataclasses import dataclass, replace

import psycopg

from crm.features.data_model_jobs import repository
from crm.features.data_model_jobs.job import Job, JobFailed
from crm.kit.database import Database
from crm.metadata.index_rows import note_index
from crm.metadata.new_index import build_index, find_duplicates, remove_index
from crm.metadata.rows import index_from_row
from crm.metadata.snapshot import Index, Object, Snapshot
from crm.metadata.store import read_snapshot
from crm.models.transaction import transaction


@dataclass(frozen=True, slots=True)
class IndexTask:
    """One step: whoever is ended in the middle of building begins again."""

    owner: Database

    def step(self, job: Job) -> bool:
        """Build the index and note it.

        Raises:
            JobFailed: records have the same value, or what the index is over is gone.
            Conflict: another job is building the same index.
        """
        snapshot, index = read_snapshot(self.owner, job.workspace_id), index_from_row(job.task["index"])
        object_ = _find(snapshot, job, index)
        try:
            build_index(self.owner.connection, snapshot.schema, object_, index)
        except psycopg.errors.UniqueViolation:
            raise self._duplicates(snapshot, object_, index) from None
        self._note(job, index)
        return True

    def undo(self, job: Job) -> None:
        """Remove what there is of it, unless it is in use by now."""
        snapshot, index = read_snapshot(self.owner, job.workspace_id), index_from_row(job.task["index"])
        if not any(index.name == each.name for object_ in snapshot.objects.values() for each in object_.indexes):
            remove_index(self.owner.connection, snapshot.schema, index)

    def _duplicates(self, snapshot: Snapshot, object_: Object, index: Index) -> JobFailed:
        found = find_duplicates(self.owner.connection, snapshot.schema, object_, index)
        label = " and ".join(object_.fields[name].label for name, _ in index.fields)
        if found is None:
            return JobFailed(f"Records of {object_.label_plural} had the same {label} for a while. Try again.")
        said = f"{found.count} {object_.label_plural} have a {label} that others have too"
        return JobFailed(f"{said}: {label} cannot be unique.", found.values, found.count)

    def _note(self, job: Job, index: Index) -> None:
        """Writers of metadata wait for each other at the workspace's row."""
        with transaction(self.owner) as connection:
            if not repository.lock_workspace(connection, job.workspace_id):
                return
            object_ = _find(read_snapshot(self.owner, job.workspace_id), job, index)
            if index.is_unique and job.field_id is not None:
                repository.set_unique(connection, job.field_id)
            if index.name not in {each.name for each in object_.indexes}:
                note_index(connection, job.workspace_id, replace(object_, indexes=(*object_.indexes, index)))


def _find(snapshot: Snapshot, job: Job, index: Index) -> Object:
    """The object that the index is for, which may have another name by now."""
    found = next((each for each in snapshot.objects.values() if each.id == job.object_id), None)
    if found is None or any(name not in found.fields for name, _ in index.fields):
        raise JobFailed("What the index was for is gone.")
    return found
