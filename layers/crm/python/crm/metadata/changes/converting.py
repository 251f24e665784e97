"""A field of another type in the place of one that is there: what it will be, and what can be wrong with that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

from crm.metadata.build import with_columns
from crm.metadata.changes.change import Change
from crm.metadata.changes.conversions import can_convert, targets
from crm.metadata.changes.finding import get_field
from crm.metadata.changes.naming import column_problems, field_names
from crm.metadata.changes.new_fields import problems_of_values
from crm.metadata.changes.options import WITH_OPTIONS, built_options, option_problems
from crm.metadata.changes.problems import FIELD, facts_of_field, forbidden, invalid_field, refusal
from crm.metadata.field_types.catalogue import field_type
from crm.metadata.snapshot import Field, Index, Object, Snapshot
from crm.metadata.validation import Problem

DERIVED: Final = ("formula", "rollup")
"""The settings of fields that are worked out: nothing is stored that could be turned into something else."""


@dataclass(frozen=True, slots=True)
class NewType:
    """What a field shall be. Options that are not given are those it has, or follow from its values."""

    field_id: UUID
    type: str
    options: Sequence[Mapping[str, Any]] | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    default: Any = None


def needs_options(before: Field, wanted: NewType) -> bool:
    """Whether the new options have to follow from the values."""
    return wanted.options is None and wanted.type in WITH_OPTIONS and not before.options


def convert_field(snapshot: Snapshot, wanted: NewType) -> Snapshot:
    """The workspace with the field as it shall be, under the same id. Indexes over it go: they were for other values.

    Raises:
        FieldNotFound: there is none of this id.
        ValidationFailed: naming everything that is wrong with it.
    """
    owner, before = get_field(snapshot, wanted.field_id)
    if problems := [*_problems_of_present(owner, before, wanted)]:
        raise refusal("update", FIELD, problems, facts_of_field(owner, before))
    after = _converted(before, wanted)
    problems = [
        *column_problems(after, field_names(owner) - {column.name for column in before.columns}),
        *option_problems(after.type, after.options or None, after.options),
        *problems_of_values(after),
    ]
    if problems:
        raise refusal("update", FIELD, problems, facts_of_field(owner, before))
    return with_field(snapshot, owner, after)


def with_field(snapshot: Snapshot, owner: Object, field: Field) -> Snapshot:
    """The workspace with a field in the place of the one of the same id, without the indexes over that."""
    fields = {name: field if each.id == field.id else each for name, each in owner.fields.items()}
    kept = tuple(each for each in owner.indexes if not _covers(each, field.name))
    changed = replace(owner, fields=fields, indexes=kept)
    objects = {name: changed if each.id == owner.id else each for name, each in snapshot.objects.items()}
    return replace(snapshot, objects=objects)


def computed_from(snapshot: Snapshot, owner: Object, field: Field) -> list[tuple[Object, Field]]:
    """The computed fields that read a field, each after its object: their columns are tied to those that it has."""
    key = (owner.name_singular, field.name)
    return [(each, one) for each in snapshot.objects.values() for one in each.fields.values() if key in one.reads]


def lost_indexes(change: Change, field: Field) -> list[Index]:
    """Indexes that went with a field in the place of another, and can be over its new values as well."""
    parts = {column.part: column.kind for column in field.columns}
    kept = {index.id for each in change.after.objects.values() for index in each.indexes}
    gone = [index for each in change.before.objects.values() for index in each.indexes if index.id not in kept]
    return [
        index
        for index in gone
        if all(name != field.name or part in parts for name, part in index.fields)
        and (index.type == "BTREE" or all(kind == "text" for kind in parts.values()))
    ]


def _converted(before: Field, wanted: NewType) -> Field:
    options = wanted.options if wanted.options is not None else before.options
    return with_columns(
        replace(
            before,
            type=wanted.type,
            options=built_options(before.id, wanted.type, options),
            settings=dict(wanted.settings),
            default=wanted.default,
        )
    )


def _problems_of_present(owner: Object, before: Field, wanted: NewType) -> Iterator[Problem]:
    if not before.is_custom or before.is_system:
        yield forbidden(FIELD, "Standard fields cannot be turned into another type")
    if any(name in before.settings for name in DERIVED):
        yield forbidden(FIELD, "A field that is worked out cannot be turned into another type")
    if not can_convert(before.type, wanted.type):
        others = ", ".join(targets(before.type)) or "nothing else"
        yield invalid_field(f"A field of type {before.type} cannot become {wanted.type}, but {others}")
        return
    if before.is_unique:
        yield invalid_field("A unique field cannot be turned into another type", "Make it not unique first.")
    if before.name == owner.label_identifier:
        yield forbidden(FIELD, "The field that records are called by must stay as it is")
    if before.name in owner.search_fields and not field_type(wanted.type).search_parts:
        yield invalid_field(f"Search finds records by this field, and cannot by one of type {wanted.type}")
    if any(column.name in each for column in before.columns for each in owner.duplicate_criteria):
        yield forbidden(FIELD, "Duplicates are found by this field")


def _covers(index: Index, name: str) -> bool:
    return any(field_name == name for field_name, _ in index.fields)
