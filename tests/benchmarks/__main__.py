"""Measure what the design promises; exit 1 if a promise is broken."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from crm.kit.cache import Cache
from crm.kit.database import Database
from crm.kit.settings import settings
from tests.benchmarks import writing
from tests.benchmarks.cold_start import cold_start
from tests.benchmarks.listing import COUNTED, DEEP, ask, deep_cursor, list_event, list_floor
from tests.benchmarks.measuring import BLOCK, Cost, Variant, compare
from tests.benchmarks.ordinary import ordinary_handler
from tests.benchmarks.workspace import Bench, open_bench

DEPTH = 40_000
ROUNDS, ORDINARY_ROUNDS, CREATE_ROUNDS, CREATE_BLOCK = 80, 20, 30, 3


@dataclass(frozen=True, slots=True)
class Figure:
    """One promise and what became of it."""

    what: str
    measured: float
    held: float
    unit: str
    at_least: bool = False

    @property
    def is_held(self) -> bool:
        return self.measured >= self.held if self.at_least else self.measured <= self.held

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        verdict = "held" if self.is_held else "BROKEN"
        return f"{self.what:<66} {self.measured:>9,.2f} {sign} {self.held:>8,.2f} {self.unit:<12} {verdict}"


def main() -> int:
    """Print every figure; the exit code."""
    directory = Path(os.environ.get("LOCAL_DIR", ".local")).absolute() / ".bench"
    is_held = True
    with open_bench(directory) as bench, Path(os.devnull).open("w") as log, redirect_stdout(log):
        for measure in (lists, writes, cold_starts):
            for figure in measure(bench):
                print(figure, flush=True, file=sys.__stdout__)
                is_held &= figure.is_held
    return 0 if is_held else 1


def lists(bench: Bench) -> Iterator[Figure]:
    """Reading through the function's handler, against one prepared statement."""
    sys.path.insert(0, "functions/graphql_api")
    handler = import_module("handler").handler
    database = import_module("crm.app.container").container().database
    event, floor = list_event(bench), list_floor(bench)
    deep, counted = list_event(bench, DEEP, after=deep_cursor(bench, DEPTH)), list_event(bench, COUNTED)
    ordinary, ordinary_backend = ordinary_handler(bench)
    assert ask(handler, event) == floor.run(b"60"), "the floor must answer the same bytes"
    before = database.round_trips
    ask(handler, event)
    yield Figure("round trips to Postgres of a warm list", database.round_trips - before, 1, "round trips")
    backend = database.connection.info.backend_pid
    costs = compare(
        {
            "floor": Variant(lambda: floor.run(b"60"), floor.backend),
            "list": Variant(lambda: ask(handler, event), backend),
            "deep": Variant(lambda: ask(handler, deep), backend),
            "counted": Variant(lambda: ask(handler, counted), backend),
        },
        rounds=ROUNDS,
    ) | compare({"ordinary": Variant(lambda: ask(ordinary, event), ordinary_backend)}, rounds=ORDINARY_ROUNDS)
    _show(costs)
    yield Figure(
        "warm list of 60 people with company through Mangum", costs["list"] / costs["floor"], 1.4, "× floor CPU"
    )
    yield Figure("Python CPU of a warm list", costs["list"].client, 0.6, "ms")
    yield Figure(
        "Strawberry, ORM and DataLoader instead", costs["ordinary"] / costs["list"], 12, "× our CPU", at_least=True
    )
    yield Figure(f"a page {DEPTH:,} records deep", costs["deep"] / costs["list"], 1.3, "× first page")
    yield Figure("totalCount on top", costs["counted"].total - costs["list"].total, 0.3, "ms CPU")


def writes(bench: Bench) -> Iterator[Figure]:
    """Writing through the engine, against the bare statements."""
    database = Database(settings().database_url or "")
    backend = database.connection.info.backend_pid
    creations, updates = (CREATE_ROUNDS + 1) * CREATE_BLOCK, (ROUNDS + 1) * BLOCK
    bare_created, bare_backend = writing.bare_created(bench, creations)
    bare_updated, _ = writing.bare_updated(bench)
    costs = compare(
        {
            "create": Variant(writing.created(bench, database, creations), backend),
            "bare create": Variant(bare_created, bare_backend),
        },
        rounds=CREATE_ROUNDS,
        block=CREATE_BLOCK,
    ) | compare(
        {
            "update": Variant(writing.updated(bench, database, updates), backend),
            "bare update": Variant(bare_updated, bare_backend),
        },
        rounds=ROUNDS,
    )
    _show(costs)
    yield Figure("createPeople (60)", costs["create"] / costs["bare create"], 1.8, "× bare insert")
    yield Figure("updatePerson", costs["update"] / costs["bare update"], 1.5, "× bare update")
    yield Figure("import of companies", writing.import_speed(bench, database), 1_700, "rows/s", at_least=True)
    database.close()


def cold_starts(bench: Bench) -> Iterator[Figure]:
    """New processes."""
    cache = Cache(settings().redis_url)
    yield Figure("cold start, known query", cold_start(bench, lambda: None), 300, "ms CPU")
    yield Figure("cold start, new query", cold_start(bench, lambda: _forget_plans(cache)), 400, "ms CPU")


def _show(costs: Mapping[str, Cost]) -> None:
    for name, cost in costs.items():
        print(f"  {name:<20} {cost}", file=sys.__stdout__)


def _forget_plans(cache: Cache) -> None:
    (keys,) = cache.execute(("KEYS", "plans:*"))
    if keys:
        cache.execute(("DEL", *keys))


if __name__ == "__main__":
    sys.exit(main())
