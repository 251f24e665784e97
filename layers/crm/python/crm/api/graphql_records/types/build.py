"""From descriptions to graphql-core: the whole schema of a workspace, or only as much of it as a request speaks of."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLType,
)

from crm.api.graphql_records.types.definitions import (
    Definitions,
    EnumDefinition,
    InputDefinition,
    ObjectDefinition,
    OutputField,
)
from crm.api.graphql_records.types.scalars import SCALARS
from crm.api.graphql_records.types.shared import OLD_TYPE_NAMES
from crm.api.graphql_records.types.workspace import MUTATION, QUERY


def whole_schema(definitions: Definitions) -> GraphQLSchema:
    """The schema that introspection shows and that words the errors."""
    return _Builder(definitions, None).schema()


def scoped_schema(definitions: Definitions, vocabulary: Collection[str]) -> GraphQLSchema:
    """The part of the schema that `vocabulary` can reach: fast to build, and it accepts what the whole one accepts.

    A field or argument that the request does not name is left out unless it is required, so the types behind it are
    never reached. `vocabulary` holds every name of the document and of its variables.
    """
    schema = _Builder(definitions, frozenset(vocabulary)).schema()
    for old, today in OLD_TYPE_NAMES.items():
        if today in schema.type_map:
            schema.type_map[old] = schema.type_map[today]
    return schema


class _Builder:
    """Makes each type once, its fields when the schema first looks at them."""

    def __init__(self, definitions: Definitions, vocabulary: frozenset[str] | None) -> None:
        self._definitions = definitions
        self._vocabulary = vocabulary
        self._types: dict[str, Any] = dict(SCALARS)

    def schema(self) -> GraphQLSchema:
        return GraphQLSchema(self._type(QUERY), self._type(MUTATION), assume_valid=True)

    def _type(self, reference: str) -> Any:
        """The type a reference stands for: every reference is looked up, so that wrappers are made once too."""
        found = self._types.get(reference)
        if found is None:
            found = self._types[reference] = self._made(reference)
        return found

    def _made(self, reference: str) -> GraphQLType:
        if reference.endswith("!"):
            return GraphQLNonNull(self._type(reference[:-1]))
        if reference.startswith("["):
            return GraphQLList(self._type(reference[1:-1]))
        match self._definitions[reference]:
            case ObjectDefinition(fields, description):
                return GraphQLObjectType(reference, lambda: self._output_fields(fields()), description=description)
            case InputDefinition(inputs):
                return GraphQLInputObjectType(reference, lambda: self._input_fields(inputs()))
            case EnumDefinition(values):
                return GraphQLEnumType(reference, dict(zip(values, values, strict=True)))

    def _output_fields(self, fields: Mapping[str, OutputField]) -> dict[str, GraphQLField]:
        return {
            name: GraphQLField(
                self._type(field.type),
                {
                    argument: GraphQLArgument(self._type(type_))
                    for argument, type_ in field.arguments.items()
                    if self._is_needed(argument, type_)
                },
                description=field.description,
                deprecation_reason=field.deprecation,
            )
            for name, field in fields.items()
            if self._is_spoken_of(name)
        }

    def _input_fields(self, fields: Mapping[str, str]) -> dict[str, GraphQLInputField]:
        return {
            name: GraphQLInputField(self._type(type_)) for name, type_ in fields.items() if self._is_needed(name, type_)
        }

    def _is_needed(self, name: str, type_: str) -> bool:
        """Whether an argument or input field matters: one that is required does even when it is missing."""
        return self._is_spoken_of(name) or type_.endswith("!")

    def _is_spoken_of(self, name: str) -> bool:
        return self._vocabulary is None or name in self._vocabulary
