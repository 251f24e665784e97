"""Order keys: what records are sorted by, and the JSON of a record's place in that order.

Numbers, moments and ids sort by value, options by position, texts as `comparable` says. Ids break ties. An index over
the key and the id, of live records, serves a page at any depth: `("position","id")`, or for a text
`(lower(left("name",255)) collate "C","id")`. Of a key that may be missing the index must put what is missing where the
order does: AscNullsLast and DescNullsFirst are one index, AscNullsFirst and DescNullsLast another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from crm.kit.errors import BadUserInput
from crm.metadata.field_types.base import UNSORTABLE
from crm.metadata.names import literal
from crm.metadata.snapshot import Column, Field, Object
from crm.metadata.texts import comparable
from crm.records.operation import Leaf, Value
from crm.records.reads.filters import live
from crm.records.reads.limits import MOST_HOPS, too_complex
from crm.records.scope import Scope, items, members
from crm.records.shape import DIRECTIONS
from crm.records.sql import JsonText, Source, exact_json


@dataclass(frozen=True, slots=True)
class OrderKey:
    """One thing to sort by. `path` names it inside a cursor; `expression` is what sorts, on the row source.

    `column` says of which kind the expression is: that of a list of options is a number, its place in the list.
    """

    path: tuple[str, ...]
    expression: str
    column: Column
    descending: bool = False
    nulls_first: bool = False
    nullable: bool = True

    def reversed(self) -> OrderKey:
        """The same key for walking backwards."""
        return replace(self, descending=not self.descending, nulls_first=not self.nulls_first)

    def clause(self, value: str) -> str:
        """The ORDER BY item. NULLS is spelled out only where there may be some, so that plain indexes serve."""
        direction = " desc" if self.descending else ""
        if not self.nullable:
            return f"{value}{direction}"
        return f"{value}{direction} nulls {'first' if self.nulls_first else 'last'}"


def order_keys(scope: Scope, source: Source, order_by: Value | None) -> list[OrderKey]:
    """The keys of an `orderBy` list, with the record's id at the end so that no two records tie.

    Raises:
        BadUserInput: an unknown field, a whole composite, or no direction.
        PermissionDenied: a field the caller may not read.
    """
    keys: list[OrderKey] = []
    for item in items(order_by):
        for name, value in _given(members(item)):
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


def _keys_of_field(scope: Scope, source: Source, name: str, value: Value, hops: int = 0) -> list[OrderKey]:
    field = scope.field(source.object, name)
    if field.relation is not None and not scope.is_join_column(source.object, name):
        return _keys_of_relation(scope, source, field, value, hops + 1)
    if not isinstance(value, Mapping):
        column = field.columns[0] if field.columns else None
        if column is None or (column.part and field.relation is None):
            raise unsortable(name)
        return [_key((name,), field, column, source, value)]
    parts = {column.part: column for column in field.columns if column.part}
    keys = []
    for part, direction in _given(value):
        if part not in parts:
            raise unsortable(f"{name}.{part}")
        keys.append(_key((name, part), field, parts[part], source, direction))
    return keys


def _keys_of_relation(scope: Scope, source: Source, field: Field, value: Value, hops: int) -> list[OrderKey]:
    """A related record's keys, read through the join column."""
    relation = field.relation
    if relation is None or relation.type != "MANY_TO_ONE" or not isinstance(value, Mapping):
        raise unsortable(field.name)
    if hops > MOST_HOPS:
        raise too_complex(f"An order leads through more than {MOST_HOPS} relations")
    other = scope.source(scope.object(relation.target))
    keys = [key for name, inner in _given(value) for key in _keys_of_field(scope, other, name, inner, hops)]
    link = f"{other.column('id')} = {source.column(relation.join_column)}"
    related = f"from {scope.table(other)} where {live(other)} and {link}"
    return [
        replace(key, path=(field.name, *key.path), expression=f"(select {key.expression} {related})", nullable=True)
        for key in keys
    ]


def _given(order: Mapping[str, Value]) -> list[tuple[str, Value]]:
    """The members of an order that are not null."""
    return [(name, value) for name, value in order.items() if not (isinstance(value, Leaf) and value.value is None)]


def _key(path: tuple[str, ...], field: Field, column: Column, source: Source, direction: Value) -> OrderKey:
    chosen = direction.value if isinstance(direction, Leaf) else None
    if not isinstance(chosen, str) or chosen not in DIRECTIONS or column.kind in UNSORTABLE:
        raise unsortable(".".join(path))
    expression, sorted_as = sorting(field, column, source.column(column.name))
    return OrderKey(
        path,
        expression,
        sorted_as,
        descending=chosen.startswith("Desc"),
        nulls_first=chosen.endswith("First"),
        nullable=sorted_as.nullable,
    )


def sorting(field: Field, column: Column, value: str) -> tuple[str, Column]:
    """The expression that a column is sorted by, and a column of the kind it gives."""
    if column.kind == "enum" and field.options:
        by_position = sorted(field.options, key=lambda option: int(option.get("position", 0)))
        values = ",".join(literal(option["value"]) for option in by_position)
        place = replace(column, kind="integer", pg_type="integer", nullable=True)
        return f"array_position(array[{values}]::text[],{value})", place
    if column.kind in {"text", "enum"}:
        return comparable(value), replace(column, kind="text")
    return value, column


def unsortable(name: str) -> BadUserInput:
    """The refusal of a field that nothing can be ordered by."""
    return BadUserInput(f'Field "{name}" does not exist or is not sortable', sub_code="INVALID_QUERY_INPUT")


def is_indexed(object_: Object, key: OrderKey) -> bool:
    """Whether an index of the object is sorted by the key first, with what is missing on the same side."""
    wanted, read_nulls_first = (key.path[0], "".join(key.path[1:])), key.nulls_first != key.descending
    return any(
        index.is_sorted and index.fields[0] == wanted and (index.nulls_first == read_nulls_first or not key.nullable)
        for index in object_.indexes
    )


def project(keys: Sequence[OrderKey], source: Source, needs: set[str]) -> tuple[list[str], list[str]]:
    """How a subquery hands its keys on: what it selects besides the columns in `needs`, and each key's value outside.

    A key that is a column of the record itself is added to `needs` instead.
    """
    selected, values = [], []
    for index, key in enumerate(keys):
        if key.expression == source.column(key.column.name):
            needs.add(key.column.name)
            values.append(source.selected().column(key.column.name))
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
