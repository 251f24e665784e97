"""From a read of records to its root: one narrow, ordered statement for a page, another for what is said of all.

The roots themselves are elsewhere, so that a container that runs stored plans need not know how they are made.
"""

from __future__ import annotations

from typing import Final

from crm.metadata.snapshot import Object
from crm.records.operation import Operation
from crm.records.reads.aggregates import aggregates_asked
from crm.records.reads.counts import totals_statement
from crm.records.reads.envelope import connection_members, needs_positions, node_selections
from crm.records.reads.filters import where
from crm.records.reads.find_many import FindMany
from crm.records.reads.find_one import FindOne
from crm.records.reads.orders import is_indexed, order_clause, order_keys, position_json, project
from crm.records.reads.paging import MOST_RECORDS, Page
from crm.records.reads.selection import node_json
from crm.records.root import Template
from crm.records.scope import Scope, given

LINE_BREAK: Final = r"E'\n'"
"""What no JSON text that Postgres makes contains: inside strings it is escaped."""


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
    columns = [node_json(scope, source.selected(), node.children, needs) for node in node_selections(selected)]
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


def compile_find_one(scope: Scope, object_: Object, operation: Operation) -> FindOne:
    """Compile the read of one record."""
    source, needs = scope.source(object_), {"id"}
    node = node_json(scope, source.selected(), operation.root.children, needs)
    condition = where(scope, source, given(operation.root.arguments, "filter"))
    row = (
        f"select {source.columns(needs)} from {scope.table(source)}"
        f" where {condition} order by {source.column('id')} limit 1"
    )
    return FindOne(operation.root.key, Template(f"select {node} from ({row}) {source.alias}", scope.parameters.bound()))
