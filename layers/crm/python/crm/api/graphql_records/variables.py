"""Variables against the types they are declared with, refused in the words that clients know from graphql-js."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import orjson
from graphql import (
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    OperationDefinitionNode,
    type_from_ast,
)
from graphql.pyutils import did_you_mean, suggestion_list

_MOST_SHOWN: Final = 10
_SHOWN_LEVELS: Final = 2


def check_variables(
    schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Mapping[str, Any]
) -> Iterator[GraphQLError]:
    """What is wrong with the variables of a validated operation, value by value."""
    for node in operation.variable_definitions or ():
        name, type_ = node.variable.name.value, type_from_ast(schema, node.type)
        if name in variables or (node.default_value is None and isinstance(type_, GraphQLNonNull)):
            for message in _wrong(name, type_, variables):
                yield GraphQLError(f'Variable "${name}" {message}', node)


def _wrong(name: str, type_: Any, variables: Mapping[str, Any]) -> Iterator[str]:
    if name not in variables:
        yield f'of required type "{type_}" was not provided.'
    elif variables[name] is None and isinstance(type_, GraphQLNonNull):
        yield f'of non-null type "{type_}" must not be null.'
    else:
        for path, value, message in _misfits(type_, variables[name], name):
            place = f' at "{path}"' if path != name else ""
            yield f"got invalid value {inspect(value)}{place}; {message}"


def _misfits(type_: Any, value: Any, path: str) -> Iterator[tuple[str, Any, str]]:
    """Every (place, value, reason) that does not fit."""
    if isinstance(type_, GraphQLNonNull):
        if value is None:
            yield path, value, f'Expected non-nullable type "{type_}" not to be null.'
        else:
            yield from _misfits(type_.of_type, value, path)
    elif value is None:
        return
    elif isinstance(type_, GraphQLList):
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from _misfits(type_.of_type, item, f"{path}[{index}]")
        else:
            yield from _misfits(type_.of_type, value, path)
    elif isinstance(type_, GraphQLInputObjectType):
        yield from _misfits_of_object(type_, value, path)
    else:
        yield from _misfit_of_leaf(type_, value, path)


def _misfits_of_object(type_: GraphQLInputObjectType, value: Any, path: str) -> Iterator[tuple[str, Any, str]]:
    if not isinstance(value, dict):
        yield path, value, f'Expected type "{type_}" to be an object.'
        return
    for name, field in type_.fields.items():
        if name in value:
            yield from _misfits(field.type, value[name], f"{path}.{name}")
        elif isinstance(field.type, GraphQLNonNull):
            yield path, value, f'Field "{name}" of required type "{field.type}" was not provided.'
    for name in value:
        if name not in type_.fields:
            hint = did_you_mean(suggestion_list(name, list(type_.fields)))
            yield path, value, f'Field "{name}" is not defined by type "{type_}".{hint}'


def _misfit_of_leaf(type_: Any, value: Any, path: str) -> Iterator[tuple[str, Any, str]]:
    try:
        type_.coerce_input_value(value)
    except GraphQLError as error:
        yield path, value, error.message
    except (TypeError, ValueError) as error:
        yield path, value, f'Expected type "{type_}". {error}'


def inspect(value: Any, level: int = 0) -> str:
    """A value as graphql-js shows it in messages: JSON that is cut where it would get long."""
    match value:
        case dict() | list() if not value:
            return "{}" if isinstance(value, dict) else "[]"
        case dict() if level < _SHOWN_LEVELS:
            return "{ " + ", ".join(f"{key}: {inspect(item, level + 1)}" for key, item in value.items()) + " }"
        case list() if level < _SHOWN_LEVELS:
            shown = [inspect(item, level + 1) for item in value[:_MOST_SHOWN]]
            more = len(value) - _MOST_SHOWN
            return "[" + ", ".join([*shown, *([f"... {more} more items"] if more > 0 else [])]) + "]"
        case dict() | list():
            return "[Object]" if isinstance(value, dict) else "[Array]"
        case _:
            return orjson.dumps(value).decode()
