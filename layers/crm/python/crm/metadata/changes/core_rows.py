"""A change of the data model in the rows of `core.object` and `core.field`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert

from crm.metadata.changes.change import Change
from crm.metadata.changes.finding import other_side
from crm.metadata.rows import field_row, object_row
from crm.metadata.snapshot import Field, Object
from crm.models import field as field_table
from crm.models import object_ as object_table

Row = Mapping[str, Any]


def write_rows(connection: Connection, change: Change) -> None:
    """Make the rows say what is after. What is gone is in the bin from now on; names are free before they are taken."""
    _put_in_bin(connection, change)
    workspace_id = change.after.workspace_id
    altered = _altered_objects(change)
    if altered:
        _update(connection, object_table, altered)
    _update_fields(connection, change)
    _add(connection, object_table, _created_objects(connection, change))
    _add(connection, field_table, _created_fields(connection, workspace_id, change))


def _put_in_bin(connection: Connection, change: Change) -> None:
    """Fields of removed objects go with them: what has the same moment comes back together."""
    objects = [each.id for each in change.removed_objects]
    if objects:
        gone = update(object_table).where(object_table.c.id.in_(objects))
        connection.execute(gone.values(deleted_at=func.now()))
    fields = [(each.object, each.field) for each in change.removed_fields]
    fields += [(each, field) for each in change.removed_objects for field in each.fields.values()]
    if fields:
        rows = [{"key": field.id, "other": _other_side_id(change, field)} for _, field in fields]
        gone = update(field_table).where(field_table.c.id == bindparam("key"))
        connection.execute(gone.values(deleted_at=func.now(), other_side_id=bindparam("other")), rows)


def _other_side_id(change: Change, field: Field) -> UUID | None:
    """Names may change while a relation is in the bin; ids do not."""
    there = other_side(change.before, field)
    return there[1].id if there else None


def _altered_objects(change: Change) -> list[dict[str, Any]]:
    rows = []
    for pair in change.kept_objects:
        before, after = (object_row(change.after.workspace_id, 0, each) for each in (pair.before, pair.after))
        if before != after:
            del after["position"], after["workspace_id"]
            rows.append(after)
    return rows


def _update_fields(connection: Connection, change: Change) -> None:
    rows = []
    for pair in change.altered_fields:
        owner_id = pair.after.object.id
        before, after = (
            field_row(change.after.workspace_id, owner_id, 0, each.field) for each in (pair.before, pair.after)
        )
        if before != after:
            del after["position"], after["workspace_id"], after["object_id"]
            rows.append(after)
    if rows:
        _update(connection, field_table, rows)


def _update(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    columns = [name for name in rows[0] if name != "id"]
    changed = update(table).where(table.c.id == bindparam("key"))
    values = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in columns}
    given = [{"key": row["id"], **{f"new_{name}": row[name] for name in columns}} for row in rows]
    connection.execute(changed.values(**values, updated_at=func.now()), given)


def _created_objects(connection: Connection, change: Change) -> list[dict[str, Any]]:
    if not change.created_objects:
        return []
    workspace_id = change.after.workspace_id
    last = select(func.coalesce(func.max(object_table.c.position), -1)).where(
        object_table.c.workspace_id == workspace_id
    )
    following = connection.execute(last).scalar_one() + 1
    return [object_row(workspace_id, place, each) for place, each in enumerate(change.created_objects, following)]


def _created_fields(connection: Connection, workspace_id: UUID, change: Change) -> list[dict[str, Any]]:
    rows = [row for each in change.created_objects for row in _field_rows(workspace_id, each, each.fields.values(), 0)]
    by_object = dict[UUID, list[Field]]()
    for created in change.created_fields:
        by_object.setdefault(created.object.id, []).append(created.field)
    if by_object:
        of_object = field_table.c.object_id
        last = select(of_object, func.max(field_table.c.position)).where(of_object.in_(by_object)).group_by(of_object)
        following = {object_id: place + 1 for object_id, place in connection.execute(last)}
        for object_id, fields in by_object.items():
            owner = change.after_by_id[object_id]
            rows += _field_rows(workspace_id, owner, fields, following.get(object_id, 0))
    return rows


def _field_rows(workspace_id: UUID, owner: Object, fields: Iterable[Field], first: int) -> list[dict[str, Any]]:
    return [field_row(workspace_id, owner.id, place, each) for place, each in enumerate(fields, first)]


def _add(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """New rows; those that are in the bin come back, at their old place."""
    if not rows:
        return
    written = insert(table)
    kept = {"id", "workspace_id", "object_id", "position"}
    renewed: dict[str, Any] = {name: written.excluded[name] for name in rows[0] if name not in kept}
    if table is field_table:
        renewed["other_side_id"] = None
    back = written.on_conflict_do_update(
        index_elements=["id"], set_={**renewed, "deleted_at": None, "updated_at": func.now()}
    )
    connection.execute(back, rows)
