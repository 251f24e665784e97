"""Lists of 1 M people that somebody saved: by a field without an index, and by ones whose index was advised."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from time import perf_counter
from typing import Any

from crm.app.container import container
from crm.app.graphql_api import handle
from crm.features.data_model_jobs.indexes import IndexTask
from crm.features.data_model_jobs.service import start_index
from crm.metadata.advice import Filtering, Sorting, advise
from crm.models.transaction import transaction
from tests.benchmarks.figures import Figure, shown
from tests.benchmarks.listing import DEEP, ask, deep_cursor, list_event
from tests.benchmarks.measuring import Variant, compare
from tests.benchmarks.workspace import LARGE, Bench, Cell, say

ROUNDS = 20
MIDDLE, END = 500_000, 960_000
"""Depths. The last ninth has no job title."""

NO_INDEX: dict[str, Any] = {"orderBy": [{"city": "DescNullsLast"}]}
SORTED: dict[str, Any] = {"orderBy": [{"jobTitle": "DescNullsLast"}]}
FOUND = {"filter": {"emails": {"primaryEmail": {"ilike": "%ia.2f4%"}}}}


def indexes(cell: Cell) -> Iterator[Figure]:
    """CPU of whole requests."""
    bench = cell.kept("large", LARGE)
    _follow_advice(bench)
    events = {
        "newest": list_event(bench),
        "sorted": list_event(bench, **SORTED),
        "middle": list_event(bench, DEEP, **SORTED, after=deep_cursor(handle, bench, MIDDLE, **SORTED)),
        "end": list_event(bench, DEEP, **SORTED, after=deep_cursor(handle, bench, END, **SORTED)),
        "found": list_event(bench, **FOUND),
    }
    backend = container().database.connection.info.backend_pid
    costs = compare({name: Variant(partial(ask, handle, event), backend) for name, event in events.items()}, ROUNDS)
    begun = perf_counter()
    ask(handle, list_event(bench, **NO_INDEX))
    yield shown("sorted by city, without an index", (perf_counter() - begun) * 1000, "ms")
    yield Figure("sorted by job title, with its index", costs["sorted"] / costs["newest"], 1.3, "× newest first")
    yield Figure(f"… {MIDDLE:,} deep", costs["middle"] / costs["sorted"], 1.3, "× first page")
    yield Figure(f"… {END:,} deep, where it is missing", costs["end"] / costs["sorted"], 1.3, "× first page")
    yield shown("filtered by a part of an address, with its index", costs["found"].total, "ms CPU")


def _follow_advice(bench: Bench) -> None:
    """Once; the indexes are kept with the workspace."""
    person = bench.workspace.snapshot.objects["person"]
    sorts, filters = [Sorting("jobTitle", "DescNullsLast")], [Filtering("emails", "primaryEmail", within=True)]
    for index in advise(bench.workspace.id, person, sorts, filters, LARGE):
        begun = perf_counter()
        with transaction(bench.owner) as connection:
            job = start_index(connection, bench.workspace.id, person, index)
        IndexTask(bench.owner).step(job)
        say(f"  built {index.name} in {perf_counter() - begun:.0f} s")
