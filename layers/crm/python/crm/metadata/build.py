"""From declarations to objects: ids, columns, the fields every object has, and the indexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias
from uuid import UUID, uuid5

from crm.metadata.field_types.catalogue import field_type
from crm.metadata.field_types.rating import RATING_OPTIONS
from crm.metadata.names import short_name
from crm.metadata.snapshot import Field, Index, Object
from crm.metadata.standard_objects.declaration import (
    BTREE_KEYS,
    FieldDeclaration,
    ObjectDeclaration,
)

LIVE = '"deletedAt" IS NULL'
PLAIN, UNIQUE, NULLS_FIRST, WORDS = "idx", "key", "nulls_first_idx", "words_idx"
"""How the names of indexes end."""

Keys: TypeAlias = tuple[tuple[str, str], ...]
"""Fields with their sub-field, or "", in order."""

BASE_FIELDS: tuple[FieldDeclaration, ...] = (
    FieldDeclaration(
        "id", "UUID", "Id", "Icon123", default="uuid", is_nullable=False, is_system=True, is_ui_editable=False
    ),
    FieldDeclaration(
        "createdAt",
        "DATE_TIME",
        "Creation date",
        "IconCalendar",
        "When it was created",
        default="now",
        is_nullable=False,
        is_ui_editable=False,
        settings={"displayFormat": "RELATIVE"},
    ),
    FieldDeclaration(
        "updatedAt",
        "DATE_TIME",
        "Last update",
        "IconCalendarClock",
        "When it was last changed",
        default="now",
        is_nullable=False,
        is_ui_editable=False,
        settings={"displayFormat": "RELATIVE"},
    ),
    FieldDeclaration(
        "deletedAt",
        "DATE_TIME",
        "Deleted at",
        "IconCalendarMinus",
        "When it was put in the bin",
        is_ui_editable=False,
        settings={"displayFormat": "RELATIVE"},
    ),
)
CLOSING_FIELDS: tuple[FieldDeclaration, ...] = (
    FieldDeclaration(
        "position", "POSITION", "Position", "IconHierarchy2", default=0, is_nullable=False, is_system=True
    ),
    FieldDeclaration(
        "createdBy",
        "ACTOR",
        "Created by",
        "IconCreativeCommonsSa",
        "Who or what created it",
        default={"source": "'MANUAL'"},
        is_nullable=False,
        is_ui_editable=False,
    ),
    FieldDeclaration(
        "updatedBy",
        "ACTOR",
        "Updated by",
        "IconUserCircle",
        "Who or what changed it last",
        default={"source": "'MANUAL'"},
        is_nullable=False,
        is_ui_editable=False,
    ),
    FieldDeclaration("searchVector", "TS_VECTOR", "Search vector", "IconSearch", is_system=True, is_ui_editable=False),
)


def build_object(workspace_id: UUID, declared: ObjectDeclaration, *, is_custom: bool = False, at: str = "") -> Object:
    """The object a declaration stands for in one workspace. Ids depend on the workspace and the names alone."""
    own = [each for each in declared.fields if each.relation is None]
    links = [each for each in declared.fields if each.relation is not None]
    ordered = (*BASE_FIELDS, *own, *CLOSING_FIELDS, *links)
    name = declared.name_singular
    built = (
        build_field(workspace_id, name, each, is_custom=is_custom and each in declared.fields, at=at)
        for each in ordered
    )
    fields = {each.name: each for each in built}
    return Object(
        id=uuid5(workspace_id, name),
        name_singular=name,
        name_plural=declared.name_plural,
        label_singular=declared.label_singular,
        label_plural=declared.label_plural,
        fields=fields,
        aliases=declared.aliases,
        description=declared.description,
        icon=declared.icon,
        shortcut=declared.shortcut,
        color=declared.color,
        label_identifier=declared.label_identifier,
        image_identifier=declared.image_identifier,
        is_system=declared.is_system,
        is_custom=is_custom,
        is_searchable=declared.is_searchable,
        is_ui_creatable=declared.is_ui_creatable,
        is_ui_editable=declared.is_ui_editable,
        duplicate_criteria=declared.duplicate_criteria,
        search_fields=declared.search_fields,
        cascades=declared.cascades,
        indexes=tuple(_indexes(workspace_id, declared, fields.values())),
        is_counted=declared.is_counted,
        created_at=at,
        updated_at=at,
    )


def build_field(
    workspace_id: UUID, object_name: str, declared: FieldDeclaration, *, is_custom: bool = False, at: str = ""
) -> Field:
    """The field a declaration stands for."""
    field_id = uuid5(workspace_id, f"{object_name}.{declared.name}")
    field = Field(
        id=field_id,
        name=declared.name,
        type=field_type(declared.type).name,
        label=declared.label,
        relation=declared.relation,
        options=tuple(_options(field_id, declared)),
        settings=declared.settings,
        default=declared.default,
        description=declared.description,
        icon=declared.icon,
        is_nullable=declared.is_nullable,
        is_unique=declared.is_unique,
        is_system=declared.is_system,
        is_custom=is_custom,
        is_ui_editable=declared.is_ui_editable,
        morph_id=uuid5(workspace_id, f"{object_name}.{declared.morph}") if declared.morph else None,
        created_at=at,
        updated_at=at,
    )
    return with_columns(field)


def with_columns(field: Field) -> Field:
    """The field with the columns that follow from its type, settings and default."""
    if field.is_computed:
        from crm.metadata.formulas.columns import computed_column

        return replace(field, columns=(computed_column(field),))
    return replace(field, columns=field_type(field.type).columns(field))


def build_index(workspace_id: UUID, object_name: str, fields: Keys, where: str, ending: str) -> Index:
    """An index named after what it covers; `ending` tells it from others over the same."""
    name = index_name(object_name, fields, ending)
    return Index(uuid5(workspace_id, f"index:{name}"), name, fields, ending == UNIQUE, where)


def index_name(object_name: str, fields: Keys, ending: str) -> str:
    """What an index over such keys is called."""
    words = [object_name, *(name + part[:1].upper() + part[1:] for name, part in fields)]
    return short_name("_".join([*words, ending]))


def index_ending(index: Index) -> str:
    """How the name of an index ends."""
    if index.is_unique:
        return UNIQUE
    if index.nulls_first:
        return NULLS_FIRST
    return WORDS if index.type == "GIN" else PLAIN


def field_indexes(workspace_id: UUID, object_name: str, field: Field) -> Iterator[Index]:
    """The indexes a field brings along: its join column's, or its uniqueness."""
    if field.is_unique:
        keyed = ((field.name, BTREE_KEYS.get(field.type, "")),)
        yield build_index(workspace_id, object_name, keyed, LIVE, UNIQUE)
    elif field.relation is not None and field.relation.type == "MANY_TO_ONE":
        where = f'"{field.relation.join_column}" IS NOT NULL'
        yield build_index(workspace_id, object_name, ((field.name, ""),), where, PLAIN)


