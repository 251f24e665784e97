"""What Postgres reads for the operations that the app sends, at 1 M people: no scan may grow with the table.

The app sends these lists from `frontend/src/modules/object-record`: tables, panels, pickers, history, links, names.
Each is run through the handler, then every statement of it is explained twice, with the plan for its values and with
the plan for any values, which a prepared statement may change to. Sorting, filtering and counting by a field
without an index is the user's wish and not asked here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import psycopg
from psycopg import sql

from crm.app.container import container
from crm.app.graphql_api import handle
from crm.kit.database import Statement
from crm.metadata.snapshot import Object
from tests.benchmarks.figures import Figure
from tests.benchmarks.listing import ask, graphql_event
from tests.benchmarks.measuring import recorded
from tests.benchmarks.workspace import LARGE, Bench, Cell

MOST_ROWS = 10_000
"""Read by one scan, found or not."""

SCANS = frozenset({"Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Heap Scan", "Bitmap Index Scan"})
BY_POSITION = [{"position": "AscNullsLast"}]
TYPED = ("an", "olivia", "zzzz")
SEARCH = """query Search($text: String!, $first: Int!, $objectNames: [String!]) {
  search(searchInput: $text, limit: $first, includedObjectNameSingulars: $objectNames) {
    edges { node { recordId objectNameSingular label } }
  }
}"""
MODES = ("force_custom_plan", "force_generic_plan")


@dataclass(frozen=True, slots=True)
class Listing:
    """One list as the app asks for it."""

    what: str
    object_name: str
    filter: Mapping[str, Any] | None = None
    order: Sequence[Mapping[str, Any]] = ()
    first: int = 60
    has_total: bool = False


def plans(cell: Cell) -> Iterator[Figure]:
    """The rows that the greediest scan of each operation reads."""
    bench = cell.kept("large", LARGE)
    for listing in _listings(bench):
        read = _rows_read(cell.superuser, _statements(_list_event(bench, listing)))
        yield Figure(f"{listing.object_name}: {listing.what}", read, MOST_ROWS, "rows read")
    for word in TYPED:
        variables = {"text": word, "first": 20, "objectNames": ["person"]}
        read = _rows_read(cell.superuser, _statements(graphql_event(bench, SEARCH, variables)))
        yield Figure(f"person: picker, “{word}”", read, MOST_ROWS, "rows read")


def _listings(bench: Bench) -> Iterator[Listing]:
    for name in ("person", "company", "opportunity", "note", "task"):
        ids = _ids(bench, name)
        yield Listing("first page and total", name, order=BY_POSITION, has_total=True)
        yield Listing("newest first", name, order=[{"createdAt": "DescNullsLast"}])
        yield Listing("one, for its panel", name, {"id": {"in": ids[:1]}}, BY_POSITION, 1)
        yield Listing("names of 60", name, {"id": {"in": ids}}, BY_POSITION)
        yield Listing("first of a picker", name, order=BY_POSITION, first=20)
    yield from _panel(bench, "person", "Person", (("opportunity", "pointOfContactId"),))
    yield from _panel(bench, "company", "Company", (("opportunity", "companyId"), ("person", "companyId")))


def _panel(bench: Bench, name: str, target: str, related: Sequence[tuple[str, str]]) -> Iterator[Listing]:
    """What the panel of one record shows besides its fields, of the record that has most of it."""
    for other, sorted_by in (
        ("timelineActivity", "happensAt"),
        ("noteTarget", "createdAt"),
        ("taskTarget", "createdAt"),
    ):
        of_one, latest = _busiest(bench, other, f"target{target}Id"), [{sorted_by: "DescNullsLast"}]
        yield Listing(f"those of a {name}", other, of_one, latest, has_total=True)
    for other, join_column in related:
        yield Listing(f"those of a {name}", other, _busiest(bench, other, join_column), BY_POSITION, 21, has_total=True)


def _busiest(bench: Bench, name: str, join_column: str) -> dict[str, Any]:
    """The filter on the record that most of these are linked to."""
    ranked = (
        f'select "{join_column}" from {{schema}}."{name}" group by 1 order by ("{join_column}" is null), count(*) desc'
    )
    ((record_id,),) = bench.workspace.run(f"{ranked} limit 1")
    return {join_column: {"eq": str(record_id or bench.workspace.id)}}


def _ids(bench: Bench, name: str) -> list[str]:
    rows = bench.workspace.run(f'select id from {{schema}}."{name}" where "deletedAt" is null limit 60')
    return [str(row[0]) for row in rows]


def _list_event(bench: Bench, listing: Listing) -> dict[str, Any]:
    object_ = bench.workspace.snapshot.objects[listing.object_name]
    variables = {"filter": listing.filter, "orderBy": listing.order, "first": listing.first, "offset": 0}
    return graphql_event(bench, _document(object_, listing), variables)


def _statements(event: dict[str, Any]) -> list[Statement]:
    """What the function sends for it once it is warm, but for the door into the workspace."""
    ask(handle, event)
    with recorded(container().database) as pipelines:
        ask(handle, event)
    return [statement for pipeline in pipelines for statement in pipeline[1:]]


def _document(object_: Object, listing: Listing) -> str:
    links = [f.name for f in object_.fields.values() if f.relation and f.columns]
    node = " ".join(["id createdAt updatedAt position", *(f"{name} {{ id }}" for name in links)])
    total = "totalCount " if listing.has_total else ""
    return f"""query List($first: Int, $offset: Int, $filter: {object_.type_name}FilterInput,
        $orderBy: [{object_.type_name}OrderByInput]) {{
        {object_.name_plural}(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) {{
            {total}edges {{ node {{ {node} }} }} }} }}"""


def _rows_read(connection: psycopg.Connection, statements: Sequence[Statement]) -> float:
    """By the greediest scan of either plan of any of them."""
    worst = 0.0
    for statement, mode in product(statements, MODES):
        connection.execute(f"set plan_cache_mode = {mode}".encode())
        connection.execute(f"prepare explained as {statement.sql}".encode())
        given = [None if each is None else each.decode() for each in statement.parameters]
        call = sql.SQL("explain (analyze, timing off, format json) execute explained")
        if given:
            call += sql.SQL("({})").format(sql.SQL(",").join(map(sql.Literal, given)))
        (plan,) = connection.execute(call).fetchone() or ((),)
        connection.execute("deallocate explained")
        worst = max(worst, *(_read_by(node) for node in _nodes(plan[0]["Plan"])))
    connection.execute("reset plan_cache_mode")
    return worst


def _read_by(node: Mapping[str, Any]) -> float:
    if node["Node Type"] not in SCANS:
        return 0.0
    removed = ("Rows Removed by Filter", "Rows Removed by Index Recheck")
    rows: float = node["Actual Rows"] + sum(node.get(each, 0) for each in removed)
    return rows * node["Actual Loops"]


def _nodes(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield node
    for child in node.get("Plans", ()):
        yield from _nodes(child)
