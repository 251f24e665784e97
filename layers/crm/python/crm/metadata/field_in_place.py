"""One field in the place of another of the same id: in the snapshot, in the rows of `core`, and its indexes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection, func, update

from crm.metadata.changes.change import Change
from crm.metadata.names import qualified
from crm.metadata.new_index import trashed_name
from crm.metadata.rows import behaviour
from crm.metadata.snapshot import Field, Index, Object, Snapshot
from crm.models import field as field_table
from crm.models import object_ as object_table


def with_field(snapshot: Snapshot, object_: Object, field: Field) -> Snapshot:
    """The workspace with the field as it will be. Indexes over it as it was are gone; lists ask for others."""
    fields = {name: field if each.id == field.id else each for name, each in object_.fields.items()}
    kept = tuple(each for each in object_.indexes if not _covers(each, field.name))
    changed = replace(object_, fields=fields, indexes=kept)
    objects = {name: changed if each.id == object_.id else each for name, each in snapshot.objects.items()}
    return replace(snapshot, objects=objects)


def drop_indexes(change: Change, object_: Object) -> Iterator[str]:
    """Take away the indexes that an object loses by a change."""
    kept = {each.id for each in change.after.objects[object_.name_singular].indexes}
    for index in object_.indexes:
        if index.id not in kept:
            names = (qualified(change.before.schema, name) for name in (index.name, trashed_name(index)))
            yield f"drop index if exists {', '.join(names)}"


def write_field(connection: Connection, object_: Object, field: Field) -> None:
    """Note in the rows of `core` how the values of a field are stored."""
    stored = {
        "type": field.type,
        "options": list(field.options),
        "settings": dict(field.settings),
        "default_value": field.default,
        "is_nullable": field.is_nullable,
        "updated_at": func.now(),
    }
    connection.execute(update(field_table).where(field_table.c.id == field.id).values(**stored))
    own = update(object_table).where(object_table.c.id == object_.id)
    connection.execute(own.values(behaviour=behaviour(object_)))


def _covers(index: Index, name: str) -> bool:
    return any(field == name for field, _ in index.fields)
