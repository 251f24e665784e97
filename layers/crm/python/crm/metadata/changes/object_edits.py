"""What may be changed of an object that is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from crm.metadata.changes.creating import object_label_problems, object_name_problems
from crm.metadata.changes.finding import get_object
from crm.metadata.changes.naming import field_names, name_of_label, sync_problems
from crm.metadata.changes.problems import OBJECT, facts_of_object, forbidden, invalid_object, refusal
from crm.metadata.changes.renaming import rename_object, target_fields
from crm.metadata.changes.translations import OBJECT_PROPERTIES, translated, translation_problems
from crm.metadata.names import short_name
from crm.metadata.snapshot import Field, Object, Snapshot
from crm.metadata.validation import Problem

NAMING: Final = frozenset({"TEXT", "FULL_NAME", "UUID"})
"""Types of fields that records can be called by."""

PICTURING: Final = frozenset({"TEXT", "LINKS", "FILES"})
"""Types of fields that can show what a record looks like."""

_PLAIN: Final = (
    "label_singular",
    "label_plural",
    "description",
    "icon",
    "shortcut",
    "color",
    "is_active",
    "is_label_synced_with_name",
    "is_searchable",
    "open_record_in",
)
_TEXTS: Final = frozenset({"description", "icon", "shortcut", "color"})
"""Attributes that may be taken away; null leaves the others alone."""


def update_object(snapshot: Snapshot, object_id: UUID, given: Mapping[str, Any]) -> Snapshot:
    """The workspace with some attributes of an object changed; what goes by its names follows.

    `given` may have the attributes of an object, ids of fields as `label_identifier_id` and `image_identifier_id`,
    and `translations`.

    Raises:
        ObjectNotFound: there is none of this id.
        ValidationFailed: naming everything that is wrong.
    """
    object_ = get_object(snapshot, object_id)
    given = {name: value for name, value in given.items() if value is not None or name in _TEXTS or name.endswith("id")}
    after = replace(object_, **{name: given[name] for name in _PLAIN if name in given})
    after = replace(after, label_singular=after.label_singular.strip(), label_plural=after.label_plural.strip())
    names = _names(object_, after, given)
    if problems := [*_problems(snapshot, object_, after, given, names)]:
        raise refusal("update", OBJECT, problems, facts_of_object(object_))
    after = _with_fields(after, given)
    snapshot = replace(snapshot, objects={**snapshot.objects, object_.name_singular: after})
    if names != (object_.name_singular, object_.name_plural):
        snapshot = rename_object(snapshot, after, *names)
    return snapshot


def _names(before: Object, after: Object, given: Mapping[str, Any]) -> tuple[str, str]:
    """The names it shall have: those given, or those that follow from new labels."""
    one = given.get("name_singular", before.name_singular)
    many = given.get("name_plural", before.name_plural)
    if not after.is_label_synced_with_name:
        return one, many
    was_synced = before.is_label_synced_with_name
    if "name_singular" not in given and (after.label_singular != before.label_singular or not was_synced):
        one = name_of_label(after.label_singular)
    if "name_plural" not in given and (after.label_plural != before.label_plural or not was_synced):
        many = name_of_label(after.label_plural)
    return one, many


def _problems(
    snapshot: Snapshot, before: Object, after: Object, given: Mapping[str, Any], names: tuple[str, str]
) -> Iterator[Problem]:
    if {"label_singular", "label_plural"} & given.keys():
        yield from object_label_problems(after.label_singular, after.label_plural)
    if names != (before.name_singular, before.name_plural):
        if not before.is_custom:
            yield forbidden(OBJECT, "Standard objects cannot be renamed")
        else:
            yield from object_name_problems(snapshot, *names, present=before)
            yield from _problems_of_choices(snapshot, before, names[0])
    if after.is_label_synced_with_name and before.is_custom:
        yield from sync_problems(names[0], after.label_singular)
        yield from sync_problems(names[1], after.label_plural)
    if before.is_system and before.is_active and not after.is_active:
        yield forbidden(OBJECT, "System objects cannot be deactivated")
    yield from _problems_of_fields(before, given)
    yield from translation_problems(OBJECT_PROPERTIES, given.get("translations", ()), invalid_object)


def _problems_of_choices(snapshot: Snapshot, object_: Object, name: str) -> Iterator[Problem]:
    """Fields that are called after the object get another name, which must be free."""
    type_name = name[:1].upper() + name[1:]
    for owner, field, prefix in target_fields(snapshot, object_.name_singular, object_.type_name):
        wanted = short_name(prefix + type_name)
        if wanted in field_names(owner) - {field.name}:
            yield Problem(
                "NOT_AVAILABLE",
                f'Name "{name}" is not available: "{owner.name_singular}" has a field "{wanted}"',
                f"“{owner.label_plural}” have a field “{wanted}” already.",
            )


def _problems_of_fields(object_: Object, given: Mapping[str, Any]) -> Iterator[Problem]:
    by_id = {field.id: field for field in object_.fields.values()}
    if "label_identifier_id" in given:
        field = by_id.get(given["label_identifier_id"])
        if field is None:
            yield invalid_object("labelIdentifierFieldMetadataId validation failed: related field metadata not found")
        elif field.type not in NAMING or not field.is_active:
            message = f"labelIdentifierFieldMetadataId validation failed: field type {field.type} cannot name records"
            yield invalid_object(message, "Records can be called by a text or a full name that is active.")
    if given.get("image_identifier_id") is not None:
        picture = by_id.get(given["image_identifier_id"])
        if picture is None or picture.type not in PICTURING:
            yield invalid_object("imageIdentifierFieldMetadataId validation failed: no field that holds a picture")
    for criterion in given.get("duplicate_criteria", ()):
        wrong = [name for name in criterion if name not in object_.columns or object_.columns[name].kind != "text"]
        if wrong or not criterion:
            yield invalid_object(
                f"duplicateCriteria must be columns of text: {', '.join(wrong) or 'none given'}",
                "Records can be compared by texts only.",
            )


def _with_fields(object_: Object, given: Mapping[str, Any]) -> Object:
    """The object with what is said of its fields."""
    by_id: dict[UUID, Field] = {field.id: field for field in object_.fields.values()}
    if "label_identifier_id" in given:
        object_ = replace(object_, label_identifier=by_id[given["label_identifier_id"]].name)
    if "image_identifier_id" in given:
        picture = given["image_identifier_id"]
        object_ = replace(object_, image_identifier=by_id[picture].name if picture else None)
    if "duplicate_criteria" in given:
        object_ = replace(object_, duplicate_criteria=tuple(map(tuple, given["duplicate_criteria"])))
    if "translations" in given:
        object_ = replace(object_, translations=translated(object_.translations, given["translations"]))
    return object_
