"""Aggregates and groups of 1 M people. They read what they count, so the design holds them to nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from time import perf_counter
from typing import Any

from crm.app.graphql_api import handle
from tests.benchmarks.figures import Figure, shown
from tests.benchmarks.listing import ask, graphql_event
from tests.benchmarks.workspace import LARGE, Cell

TRIES = 5
PEOPLE = "query($filter: PersonFilterInput) { people(filter: $filter) { %s } }"
GROUPS = "query($by: [PersonGroupByInput!]!) { peopleGroupBy(groupBy: $by) { groupByDimensionValues totalCount } }"
IN_OSLO = {"filter": {"city": {"eq": "Oslo"}}}

ASKED: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "newest and oldest of all": (PEOPLE % "minCreatedAt maxCreatedAt", {}),
    "how many have a job title, and different cities": (
        PEOPLE % "countNotEmptyJobTitle countUniqueValuesCity",
        {},
    ),
    "totalCount of those in Oslo": (PEOPLE % "totalCount", IN_OSLO),
    "groups by city": (GROUPS, {"by": [{"city": True}]}),
    "groups by month of creation": (GROUPS, {"by": [{"createdAt": {"granularity": "MONTH", "timeZone": "UTC"}}]}),
    "groups by company's city": (GROUPS, {"by": [{"company": {"address": {"addressCity": True}}}]}),
}


def aggregates(cell: Cell) -> Iterator[Figure]:
    """Wall time of whole requests, the best of some: Postgres counts with several processes."""
    bench = cell.kept("large", LARGE)
    for what, (query, variables) in ASKED.items():
        event = graphql_event(bench, query, variables)
        yield shown(what, min(_milliseconds(event) for _ in range(TRIES)), "ms")


def _milliseconds(event: dict[str, Any]) -> float:
    begun = perf_counter()
    ask(handle, event)
    return (perf_counter() - begun) * 1000