def unique_link(workspace_id: UUID, object_: Object, field: Field) -> Iterator[Index]:
    """For one more target of a choice: the uniqueness its siblings have, if they do."""
    siblings = {each.name for each in object_.fields.values() if each.morph_id and each.morph_id == field.morph_id}
    owner = next((i.fields[0] for i in object_.indexes if i.is_unique and i.fields[-1][0] in siblings), None)
    if owner is not None:
        keyed = (owner, (field.name, ""))
        yield build_index(workspace_id, object_.name_singular, keyed, _linked(field.columns[0].name), UNIQUE)


def _linked(join_column: str) -> str:
    return f'{LIVE} AND "{join_column}" IS NOT NULL'


def _indexes(workspace_id: UUID, declared: ObjectDeclaration, fields: Iterable[Field]) -> Iterator[Index]:
    name = declared.name_singular
    by_join_column = {f.relation.join_column: f.name for f in fields if f.relation is not None and f.columns}
    for column in declared.sorted_by:
        yield build_index(workspace_id, name, ((column, ""), ("id", "")), LIVE, PLAIN)
    for column in declared.indexed:
        yield build_index(workspace_id, name, ((column, ""),), LIVE, PLAIN)
    for columns in declared.unique_together:
        keyed = tuple((by_join_column[column], "") for column in columns)
        yield build_index(workspace_id, name, keyed, _linked(columns[-1]), UNIQUE)
    for field in fields:
        yield from field_indexes(workspace_id, name, field)


def _options(field_id: UUID, declared: FieldDeclaration) -> Iterator[Mapping[str, Any]]:
    if declared.type == "RATING":
        for each in RATING_OPTIONS:
            yield {"id": str(uuid5(field_id, each["value"])), **each}
    for position, (value, label, color) in enumerate(declared.options):
        yield {
            "id": str(uuid5(field_id, value)),
            "position": position,
            "label": label,
            "value": value,
            "color": color,
        }
