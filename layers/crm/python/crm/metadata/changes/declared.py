"""Declared objects and fields as part of a workspace: whether code declares them or people ask for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeAlias
from uuid import UUID

from crm.metadata.build import build_field, build_object, field_indexes, unique_link
from crm.metadata.snapshot import Field, Index, Object, Snapshot
from crm.metadata.standard_objects.declaration import (
    FieldDeclaration,
    ObjectDeclaration,
    OnDelete,
    activity_fields,
    target,
)

ACTIVITIES: Final[Mapping[str, tuple[str, OnDelete]]] = {
    "taskTarget": ("taskTargets", "CASCADE"),
    "noteTarget": ("noteTargets", "CASCADE"),
    "attachment": ("attachments", "CASCADE"),
    "timelineActivity": ("timelineActivities", "CASCADE"),
}
"""What can be attached to any business record: the object, the field that lists it, what becomes of it."""

FieldsByObject: TypeAlias = Mapping[str, Sequence[FieldDeclaration]]


def with_object(
    snapshot: Snapshot,
    declared: ObjectDeclaration,
    other_sides: FieldsByObject | None = None,
    *,
    namespace: UUID | None = None,
    at: str = "",
) -> Snapshot:
    """The workspace with one more object, that notes, tasks, files and history can be attached to.

    `other_sides` are what existing objects get for the relations that the new one declares.
    """
    name = declared.name_singular
    declared = replace(declared, fields=(*declared.fields, *activity_fields(name)))
    targets = {
        activity: [target(name, inverse, declared.label_singular, declared.icon, on_delete)]
        for activity, (inverse, on_delete) in ACTIVITIES.items()
        if activity in snapshot.objects
    }
    built = build_object(namespace or snapshot.workspace_id, declared, is_custom=True, at=at)
    extended = replace(snapshot, objects={**snapshot.objects, name: built})
    return with_fields(extended, {**targets, **(other_sides or {})}, namespace=namespace, at=at)


def with_fields(snapshot: Snapshot, added: FieldsByObject, *, namespace: UUID | None = None, at: str = "") -> Snapshot:
    """The workspace with more fields of its objects; a relation must be declared from both sides.

    Ids follow from the names, and from the workspace or another `namespace`.
    """
    namespace = namespace or snapshot.workspace_id
    objects = dict(snapshot.objects)
    for name, declared in added.items():
        built = [build_field(namespace, name, each, is_custom=True, at=at) for each in declared]
        objects[name] = with_built_fields(namespace, objects[name], built)
    return replace(snapshot, objects=objects)


def with_built_fields(namespace: UUID, object_: Object, fields: Sequence[Field]) -> Object:
    """The object with more fields, and the indexes that they bring along."""
    merged = {**object_.fields, **{field.name: field for field in fields}}
    indexes = (*object_.indexes, *_indexes_for(namespace, object_, fields))
    return replace(object_, fields=merged, indexes=indexes)


def _indexes_for(namespace: UUID, object_: Object, fields: Sequence[Field]) -> Iterator[Index]:
    """A new target of a note may be linked to it once, as the other targets are."""
    for field in fields:
        yield from field_indexes(namespace, object_.name_singular, field)
        yield from unique_link(namespace, object_, field)
