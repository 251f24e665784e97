"""What changes of the data model ask of the database, beside the changes themselves."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError

from crm.metadata.names import COUNTER_TABLE, qualified
from crm.models import workspace

PATIENCE = "200ms"
"""How long a change waits for a lock: everybody who wants the table waits behind it."""

LONGEST = "25s"
"""How long a statement of a change may take: whoever asked is still there then."""


def lock(connection: Connection, workspace_id: UUID) -> None:
    """Nobody else changes the metadata of the workspace until the transaction ends."""
    connection.exec_driver_sql(f"set local lock_timeout = '{PATIENCE}'; set local statement_timeout = '{LONGEST}'")
    connection.execute(select(workspace.c.id).where(workspace.c.id == workspace_id).with_for_update())


def is_not_unique(error: Exception) -> bool:
    """Whether values that are there break the uniqueness that is wanted."""
    return _sqlstate(error) == "23505"


def count_records(connection: Connection, schema: str, names: Iterable[str]) -> dict[str, int]:
    """The kept totals of live records, by the names of objects."""
    counted = text(f"select object, sum(n)::bigint from {qualified(schema, COUNTER_TABLE)} group by object")
    wanted = set(names)
    return {name: total for name, total in connection.execute(counted) if name in wanted}


def _sqlstate(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    return getattr(cause, "sqlstate", None) or ""
