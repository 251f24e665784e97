"""The ledger: which workspace has taken which step, how far it came, and why it failed.

A row without `finished_at` is a step under way; `cursor` is how far it came, `error` why it stopped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import psycopg
from psycopg.types.json import Jsonb
from sqlalchemy import Connection, insert

from crm.kit.clock import now
from crm.metadata.migrations.step import Place, step_names
from crm.models import workspace_migration

Cursor = Mapping[str, Any]

LONGEST_ERROR: Final = 2_000

_UNFINISHED: Final = """
select w.id, w.schema_name from core.workspace w
where (
    select count(*) from core.workspace_migration m
    where m.workspace_id = w.id and m.finished_at is not null and m.step = any(%(steps)s)
) < cardinality(%(steps)s::text[])
order by w.created_at, w.id
"""
_FINISHED: Final = """
select step from core.workspace_migration
where workspace_id = %s and finished_at is not null
"""
_CURSOR: Final = "select cursor from core.workspace_migration where workspace_id = %s and step = %s"
_FAILURES: Final = """
select workspace_id, step, error from core.workspace_migration
where error is not null and finished_at is null
order by created_at, workspace_id, step
"""
_KEEP: Final = """
insert into core.workspace_migration (workspace_id, step, cursor) values (%s, %s, %s)
on conflict (workspace_id, step) do update set cursor = excluded.cursor
"""
_FINISH: Final = """
insert into core.workspace_migration (workspace_id, step, finished_at) values (%s, %s, clock_timestamp())
on conflict (workspace_id, step) do update set finished_at = excluded.finished_at, cursor = null, error = null
"""
_FAIL: Final = """
insert into core.workspace_migration (workspace_id, step, error)
select id, %s, %s from core.workspace where id = %s
on conflict (workspace_id, step) do update set error = excluded.error
"""
_FORGIVE: Final = "update core.workspace_migration set error = null where error is not null and finished_at is null"


@dataclass(frozen=True, slots=True)
class Failure:
    """A step that a workspace could not take."""

    workspace_id: UUID
    step: str
    error: str

    def __str__(self) -> str:
        return f"workspace {self.workspace_id}, step {self.step}: {self.error}"


def be_born(connection: Connection, workspace_id: UUID) -> None:
    """A new workspace has every step behind it."""
    behind = [{"workspace_id": workspace_id, "step": name, "finished_at": now()} for name in step_names()]
    connection.execute(insert(workspace_migration), behind)


def unfinished(connection: psycopg.Connection) -> list[Place]:
    """The workspaces that lack a step, the oldest first."""
    found = connection.execute(_UNFINISHED, {"steps": step_names()}).fetchall()
    return [Place(workspace_id, schema) for workspace_id, schema in found]


def finished(connection: psycopg.Connection, place: Place) -> set[str]:
    """The steps that a workspace has taken."""
    return {step for (step,) in connection.execute(_FINISHED, (place.workspace_id,))}


def cursor(connection: psycopg.Connection, place: Place, step: str) -> Cursor | None:
    """How far a workspace came with a step."""
    found = connection.execute(_CURSOR, (place.workspace_id, step)).fetchone()
    return found[0] if found else None


def keep(connection: psycopg.Connection, place: Place, step: str, reached: Cursor) -> None:
    """Note how far a workspace came, in the transaction in which it came there."""
    connection.execute(_KEEP, (place.workspace_id, step, Jsonb(reached)))


def finish(connection: psycopg.Connection, place: Place, step: str) -> None:
    """Note that a workspace has taken a step."""
    connection.execute(_FINISH, (place.workspace_id, step))


def fail(connection: psycopg.Connection, place: Place, step: str, error: str) -> None:
    """Note why a workspace could not take a step; nothing if it is gone meanwhile."""
    connection.execute(_FAIL, (step, error[:LONGEST_ERROR], place.workspace_id))


def failures(connection: psycopg.Connection) -> list[Failure]:
    """The steps that stopped, the first one first."""
    return [Failure(*row) for row in connection.execute(_FAILURES)]


def forgive(connection: psycopg.Connection) -> None:
    """Let what failed be tried again."""
    connection.execute(_FORGIVE)
