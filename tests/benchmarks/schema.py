"""An object with ten fields made in a workspace: one request, one transaction, with everything that follows it."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from time import perf_counter, process_time_ns
from typing import Final

from crm.features.data_model.service import create_field, create_object
from crm.kit.ids import uuid7
from crm.metadata.changes.wanted import NewField, NewObject
from tests.benchmarks.figures import Figure, shown
from tests.benchmarks.measuring import Work, backend_ns
from tests.benchmarks.workspace import Bench, Cell

ROUNDS: Final = 15
PEOPLE: Final = 1_000
TYPES: Final = (
    "TEXT", "TEXT", "NUMBER", "DATE", "DATE_TIME", "BOOLEAN", "CURRENCY", "EMAILS", "LINKS", "RATING",
)  # fmt: skip


def schema(cell: Cell) -> Iterator[Figure]:
    """CPU of the backend that changes tables, and what else a new object costs."""
    with cell.passing(PEOPLE) as bench:
        objects = [_object(bench, number) for number in range(ROUNDS)]
        fields = [_field(bench, number) for number in range(ROUNDS)]
    what = "a new object with ten fields, in one transaction"
    yield Figure(what, median(each[0] for each in objects), 150, "ms in Postgres")
    yield shown("… beside it, here", median(each[1] for each in objects), "ms of CPU")
    yield shown("… until whoever asked has the answer", median(each[2] for each in objects), "ms")
    yield shown("one new field of an object with 1,000 records", median(each[0] for each in fields), "ms in Postgres")


def _object(bench: Bench, number: int) -> tuple[float, float, float]:
    fields = [NewField(uuid7(), type_, f"f{place}", f"F {place}") for place, type_ in enumerate(TYPES)]
    wanted = NewObject(uuid7(), f"ship{number}x", f"ships{number}x", f"Ship {number}", f"Ships {number}", fields=fields)
    return _spent(bench, lambda: create_object(bench.owner, bench.workspace.id, wanted))


def _field(bench: Bench, number: int) -> tuple[float, float, float]:
    wanted = NewField(uuid7(), "TEXT", f"added{number}", f"Added {number}")
    person_id = bench.workspace.snapshot.objects["person"].id
    return _spent(bench, lambda: create_field(bench.owner, bench.workspace.id, person_id, wanted))


def _spent(bench: Bench, work: Work) -> tuple[float, float, float]:
    """Milliseconds of CPU in Postgres and here, and on the clock."""
    backend = bench.owner.connection.info.backend_pid
    server, client, begun = backend_ns(backend), process_time_ns(), perf_counter()
    work()
    seconds = perf_counter() - begun
    return (backend_ns(backend) - server) / 1e6, (process_time_ns() - client) / 1e6, seconds * 1e3
