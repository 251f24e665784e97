"""Reading through the function's handler, at both sizes, against one prepared statement that answers the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from crm.app.container import container
from crm.app.graphql_api import handle
from tests.benchmarks.figures import Figure, shown
from tests.benchmarks.listing import COUNTED, DEEP, SKIPPING, ask, deep_cursor, list_event, list_floor
from tests.benchmarks.measuring import Variant, compare, recorded
from tests.benchmarks.ordinary import ordinary_handler
from tests.benchmarks.workspace import LARGE, SMALL, Cell

DEPTH = 900_000
ROUNDS, ORDINARY_ROUNDS, OFFSET_ROUNDS = 80, 20, 3


def reads(cell: Cell) -> Iterator[Figure]:
    """Lists, pages and totals."""
    small, large = cell.kept("small", SMALL), cell.kept("large", LARGE)
    events = {
        "list": list_event(small),
        "counted": list_event(small, COUNTED),
        "list of 1 M": list_event(large),
        "counted of 1 M": list_event(large, COUNTED),
        "deep in 1 M": list_event(large, DEEP, after=deep_cursor(handle, large, DEPTH)),
    }
    floor, backend = list_floor(small), container().database.connection.info.backend_pid
    ordinary, ordinary_backend = ordinary_handler(small)
    assert ask(handle, events["list"]) == floor.run(b"60"), "the floor must answer the same bytes"
    yield from _round_trips(events)
    asked = {name: Variant(partial(ask, handle, event), backend) for name, event in events.items()}
    costs = compare({"floor": Variant(lambda: floor.run(b"60"), floor.backend), **asked}, rounds=ROUNDS)
    costs |= compare({"ordinary": Variant(lambda: ask(ordinary, events["list"]), ordinary_backend)}, ORDINARY_ROUNDS)
    skipping = list_event(large, SKIPPING, offset=DEPTH)
    costs |= compare({"offset": Variant(lambda: ask(handle, skipping), backend)}, OFFSET_ROUNDS, block=1)
    yield Figure(
        "warm list of 60 people with company through Mangum", costs["list"] / costs["floor"], 1.4, "× floor CPU"
    )
    yield Figure("… its Python CPU", costs["list"].client, 0.6, "ms")
    yield Figure(
        "… by Strawberry, ORM and DataLoader instead", costs["ordinary"] / costs["list"], 12, "× our CPU", at_least=True
    )
    yield Figure("… of 1 M people", costs["list of 1 M"] / costs["list"], 1.25, "× of 50 k")
    yield Figure(f"a page {DEPTH:,} deep in 1 M", costs["deep in 1 M"] / costs["list of 1 M"], 1.3, "× first page")
    yield shown("… by `offset` instead of a cursor", costs["offset"].total, "ms CPU")
    yield Figure("totalCount of 50 k", costs["counted"].total - costs["list"].total, 0.3, "ms CPU more")
    yield Figure("totalCount of 1 M", costs["counted of 1 M"].total - costs["list of 1 M"].total, 0.3, "ms CPU more")
    yield shown("floor", costs["floor"].total, "ms CPU")
    yield shown("warm list", costs["list"].total, "ms CPU")


def _round_trips(events: dict[str, dict[str, object]]) -> Iterator[Figure]:
    for name, event in events.items():
        ask(handle, event)
        with recorded(container().database) as pipelines:
            ask(handle, event)
        if name == "list":
            yield Figure("round trips to Postgres of a warm list", len(pipelines), 1, "round trips")
            counting = sum('"_counter"' in statement.sql for each in pipelines for statement in each)
            yield Figure("totals read when totalCount is not selected", counting, 0, "reads")
        elif name == "counted":
            yield Figure("round trips with totalCount", len(pipelines), 1, "round trips")
