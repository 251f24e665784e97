"""findMany: a page of records in one narrow, ordered statement, and their aggregates in another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, ClassVar, Final

from crm.kit.database import Result, Statement
from crm.metadata.snapshot import Object
from crm.records.operation import Operation
from crm.records.reads.aggregates import aggregates_asked
from crm.records.reads.counts import totals_statement
from crm.records.reads.envelope import (
    Member,
    Rows,
    connection_json,
    connection_members,
    needs_positions,
    node_selections,
)
from crm.records.reads.filters import where
from crm.records.reads.orders import is_indexed, order_clause, order_keys, position_json, project
from crm.records.reads.paging import MOST_RECORDS, Page, PagePlan
from crm.records.reads.selection import node_json
from crm.records.root import Request, Root, Template, Variables
from crm.records.scope import Scope, given

LINE_BREAK: Final = r"E'\n'"
"""What no JSON text that Postgres makes contains: inside strings it is escaped."""


@dataclass(frozen=True, slots=True)
class FindMany(Root):
    """A connection. `rows` gives one row: `nodes` columns of records, then their places if a cursor needs them.

    Each column holds a record per line. One row reaches the client at once; sixty would wake it up again and again.
    """

    kind: ClassVar[str] = "findMany"

    key: str
    members: Sequence[Member]
    page: PagePlan
    nodes: int
    has_positions: bool
    rows: Template | None
    totals: Template | None

    def bind(self, variables: Variables, request: Request) -> list[Statement]:
        return [template.bind(variables) for template in (self.rows, self.totals) if template]

    def respond(self, results: Sequence[Result], variables: Variables) -> bytes:
        rows = self._rows(results[0], variables) if self.rows else None
        totals = (results[-1].value(0) or b"").splitlines() if self.totals else []
        return connection_json(self.members, rows, totals)

    def _rows(self, result: Result, variables: Variables) -> Rows:
        """The page in response order, without the row that only tells whether more follow."""
        size, page = self.page.size(variables), self.page
        nodes = [lines(result.value(0, column)) for column in range(self.nodes)]
        positions = (result.value(0, self.nodes) or b"").splitlines() if self.has_positions or not nodes else []
        length = len(nodes[0] if nodes else positions)
        has_more, is_inner = length > size, page.is_inner(variables)
        has_next, has_previous = (is_inner, has_more) if page.backward else (has_more, is_inner)
        return Rows(
            min(length, size),
            [page.cut(lines, size) for lines in nodes],
            page.cut(positions, size),
            has_next=has_next,
            has_previous=has_previous,
        )

    def to_json(self) -> Any:
        templates = [template and template.to_json() for template in (self.rows, self.totals)]
        return [self.key, self.members, self.page.to_json(), self.nodes, self.has_positions, *templates]

    @classmethod
    def from_json(cls, value: Any) -> FindMany:
        key, members, page, nodes, has_positions, *stored = value
        rows, totals = (template and Template.from_json(template) for template in stored)
        return cls(key, members, PagePlan.from_json(page), nodes, has_positions, rows, totals)


def compile_find_many(scope: Scope, object_: Object, operation: Operation) -> FindMany:
    """Compile a list: the page if edges or pageInfo are asked, the aggregates that are."""
    selected, arguments = operation.root.children, operation.root.arguments
    page, names = Page.of(arguments, MOST_RECORDS), aggregates_asked(selected)
    is_paged = any(child.name in {"edges", "pageInfo"} for child in selected)
    return FindMany(
        operation.root.key,
        connection_members(object_.type_name, selected, names),
        page.plan(),
        len(node_selections(selected)),
        needs_positions(selected),
        _rows_statement(scope.fresh(), object_, operation, page) if is_paged else None,
        totals_statement(scope.fresh(), object_, given(arguments, "filter"), names) if names else None,
    )


def _rows_statement(scope: Scope, object_: Object, operation: Operation, page: Page) -> Template:
    """The page is cut from a narrow subquery before any JSON is built."""
    arguments, selected = operation.root.arguments, operation.root.children
    source, needs = scope.source(object_), set[str]()
    keys = order_keys(scope, source, given(arguments, "orderBy"))
    extra, values = project(keys, source, needs)
    columns = [node_json(scope, source, node.children, needs) for node in node_selections(selected)]
    if needs_positions(selected):
        columns.append(position_json(keys, values))
    all_rows = (
        f"select {','.join([source.columns(needs), *extra])} from {scope.table(source)}"
        f" where {where(scope, source, given(arguments, 'filter'))}"
    )
    walk = page.keys_to_walk(keys)
    limit, inner = page.limit(scope.parameters), order_clause(walk, [key.expression for key in walk])
    ranges = page.ranges(walk, scope.parameters, indexed=is_indexed(object_, walk[0]))
    heads = [f"{all_rows}{f' and {each}' if each else ''} order by {inner}" for each in ranges]
    rows = heads[0] + limit.clause
    if len(heads) > 1:
        merged = " union all ".join(f"({head}{limit.reach})" for head in heads)
        rows = f"select * from ({merged}) {source.alias} order by {order_clause(walk, values)}{limit.clause}"
    written = ",".join(f"string_agg({column},{LINE_BREAK})" for column in columns or ["'0'"])
    return Template(f"select {written} from ({rows}) {source.alias}", scope.parameters.bound())


def lines(text: bytes | None) -> list[bytes]:
    """The lines of a column, each with its line break, which is only white space to JSON.

    A file finds their ends several times faster than `split` does, and leaving them there saves a copy of everything.
    """
    return [] if text is None else BytesIO(text).readlines()
