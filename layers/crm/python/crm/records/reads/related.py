"""A to-many relation inside a record: a whole connection in one SQL expression."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TypeAlias

from crm.records.operation import Selection
from crm.records.reads.aggregates import aggregated, is_aggregate
from crm.records.reads.filters import where
from crm.records.reads.limits import unknown_field
from crm.records.reads.orders import order_clause, order_keys, position_json, project
from crm.records.reads.paging import MOST_RELATED, Page
from crm.records.scope import Scope, given
from crm.records.sql import JsonText, Source

WriteNode: TypeAlias = Callable[[Source, Sequence[Selection], set[str]], str]
"""Compiles a related record's JSON: (source, selections, needed columns) → expression."""

_PLACE = "place"
"""A row's place on its page, counted in the direction the page is walked."""


def related_connection(scope: Scope, source: Source, link: str, selected: Selection, write_node: WriteNode) -> str:
    """The connection of those records of `source` that `link` ties to the record around it."""
    if not any(child.name in {"edges", "pageInfo"} for child in selected.children):
        return _Connection(scope, source, link, selected).json(write_node)
    return PagedConnection(scope, source, link, selected).json(write_node)


class _Connection:
    """A connection of which no page is asked."""

    def __init__(self, scope: Scope, source: Source, link: str, selected: Selection) -> None:
        self.scope, self.source, self.link, self.selected = scope, source, link, selected
        self.type_name = source.object.type_name

    def json(self, write_node: WriteNode) -> str:
        """The connection as one expression."""
        text, children = JsonText(), self.selected.children
        text.write("{")
        for are_aggregates, run in groupby(children, is_aggregate):
            if are_aggregates:
                self.write_aggregates(text, [*run])
                continue
            for child in run:
                text.key(child.key, first=child is children[0])
                self.write(text, child, write_node)
        text.write("}")
        return text.sql()

    def write_aggregates(self, text: JsonText, children: Sequence[Selection]) -> None:
        """Append members that stand side by side: one look at the related records answers them all."""
        members = JsonText()
        answers = aggregated(self.scope, self.source, [child.name for child in children])
        for child, answer in zip(children, answers, strict=True):
            members.key(child.key, first=child is self.selected.children[0])
            members.expression(answer.json())
        text.expression(f"(select {members.sql()} from {self.rows()})")

    def write(self, text: JsonText, child: Selection, write_node: WriteNode) -> None:
        """Append the value of one member."""
        match child.name:
            case "__typename":
                text.string(f"{self.type_name}Connection")
            case _:
                raise unknown_field(child.name, f"{self.type_name}Connection")

    def rows(self) -> str:
        """The related records that the filter lets through: what follows FROM."""
        filter_ = given(self.selected.arguments, "filter")
        condition = where(self.scope, self.source, filter_)
        return f"{self.scope.table(self.source)} where {self.link} and {condition}"


class PagedConnection(_Connection):
    """A connection with a page of records: everything about the page is aggregated from its rows."""

    def __init__(self, scope: Scope, source: Source, link: str, selected: Selection) -> None:
        super().__init__(scope, source, link, selected)
        self.needs: set[str] = set()
        self.page = Page.of(selected.arguments, MOST_RELATED)
        keys = order_keys(scope, source, given(selected.arguments, "orderBy"))
        self.walk = self.page.keys_to_walk(keys)
        self.extra, self.values = project(self.walk, source, self.needs)
        self.limit = self.page.limit(scope.parameters)
        self.shown = source.selected()
        place = self.shown.column(_PLACE)
        self.on_page = f"{place} < {self.limit.rows}"
        self.order = f"{place} desc" if self.page.backward else place

    def json(self, write_node: WriteNode) -> str:
        document = super().json(write_node)
        beyond = self.page.condition(self.walk, self.scope.parameters)
        columns = ",".join([self.source.columns(self.needs), *self.extra])
        rows = (
            f"select {columns} from {self.rows()}{f' and {beyond}' if beyond else ''}"
            f" order by {order_clause(self.walk, [key.expression for key in self.walk])}{self.limit.clause}"
        )
        alias = self.source.alias
        place = f"row_number() over (order by {order_clause(self.walk, self.values)}) as {_PLACE}"
        return f"(select {document} from (select {alias}.*,{place} from ({rows}) {alias}) {alias})"

    def write(self, text: JsonText, child: Selection, write_node: WriteNode) -> None:
        match child.name:
            case "edges":
                edge = self._edge(child, write_node)
                text.write("[")
                text.expression(f"string_agg({edge},',' order by {self.order}) filter (where {self.on_page})")
                text.write("]")
            case "pageInfo":
                self._write_page_info(text, child)
            case _:
                super().write(text, child, write_node)

    def _edge(self, edges: Selection, write_node: WriteNode) -> str:
        text = JsonText()
        text.write("{")
        for index, child in enumerate(edges.children):
            text.key(child.key, first=index == 0)
            match child.name:
                case "node":
                    text.expression(write_node(self.shown, child.children, self.needs))
                case "cursor":
                    text.expression(self._cursor())
                case "__typename":
                    text.string(f"{self.type_name}Edge")
                case _:
                    raise unknown_field(child.name, f"{self.type_name}Edge")
        text.write("}")
        return text.sql()

    def _write_page_info(self, text: JsonText, page_info: Selection) -> None:
        has_more = f"(count(*) >= {self.limit.rows})::text"
        text.write("{")
        for index, child in enumerate(page_info.children):
            text.key(child.key, first=index == 0)
            match child.name:
                case "hasNextPage":
                    text.expression(self._is_inner() if self.page.backward else has_more)
                case "hasPreviousPage":
                    text.expression(has_more if self.page.backward else self._is_inner())
                case "startCursor":
                    text.expression(self._cursor_at(self.order))
                case "endCursor":
                    text.expression(
                        self._cursor_at(f"{self.shown.column(_PLACE)}{'' if self.page.backward else ' desc'}")
                    )
                case "__typename":
                    text.string("PageInfo")
                case _:
                    raise unknown_field(child.name, "PageInfo")
        text.write("}")

    def _is_inner(self) -> str:
        return f"({self.page.is_inner(self.scope.parameters)})::text"

    def _cursor_at(self, order: str) -> str:
        first = f"(array_agg({self._cursor()} order by {order}) filter (where {self.on_page}))[1]"
        return f"coalesce({first},'null')"

    def _cursor(self) -> str:
        position = position_json(self.walk, self.values)
        encoded = f"encode(convert_to({position},'UTF8'),'base64')"
        return f"""('"'||translate({encoded},E'+/\\n','-_')||'"')"""
