"""Filter operators: which ones a column takes, and the SQL condition of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from crm.kit.errors import BadUserInput
from crm.metadata.field_types.actor import SOURCES
from crm.metadata.field_types.inspection import inspect
from crm.metadata.snapshot import Column, Field
from crm.metadata.texts import comparable, unaccented
from crm.records.operation import Leaf, Value
from crm.records.scope import Parameters, Scope
from crm.records.sql import Source


@dataclass(frozen=True, slots=True)
class Operand:
    """One operator's left side and its value: one leaf, or a list that the query spells out (`[$a, "b"]`)."""

    column: str
    of: Column
    field: Field
    given: Leaf | tuple[Leaf, ...]
    parameters: Parameters

    @property
    def options(self) -> Any:
        """What the converter of the column's kind needs beyond the value."""
        if self.of.kind in {"enum", "enum_array"}:
            values = SOURCES if self.of.part else [option["value"] for option in self.field.options]
            return [_CHOICES.get(self.field.type, "select"), values]
        return self.of.pg_type if self.of.kind == "integer" else None

    @property
    def raw(self) -> Any:
        """This request's value. Only what the shape of variables keeps may be asked of it."""
        return self.given.value if isinstance(self.given, Leaf) else [leaf.value for leaf in self.given]

    @property
    def is_empty(self) -> bool:
        """Whether the value is the null-equivalent that texts are stored as."""
        return self.raw == "" and self.of.kind == "text"

    def value(self, converter: str | None = None, pg_type: str | None = None) -> str:
        """The placeholder of the value, cast."""
        if not isinstance(self.given, Leaf):
            raise self.refuse("Expected a single value")
        return self._placeholder(self.given, converter or self.of.kind, pg_type or self.of.pg_type)

    def values(self, kind: str | None = None, pg_type: str | None = None) -> str:
        """The values of a list as an SQL array."""
        kind, pg_type = kind or self.of.kind, pg_type or self.of.pg_type
        if self.raw is None or self.raw == []:
            raise self.refuse("Expected non-empty array")
        if isinstance(self.given, Leaf):
            return self._placeholder(self.given, f"{kind}[]", f"{pg_type}[]")
        return f"array[{','.join(self._placeholder(leaf, kind, pg_type) for leaf in self.given)}]"

    def _placeholder(self, leaf: Leaf, converter: str, pg_type: str) -> str:
        return f"{self.parameters.add(leaf, converter, self.field.name, self.options)}::{pg_type}"

    def refuse(self, expected: str) -> BadUserInput:
        """The refusal of a value that the operator does not take."""
        return _misfit(self.field, expected)


_CHOICES: Final = {"MULTI_SELECT": "multi select", "RATING": "rating"}
"""What messages call a field whose values are options."""

Operator: TypeAlias = Callable[[Operand], str]


def _compared(operator: str) -> Operator:
    """Texts compare as they are ordered, so that `gt` finds what an ordered list shows below."""

    def condition(operand: Operand) -> str:
        column, value = operand.column, operand.value()
        if operand.of.kind == "text":
            column, value = comparable(column), comparable(value)
        return f"{column} {operator} {value}"

    return condition


def _equal(operand: Operand) -> str:
    return f"{operand.column} is null" if operand.is_empty else f"{operand.column} = {operand.value()}"


def _unequal(operand: Operand) -> str:
    """A missing value differs from every other: `neq` is the complement of `eq`."""
    if operand.is_empty:
        return f"{operand.column} is not null"
    return f"{operand.column} is distinct from {operand.value()}"


def _in(operand: Operand) -> str:
    within = f"{operand.column} = any({operand.values()})"
    listed = operand.raw if isinstance(operand.raw, list) else [operand.raw]
    has_empty = operand.of.kind == "text" and "" in listed
    return f"({within} or {operand.column} is null)" if has_empty else within


def _is(operand: Operand) -> str:
    match str(operand.raw).upper().replace("_", ""):
        case "NULL":
            return f"{operand.column} is null"
        case "NOTNULL":
            return f"{operand.column} is not null"
        case _:
            raise operand.refuse("Expected NULL or NOT_NULL")


def _like(converter: str = "pattern") -> Operator:
    return lambda operand: f"{_text_of(operand)} like {operand.value(converter, 'text')}"


