"""A workspace's metadata at one version: immutable, cheap to look things up in, cached by version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Literal
from uuid import UUID

ROW: Final = "\0"
"""Stands for the row's name in the expression of a column: no SQL has this character otherwise."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of rows. `part` is the sub-field's name, "" for a scalar, "id" for a join column.

    `null_as` is the JSON text a NULL reads back as. `default` is the SQL expression that a missing value stands for:
    the table has it too, but a statement fed by a record set must apply it itself. A column with an `expression` cannot
    be written: the table keeps what it gives, or, unless it `is_stored`, whoever reads it works it out.
    """

    name: str
    part: str
    pg_type: str
    kind: str
    null_as: str
    nullable: bool = True
    default: str | None = None
    expression: str | None = None
    is_stored: bool = True


@dataclass(frozen=True, slots=True)
class Relation:
    """How a RELATION or MORPH_RELATION field reaches another object.

    MANY_TO_ONE: `join_column` is on the field's own table. ONE_TO_MANY: `join_column` is on the target's table.
    """

    type: Literal["MANY_TO_ONE", "ONE_TO_MANY"]
    target: str
    inverse: str
    join_column: str
    on_delete: Literal["CASCADE", "SET_NULL", "RESTRICT", "NO_ACTION"] = "SET_NULL"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `columns` is empty for a ONE_TO_MANY relation and holds the join column for a MANY_TO_ONE.

    `default` is in the notation of the metadata API: texts in quotes of their own, `now` and `uuid` bare.
    A computed field `reads` these others, by object and name, itself or through fields that it reads.
    """

    id: UUID
    name: str
    type: str
    label: str
    columns: tuple[Column, ...] = ()
    relation: Relation | None = None
    options: tuple[Mapping[str, Any], ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    default: Any = None
    description: str | None = None
    icon: str | None = None
    is_nullable: bool = True
    is_unique: bool = False
    is_system: bool = False
    is_custom: bool = False
    is_active: bool = True
    is_ui_editable: bool = True
    is_label_synced_with_name: bool = False
    morph_id: UUID | None = None
    reads: tuple[tuple[str, str], ...] = ()
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Label and description in other languages, by locale."""
    created_at: str = ""
    updated_at: str = ""

    @property
    def is_formula(self) -> bool:
        """Whether it is worked out of other fields."""
        return "formula" in self.settings

    @property
    def is_rollup(self) -> bool:
        """Whether it says something of the records that are linked to this one."""
        return "rollup" in self.settings

    @property
    def is_computed(self) -> bool:
        """Whether nobody can write it, because it follows from other fields."""
        return self.is_formula or self.is_rollup

    @property
    def is_virtual(self) -> bool:
        """Whether no column of the table keeps it."""
        return any(not column.is_stored for column in self.columns)


@dataclass(frozen=True, slots=True)
class Index:
    """An index on an object's table. `fields` are (field name, sub-field or ""), in order.

    `where` is the predicate, as SQL. A unique index covers live records only. GIN finds texts by any part of them. With
    `nulls_first` missing values come before all others, for lists that end with them when read backwards.
    """

    id: UUID
    name: str
    fields: tuple[tuple[str, str], ...]
    is_unique: bool = False
    where: str | None = None
    type: Literal["BTREE", "GIN"] = "BTREE"
    is_custom: bool = False
    nulls_first: bool = False

    @property
    def is_sorted(self) -> bool:
        """Whether it is there for sorted lists, in which ids come last."""
        return self.type == "BTREE" and not self.is_unique and self.fields[-1] == ("id", "")


@dataclass(frozen=True)
class Object:
    """One object: its table is `"<schema>"."<name_singular>"`."""

    id: UUID
    name_singular: str
    name_plural: str
    label_singular: str
    label_plural: str
    fields: Mapping[str, Field]
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Deprecated field and join-column names that older clients use, to today's (`personId` → `targetPersonId`)."""
    description: str | None = None
    icon: str | None = None
    shortcut: str | None = None
    color: str | None = None
    label_identifier: str = "name"
    image_identifier: str | None = None
    is_system: bool = False
    is_custom: bool = False
    is_active: bool = True
    is_searchable: bool = False
    is_ui_creatable: bool = True
    is_ui_editable: bool = True
    is_label_synced_with_name: bool = False
    duplicate_criteria: tuple[tuple[str, ...], ...] = ()
    """Sets of column names; records that agree in all of a set look like duplicates."""
    search_fields: tuple[str, ...] = ()
    cascades: tuple[str, ...] = ()
    """One-to-many fields whose records are trashed and restored with this one (a note's targets)."""
    indexes: tuple[Index, ...] = ()
    is_counted: bool = True
    """Whether the database keeps the total of live records, at a cost to every write."""
    open_record_in: str = "USER_CHOICE"
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Labels and description in other languages, by locale."""
    created_at: str = ""
    updated_at: str = ""

    @cached_property
    def join_columns(self) -> Mapping[str, Field]:
        """Join column name (`companyId`) → the many-to-one field that owns it."""
        return {
            f.relation.join_column: f
            for f in self.fields.values()
            if f.relation is not None and f.relation.type == "MANY_TO_ONE"
        }

    @cached_property
    def dependants(self) -> Mapping[str, Relation]:
        """The relations of `cascades`, by the name of their fields."""
        relations = ((name, self.fields[name].relation) for name in self.cascades)
        return {name: relation for name, relation in relations if relation is not None}

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """Every column of the rows by name, in the order of the fields."""
        return {column.name: column for f in self.fields.values() for column in f.columns}

    @cached_property
    def stored_columns(self) -> Mapping[str, Column]:
        """Those that the table has."""
        return {name: column for name, column in self.columns.items() if column.is_stored}

    @cached_property
    def expressions(self) -> Mapping[str, str]:
        """What gives the columns that the table does not have."""
        virtual = (column for column in self.columns.values() if not column.is_stored)
        return {column.name: column.expression or "null" for column in virtual}

    @cached_property
    def unique_keys(self) -> tuple[tuple[str, ...], ...]:
        """Sets of columns; two live records never agree in all of one."""
        return (("id",), *(self.key_columns(index) for index in self.indexes if index.is_unique))

    def key_columns(self, index: Index) -> tuple[str, ...]:
        """The columns of one of the object's indexes, in order."""
        return tuple(self._key_column(name, part) for name, part in index.fields)

    def _key_column(self, name: str, part: str) -> str:
        columns = self.fields[name].columns
        return next((column.name for column in columns if column.part == part), columns[0].name)

    @cached_property
    def type_name(self) -> str:
        """The GraphQL type: `person` → `Person`."""
        return self.name_singular[0].upper() + self.name_singular[1:]

    @cached_property
    def plural_type_name(self) -> str:
        """The plural with its first letter upper-cased: `people` → `People`."""
        return self.name_plural[0].upper() + self.name_plural[1:]


@dataclass(frozen=True, slots=True)
class ObjectRights:
    """What a role may do with one object's records; None defers to the role."""

    read: bool | None = None
    update: bool | None = None
    soft_delete: bool | None = None
    destroy: bool | None = None


@dataclass(frozen=True, slots=True)
class FieldRights:
    """What a role may do with one field of the records it may read or change; it can only be less."""

    read: bool = True
    update: bool = True


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the gate needs it."""

    id: UUID
    label: str
    can_update_all_settings: bool
    can_read_all: bool
    can_update_all: bool
    can_soft_delete_all: bool
    can_destroy_all: bool
    objects: Mapping[str, ObjectRights] = field(default_factory=dict)
    """By object name."""
    fields: Mapping[str, Mapping[str, FieldRights]] = field(default_factory=dict)
    """By object name and field name: only those of which something is taken away."""
    flags: frozenset[str] = frozenset()
    can_access_all_tools: bool = False


@dataclass(frozen=True)
class Snapshot:
    """Everything that decides how a workspace's records are read and written, at `version`.

    `schema` and `db_role` are the Postgres schema and role of the workspace. Object order is navigation order.
    """

    workspace_id: UUID
    schema: str
    db_role: str
    version: int
    objects: Mapping[str, Object]
    roles: Mapping[UUID, Role]

    @cached_property
    def by_plural(self) -> Mapping[str, Object]:
        """Objects by plural name."""
        return {o.name_plural: o for o in self.objects.values()}
