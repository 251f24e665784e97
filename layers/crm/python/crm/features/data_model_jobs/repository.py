"""Rows of `core.data_model_job`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from crm.features.data_model_jobs.job import OPEN, Job, JobKind, JobState
from crm.metadata.names import qualified
from crm.models import data_model_job, field, object_, workspace

_COLUMNS = tuple(data_model_job.c[each.name] for each in fields(Job))


def add(connection: Connection, values: Mapping[str, Any]) -> Job:
    """A new job, queued."""
    row = connection.execute(insert(data_model_job).values(**values).returning(*_COLUMNS))
    return _job(row.mappings().one())


def find(connection: Connection, job_id: UUID, *, lock: bool = False) -> Job | None:
    """One job, whoever's; with `lock` for this transaction alone."""
    query = select(*_COLUMNS).where(data_model_job.c.id == job_id)
    row = connection.execute(query.with_for_update() if lock else query).mappings().one_or_none()
    return _job(row) if row else None


def list_latest(connection: Connection, workspace_id: UUID, most: int) -> list[Job]:
    """The latest of a workspace, newest first."""
    query = select(*_COLUMNS).where(data_model_job.c.workspace_id == workspace_id)
    return [_job(row) for row in connection.execute(query.order_by(data_model_job.c.id.desc()).limit(most)).mappings()]


def list_open(connection: Connection, workspace_id: UUID, kinds: Collection[JobKind]) -> list[Job]:
    """Those of a workspace that are not at an end, oldest first."""
    query = select(*_COLUMNS).where(
        data_model_job.c.workspace_id == workspace_id,
        data_model_job.c.kind.in_(kinds),
        data_model_job.c.state.in_(OPEN),
    )
    return [_job(row) for row in connection.execute(query.order_by(data_model_job.c.id)).mappings()]


def list_turned(connection: Connection, workspace_id: UUID) -> list[Job]:
    """The jobs that turned fields into others and whose old columns are not forgotten, the earliest first."""
    job = data_model_job.c
    query = select(*_COLUMNS).where(
        job.workspace_id == workspace_id,
        job.kind == JobKind.FIELD,
        job.state == JobState.DONE,
        job.task.has_key("oldColumns"),
    )
    return [_job(row) for row in connection.execute(query.order_by(job.finished_at)).mappings()]


def change(connection: Connection, job_id: UUID, values: Mapping[str, Any]) -> None:
    """Set some columns."""
    changed = update(data_model_job).where(data_model_job.c.id == job_id)
    connection.execute(changed.values(**values, updated_at=func.now()))


def advance(connection: Connection, job_id: UUID, cursor: UUID | None, rows: int) -> None:
    """Note that some more rows are done."""
    done = data_model_job.c.done_rows + rows
    change(connection, job_id, {"cursor": cursor, "done_rows": done})


def lock_workspace(connection: Connection, workspace_id: UUID) -> bool:
    """Writers of metadata wait for each other at the workspace's row; False when there is none any more."""
    query = select(workspace.c.id).where(workspace.c.id == workspace_id).with_for_update()
    return connection.execute(query).one_or_none() is not None


def has_object(connection: Connection, workspace_id: UUID, object_id: UUID) -> bool:
    """Whether a workspace has the object."""
    query = select(object_.c.id).where(object_.c.workspace_id == workspace_id, object_.c.id == object_id)
    return connection.execute(query).one_or_none() is not None


def set_unique(connection: Connection, field_id: UUID) -> None:
    """A field's values differ from now on."""
    connection.execute(update(field).where(field.c.id == field_id).values(is_unique=True, updated_at=func.now()))


def count_rows(connection: Connection, schema: str, table: str, most: int | None = None) -> int:
    """How many records there are, in the bin or not; counting ends at `most`."""
    limit = f" limit {most}" if most is not None else ""
    query = f"select count(*) from (select from {qualified(schema, table)}{limit}) as counted"
    return int(connection.exec_driver_sql(query).scalar_one())


def _job(row: RowMapping) -> Job:
    return Job(**{**row, "kind": JobKind(row["kind"]), "state": JobState(row["state"])})
