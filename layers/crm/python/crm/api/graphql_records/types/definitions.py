"""How a GraphQL type is described before it is built: names and type references such as `[PersonFilterInput!]`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class OutputField:
    """A field of an object type."""

    type: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    description: str | None = None
    deprecation: str | None = None


@dataclass(frozen=True, slots=True)
class ObjectDefinition:
    """An object type. Its fields are described when somebody looks."""

    fields: Callable[[], Mapping[str, OutputField]]
    description: str | None = None


@dataclass(frozen=True, slots=True)
class InputDefinition:
    """An input type: field names to type references."""

    fields: Callable[[], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class EnumDefinition:
    """An enum, by its values."""

    values: tuple[str, ...]


Definition: TypeAlias = ObjectDefinition | InputDefinition | EnumDefinition
Definitions: TypeAlias = Mapping[str, Definition]


def fixed_input(**fields: str) -> InputDefinition:
    """An input type whose fields are known."""
    return InputDefinition(lambda: fields)


def fixed_object(**fields: str) -> ObjectDefinition:
    """An object type whose fields are known and take no arguments."""
    return ObjectDefinition(lambda: {name: OutputField(type_) for name, type_ in fields.items()})
