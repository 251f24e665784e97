"""Many-to-many relations: a hidden object with two links, and a list of its records on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from uuid import uuid5

from crm.metadata.build import build_object
from crm.metadata.changes.declared import with_built_fields
from crm.metadata.changes.finding import find_object
from crm.metadata.changes.naming import name_of_label
from crm.metadata.changes.new_fields import problems_of_names, relation_field
from crm.metadata.changes.problems import FIELD, invalid_field, malformed_relation, refusal
from crm.metadata.changes.removing import JUNCTION
from crm.metadata.changes.wanted import NewField, NewRelation
from crm.metadata.names import short_name
from crm.metadata.snapshot import Field, Object, Relation, Snapshot
from crm.metadata.standard_objects.declaration import FieldDeclaration, ObjectDeclaration, join_column_of, to_one
from crm.metadata.validation import Problem

MANY_TO_MANY: Final = "MANY_TO_MANY"
_ICON: Final = "IconArrowsLeftRight"
_ROOM_FOR_ENDING: Final = 55


def with_junction(snapshot: Snapshot, owner: Object, wanted: NewField, given: NewRelation, at: str = "") -> Snapshot:
    """The workspace with a new relation between many records and many.

    Raises:
        ValidationFailed: naming everything that is wrong with it.
    """
    facts = {"name": wanted.name, "objectMetadataId": owner.id}
    target = find_object(snapshot, given.target_id)
    if target is None:
        message = f'Relation target object metadata not found for object "{given.target_id}"'
        problem = Problem("OBJECT_METADATA_NOT_FOUND", message, "The object it leads to no longer exists.")
        raise refusal("create", FIELD, [problem], facts)
    there = NewField(
        id=uuid5(wanted.id, "inverse"),
        type="RELATION",
        name=name_of_label(given.label),
        label=given.label,
        icon=given.icon,
    )
    junction = _junction(snapshot, owner, target, (wanted, there), at)
    near, far = (each for each in junction.fields.values() if each.relation is not None)
    own, other = _side(wanted, junction, near, far, at), _side(there, junction, far, near, at)
    if problems := [*_problems(owner, target, wanted, own, other)]:
        raise refusal("create", FIELD, problems, facts)
    objects = {**snapshot.objects, junction.name_singular: junction}
    objects[owner.name_singular] = with_built_fields(own.id, owner, [own])
    objects[target.name_singular] = with_built_fields(other.id, objects[target.name_singular], [other])
    return replace(snapshot, objects=objects)


def _problems(owner: Object, target: Object, wanted: NewField, own: Field, other: Field) -> Iterator[Problem]:
    if not target.is_active:
        yield malformed_relation(f'Relation target object "{target.name_singular}" is deactivated')
    if wanted.is_unique:
        yield invalid_field("A relation to many records cannot be unique")
    if wanted.default is not None:
        yield invalid_field("Default value is not allowed for relations")
    yield from problems_of_names(owner, own)
    for each in problems_of_names(target, other):
        yield replace(each, message=f'{each.message}, on "{target.name_singular}"')
    if owner.id == target.id and own.name == other.name:
        yield Problem("NOT_AVAILABLE", f'Name "{own.name}" is used by both sides', "Use two names.")


def _side(wanted: NewField, junction: Object, near: Field, far: Field, at: str) -> Field:
    """The list on one side: it holds records of the junction, and shows what lies behind them."""
    relation = Relation("ONE_TO_MANY", junction.name_singular, near.name, join_column_of(near.name))
    return relation_field(replace(wanted, settings={**wanted.settings, JUNCTION: str(far.id)}), relation, at)


def _junction(snapshot: Snapshot, owner: Object, target: Object, lists: tuple[NewField, NewField], at: str) -> Object:
    """The hidden object between two others, whose records are listed by these fields."""
    wanted, there = lists
    near = owner.name_singular
    far = target.name_singular if target.id != owner.id else f"other{target.type_name}"
    one, many = _names(snapshot, owner, wanted)
    declared = ObjectDeclaration(
        one,
        many,
        f"{owner.label_singular} – {wanted.label}",
        f"{owner.label_plural} – {wanted.label}",
        icon=wanted.icon or _ICON,
        description="",
        label_identifier="id",
        is_system=True,
        sorted_by=("position",),
        fields=(
            _link(near, f"{owner.name_singular}.{wanted.name}", owner),
            _link(far, f"{target.name_singular}.{there.name}", target),
        ),
        unique_together=((join_column_of(near), join_column_of(far)),),
    )
    built = build_object(wanted.id, declared, is_custom=True, at=at)
    return replace(built, id=uuid5(wanted.id, "junction"))


def _link(name: str, to: str, target: Object) -> FieldDeclaration:
    link = to_one(name, to, target.label_singular, target.icon or _ICON, on_delete="CASCADE")
    return replace(link, is_system=True)


def _names(snapshot: Snapshot, owner: Object, wanted: NewField) -> tuple[str, str]:
    """Names that nothing has: `companyTagsLink`."""
    taken = {name for each in snapshot.objects.values() for name in (each.name_singular, each.name_plural)}
    stem = short_name(owner.name_singular + wanted.name[:1].upper() + wanted.name[1:], _ROOM_FOR_ENDING).replace(
        "_", ""
    )
    number = next(n for n in range(len(taken) + 1) if not {_ending(stem, n), f"{_ending(stem, n)}s"} & taken)
    return _ending(stem, number), f"{_ending(stem, number)}s"


def _ending(stem: str, number: int) -> str:
    return f"{stem}Link{number or ''}"
