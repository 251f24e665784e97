"""Objects and fields that people add to a workspace: the same tables, rows and triggers as the standard ones have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, insert, update

from crm.kit.errors import BadUserInput
from crm.metadata.build import build_field, build_object, field_indexes, unique_link
from crm.metadata.ddl.tables import add_columns, create_index, create_table, keep_links, watch_destruction
from crm.metadata.names import LONGEST_NAME
from crm.metadata.provision import add_object_rows, raise_version, run
from crm.metadata.rows import behaviour, field_row
from crm.metadata.snapshot import Field, Index, Object, Snapshot
from crm.metadata.standard_objects.declaration import (
    FieldDeclaration,
    ObjectDeclaration,
    OnDelete,
    activity_fields,
    target,
)
from crm.models import field as field_table
from crm.models import object_ as object_table

NAME = re.compile(r"[a-z][a-zA-Z0-9]*")
ACTIVITIES: Mapping[str, tuple[str, OnDelete]] = {
    "taskTarget": ("taskTargets", "CASCADE"),
    "noteTarget": ("noteTargets", "CASCADE"),
    "attachment": ("attachments", "CASCADE"),
    "timelineActivity": ("timelineActivities", "CASCADE"),
}
"""What can be attached to any business record: the object, the field that lists it, what becomes of it."""

FieldsByObject = Mapping[str, Sequence[FieldDeclaration]]


def create_object(
    connection: Connection, snapshot: Snapshot, declared: ObjectDeclaration, other_sides: FieldsByObject | None = None
) -> Snapshot:
    """A new object that notes, tasks, files and history can be attached to; the workspace as it is then.

    `other_sides` are what existing objects get for the relations that the new one declares.

    Raises:
        BadUserInput: a name cannot be used.
    """
    name = declared.name_singular
    declared = replace(declared, fields=(*declared.fields, *activity_fields(name)))
    targets = {
        activity: [target(name, inverse, declared.label_singular, declared.icon, on_delete)]
        for activity, (inverse, on_delete) in ACTIVITIES.items()
    }
    return extend(connection, snapshot, [declared], {**targets, **(other_sides or {})})


def create_fields(connection: Connection, snapshot: Snapshot, declared: FieldsByObject) -> Snapshot:
    """New fields of existing objects; a relation must be declared from both sides. The workspace as it is then.

    Raises:
        BadUserInput: a name cannot be used.
    """
    return extend(connection, snapshot, (), declared)


def extend(
    connection: Connection, snapshot: Snapshot, new: Sequence[ObjectDeclaration], added: FieldsByObject
) -> Snapshot:
    """New objects, and new fields of existing ones, in one version."""
    workspace_id = snapshot.workspace_id
    objects = dict(snapshot.objects)
    for declared in new:
        _check_names(declared, objects)
        objects[declared.name_singular] = build_object(workspace_id, declared, is_custom=True)
    fields = {name: list(_built(snapshot, name, declared)) for name, declared in added.items()}
    indexes = {name: [*_indexes_for(snapshot, name, built)] for name, built in fields.items()}
    for name, built in fields.items():
        objects[name] = _extended(objects[name], built, indexes[name])
    created = [objects[declared.name_singular] for declared in new]
    run(connection, _statements(snapshot.schema, objects, created, fields, indexes))
    if created:
        add_object_rows(connection, workspace_id, created, after=len(snapshot.objects))
    _add_field_rows(connection, snapshot, objects, fields)
    return replace(snapshot, objects=objects, version=raise_version(connection, workspace_id))


def _statements(
    schema: str,
    objects: Mapping[str, Object],
    created: Sequence[Object],
    fields: Mapping[str, Sequence[Field]],
    indexes: Mapping[str, Sequence[Index]],
) -> Iterator[str]:
    for each in created:
        yield from create_table(schema, each)
    for name, added in fields.items():
        yield from add_columns(schema, objects[name], added)
        for index in indexes[name]:
            yield from create_index(schema, objects[name], index)
    yield from watch_destruction(schema, objects, created)
    fresh = {each.name_singular for each in created}
    yield from keep_links(schema, objects, [objects[name] for name in sorted(_linked(created, fields) - fresh)])


def _linked(created: Sequence[Object], fields: Mapping[str, Sequence[Field]]) -> set[str]:
    """The objects that new links lead to."""
    new = [field for each in created for field in each.fields.values()]
    new += [field for added in fields.values() for field in added]
    return {field.relation.target for field in new if field.relation is not None and field.columns}


def _add_field_rows(
    connection: Connection,
    snapshot: Snapshot,
    objects: Mapping[str, Object],
    fields: Mapping[str, Sequence[Field]],
) -> None:
    rows = [
        field_row(snapshot.workspace_id, objects[name].id, position, each)
        for name, added in fields.items()
        for position, each in enumerate(added, len(snapshot.objects[name].fields))
    ]
    if rows:
        connection.execute(insert(field_table), rows)
    for name in fields:
        changed = update(object_table).where(object_table.c.id == objects[name].id)
        connection.execute(changed.values(behaviour=behaviour(objects[name])))


def _built(snapshot: Snapshot, object_name: str, declared: Sequence[FieldDeclaration]) -> Iterator[Field]:
    object_ = snapshot.objects.get(object_name)
    if object_ is None:
        raise BadUserInput(f"Object metadata not found for object: {object_name}", sub_code="INVALID_OBJECT_INPUT")
    for each in declared:
        _check_name(each.name, {*object_.fields, *object_.join_columns, *object_.aliases})
        yield build_field(snapshot.workspace_id, object_name, each, is_custom=True)


def _indexes_for(snapshot: Snapshot, object_name: str, fields: Sequence[Field]) -> Iterator[Index]:
    """A new target of a note may be linked to it once, as the other targets are."""
    for field in fields:
        yield from field_indexes(snapshot.workspace_id, object_name, field)
        yield from unique_link(snapshot.workspace_id, snapshot.objects[object_name], field)


def _extended(object_: Object, fields: Sequence[Field], indexes: Sequence[Index]) -> Object:
    merged = {**object_.fields, **{field.name: field for field in fields}}
    return replace(object_, fields=merged, indexes=(*object_.indexes, *indexes))


def _check_names(declared: ObjectDeclaration, objects: Mapping[str, Object]) -> None:
    taken = {name for each in objects.values() for name in (each.name_singular, each.name_plural)}
    if declared.name_singular == declared.name_plural:
        raise BadUserInput("The singular and plural names cannot be the same", sub_code="INVALID_OBJECT_INPUT")
    for name in (declared.name_singular, declared.name_plural):
        _check_name(name, taken)


def _check_name(name: str, taken: set[str]) -> None:
    if len(name) > LONGEST_NAME or not NAME.fullmatch(name):
        raise BadUserInput(f'Name "{name}" is not in camelCase', sub_code="INVALID_OBJECT_INPUT")
    if name in taken:
        raise BadUserInput(f'Name "{name}" is already in use', sub_code="INVALID_OBJECT_INPUT")
