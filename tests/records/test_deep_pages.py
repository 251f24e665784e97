"""Where an index is sorted as a list is, a page at any depth reads no more rows than the first one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest

from crm.metadata.build import LIVE
from crm.metadata.ddl.tables import create_index
from crm.metadata.names import literal
from crm.metadata.snapshot import Index
from tests.records.asking import Crm
from tests.records.reference.world import with_gadgets

ROWS = 8_000
PAGE = """query($orderBy: [X], $first: Int, $last: Int, $after: String, $before: String, $offset: Int, $filter: X) {
    gadgets(orderBy: $orderBy, first: $first, last: $last, after: $after, before: $before, offset: $offset,
            filter: $filter) {edges {cursor node {id}} pageInfo {hasNextPage}}
}"""
SIZE = 60
MOST_READ = 4 * (SIZE + 1)
"""Rows: a page from each of up to three ranges, and as many again to write them."""

ORDERS: list[list[dict[str, str]]] = [
    [{"createdAt": "DescNullsLast"}],
    [{"title": "AscNullsLast"}],
    [{"title": "DescNullsFirst"}],
    [{"rank": "AscNullsLast"}],
    [{"rank": "DescNullsFirst"}],
    [{"createdAt": "AscNullsLast"}, {"rank": "DescNullsLast"}],
]


@pytest.fixture(scope="module")
def gadgets(new_crm: Callable[[], Crm]) -> Crm:
    """A third of the titles and ranks are missing, and many occur again and again."""
    crm = with_gadgets(new_crm())
    crm.sql(
        f"""insert into {crm.table("gadget")} (id, title, rank, "createdAt")
        select gen_random_uuid(), case when n % 3 > 0 then 'Title ' || n % 1999 end,
            case when n % 3 < 2 then n % 1999 end, timestamptz '2026-01-01Z' + n % 3989 * interval '1 hour'
        from generate_series(1, {ROWS}) n"""
    )
    crm.sql(f"analyze {crm.table('gadget')}")
    return crm


def cursor_at(crm: Crm, order: list[dict[str, str]], place: int) -> str:
    page = crm.ask(PAGE, orderBy=order, first=1, offset=place)
    return str(page["edges"][0]["cursor"])


def read(crm: Crm, variables: dict[str, Any]) -> int:
    """How many rows are read to answer."""
    return sum(_read(node) for node in explained(crm, variables) if "Scan" in node["Node Type"])


def explained(crm: Crm, variables: dict[str, Any]) -> list[dict[str, Any]]:
    """What Postgres does to answer, by a plan that fits any values."""
    plan = crm.compile(PAGE, variables)
    (statement,) = plan.roots[0].bind(variables, crm.request())
    given = ",".join("null" if each is None else literal(each.decode()) for each in statement.parameters)
    crm.sql("set plan_cache_mode = force_generic_plan")
    types = ",".join(["unknown"] * len(statement.parameters))
    crm.sql(f"prepare page({types}) as {statement.sql}")
    try:
        ((found,),) = crm.sql(f"explain (analyze, timing off, format json) execute page({given})")
    finally:
        crm.sql("deallocate page")
        crm.sql("reset plan_cache_mode")
    return list(_nodes(found[0]["Plan"]))


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", ()):
        yield from _nodes(child)


def _read(scan: dict[str, Any]) -> int:
    rows = scan["Actual Rows"] + scan.get("Rows Removed by Filter", 0) + scan.get("Rows Removed by Index Recheck", 0)
    return int(rows * scan["Actual Loops"])


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_a_deep_page_reads_no_more_than_the_first(gadgets: Crm, order: list[dict[str, str]]):
    for place in (SIZE, ROWS // 3, ROWS // 2, ROWS * 9 // 10):
        cursor = cursor_at(gadgets, order, place)
        assert read(gadgets, {"orderBy": order, "first": SIZE, "after": cursor}) <= MOST_READ
        assert read(gadgets, {"orderBy": order, "last": SIZE, "before": cursor}) <= MOST_READ


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_pages_of_many_ties_and_missing_values_follow_each_other(gadgets: Crm, order: list[dict[str, str]]):
    everything = gadgets.sql(f"select id::text from {gadgets.table('gadget')}")
    found: list[str] = []
    after = None
    for _ in range(ROWS // 200 + 1):
        page = gadgets.ask(PAGE, orderBy=order, first=200, after=after)
        found += [edge["node"]["id"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["edges"][-1]["cursor"]
    assert len(found) == ROWS
    assert set(found) == {row[0] for row in everything}


def test_a_page_skips_rows_beyond_its_cursor_too(gadgets: Crm):
    order = [{"title": "AscNullsLast"}]
    cursor = cursor_at(gadgets, order, ROWS * 2 // 3 - 10)
    whole = gadgets.ask(PAGE, orderBy=order, first=50, after=cursor)
    rest = gadgets.ask(PAGE, orderBy=order, first=20, offset=30, after=cursor)
    assert rest["edges"] == whole["edges"][30:]


def test_a_range_of_texts_is_read_from_the_index(gadgets: Crm):
    asked = {"orderBy": [{"title": "AscNullsLast"}], "first": SIZE, "filter": {"title": {"gte": "title 9"}}}
    assert read(gadgets, asked) <= MOST_READ


def test_part_of_a_text_is_found_through_an_index_whatever_its_accents(gadgets: Crm):
    index = Index(UUID(int=1), "gadget_title_words_idx", (("title", ""),), where=LIVE, type="GIN")
    for statement in create_index(gadgets.snapshot.schema, gadgets.snapshot.objects["gadget"], index):
        gadgets.sql(statement)
    asked = {"orderBy": [], "filter": {"title": {"ilike": "%T\u00cfTLE 1234%"}}}
    assert index.name in {node.get("Index Name") for node in explained(gadgets, asked)}
    assert gadgets.ask(PAGE, **asked)["edges"]
