"""Order keys: what records are sorted by, and the JSON of a record's place in that order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from crm.kit.errors import BadUserInput
from crm.metadata.names import literal
from crm.metadata.snapshot import Column, Field
from crm.records.operation import Leaf, Value
from crm.records.reads.filters import live
from crm.records.scope import Scope, items, members
from crm.records.shape import DIRECTIONS
from crm.records.sql import JsonText, Source, exact_json

UNSORTABLE: Final = frozenset({"json", "text_array", "enum_array"})
"""Kinds of columns that have no order of use to anybody."""


@dataclass(frozen=True, slots=True)
class OrderKey:
    """One thing to sort by. `path` names it inside a cursor; `expression` is its value on the row source.

    An option list sorts by position: `options` then holds the values in their order.
    """

    path: tuple[str, ...]
    expression: str
    column: Column
    descending: bool = False
    nulls_first: bool = False
    nullable: bool = True
    options: tuple[str, ...] = ()

    @property
    def kind(self) -> tuple[str, Any]:
        """The converter of the key's values in a cursor, and its options."""
        if self.column.kind == "enum":
            return ("enum", list(self.options)) if self.options else ("text", None)
        return self.column.kind, self.column.pg_type

    def sortable(self, value: str) -> str:
        """What is compared, from an expression of the key's type."""
        if not self.options:
            return value
        return f"array_position(array[{','.join(map(literal, self.options))}]::text[],{value})"

    def reversed(self) -> OrderKey:
        """The same key for walking backwards."""
        return replace(self, descending=not self.descending, nulls_first=not self.nulls_first)

    def clause(self, value: str) -> str:
        """The ORDER BY item. NULLS is spelled out only where there may be some, so that plain indexes serve."""
        direction = " desc" if self.descending else ""
        if not self.nullable:
            return f"{self.sortable(value)}{direction}"
        return f"{self.sortable(value)}{direction} nulls {'first' if self.nulls_first else 'last'}"


def order_keys(scope: Scope, source: Source, order_by: Value | None) -> list[OrderKey]:
    """The keys of an `orderBy` list, with the record's id at the end so that no two records tie.

    Raises:
        BadUserInput: an unknown field, a whole composite, or no direction.
        PermissionDenied: a field the caller may not read.
    """
    keys: list[OrderKey] = []
    for item in items(order_by):
        for name, value in members(item).items():
            if not (isinstance(value, Leaf) and value.value is None):
                keys += _keys_of_field(scope, source, name, value)
    unique: list[OrderKey] = []
    for key in keys:
        if key.path not in {other.path for other in unique}:
            unique.append(key)
        if key.path == ("id",):
            return unique
    return [*unique, _tie_break(source, unique)]


def _tie_break(source: Source, keys: list[OrderKey]) -> OrderKey:
    """Ids follow the direction of the other keys if they agree: then one index range serves the page."""
    column = source.object.fields["id"].columns[0]
    descending = bool(keys) and all(key.descending for key in keys)
    return OrderKey(("id",), source.column("id"), column, descending, nullable=False)


def _keys_of_field(scope: Scope, source: Source, name: str, value: Value) -> list[OrderKey]:
    field = scope.field(source.object, name)
    if field.relation is not None and not scope.is_join_column(source.object, name):
        return _keys_of_relation(scope, source, field, value)
    if not isinstance(value, Mapping):
        column = field.columns[0] if field.columns else None
        if column is None or (column.part and field.relation is None):
            raise unsortable(name)
        return [_key((name,), field, column, source.column(column.name), value)]
    parts = {column.part: column for column in field.columns if column.part}
    keys = []
    for part, direction in value.items():
        if part not in parts:
            raise unsortable(f"{name}.{part}")
        keys.append(_key((name, part), field, parts[part], source.column(parts[part].name), direction))
    return keys


def _keys_of_relation(scope: Scope, source: Source, field: Field, value: Value) -> list[OrderKey]:
    """A related record's keys, read through the join column. One level only."""
    relation = field.relation
    if relation is None or relation.type != "MANY_TO_ONE" or not isinstance(value, Mapping):
        raise unsortable(field.name)
    other, keys = scope.source(scope.object(relation.target)), list[OrderKey]()
    for name, inner in value.items():
        if scope.field(other.object, name).relation is not None and not scope.is_join_column(other.object, name):
            raise unsortable(f"{field.name}.{name}")
        keys += _keys_of_field(scope, other, name, inner)
    related = (
        f"from {scope.table(other)} where {live(other)}"
        f" and {other.column('id')} = {source.column(relation.join_column)}"
    )
    return [
        replace(key, path=(field.name, *key.path), expression=f"(select {key.expression} {related})", nullable=True)
        for key in keys
    ]


def _key(path: tuple[str, ...], field: Field, column: Column, expression: str, direction: Value) -> OrderKey:
    chosen = direction.value if isinstance(direction, Leaf) else None
    if chosen not in DIRECTIONS or column.kind in UNSORTABLE:
        raise unsortable(".".join(path))
    options = values_in_order(field) if column.kind == "enum" else ()
    nullable = column.nullable or bool(options)
    return OrderKey(path, expression, column, chosen.startswith("Desc"), chosen.endswith("First"), nullable, options)


def values_in_order(field: Field) -> tuple[str, ...]:
    """The values of a field's options by position."""
    by_position: list[Mapping[str, Any]] = sorted(field.options, key=lambda option: option.get("position", 0))
    return tuple(option["value"] for option in by_position)


def unsortable(name: str) -> BadUserInput:
    """The refusal of a field that nothing can be ordered by."""
    return BadUserInput(f'Field "{name}" does not exist or is not sortable', sub_code="INVALID_QUERY_INPUT")


def project(keys: Sequence[OrderKey], source: Source, needs: set[str]) -> tuple[list[str], list[str]]:
    """How a subquery hands its keys on: what it selects besides the columns in `needs`, and each key's value outside.

    A key that is a column of the record itself is added to `needs` instead.
    """
    selected, values = [], []
    for index, key in enumerate(keys):
        if key.expression == source.column(key.column.name):
            needs.add(key.column.name)
            values.append(key.expression)
        else:
            selected.append(f'{key.expression} as "key {index}"')
            values.append(source.column(f"key {index}"))
    return selected, values


def order_clause(keys: Sequence[OrderKey], values: Sequence[str]) -> str:
    """The ORDER BY list of keys whose values are these expressions."""
    return ", ".join(key.clause(value) for key, value in zip(keys, values, strict=True))


def position_json(keys: Sequence[OrderKey], values: Sequence[str]) -> str:
    """A record's place in the order as JSON text, nested as the order was: what a cursor holds."""
    tree: dict[str, Any] = {}
    for key, value in zip(keys, values, strict=True):
        branch = tree
        for step in key.path[:-1]:
            branch = branch.setdefault(step, {})
        branch[key.path[-1]] = exact_json(value, key.column.kind, nullable=key.nullable)
    text = JsonText()
    _write_tree(text, tree)
    return text.sql()


def _write_tree(text: JsonText, tree: Mapping[str, Any]) -> None:
    text.write("{")
    for index, (name, branch) in enumerate(tree.items()):
        text.key(name, first=index == 0)
        if isinstance(branch, str):
            text.expression(branch)
        else:
            _write_tree(text, branch)
    text.write("}")
