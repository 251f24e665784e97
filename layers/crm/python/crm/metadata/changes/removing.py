"""Fields and objects that go to the bin, and what goes with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from uuid import UUID

from crm.metadata.changes.finding import get_field, get_object, other_side
from crm.metadata.changes.problems import FIELD, OBJECT, facts_of_field, facts_of_object, forbidden, refusal
from crm.metadata.snapshot import Field, Object, Snapshot
from crm.metadata.validation import Problem

JUNCTION = "junctionTargetFieldId"
"""The setting of a many-to-many field: the field of the hidden object that leads to the other side."""


def delete_field(snapshot: Snapshot, field_id: UUID) -> Snapshot:
    """The workspace without a field, the other side of its relation, and the other targets of its choice.

    Raises:
        FieldNotFound: there is none of this id.
        ValidationFailed: it must stay.
    """
    owner, field = get_field(snapshot, field_id)
    if problems := [*_problems_of_field(owner, field)]:
        raise refusal("delete", FIELD, problems, facts_of_field(owner, field))
    if (junction := junction_of(snapshot, field)) is not None:
        return _without_object(snapshot, junction)
    together = [field]
    if field.morph_id is not None:
        together = [each for each in owner.fields.values() if each.morph_id == field.morph_id]
    return without_fields(snapshot, with_other_sides(snapshot, owner, together))


def delete_object(snapshot: Snapshot, object_id: UUID) -> Snapshot:
    """The workspace without an object, the relations that lead to it, and the hidden objects between it and others.

    Raises:
        ObjectNotFound: there is none of this id.
        ValidationFailed: it must stay.
    """
    object_ = get_object(snapshot, object_id)
    if problems := [*_problems_of_object(object_)]:
        raise refusal("delete", OBJECT, problems, facts_of_object(object_))
    for field in object_.fields.values():
        if (junction := junction_of(snapshot, field)) is not None and junction.name_singular in snapshot.objects:
            snapshot = _without_object(snapshot, junction)
    return _without_object(snapshot, object_)


def junction_of(snapshot: Snapshot, field: Field) -> Object | None:
    """The hidden object behind a many-to-many field."""
    return snapshot.objects.get(field.relation.target) if field.relation and JUNCTION in field.settings else None


def with_other_sides(snapshot: Snapshot, owner: Object, fields: Iterable[Field]) -> list[tuple[str, str]]:
    """Fields by the names of their object and their own, each followed by the other side of its relation."""
    found = list[tuple[str, str]]()
    for field in fields:
        found.append((owner.name_singular, field.name))
        if (there := other_side(snapshot, field)) is not None:
            found.append((there[0].name_singular, there[1].name))
    return found


def without_fields(snapshot: Snapshot, gone: Iterable[tuple[str, str]]) -> Snapshot:
    """The workspace without some fields, and without what its objects say of them."""
    by_object = dict[str, set[str]]()
    for object_name, field_name in gone:
        by_object.setdefault(object_name, set()).add(field_name)
    objects = {
        name: _without(each, by_object[name]) if name in by_object else each for name, each in snapshot.objects.items()
    }
    return replace(snapshot, objects=objects)


def _without_object(snapshot: Snapshot, object_: Object) -> Snapshot:
    sides = [there for field in object_.fields.values() if (there := other_side(snapshot, field)) is not None]
    elsewhere = [(owner.name_singular, field.name) for owner, field in sides if owner.id != object_.id]
    remaining = without_fields(snapshot, elsewhere)
    objects = {name: each for name, each in remaining.objects.items() if each.id != object_.id}
    return replace(remaining, objects=objects)


def _without(object_: Object, gone: Collection[str]) -> Object:
    columns = {column.name for name in gone for column in object_.fields[name].columns}
    lost = {*gone, *columns}
    return replace(
        object_,
        fields={name: each for name, each in object_.fields.items() if name not in gone},
        aliases={old: new for old, new in object_.aliases.items() if new not in lost},
        duplicate_criteria=tuple(each for each in object_.duplicate_criteria if not lost.intersection(each)),
        search_fields=tuple(name for name in object_.search_fields if name not in gone),
        cascades=tuple(name for name in object_.cascades if name not in gone),
        indexes=tuple(each for each in object_.indexes if not any(name in gone for name, _ in each.fields)),
        image_identifier=None if object_.image_identifier in gone else object_.image_identifier,
    )


def _problems_of_field(owner: Object, field: Field) -> Iterator[Problem]:
    if not field.is_custom:
        yield forbidden(FIELD, "Standard fields cannot be deleted")
    elif field.is_system:
        yield forbidden(FIELD, "System fields cannot be deleted")
    if field.name == owner.label_identifier:
        yield forbidden(FIELD, "Cannot delete the label identifier field")


def _problems_of_object(object_: Object) -> Iterator[Problem]:
    if not object_.is_custom:
        yield forbidden(OBJECT, "Standard objects cannot be deleted")
    elif object_.is_system:
        yield forbidden(OBJECT, "System objects cannot be deleted")
    elif object_.is_active:
        yield forbidden(OBJECT, "Active objects cannot be deleted: deactivate it first")
