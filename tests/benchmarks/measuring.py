"""CPU of the client and of its Postgres backend, for several ways of doing the same, interleaved."""

from __future__ import annotations

import gc
import random
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import process_time_ns

from crm.kit.database import Database, Result, Statement

Work = Callable[[], object]

BLOCK = 10
"""Calls between two readings: a backend ends its work a little after the client has the answer."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of CPU per call."""

    client: float
    server: float

    @property
    def total(self) -> float:
        return self.client + self.server

    def __str__(self) -> str:
        return f"{self.client:.3f} ms here + {self.server:.3f} ms in Postgres"

    def __truediv__(self, other: Cost) -> float:
        return self.total / other.total


@dataclass(frozen=True, slots=True)
class Variant:
    """One way, and the process id of the backend that works for it."""

    work: Work
    backend: int


def compare(variants: Mapping[str, Variant], rounds: int, *, block: int = BLOCK) -> dict[str, Cost]:
    """The cost of each, every one measured once per round, in random order."""
    for variant in variants.values():
        for _ in range(block):
            variant.work()
    readings: dict[str, list[Cost]] = {name: [] for name in variants}
    gc.collect()
    for _ in range(rounds):
        for name in random.sample(list(variants), len(variants)):
            readings[name].append(_measured(variants[name], block))
    return {name: _median(costs) for name, costs in readings.items()}


def _measured(variant: Variant, block: int) -> Cost:
    client, server = process_time_ns(), backend_ns(variant.backend)
    for _ in range(block):
        variant.work()
    client, server = process_time_ns() - client, backend_ns(variant.backend) - server
    return Cost(client / block / 1e6, server / block / 1e6)


def _median(costs: list[Cost]) -> Cost:
    """Of the cheapest tenth: what disturbs a measurement only ever adds to it."""
    quiet = sorted(costs, key=lambda cost: cost.total)[: max(1, len(costs) // 10)]
    return Cost(statistics.median(cost.client for cost in quiet), statistics.median(cost.server for cost in quiet))


@contextmanager
def recorded(database: Database) -> Iterator[list[Sequence[Statement]]]:
    """Every pipeline that is sent until the block ends."""
    pipelines: list[Sequence[Statement]] = []
    send = database.pipeline

    def record(statements: Sequence[Statement]) -> list[Result]:
        pipelines.append(statements)
        return send(statements)

    database.pipeline = record  # type: ignore[method-assign]
    try:
        yield pipelines
    finally:
        del database.pipeline  # type: ignore[attr-defined]


def backend_ns(process: int) -> int:
    """The CPU a backend has used, to the nanosecond."""
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[0])
