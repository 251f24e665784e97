"""What is in the bin, and how it goes for good: a table or the columns of a field, and then its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, select, union_all

from crm.metadata.names import COUNTER_TABLE, SEARCH_TABLE, bin_name, literal, qualified, quoted
from crm.metadata.provision import run
from crm.metadata.rows import field_from_row
from crm.models import field, object_


@dataclass(frozen=True, slots=True)
class Binned:
    """An object, or a field of an object that may be there or in the bin as well."""

    id: UUID
    owner_id: UUID
    """The object itself, or that of the field."""
    deleted_at: datetime

    @property
    def is_object(self) -> bool:
        """Whether it is no field."""
        return self.id == self.owner_id


def list_binned(connection: Connection, workspace_id: UUID) -> list[Binned]:
    """What is in the bin, what has been there for longest first. Fields of objects there go with those."""
    objects = select(object_.c.id, object_.c.deleted_at, object_.c.id.label("owner_id"))
    objects = objects.where(object_.c.workspace_id == workspace_id, object_.c.deleted_at.is_not(None))
    fields = (
        select(field.c.id, field.c.deleted_at, field.c.object_id)
        .join(object_, object_.c.id == field.c.object_id)
        .where(field.c.workspace_id == workspace_id, field.c.deleted_at.is_not(None))
        .where(object_.c.deleted_at.is_(None))
    )
    found = union_all(objects, fields).subquery()
    query = select(found).order_by(found.c.deleted_at, found.c.id)
    return [Binned(row.id, row.owner_id, row.deleted_at) for row in connection.execute(query)]


def find_binned(connection: Connection, workspace_id: UUID, id_: UUID) -> Binned | None:
    """One of them."""
    return next((each for each in list_binned(connection, workspace_id) if each.id == id_), None)


def purge(connection: Connection, schema: str, binned: Binned) -> None:
    """Remove it for good, with all that is told of it. What the tables have goes first: then nobody finds it."""
    if binned.is_object:
        run(connection, _drop_table(schema, binned.id))
    else:
        row = connection.execute(
            select(func.to_jsonb(field.table_valued())).where(field.c.id == binned.id)
        ).scalar_one()
        if names := [bin_name(binned.id, column.part) for column in field_from_row(row).columns]:
            drop_columns(connection, schema, binned.owner_id, names)
    table = object_ if binned.is_object else field
    connection.execute(table.delete().where(table.c.id == binned.id))


def _drop_table(schema: str, object_id: UUID) -> Iterator[str]:
    name = bin_name(object_id)
    yield f"drop table if exists {qualified(schema, name)}"
    for beside in (COUNTER_TABLE, SEARCH_TABLE):
        yield f"delete from {qualified(schema, beside)} where object = {literal(name)}"


def drop_columns(connection: Connection, schema: str, object_id: UUID, names: Sequence[str]) -> None:
    """Columns of an object's table, wherever that is."""
    row = connection.execute(
        select(object_.c.name_singular, object_.c.deleted_at).where(object_.c.id == object_id)
    ).one()
    table = row.name_singular if row.deleted_at is None else bin_name(object_id)
    dropped = ", ".join(f"drop column if exists {quoted(name)}" for name in names)
    run(connection, [f"alter table {qualified(schema, table)} {dropped}"])
