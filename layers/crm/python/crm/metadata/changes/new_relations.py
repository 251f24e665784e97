"""New relations: both sides at once, and every target of a choice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, cast
from uuid import UUID, uuid5

from crm.metadata.changes.declared import with_built_fields
from crm.metadata.changes.finding import find_object, get_field
from crm.metadata.changes.naming import name_of_label
from crm.metadata.changes.new_fields import MOST_FIELDS, problems_of_names, relation_field
from crm.metadata.changes.new_junctions import MANY_TO_MANY, with_junction
from crm.metadata.changes.problems import FIELD, invalid_field, malformed_relation, refusal
from crm.metadata.changes.wanted import NewField, NewRelation
from crm.metadata.names import short_name
from crm.metadata.snapshot import Field, Object, Relation, Snapshot
from crm.metadata.standard_objects.declaration import join_column_of
from crm.metadata.validation import Problem

TO_ONE: Final = "MANY_TO_ONE"
TO_MANY: Final = "ONE_TO_MANY"
OPPOSITES: Final = {TO_ONE: TO_MANY, TO_MANY: TO_ONE}
ON_DELETE: Final = ("CASCADE", "SET_NULL", "RESTRICT", "NO_ACTION")


@dataclass(frozen=True, slots=True)
class _Sides:
    """A new relation: the field asked for, and the one that is made on the target."""

    target: Object
    own: Field
    other: Field


def with_relations(
    snapshot: Snapshot, owner: Object, wanted: NewField, at: str = "", *, morph_id: UUID | None = None
) -> Snapshot:
    """The workspace with a new relation, or with one for each target of a choice, of a new one unless it is there.

    Raises:
        ValidationFailed: naming everything that is wrong with it.
    """
    given = _given(wanted)
    if wanted.relation is not None and wanted.type == "RELATION" and wanted.relation.type == MANY_TO_MANY:
        return with_junction(snapshot, owner, wanted, wanted.relation, at)
    problems = [*_problems_of_choice(wanted, given)]
    if wanted.type == "MORPH_RELATION":
        morph_id = morph_id or uuid5(wanted.id, "morph")
    sides = list[_Sides]()
    for place, relation in enumerate(given):
        target = find_object(snapshot, relation.target_id)
        found = [*_problems_of_target(relation, target)]
        if found or target is None:
            problems += found
            continue
        asked = _of_target(wanted, target, is_first=place == 0)
        built = _built(owner, target, asked, relation, at)
        problems += _problems_of_names(owner, built)
        sides.append(replace(built, own=replace(built.own, morph_id=morph_id)))
    if problems:
        unique = list(dict.fromkeys(problems))
        raise refusal("create", FIELD, unique, {"name": wanted.name, "objectMetadataId": owner.id})
    objects = dict(snapshot.objects)
    for each in sides:
        objects[owner.name_singular] = with_built_fields(each.own.id, objects[owner.name_singular], [each.own])
        target_name = each.target.name_singular
        objects[target_name] = with_built_fields(each.other.id, objects[target_name], [each.other])
    return replace(snapshot, objects=objects)


def with_more_targets(snapshot: Snapshot, field_id: UUID, added: Sequence[NewRelation]) -> Snapshot:
    """The workspace with more targets in the choice that a field is one of; those that are there stay.

    Raises:
        ValidationFailed: naming everything that is wrong with them.
    """
    owner, field = get_field(snapshot, field_id)
    siblings = [each for each in owner.fields.values() if each.morph_id == field.morph_id]
    reached = {snapshot.objects[each.relation.target].id for each in siblings if each.relation}
    given = [replace(each, type=TO_ONE) for each in added if each.target_id not in reached]
    if not given or field.relation is None:
        return snapshot
    target, inverse = snapshot.objects[field.relation.target], field.relation.inverse
    label = target.fields[inverse].label
    wanted = NewField(
        id=uuid5(field.id, str(given[0].target_id)),
        type="MORPH_RELATION",
        name=field.name.removesuffix(target.type_name),
        label=field.label,
        icon=field.icon,
        settings=field.settings,
        morphs=[replace(each, label=each.label or label) for each in given],
    )
    return with_relations(snapshot, owner, wanted, field.updated_at, morph_id=field.morph_id)


def _given(wanted: NewField) -> Sequence[NewRelation]:
    if wanted.type == "MORPH_RELATION":
        return wanted.morphs
    return [wanted.relation] if wanted.relation else []


def _problems_of_choice(wanted: NewField, given: Sequence[NewRelation]) -> Iterator[Problem]:
    if not given:
        yield malformed_relation("Relation creation payload is required")
    types = {each.type for each in given}
    if len(types) > 1:
        yield malformed_relation("Morph relation creation payloads must all have the same relation type")
    for type_ in sorted(types - OPPOSITES.keys()):
        yield malformed_relation(f'Unknown relation type "{type_}"')
    if wanted.type == "MORPH_RELATION" and TO_MANY in types:
        yield malformed_relation("Morph relations lead to one record: their type is MANY_TO_ONE")
    targets = [each.target_id for each in given]
    if len({*targets}) < len(targets):
        yield malformed_relation("Morph relation creation payloads must not target the same object twice")
    if wanted.default is not None:
        yield invalid_field("Default value is not allowed for relations")
    if (on_delete := wanted.settings.get("onDelete")) not in (None, *ON_DELETE):
        yield malformed_relation(f'Unknown onDelete action "{on_delete}"')
    if wanted.is_unique and TO_ONE not in types:
        yield invalid_field("A relation to many records cannot be unique")


def _problems_of_target(relation: NewRelation, target: Object | None) -> Iterator[Problem]:
    if target is None:
        message = f'Relation target object metadata not found for object "{relation.target_id}"'
        yield Problem("OBJECT_METADATA_NOT_FOUND", message, "The object it leads to no longer exists.")
    elif not target.is_active:
        yield malformed_relation(f'Relation target object "{target.name_singular}" is deactivated')
    if not relation.label.strip():
        yield malformed_relation("Relation target field label is required")


def _problems_of_names(owner: Object, sides: _Sides) -> Iterator[Problem]:
    if len(owner.fields) >= MOST_FIELDS or len(sides.target.fields) >= MOST_FIELDS:
        yield invalid_field(f"An object has {MOST_FIELDS} fields at most")
    yield from problems_of_names(owner, sides.own)
    of_target = [*problems_of_names(sides.target, sides.other)]
    if sides.target.id == owner.id and sides.own.name == sides.other.name:
        of_target.append(Problem("NOT_AVAILABLE", f'Name "{sides.own.name}" is used by both sides', "Use two names."))
    for each in of_target:
        yield replace(each, message=f'{each.message}, on "{sides.target.name_singular}"')


def _of_target(wanted: NewField, target: Object, *, is_first: bool) -> NewField:
    """What is asked for of one target of a choice. The first has the id that was asked for."""
    if wanted.type != "MORPH_RELATION":
        return wanted
    own_id = wanted.id if is_first else uuid5(wanted.id, str(target.id))
    name = short_name(wanted.name + target.type_name)
    return replace(wanted, id=own_id, name=name, is_label_synced_with_name=False)


def _built(owner: Object, target: Object, wanted: NewField, given: NewRelation, at: str) -> _Sides:
    """Both sides of a relation."""
    other = NewField(
        id=uuid5(wanted.id, "inverse"),
        type="RELATION",
        name=name_of_label(given.label),
        label=given.label,
        icon=given.icon,
    )
    join_column = join_column_of(wanted.name if given.type == TO_ONE else other.name)
    on_delete = wanted.settings.get("onDelete")
    there = _relation(given.type, target, other.name, join_column, on_delete)
    back = _relation(OPPOSITES.get(given.type, TO_ONE), owner, wanted.name, join_column, on_delete)
    return _Sides(target, relation_field(wanted, there, at), relation_field(other, back, at))


def _relation(type_: str, target: Object, inverse: str, join_column: str, on_delete: object) -> Relation:
    known = cast(Literal["MANY_TO_ONE", "ONE_TO_MANY"], type_)
    if type_ != TO_ONE or on_delete not in ON_DELETE:
        return Relation(known, target.name_singular, inverse, join_column)
    return Relation(known, target.name_singular, inverse, join_column, cast(Literal["CASCADE"], on_delete))
