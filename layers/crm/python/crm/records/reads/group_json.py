"""A group as JSON: its dimensions, its aggregates, and a page of its records that reads like any connection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from crm.records.operation import Selection, Value
from crm.records.reads.aggregates import Aggregated
from crm.records.reads.dimensions import Dimension
from crm.records.reads.related import PagedConnection, WriteNode
from crm.records.reads.selection import node_json
from crm.records.scope import Scope, given, given_leaf
from crm.records.sql import JsonText, Source, value_or_null_json

RECORDS_COLUMN: Final = "records"
_PICKED: Final = "picked"


def dimension_column(index: int) -> str:
    """The column of a dimension among the groups."""
    return f"dimension {index}"


def aggregate_columns(names: Sequence[str]) -> dict[str, str]:
    """The columns of aggregates among the groups, by what they are called."""
    return {name: f"aggregate {index}" for index, name in enumerate(names)}


def has_page(selections: Sequence[Selection]) -> bool:
    """Whether records of each group are asked for."""
    return any(selected.name in {"edges", "pageInfo"} for selected in selections)


@dataclass(frozen=True, slots=True)
class GroupJson:
    """Writes the members of the groups at `group`, whose columns are named as above."""

    scope: Scope
    group: Source
    by: Sequence[Dimension]
    aggregates: Mapping[str, Aggregated]

    def document(self, selections: Sequence[Selection], arguments: Mapping[str, Value]) -> str:
        """A group as one expression."""
        if has_page(selections):
            return _GroupPage(self, selections, arguments).json(_write_node(self.scope))
        text = JsonText()
        text.write("{")
        for index, selected in enumerate(selections):
            text.key(selected.key, first=index == 0)
            self.write(text, selected)
        text.write("}")
        return text.sql()

    def write(self, text: JsonText, selected: Selection) -> None:
        """Append the value of one member that is not about the page."""
        match selected.name:
            case "groupByDimensionValues":
                self._write_values(text)
            case "__typename":
                text.string(f"{self.group.object.type_name}GroupByConnection")
            case name:
                value = self.group.column(aggregate_columns([*self.aggregates])[name])
                text.expression(value_or_null_json(value, self.aggregates[name].kind))

    def _write_values(self, text: JsonText) -> None:
        text.write("[")
        for index, dimension in enumerate(self.by):
            text.write("," if index else "")
            text.expression(dimension.json(self.group.column(dimension_column(index))))
        text.write("]")


class _GroupPage(PagedConnection):
    """A group with a page of its records, whose ids the group holds."""

    def __init__(self, group: GroupJson, selections: Sequence[Selection], arguments: Mapping[str, Value]) -> None:
        order_by = given(arguments, "orderByForRecords")
        selected = Selection("", "", {} if order_by is None else {"orderBy": order_by}, tuple(selections))
        source = group.scope.source(group.group.object)
        link = f"{source.column('id')} = {_PICKED}.id"
        super().__init__(group.scope, source, link, selected)
        # The ids begin at the offset already: only pageInfo still has to know that there is one.
        self.page = replace(self.page, offset=given_leaf(arguments, "offsetForRecords"))
        self.group = group

    def rows(self) -> str:
        """The records come by their ids: `offset 0` keeps Postgres from walking through all of them in their order."""
        alias, ids = self.source.alias, f"unnest({self.group.group.column(RECORDS_COLUMN)}) {_PICKED}(id)"
        picked = f"select {alias}.* from {ids}, {self.scope.table(self.source)} where {self.link} offset 0"
        return f"({picked}) {alias} where true"

    def write(self, text: JsonText, child: Selection, write_node: WriteNode) -> None:
        if child.name in {"edges", "pageInfo"}:
            super().write(text, child, write_node)
        else:
            self.group.write(text, child)

    def write_aggregates(self, text: JsonText, children: Sequence[Selection]) -> None:
        for child in children:
            text.key(child.key, first=child is self.selected.children[0])
            self.group.write(text, child)


def _write_node(scope: Scope) -> WriteNode:
    def write(source: Source, selections: Sequence[Selection], needs: set[str]) -> str:
        return node_json(scope, source, selections, needs)

    return write
