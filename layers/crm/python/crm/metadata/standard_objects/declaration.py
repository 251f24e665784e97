"""The vocabulary of object declarations: what a declaration says, before a workspace gives it ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from crm.metadata.names import short_name
from crm.metadata.snapshot import Relation

OnDelete: TypeAlias = Literal["CASCADE", "SET_NULL"]
OptionDeclaration: TypeAlias = tuple[str, str, str]
"""Value, label, colour."""

BTREE_KEYS: Mapping[str, str] = {"EMAILS": "primaryEmail", "LINKS": "primaryLinkUrl", "PHONES": "primaryPhoneNumber"}
"""The sub-field that makes a composite unique."""


@dataclass(frozen=True, slots=True)
class FieldDeclaration:
    """One field of an object, of a standard one or of one that people make."""

    name: str
    type: str
    label: str
    icon: str | None = None
    description: str | None = None
    options: tuple[OptionDeclaration, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    default: Any = None
    relation: Relation | None = None
    morph: str | None = None
    """What the morph relations of one choice have in common."""
    is_nullable: bool = True
    is_unique: bool = False
    is_system: bool = False
    is_ui_editable: bool = True


@dataclass(frozen=True, slots=True)
class ObjectDeclaration:
    """One object. `fields` leaves out those that every object has."""

    name_singular: str
    name_plural: str
    label_singular: str
    label_plural: str
    icon: str
    description: str
    fields: tuple[FieldDeclaration, ...]
    color: str | None = None
    shortcut: str | None = None
    label_identifier: str = "name"
    image_identifier: str | None = None
    aliases: Mapping[str, str] = field(default_factory=dict)
    is_system: bool = False
    is_searchable: bool = False
    is_ui_creatable: bool = True
    is_ui_editable: bool = True
    duplicate_criteria: tuple[tuple[str, ...], ...] = ()
    search_fields: tuple[str, ...] = ()
    cascades: tuple[str, ...] = ()
    sorted_by: tuple[str, ...] = ("position", "createdAt")
    """Columns a list of any size can be sorted by."""
    indexed: tuple[str, ...] = ()
    """Further columns that lists are filtered by."""
    is_counted: bool = True
    unique_together: tuple[tuple[str, ...], ...] = ()
    """Sets of join columns; two live records never agree in all of a set."""


def join_column_of(name: str) -> str:
    """The join column of a many-to-one field."""
    return short_name(f"{name}Id")


def to_one(name: str, to: str, label: str, icon: str, on_delete: OnDelete = "SET_NULL") -> FieldDeclaration:
    """A many-to-one relation: `company` of a person goes to `company.people`."""
    object_name, _, inverse = to.partition(".")
    relation = Relation("MANY_TO_ONE", object_name, inverse, join_column_of(name), on_delete)
    return FieldDeclaration(name, "RELATION", label, icon, relation=relation, settings=settings_of(relation))


def to_many(name: str, to: str, label: str, icon: str) -> FieldDeclaration:
    """The other side of a many-to-one, or of one target of a morph relation: `people` goes to `person.company`."""
    object_name, _, inverse = to.partition(".")
    relation = Relation("ONE_TO_MANY", object_name, inverse, join_column_of(inverse))
    return FieldDeclaration(name, "RELATION", label, icon, relation=relation, settings=settings_of(relation))


def target(object_name: str, inverse: str, label: str, icon: str, on_delete: OnDelete = "CASCADE") -> FieldDeclaration:
    """One of the targets an activity may be about: `targetPerson`."""
    name = target_name(object_name)
    relation = Relation("MANY_TO_ONE", object_name, inverse, join_column_of(name), on_delete)
    return FieldDeclaration(
        name, "MORPH_RELATION", label, icon, relation=relation, morph="target", settings=settings_of(relation)
    )


def target_name(object_name: str) -> str:
    """The morph field that reaches an object: `person` → `targetPerson`."""
    return short_name("target" + object_name[0].upper() + object_name[1:])


def target_aliases(*object_names: str) -> dict[str, str]:
    """The names those targets had before they were one morph relation: `personId` → `targetPersonId`."""
    plain = {name: target_name(name) for name in object_names}
    return plain | {join_column_of(old): join_column_of(new) for old, new in plain.items()}


def settings_of(relation: Relation) -> dict[str, Any]:
    """A relation as the metadata API shows it among the settings."""
    if relation.type == "ONE_TO_MANY":
        return {"relationType": relation.type}
    return {
        "relationType": relation.type,
        "onDelete": relation.on_delete,
        "joinColumnName": relation.join_column,
    }


def activity_fields(name: str, **labels: str) -> tuple[FieldDeclaration, ...]:
    """What can be attached to any business record: tasks, notes, files and its history."""
    inverse = target_name(name)
    return (
        to_many("taskTargets", f"taskTarget.{inverse}", labels.get("tasks", "Tasks"), "IconCheckbox"),
        to_many("noteTargets", f"noteTarget.{inverse}", labels.get("notes", "Notes"), "IconNotes"),
        to_many("attachments", f"attachment.{inverse}", "Attachments", "IconPaperclip"),
        to_many("timelineActivities", f"timelineActivity.{inverse}", "Timeline Activities", "IconTimelineEvent"),
    )
