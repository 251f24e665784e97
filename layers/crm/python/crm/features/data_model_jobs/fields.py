"""A field that gets another type, other options, or a value in every record: new columns grow beside the old ones.

A trigger keeps the new columns in step for everybody who writes; batches fill them for the records that are there; and
one short transaction puts them in the place of the old ones, at a new version of the metadata. Until then nobody sees
anything of it. The old columns go to the bin.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias
from uuid import UUID

import psycopg

from crm.features.data_model_jobs import repository
from crm.features.data_model_jobs.job import Job, JobFailed, JobKind, JobState, NewJob
from crm.features.data_model_jobs.service import ensure_purge, start_index, start_job
from crm.kit.clock import now
from crm.kit.database import Database
from crm.metadata.announcement import Kind, announce
from crm.metadata.build import with_columns
from crm.metadata.changes.change import Change
from crm.metadata.changes.converting import computed_from, lost_indexes, with_field
from crm.metadata.changes.core_rows import write_rows
from crm.metadata.changes.index_steps import remove_indexes
from crm.metadata.ddl.shadow import Shadow
from crm.metadata.new_index import patient
from crm.metadata.provision import raise_version, run
from crm.metadata.snapshot import Field, Object, Snapshot
from crm.metadata.store import read_snapshot
from crm.metadata.stored_values import count_lost
from crm.models.transaction import Connection, transaction

ROWS_PER_BATCH: Final = 2_000
PATIENCE: Final = "1s"
"""How long to wait for a lock on the table: everybody who wants the table waits behind it."""

BEGIN, FILL, CHECK, SWAP = "BEGIN", "FILL", "CHECK", "SWAP"

Follow: TypeAlias = Callable[[Connection, Change], None]
"""What brings everything that rests on the data model in line with a change, in its transaction."""


@dataclass(frozen=True, slots=True)
class Reshaping:
    """A field as it is, and as it shall be. With `refuses` nothing may be lost by it."""

    object: Object
    before: Field
    after: Field
    refuses: bool = True


def start_field(connection: Connection, workspace_id: UUID, wanted: Reshaping) -> Job:
    """Reshape a field once this transaction commits."""
    task = {"before": shape(wanted.before), "after": shape(wanted.after), "refuses": wanted.refuses, "phase": BEGIN}
    return start_job(connection, NewJob(workspace_id, JobKind.FIELD, wanted.object.id, wanted.before.id, task))


def shape(field: Field) -> dict[str, Any]:
    """What decides how the values of a field are stored."""
    return {
        "name": field.name,
        "type": field.type,
        "options": [dict(each) for each in field.options],
        "settings": dict(field.settings),
        "default": field.default,
        "is_nullable": field.is_nullable,
    }


@dataclass(frozen=True, slots=True)
class _Work:
    """A job with what it is about, as it is now."""

    job: Job
    snapshot: Snapshot
    object: Object
    before: Field
    after: Field

    @property
    def shadow(self) -> Shadow:
        """The new columns."""
        table, refuses = self.object.name_singular, self.job.task["refuses"]
        return Shadow(self.snapshot.schema, table, self.before, self.after, self.job.id, refuses)


@dataclass(frozen=True, slots=True)
class FieldTask:
    """What the worker does with such a job, one phase or one batch at a time."""

    owner: Database
    follow: Follow
    rows_per_batch: int = ROWS_PER_BATCH

    def step(self, job: Job) -> bool:
        """The next piece. The last one ends the job itself.

        Raises:
            JobFailed: records would lose something, or lack a value they need; or the field was changed meanwhile.
        """
        phases = {BEGIN: self._begin, FILL: self._fill, CHECK: self._check, SWAP: self._swap}
        phases[job.task["phase"]](job)
        return False

    def undo(self, job: Job) -> None:
        """Take the new columns away."""
        with transaction(self.owner) as connection:
            if (work := self._find(connection, job)) is not None:
                run(connection, [_patiently(), *work.shadow.abandon()])

    def _begin(self, job: Job) -> None:
        with transaction(self.owner) as connection:
            work = self._get(connection, job)
            run(connection, [_patiently(), *work.shadow.begin()])
            total = repository.count_rows(connection, work.snapshot.schema, work.object.name_singular)
            _enter(connection, job, FILL, total_rows=total)

    def _fill(self, job: Job) -> None:
        with transaction(self.owner) as connection:
            work = self._get(connection, job, locks=False)
            filled = self.owner.connection.execute(work.shadow.fill(job.cursor, self.rows_per_batch).encode())
            count, last, lost = filled.fetchone() or (0, None, 0)
            if lost and work.shadow.refuses:
                raise self._refusal(connection, work)
            repository.advance(connection, job.id, last or job.cursor, count)
            if count < self.rows_per_batch:
                _enter(connection, job, CHECK)
            announce(connection, job.workspace_id, Kind.JOBS)

    def _check(self, job: Job) -> None:
        """Outside of any transaction: others write while the table is read."""
        with transaction(self.owner) as connection:
            work = self._get(connection, job, locks=False)
        with patient(self.owner.connection):
            try:
                for statement in work.shadow.require_values():
                    self.owner.connection.execute(statement.encode())
            except psycopg.errors.CheckViolation:
                label = work.before.label
                raise JobFailed(f"Some {work.object.label_plural} have no {label}, which they would need.") from None
        with transaction(self.owner) as connection:
            _enter(connection, job, SWAP)

    def _swap(self, job: Job) -> None:
        """The job ends in the transaction that makes its result visible."""
        with transaction(self.owner) as connection:
            work = self._get(connection, job)
            latest = repository.find(connection, job.id, lock=True)
            if latest is None or latest.state is not JobState.RUNNING:
                return
            if computed := computed_from(work.snapshot, work.object, work.before):
                raise JobFailed(f"“{computed[0][1].label}” is worked out from it since.")
            after = with_field(work.snapshot, work.object, work.after)
            change = Change(work.snapshot, after)
            dropped = [statement for step in remove_indexes(change) for statement in step.statements]
            run(connection, [_patiently(), *dropped, *work.shadow.swap()])
            write_rows(connection, change)
            self.follow(connection, change)
            raise_version(connection, job.workspace_id)
            for index in lost_indexes(change, work.after):
                start_index(connection, job.workspace_id, work.object, index)
            ensure_purge(connection, job.workspace_id)
            task = {**job.task, "oldColumns": [work.shadow.old_name(each) for each in work.before.columns]}
            repository.change(connection, job.id, {"state": JobState.DONE, "task": task, "finished_at": now()})
            announce(connection, job.workspace_id, Kind.JOBS)

    def _refusal(self, connection: Connection, work: _Work) -> JobFailed:
        table = (work.snapshot.schema, work.object.name_singular)
        lost = count_lost(connection, table, work.before, work.after)
        return JobFailed(refusal_text(work.object, work.before, work.after, lost.count), lost.examples, lost.count)

    def _get(self, connection: Connection, job: Job, *, locks: bool = True) -> _Work:
        """What the job is about. With `locks` nobody else changes the workspace's metadata meanwhile."""
        if locks:
            repository.lock_workspace(connection, job.workspace_id)
        work = self._find(connection, job)
        if work is None or shape(work.before) != job.task["before"]:
            raise JobFailed("The field was changed or removed meanwhile.")
        return work

    def _find(self, connection: Connection, job: Job) -> _Work | None:
        snapshot = read_snapshot(self.owner, job.workspace_id)
        for object_ in snapshot.objects.values():
            for field in object_.fields.values():
                if field.id == job.field_id:
                    return _Work(job, snapshot, object_, field, reshaped(field, job.task["after"]))
        return None


def reshaped(field: Field, shape_: Mapping[str, Any]) -> Field:
    """A field with its values stored in another way."""
    stored = {**shape_, "options": tuple(shape_["options"])}
    return with_columns(replace(field, **stored))


def refusal_text(object_: Object, before: Field, after: Field, count: int) -> str:
    """Why a conversion is refused."""
    said = f"{count} {object_.label_plural if count != 1 else object_.label_singular}"
    return f"{said} would lose their {before.label}, which cannot be turned into {after.type}."


def _enter(connection: Connection, job: Job, phase: str, **also: Any) -> None:
    repository.change(connection, job.id, {"task": {**job.task, "phase": phase}, **also})


def _patiently() -> str:
    return f"set local lock_timeout = '{PATIENCE}'"
