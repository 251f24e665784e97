"""New objects and new fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from uuid import UUID

from crm.metadata.changes.declared import with_built_fields, with_object
from crm.metadata.changes.finding import find_object
from crm.metadata.changes.naming import (
    WORDS_OF_DOORS,
    generated_names,
    label_problems,
    name_problems,
    sync_problems,
)
from crm.metadata.changes.new_fields import built_field, problems_of_field
from crm.metadata.changes.new_relations import with_relations
from crm.metadata.changes.problems import FIELD, OBJECT, invalid_object, refusal, refusal_of_all
from crm.metadata.changes.wanted import NewField, NewObject
from crm.metadata.snapshot import Object, Snapshot
from crm.metadata.standard_objects.declaration import FieldDeclaration, ObjectDeclaration
from crm.metadata.validation import Faulty, Problem, ValidationFailed

MOST_OBJECTS: Final = 300
"""Objects of one workspace: each is a table, and a backend remembers every table it touched."""

RELATIONS: Final = frozenset({"RELATION", "MORPH_RELATION"})
_NAME: Final = FieldDeclaration("name", "TEXT", "Name", "IconAbc", "What it is called")
_ICON: Final = "IconBox"


def create_object(snapshot: Snapshot, wanted: NewObject, at: str = "") -> Snapshot:
    """The workspace with one more object and its fields; `at` is when it was made, ISO 8601.

    Raises:
        ValidationFailed: naming everything that is wrong with the object, or else with its fields.
    """
    if problems := [*_problems(snapshot, wanted)]:
        facts = {"nameSingular": wanted.name_singular, "namePlural": wanted.name_plural}
        raise refusal("create", OBJECT, problems, facts)
    snapshot = with_object(snapshot, _declared(wanted), namespace=wanted.id, at=at)
    made = replace(
        snapshot.objects[wanted.name_singular],
        id=wanted.id,
        is_label_synced_with_name=wanted.is_label_synced_with_name,
    )
    snapshot = replace(snapshot, objects={**snapshot.objects, made.name_singular: made})
    return create_fields(snapshot, [(wanted.id, each) for each in wanted.fields], at)


def create_fields(snapshot: Snapshot, wanted: list[tuple[UUID, NewField]], at: str = "") -> Snapshot:
    """The workspace with one more field for each id of an object, with what belongs to it on other objects.

    Raises:
        ValidationFailed: naming everything that is wrong, field by field.
    """
    faulty = list[Faulty]()
    for object_id, each in wanted:
        try:
            snapshot = create_field(snapshot, object_id, each, at)
        except ValidationFailed as refused:
            faulty += refused.faulty
    if faulty:
        raise refusal_of_all("create", FIELD, faulty)
    return snapshot


def create_field(snapshot: Snapshot, object_id: UUID, wanted: NewField, at: str = "") -> Snapshot:
    """The workspace with one more field, and with what belongs to it on other objects.

    Raises:
        ValidationFailed: naming everything that is wrong with it.
    """
    facts = {"name": wanted.name, "objectMetadataId": object_id}
    owner = find_object(snapshot, object_id)
    if owner is None:
        unknown = Problem("OBJECT_METADATA_NOT_FOUND", "Object metadata not found", "This object no longer exists.")
        raise refusal("create", FIELD, [unknown], facts)
    if wanted.type in RELATIONS:
        return with_relations(snapshot, owner, wanted, at)
    field = built_field(wanted, at)
    if problems := [*problems_of_field(owner, wanted, field)]:
        raise refusal("create", FIELD, problems, facts)
    made = with_built_fields(wanted.id, owner, [field])
    if wanted.is_searchable:
        made = replace(made, search_fields=(*made.search_fields, field.name))
    return replace(snapshot, objects={**snapshot.objects, owner.name_singular: made})


def object_name_problems(snapshot: Snapshot, one: str, many: str, present: Object | None = None) -> Iterator[Problem]:
    """What is wrong with the names of an object; `present` is the object that is to be renamed."""
    others = [each for each in snapshot.objects.values() if present is None or each.id != present.id]
    taken = {name for each in others for name in (each.name_singular, each.name_plural)}
    yield from name_problems(one, taken, WORDS_OF_DOORS)
    if one and one == many:
        yield invalid_object("The singular and plural names cannot be the same")
        return
    yield from name_problems(many, taken, WORDS_OF_DOORS)
    if {one, many} & taken:
        return
    generated = {name: each for each in others for name in generated_names(each.name_singular, each.name_plural)}
    for name in sorted(generated.keys() & generated_names(one, many)):
        yield Problem(
            "NOT_AVAILABLE",
            f'Names "{one}" and "{many}" are not available: "{name}" belongs to "{generated[name].name_singular}"',
            f"The API would have “{name}” twice: for this and for “{generated[name].label_singular}”.",
        )
        return


def object_label_problems(one: str, many: str) -> Iterator[Problem]:
    """What is wrong with the labels of an object."""
    yield from label_problems(one)
    yield from label_problems(many)
    if one.strip() and one.strip().casefold() == many.strip().casefold():
        yield invalid_object("The singular and plural labels cannot be the same")


def _problems(snapshot: Snapshot, wanted: NewObject) -> Iterator[Problem]:
    if len(snapshot.objects) >= MOST_OBJECTS:
        yield invalid_object(f"A workspace has {MOST_OBJECTS} objects at most")
    yield from object_label_problems(wanted.label_singular, wanted.label_plural)
    yield from object_name_problems(snapshot, wanted.name_singular, wanted.name_plural)
    if wanted.is_label_synced_with_name:
        yield from sync_problems(wanted.name_singular, wanted.label_singular)
        yield from sync_problems(wanted.name_plural, wanted.label_plural)


def _declared(wanted: NewObject) -> ObjectDeclaration:
    return ObjectDeclaration(
        wanted.name_singular,
        wanted.name_plural,
        wanted.label_singular.strip(),
        wanted.label_plural.strip(),
        icon=wanted.icon or _ICON,
        description=wanted.description or "",
        color=wanted.color,
        shortcut=wanted.shortcut,
        fields=(_NAME,) if wanted.has_name else (),
        label_identifier="name" if wanted.has_name else "id",
        is_searchable=wanted.has_name,
        search_fields=("name",) if wanted.has_name else (),
    )
