"""Rows of a table as values: dataclasses whose attributes are the table's columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from crm.kit.clock import now
from crm.kit.ids import uuid7


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What every row of a workspace has."""

    workspace_id: UUID
    id: UUID = field(default_factory=uuid7)
    created_at: datetime = field(default_factory=now)
    updated_at: datetime = field(default_factory=now)


T = TypeVar("T", bound=Stored)


class Rows(Generic[T]):
    """The rows of `table` as values of `kind`; lists are in the order of the columns `order`, then by id.

    Nothing here reaches a row of another workspace.
    """

    def __init__(self, kind: type[T], table: Table, order: Sequence[str] = ()) -> None:
        self._kind = kind
        self._table = table
        self._order = [table.c[name] for name in (*order, "id")]
        self._columns = [table.c[each.name] for each in fields(kind)]

    def list(self, connection: Connection, workspace_id: UUID, *conditions: ColumnElement[bool]) -> list[T]:
        """The rows of a workspace for which the conditions hold."""
        own = self._table.c.workspace_id == workspace_id
        found = select(*self._columns).where(own, *conditions).order_by(*self._order)
        return [self._kind(**row) for row in connection.execute(found).mappings()]

    def find(self, connection: Connection, workspace_id: UUID, id_: UUID) -> T | None:
        """One row of a workspace."""
        return next(iter(self.list(connection, workspace_id, self._table.c.id == id_)), None)

    def add(self, connection: Connection, things: Iterable[T]) -> set[UUID]:
        """New rows; the ids of those that were added. A row whose id is there already, anywhere, is not."""
        values = [{column.name: getattr(each, column.name) for column in self._columns} for each in things]
        if not values:
            return set()
        added = insert(self._table).values(values).on_conflict_do_nothing(index_elements=["id"])
        return set(connection.execute(added.returning(self._table.c.id)).scalars())

    def change(self, connection: Connection, thing: T, values: Mapping[str, Any]) -> T:
        """Another row in the place of one that was read; the new one."""
        changed = replace(thing, updated_at=now(), **values)
        own = (self._table.c.workspace_id == thing.workspace_id) & (self._table.c.id == thing.id)
        written = {name: getattr(changed, name) for name in (*values, "updated_at")}
        connection.execute(update(self._table).where(own).values(written))
        return changed

    def remove(self, connection: Connection, workspace_id: UUID, ids: Collection[UUID]) -> None:
        """Rows go, and what rests on them."""
        own = (self._table.c.workspace_id == workspace_id) & self._table.c.id.in_(ids)
        connection.execute(delete(self._table).where(own))