def _ilike(operand: Operand) -> str:
    return f"{unaccented(_text_of(operand))} like {unaccented(operand.value('loose pattern', 'text'))}"


def _text_of(operand: Operand) -> str:
    return operand.column if operand.of.kind == "text" else f"{operand.column}::text"


def _contains_any(operand: Operand) -> str:
    if operand.of.kind == "enum":
        return _in(operand)
    kind = "enum" if operand.of.kind == "enum_array" else "text"
    return f"{operand.column} && {operand.values(kind, 'text')}"


def _contains_ilike(operand: Operand) -> str:
    pattern = unaccented(operand.value("loose infix", "text"))
    return f"exists(select from unnest({operand.column}) item where {unaccented('item')} like {pattern})"


def _is_empty_array(operand: Operand) -> str:
    return f"({operand.column} is null) = {operand.value('boolean', 'boolean')}"


def _unsupported(name: str) -> Operator:
    def refuse(_operand: Operand) -> str:
        raise BadUserInput(f'Operator "{name}" is not supported', sub_code="INVALID_QUERY_INPUT")

    return refuse


_EQUALITY: Final[Mapping[str, Operator]] = {"eq": _equal, "neq": _unequal, "in": _in, "is": _is}
_ORDERED: Final[Mapping[str, Operator]] = {
    **_EQUALITY,
    "gt": _compared(">"),
    "gte": _compared(">="),
    "lt": _compared("<"),
    "lte": _compared("<="),
}
_PATTERNS: Final[Mapping[str, Operator]] = {"like": _like(), "ilike": _ilike}
_LISTS: Final[Mapping[str, Operator]] = {
    "is": _is,
    "containsAny": _contains_any,
    "isEmptyArray": _is_empty_array,
}
_BY_KIND: Final[Mapping[str, Mapping[str, Operator]]] = {
    "text": {
        **_ORDERED,
        **_PATTERNS,
        "startsWith": _like("prefix"),
        "endsWith": _like("suffix"),
        "regex": _unsupported("regex"),
        "iregex": _unsupported("iregex"),
    },
    "uuid": _ORDERED,
    "integer": _ORDERED,
    "float": _ORDERED,
    "numeric": _ORDERED,
    "timestamp": _ORDERED,
    "date": _ORDERED,
    "boolean": _EQUALITY,
    "enum": {**_EQUALITY, "containsAny": _contains_any, "isEmptyArray": _is_empty_array},
    "enum_array": _LISTS,
    "text_array": {**_LISTS, "containsIlike": _contains_ilike},
    "json": {**_PATTERNS, "is": _is},
}


def conditions(scope: Scope, source: Source, field: Field, column: Column, operators: Value) -> list[str]:
    """The conditions that `operators`, like `{gte: 5, lt: 9}`, put on a column.

    Raises:
        BadUserInput: an operator the column does not take, or a value that does not fit it.
    """
    if not isinstance(operators, Mapping):
        given = operators.value if isinstance(operators, Leaf) else [*operators]
        raise BadUserInput(
            f'Invalid object value {inspect(given)} for field "{field.name}"', sub_code="INVALID_QUERY_INPUT"
        )
    known = _BY_KIND[column.kind]
    found = []
    for name, value in operators.items():
        if name not in known:
            raise BadUserInput(
                f'Operator "{name}" is not supported for field "{field.name}"', sub_code="INVALID_QUERY_INPUT"
            )
        operand = Operand(source.column(column.name), column, field, _leaves(field, value), scope.parameters)
        if operand.raw is None:
            raise operand.refuse("Expected a value; use `is` to look for missing ones")
        found.append(known[name](operand))
    return found


def _leaves(field: Field, value: Value) -> Leaf | tuple[Leaf, ...]:
    if isinstance(value, Leaf):
        return value
    leaves = tuple(item for item in value if isinstance(item, Leaf)) if isinstance(value, Sequence) else ()
    if isinstance(value, Mapping) or len(leaves) != len(value):
        raise _misfit(field, "Expected a value, found an object")
    return leaves


def _misfit(field: Field, expected: str) -> BadUserInput:
    return BadUserInput(f"Invalid filter value for field {field.name}. {expected}", sub_code="INVALID_QUERY_INPUT")
