"""A new field as it will be kept, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from crm.metadata.build import with_columns
from crm.metadata.changes.defaults import default_problems
from crm.metadata.changes.naming import (
    WORDS_OF_FILTERS,
    column_problems,
    field_names,
    label_problems,
    name_problems,
    sync_problems,
)
from crm.metadata.changes.options import built_options, option_problems
from crm.metadata.changes.problems import invalid_field
from crm.metadata.changes.settings import settings_problems
from crm.metadata.changes.wanted import NewField
from crm.metadata.field_types.catalogue import FIELD_TYPES, OLD_NAMES
from crm.metadata.snapshot import Field, Object, Relation
from crm.metadata.standard_objects.declaration import settings_of
from crm.metadata.validation import Problem

MOST_FIELDS: Final = 500
"""Fields of one object; Postgres has room for 1,600 columns, and remembers those that are gone."""

NOT_FOR_PEOPLE: Final = frozenset({"POSITION", "TS_VECTOR"})
"""Types of which every object has its one field."""

UNIQUE_TYPES: Final = frozenset(
    {"TEXT", "NUMBER", "NUMERIC", "UUID", "DATE", "DATE_TIME", "SELECT", "EMAILS", "LINKS", "PHONES", "RELATION"}
)
"""Types of which two records can be told to differ."""

_OF_RELATIONS: Final = frozenset({"relationType", "onDelete", "joinColumnName"})


def built_field(wanted: NewField, at: str = "", **of_relation: Any) -> Field:
    """The field that is asked for, right or wrong; `of_relation` is what a relation has beside."""
    type_ = OLD_NAMES.get(wanted.type, wanted.type)
    attributes = {
        "id": wanted.id,
        "name": wanted.name,
        "type": type_,
        "label": wanted.label.strip(),
        "options": built_options(wanted.id, type_, wanted.options),
        "settings": dict(wanted.settings),
        "default": wanted.default,
        "description": wanted.description,
        "icon": wanted.icon,
        "is_nullable": wanted.is_nullable,
        "is_unique": wanted.is_unique,
        "is_system": wanted.is_system,
        "is_custom": True,
        "is_active": wanted.is_active,
        "is_ui_editable": wanted.is_ui_editable,
        "is_label_synced_with_name": wanted.is_label_synced_with_name,
        "created_at": at,
        "updated_at": at,
    }
    field = Field(**(attributes | of_relation))
    return with_columns(field) if type_ in FIELD_TYPES else field


def problems_of_field(owner: Object, wanted: NewField, field: Field) -> Iterator[Problem]:
    """Everything that is wrong with a new field of an object."""
    if len(owner.fields) >= MOST_FIELDS:
        yield invalid_field(f"An object has {MOST_FIELDS} fields at most")
    yield from problems_of_names(owner, field)
    if field.type not in FIELD_TYPES or field.type in NOT_FOR_PEOPLE:
        yield invalid_field(f"Fields of type {field.type} cannot be made", "Choose another type.")
        return
    yield from option_problems(field.type, wanted.options, field.options)
    yield from problems_of_values(field)


def problems_of_names(owner: Object, field: Field, taken: set[str] | None = None) -> Iterator[Problem]:
    """What is wrong with the name, the columns and the label of a field."""
    taken = field_names(owner) if taken is None else taken
    yield from label_problems(field.label)
    yield from name_problems(field.name, taken, WORDS_OF_FILTERS)
    yield from column_problems(field, taken)
    if field.is_label_synced_with_name:
        yield from sync_problems(field.name, field.label)


def problems_of_values(field: Field) -> Iterator[Problem]:
    """What is wrong with what a field says of its values."""
    yield from settings_problems(field)
    yield from default_problems(field)
    if field.is_unique and field.type not in UNIQUE_TYPES:
        yield invalid_field(f"A field of type {field.type} cannot be unique")
    if field.is_unique and field.default not in (None, "", "''") and field.type != "UUID":
        yield invalid_field("A unique field cannot have a default value")


def relation_field(wanted: NewField, relation: Relation, at: str) -> Field:
    """The field of one side of a relation."""
    own = {name: value for name, value in wanted.settings.items() if name not in _OF_RELATIONS}
    return built_field(
        wanted,
        at,
        relation=relation,
        settings={**own, **settings_of(relation)},
        options=(),
        default=None,
        is_nullable=True,
    )
