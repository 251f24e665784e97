"""Rows of views and of their parts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

import orjson
from sqlalchemy import (
    Connection,
    DateTime,
    Table,
    TextClause,
    Uuid,
    delete,
    select,
    text,
    update,
)

from crm.features.views.schemas import (
    INDEX,
    PARTS,
    Part,
    Row,
    RowT,
    View,
    ViewField,
    ViewFieldGroup,
    ViewFilter,
    ViewFilterGroup,
    ViewGroup,
    ViewSort,
    WholeView,
)
from crm.models import (
    view,
    view_field,
    view_field_group,
    view_filter,
    view_filter_group,
    view_group,
    view_sort,
)

TABLES: Final[Mapping[type[Row], Table]] = {
    View: view,
    ViewFieldGroup: view_field_group,
    ViewField: view_field,
    ViewFilterGroup: view_filter_group,
    ViewFilter: view_filter,
    ViewSort: view_sort,
    ViewGroup: view_group,
}

NULLABLE: Final = {
    kind: frozenset(column.name for column in table.c if column.nullable) for kind, table in TABLES.items()
}
"""The columns that may be empty."""

_IN_JSON: Final[Sequence[tuple[type[Any], Callable[[str], Any]]]] = (
    (Uuid, UUID),
    (DateTime, datetime.fromisoformat),
)
_READERS: Final = {
    kind: [(column.name, read) for column in table.c for type_, read in _IN_JSON if isinstance(column.type, type_)]
    for kind, table in TABLES.items()
}
"""How the columns are read that JSON has no type for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which views of a workspace: those that one person may see, or everyone's, and of them what is asked for."""

    workspace_id: UUID
    user_workspace_id: UUID | None = None
    object_ids: Collection[UUID] | None = None
    types: Collection[str] | None = None
    view_ids: Collection[UUID] | None = None
    with_deleted: bool = False
    everyones: bool = False

    def parameters(self) -> dict[str, Any]:
        """As the statement takes them."""
        lists = {"object_ids": self.object_ids, "types": self.types, "view_ids": self.view_ids}
        return {
            "workspace_id": self.workspace_id,
            "user_workspace_id": self.user_workspace_id,
            "with_deleted": self.with_deleted,
            "everyones": self.everyones,
            **{name: None if given is None else list(given) for name, given in lists.items()},
        }


_SEEN: Final = """
select * from core.view
where workspace_id = :workspace_id
    and (:everyones or visibility = 'WORKSPACE' or created_by_user_workspace_id = :user_workspace_id)
    and (:with_deleted or deleted_at is null)
    and (cast(:object_ids as uuid[]) is null or object_id = any(:object_ids))
    and (cast(:types as text[]) is null or type = any(:types))
    and (cast(:view_ids as uuid[]) is null or id = any(:view_ids))
"""
_OWN: Final = """
select * from core.{table}
where workspace_id = :workspace_id and view_id in (select id from seen) and (:with_deleted or deleted_at is null)
"""


def list_whole(connection: Connection, wanted: Wanted, kinds: Collection[type[Part]] = PARTS) -> list[WholeView]:
    """Views with their parts of some kinds, by one statement."""
    views, *families = connection.execute(_statement(tuple(kinds)), wanted.parameters()).one()
    parts: dict[UUID, dict[type[Part], list[Part]]] = {}
    for kind, rows in zip(kinds, families, strict=True):
        for row in rows:
            part = _read(kind, row)
            parts.setdefault(part.view_id, {}).setdefault(kind, []).append(part)
    found = [_read(View, row) for row in views]
    return [WholeView(each, {k: tuple(p) for k, p in parts.get(each.id, {}).items()}) for each in found]


@cache
def _statement(kinds: tuple[Any, ...]) -> TextClause:
    """One row: a JSON list of views, and one of the parts of each kind."""
    lists = [_as_json("seen", ("position", "id"))]
    lists += [_as_json(f"({_OWN.format(table=TABLES[kind].name)})", _order(kind)) for kind in kinds]
    return text(f"with seen as ({_SEEN}) select {', '.join(lists)}")


def _as_json(rows: str, order: Sequence[str]) -> str:
    places = ", ".join(f"r.{name}" for name in order)
    return f"(select coalesce(json_agg(row_to_json(r) order by {places}), '[]'::json) from {rows} r)"


def list_objects_with_views(connection: Connection, workspace_id: UUID) -> list[UUID]:
    """The objects that have their index view."""
    found = select(view.c.object_id).where(view.c.workspace_id == workspace_id, view.c.key == INDEX)
    return list(connection.execute(found.where(view.c.deleted_at.is_(None))).scalars())


def estimate_rows(connection: Connection, schema: str, table: str) -> int:
    """About how many records there are: what Postgres counted when it last looked. The application may not look."""
    counted = text(
        "select greatest(c.reltuples, 0) from pg_class c join pg_namespace n on n.oid = c.relnamespace "
        "where n.nspname = :schema and c.relname = :table"
    )
    return int(connection.execute(counted, {"schema": schema, "table": table}).scalar() or 0)


def lock(connection: Connection, view_ids: Collection[UUID]) -> None:
    """Nobody else changes these views until the transaction ends."""
    locked = select(view.c.id).where(view.c.id.in_(view_ids)).order_by(view.c.id)
    connection.execute(locked.with_for_update(key_share=True))


def list_view_ids(
    connection: Connection, kind: type[Part], workspace_id: UUID, part_ids: Collection[UUID]
) -> dict[UUID, UUID]:
    """The views that parts belong to, deleted or not, by the parts' ids."""
    table = TABLES[kind]
    found = select(table.c.id, table.c.view_id).where(table.c.workspace_id == workspace_id, table.c.id.in_(part_ids))
    return {row.id: row.view_id for row in connection.execute(found)}


def add(connection: Connection, rows: Sequence[Row]) -> bool:
    """New rows of one kind, by one statement; False if some id is taken, wherever."""
    if not rows:
        return True
    kind = type(rows[0])
    names = ", ".join(each.name for each in fields(kind))
    written = text(
        f"insert into core.{TABLES[kind].name} ({names}) "
        f"select {names} from jsonb_populate_recordset(null::core.{TABLES[kind].name}, cast(:rows as jsonb)) "
        "on conflict (id) do nothing returning id"
    )
    added = connection.execute(written, {"rows": orjson.dumps(rows).decode()})
    return len(added.all()) == len(rows)


def change(connection: Connection, row: Row, names: Iterable[str]) -> None:
    """Write some columns of a row."""
    table = TABLES[type(row)]
    values = {name: getattr(row, name) for name in (*names, "updated_at")}
    connection.execute(update(table).where(table.c.id == row.id).values(**values))


def remove(connection: Connection, row: Row) -> None:
    """A row, and what consists of it, for good."""
    table = TABLES[type(row)]
    connection.execute(delete(table).where(table.c.id == row.id))


def _order(kind: type[Part]) -> tuple[str, ...]:
    names = {each.name for each in fields(kind)}
    return tuple(name for name in ("position", "position_in_view_filter_group", "id") if name in names)


def _read(kind: type[RowT], row: dict[str, Any]) -> RowT:
    for name, read in _READERS[kind]:
        if row[name] is not None:
            row[name] = read(row[name])
    return kind(**row)
