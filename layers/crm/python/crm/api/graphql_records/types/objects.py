"""The types of one object: the record, its connection and its inputs, from the snapshot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from crm.api.graphql_records.types.definitions import (
    Definition,
    EnumDefinition,
    InputDefinition,
    ObjectDefinition,
    OutputField,
    fixed_input,
    fixed_object,
)
from crm.api.graphql_records.types.groups import GroupTypes
from crm.api.graphql_records.types.shared import DIRECTION, enum_filter
from crm.metadata.field_types.base import Part
from crm.metadata.field_types.catalogue import field_type
from crm.metadata.snapshot import Field, Object, Relation, Snapshot
from crm.records.reads.filters import QUANTIFIERS

InputFields: TypeAlias = Iterator[tuple[str, str]]


class ObjectTypes:
    """Describes the types of `object`."""

    def __init__(self, snapshot: Snapshot, object_: Object) -> None:
        self._objects = snapshot.objects
        self._object = object_
        self._name = object_.type_name

    def definitions(self) -> Iterator[tuple[str, Definition]]:
        """Every type of the object by its name."""
        name = self._name
        yield name, ObjectDefinition(self._record_fields, self._object.description)
        yield f"{name}Edge", fixed_object(node=f"{name}!", cursor="Cursor!")
        yield from GroupTypes(self._objects, self._object, self._input).definitions()
        yield f"{name}FilterInput", self._input(self._filter_fields)
        yield f"{name}ManyFilterInput", self._input(self._many_filter_fields)
        yield f"{name}OrderByInput", self._input(self._order_fields)
        yield f"{name}CreateInput", self._input(lambda: self._write_fields("CreateInput"))
        yield f"{name}UpdateInput", self._input(lambda: self._write_fields("UpdateInput"))
        yield f"{name}RelationInput", fixed_input(connect=f"{name}ConnectInput", disconnect="Boolean")
        yield f"{name}ConnectInput", fixed_input(where=f"{name}WhereUniqueInput")
        yield f"{name}WhereUniqueInput", self._input(self._unique_fields)
        for field in self._object.fields.values():
            yield from self._field_definitions(field)

    def _field_definitions(self, field: Field) -> Iterator[tuple[str, Definition]]:
        """The types that one field brings along: its options, its unique parts."""
        if field.options:
            enum = self._enum(field)
            yield enum, EnumDefinition(tuple(str(option["value"]) for option in field.options))
            yield f"{enum}Filter", enum_filter(enum)
        if self._is_in_key(field) and field_type(field.type).composite:
            unique = {part.name: part.input for part in self._unique_parts(field)}
            yield self._where_input(field), fixed_input(**unique)

    def _input(self, fields: Callable[[], InputFields]) -> InputDefinition:
        """An input type, with the deprecated names of its fields."""

        def described() -> Mapping[str, str]:
            today = dict(fields())
            old = {old: today[new] for old, new in self._object.aliases.items() if new in today}
            return today | {name: type_ for name, type_ in old.items() if name not in today}

        return InputDefinition(described)

    def _record_fields(self) -> Mapping[str, OutputField]:
        today = dict(self._output_fields())
        old = {
            old: replace(today[new], deprecation=f"Use `{new}`.")
            for old, new in self._object.aliases.items()
            if new in today and old not in today
        }
        return today | old

    def _output_fields(self) -> Iterator[tuple[str, OutputField]]:
        for field, relation in self._fields():
            if relation is None:
                yield field.name, OutputField(self._output_type(field), description=field.description)
                continue
            target = self._objects[relation.target].type_name
            if relation.type == "MANY_TO_ONE":
                yield relation.join_column, OutputField("ID", description=field.description)
                yield field.name, OutputField(target, description=field.description)
            else:
                yield field.name, OutputField(f"{target}Connection", page_arguments(target), field.description)

    def _output_type(self, field: Field) -> str:
        part, composite = _only_part(field), field_type(field.type).composite
        is_required = not field.is_nullable or (part.output_required and not composite)
        return (composite or self._named(part.output, field)) + ("!" if is_required else "")

    def _filter_fields(self) -> InputFields:
        for field, relation in self._fields():
            composite = field_type(field.type).composite
            if relation is not None:
                target = self._objects[relation.target].type_name
                if relation.type == "MANY_TO_ONE":
                    yield relation.join_column, "UUIDFilter"
                    yield field.name, f"{target}FilterInput"
                else:
                    yield field.name, f"{target}ManyFilterInput"
            elif composite:
                yield field.name, f"{composite}FilterInput"
            else:
                yield field.name, self._named(_only_part(field).filter, field)
        yield "and", f"[{self._name}FilterInput]"
        yield "or", f"[{self._name}FilterInput]"
        yield "not", f"{self._name}FilterInput"

    def _many_filter_fields(self) -> InputFields:
        """The filter of a relation to many: what any of its records satisfies, or as many as a quantifier says."""
        yield from dict.fromkeys(QUANTIFIERS, f"{self._name}FilterInput").items()
        yield from self._filter_fields()

    def _order_fields(self) -> InputFields:
        for field, relation in self._fields():
            composite = field_type(field.type).composite
            if relation is not None:
                if relation.type == "MANY_TO_ONE":
                    yield relation.join_column, DIRECTION
                    yield field.name, f"{self._objects[relation.target].type_name}OrderByInput"
            elif composite:
                yield field.name, f"{composite}OrderByInput"
            elif _only_part(field).is_sortable:
                yield field.name, DIRECTION

    def _write_fields(self, suffix: str) -> InputFields:
        for field, relation in self._fields():
            composite = field_type(field.type).composite
            if field.is_computed:
                continue
            if relation is not None:
                if relation.type == "MANY_TO_ONE":
                    yield relation.join_column, "ID"
                    yield field.name, f"{self._objects[relation.target].type_name}RelationInput"
            elif composite:
                yield field.name, composite + suffix
            elif _only_part(field).writable:
                yield field.name, "ID" if field.name == "id" else self._named(_only_part(field).input, field)

    def _unique_fields(self) -> InputFields:
        yield "id", "ID"
        for field in self._object.fields.values():
            if not self._is_in_key(field) or field.name == "id":
                continue
            if field.relation is not None:
                yield field.relation.join_column, "ID"
            elif field_type(field.type).composite:
                yield field.name, self._where_input(field)
            else:
                yield field.name, self._named(_only_part(field).input, field)

    def _is_in_key(self, field: Field) -> bool:
        """Whether a unique index covers the field, alone or with others."""
        return any(index.is_unique and field.name in dict(index.fields) for index in self._object.indexes)

    def _unique_parts(self, field: Field) -> list[Part]:
        """The parts of a composite that its unique index covers."""
        unique = [key for index in self._object.indexes if index.is_unique for key in index.fields]
        return [part for part in field_type(field.type).parts if (field.name, part.name) in unique]

    def _fields(self) -> Iterator[tuple[Field, Relation | None]]:
        """The fields to describe; a relation to an object that the workspace does not have is left out."""
        for field in self._object.fields.values():
            if field.relation is None or field.relation.target in self._objects:
                yield field, field.relation

    def _named(self, reference: str, field: Field) -> str:
        return reference.replace("{enum}", self._enum(field))

    def _enum(self, field: Field) -> str:
        return f"{self._name}{_capitalised(field.name)}Enum"

    def _where_input(self, field: Field) -> str:
        return f"{self._name}{_capitalised(field.name)}WhereInput"


def page_arguments(type_name: str) -> Mapping[str, str]:
    """The arguments of every list of records."""
    return {
        "first": "Int",
        "last": "Int",
        "offset": "Int",
        "before": "String",
        "after": "String",
        "filter": f"{type_name}FilterInput",
        "orderBy": f"[{type_name}OrderByInput]",
    }


def _only_part(field: Field) -> Part:
    return field_type(field.type).parts_of(field.settings)[0]


def _capitalised(name: str) -> str:
    return name[0].upper() + name[1:]
