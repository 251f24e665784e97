"""What changes of the data model ask of the database, beside the changes themselves."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError

from crm.metadata.names import COUNTER_TABLE, qualified
from crm.metadata.snapshot import Object
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


def count_records(connection: Connection, schema: str) -> dict[str, int]:
    """The kept totals of live records, by the names of tables."""
    counted = text(f"select object, sum(n)::bigint from {qualified(schema, COUNTER_TABLE)} group by object")
    return {name: int(total) for name, total in connection.execute(counted)}


def estimate_records(connection: Connection, schema: str, table: str) -> int:
    """About how many records a table has whose total nobody keeps."""
    estimated = text("select reltuples::bigint from pg_class where oid = to_regclass(:name)")
    return max(0, connection.execute(estimated, {"name": qualified(schema, table)}).scalar() or 0)


def list_mostly_empty(connection: Connection, schema: str, object_: Object, share: float) -> list[UUID]:
    """The fields of an object that fewer than this share of its records have anything in, as the planner knows it."""
    known = text("select attname, null_frac from pg_stats where schemaname = :schema and tablename = :table")
    found = connection.execute(known, {"schema": schema, "table": object_.name_singular})
    empty = {name: float(missing) for name, missing in found}
    return [
        field.id
        for field in object_.fields.values()
        if field.columns and min(empty.get(column.name, 0.0) for column in field.columns) > 1 - share
    ]


def _sqlstate(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    return getattr(cause, "sqlstate", None) or ""
