"""Arguments as the compiler takes them: constants by value, variables by their place in the request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from graphql import (
    ArgumentNode,
    BooleanValueNode,
    EnumValueNode,
    FloatValueNode,
    IntValueNode,
    ListValueNode,
    NullValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    StringValueNode,
    ValueNode,
    VariableNode,
)

from crm.records.operation import Leaf, Value

Path = tuple[str | int, ...]

MOST_DIGITS: Final = 1_000
"""Python reads no integer of many thousand digits; a longer one is infinite enough to be refused later."""


class Absent:
    """Stands for a variable that the request leaves out."""


ABSENT: Final = Absent()


class Values:
    """Turns the values of one validated operation into trees of leaves."""

    def __init__(self, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> None:
        self._variables = variables
        self._defaults = {
            each.variable.name.value: each.default_value
            for each in operation.variable_definitions or ()
            if each.default_value is not None
        }

    def arguments(self, nodes: Iterable[ArgumentNode] | None) -> dict[str, Value]:
        """The arguments that are given."""
        read = ((node.name.value, self.value(node.value)) for node in nodes or ())
        return {name: value for name, value in read if not isinstance(value, Absent)}

    def is_true(self, node: ValueNode) -> bool:
        """The value of an `if:` argument."""
        value = self.value(node)
        return isinstance(value, Leaf) and value.value is True

    def value(self, node: ValueNode) -> Value | Absent:
        """One value of the document."""
        match node:
            case VariableNode(name=name):
                return self._variable(name.value)
            case ObjectValueNode(fields=fields):
                read = ((field.name.value, self.value(field.value)) for field in fields)
                return {name: value for name, value in read if not isinstance(value, Absent)}
            case ListValueNode(values=items):
                return _list([self.value(item) for item in items])
            case _:
                return Leaf(_constant(node))

    def _variable(self, name: str) -> Value | Absent:
        if name in self._variables:
            return wrap(self._variables[name], (name,))
        if name in self._defaults:
            return self.value(self._defaults[name])
        return ABSENT


def wrap(value: Any, path: Path) -> Value:
    """A variable's value as a tree whose leaves remember their place; a list of scalars is one leaf."""
    if isinstance(value, dict):
        return {key: wrap(item, (*path, key)) for key, item in value.items()}
    if isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        return tuple(wrap(item, (*path, index)) for index, item in enumerate(value))
    return Leaf(value, path)


def _list(items: list[Value | Absent]) -> Value:
    """A list of constants is one leaf, so that it becomes one parameter."""
    given: list[Value] = [Leaf(None) if isinstance(item, Absent) else item for item in items]
    constants = [item.value for item in given if isinstance(item, Leaf) and item.path is None]
    return Leaf(constants) if len(constants) == len(given) else tuple(given)


def _constant(node: ValueNode) -> Any:
    match node:
        case NullValueNode():
            return None
        case IntValueNode(value=text) if len(text) <= MOST_DIGITS:
            return int(text)
        case IntValueNode(value=text) | FloatValueNode(value=text):
            return float(text)
        case StringValueNode(value=value) | BooleanValueNode(value=value) | EnumValueNode(value=value):
            return value
        case _:
            raise TypeError(f"{node.kind} is no constant")
