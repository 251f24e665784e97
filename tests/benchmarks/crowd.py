"""A cell with a thousand workspaces: what a backend that serves many of them remembers, and what a list costs there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import cycle
from pathlib import Path
from statistics import median
from time import perf_counter, process_time_ns
from typing import Any
from uuid import uuid4

from crm.app.container import container
from crm.app.graphql_api import handle
from crm.kit import database
from crm.metadata.provision import NewWorkspace, create_workspace, destroy_workspace
from crm.models.transaction import transaction
from tests.benchmarks.figures import Figure, shown
from tests.benchmarks.listing import ask, graphql_event, list_event
from tests.benchmarks.measuring import Variant, backend_ns, compare
from tests.benchmarks.workspace import Bench, Cell, cell, new_container, say

DATABASE = "stratus_crowd"
WORKSPACES, PEOPLE = 1_000, 120
ALTERNATING, NEWCOMERS, VISITED, ROUNDS = 40, 40, 200, 30
KILOBYTES_PER_MEGABYTE = 1024

Event = Mapping[str, Any]


def crowd(of: Cell) -> Iterator[Figure]:
    """The list among others, and the memory of a backend."""
    with cell(of.postgres, DATABASE) as busy:
        is_current = busy.has("crowd0", PEOPLE)
    if not is_current:
        of.superuser.execute(f"drop database {DATABASE} with (force)".encode())
    with cell(of.postgres, DATABASE) as busy:
        benches = list(_benches(busy))
        yield shown("making one workspace, beside a thousand", _provisioning(busy), "ms")
        lists = [list_event(bench) for bench in benches]
        yield from _alternating(lists[:ALTERNATING])
        yield from _newcomers(lists[: NEWCOMERS + 1])
        yield Figure("memory of a backend that meets ever more workspaces", _most_memory(benches), 150, "MB")
        with _never_replaced():
            yield shown(f"… if it were not replaced, after {VISITED}", _most_memory(benches), "MB")


def _benches(busy: Cell) -> Iterator[Bench]:
    """The first ones have people and are visited, the others are there."""
    for number in range(WORKSPACES):
        if number % 100 == 0:
            say(f"  workspace {number:,} of {WORKSPACES:,}")
        bench = busy.kept(f"crowd{number}", PEOPLE if number < VISITED else 0)
        if number < VISITED:
            yield bench


def _provisioning(busy: Cell) -> float:
    """Milliseconds for the product's own way of making a workspace."""
    spent = []
    for _ in range(5):
        new = NewWorkspace(uuid4(), "Another", uuid4().hex, uuid4().hex)
        begun = perf_counter()
        with transaction(busy.owner) as connection:
            create_workspace(connection, new)
        spent.append((perf_counter() - begun) * 1000)
        with transaction(busy.owner) as connection:
            destroy_workspace(connection, new.id)
    return median(spent)


def _alternating(events: Sequence[Event]) -> Iterator[Figure]:
    """The list of one workspace again and again, and of many in turns."""
    new_container()
    backend = container().database.connection.info.backend_pid
    turns = cycle(events)
    costs = compare(
        {
            "alone": Variant(partial(ask, handle, events[0]), backend),
            "in turns": Variant(lambda: ask(handle, next(turns)), backend),
        },
        ROUNDS,
        block=len(events),
    )
    assert container().database.connection.info.backend_pid == backend
    yield shown(f"list while {len(events)} workspaces take turns", costs["in turns"] / costs["alone"], "× one alone")


def _newcomers(events: Sequence[Event]) -> Iterator[Figure]:
    """A container that is warm meets a workspace for the first time; others have compiled the query before."""
    new_container()
    known, *others = events
    for _ in range(ROUNDS):
        ask(handle, known)
    backend = container().database.connection.info.backend_pid
    first, again = [], []
    for other in others:
        first.append(_spent(other, backend))
        again.append(_spent(other, backend))
    python, postgres = (median(a[side] - b[side] for a, b in zip(first, again, strict=True)) for side in (0, 1))
    yield Figure("first list of another workspace in a warm container, known query", python, 0.3, "ms Python CPU more")
    yield shown("… for Postgres, which meets the tables", postgres, "ms CPU more")


def _spent(event: Event, backend: int) -> tuple[float, float]:
    """Milliseconds of CPU here and in Postgres."""
    client, server = process_time_ns(), backend_ns(backend)
    ask(handle, event)
    return (process_time_ns() - client) / 1e6, (backend_ns(backend) - server) / 1e6


def _most_memory(benches: Sequence[Bench]) -> float:
    """Megabytes that are a backend's own, at most, while it lists all objects of one workspace after the other."""
    new_container()
    most = 0.0
    for bench in benches:
        for event in _lists_of_everything(bench):
            ask(handle, event)
        bench.records(container().database).create_many("company", [{"name": "Another"}])
        most = max(most, _private(container().database.connection.info.backend_pid))
    return most


def _lists_of_everything(bench: Bench) -> Iterator[Event]:
    """Every object with the links it has, and its total."""
    for object_ in bench.workspace.snapshot.objects.values():
        links = " ".join(f"{f.name} {{ id }}" for f in object_.fields.values() if f.relation and f.columns)
        query = f"{{ {object_.name_plural}(first: 20) {{ totalCount edges {{ node {{ id {links} }} }} }} }}"
        yield graphql_event(bench, query)


def _private(process: int) -> float:
    """What no other process shares."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / KILOBYTES_PER_MEGABYTE


@contextmanager
def _never_replaced() -> Iterator[None]:
    most = database.MOST_WORKSPACES
    database.MOST_WORKSPACES = WORKSPACES
    yield
    database.MOST_WORKSPACES = most
