"""Many workspaces of the past, migrated by runners that are killed again and again, while people work in them.

STRATUS_WORKSPACES says how many: 200 is the full mode, six the everyday one.
"""

from __future__ import annotations

import os
import random
import signal
from multiprocessing.process import BaseProcess
from typing import Any
from uuid import UUID

from crm.kit.database import Database
from crm.metadata.migrations.run import progress
from crm.metadata.migrations.step import step_names
from crm.metadata.snapshot import Snapshot
from crm.metadata.store import read_snapshot
from tests.conftest import OwnDatabase
from tests.metadata.migrations.past import (
    add_workspace_of_old,
    add_workspace_of_today,
    description,
    wrong_search_rows,
)
from tests.metadata.migrations.people_at_work import Person, at_work
from tests.metadata.migrations.runners import start_runner

WORKSPACES = int(os.environ.get("STRATUS_WORKSPACES") or 6)
LARGE = 700
"""People of one workspace: more than a batch has room for."""
RUNNERS, PEOPLE = 2, 2
SHORTEST_LIFE, LONGEST_LIFE = 20, 20 + 30 * WORKSPACES // RUNNERS
"""Statements; a workspace takes about a hundred."""


def kill_until_done(database: OwnDatabase, dice: random.Random) -> int:
    """Runners at the same time, each killed at some statement and started anew; how many died before all was done."""

    def begin() -> BaseProcess:
        life = dice.randint(SHORTEST_LIFE, LONGEST_LIFE)
        return start_runner(database.owner_url, dies_at=life, in_the_middle=dice.random() < 0.5)

    killed, running = 0, [begin() for _ in range(RUNNERS)]
    while running:
        runner = running.pop(0)
        runner.join(0.05)
        if runner.is_alive():
            running.append(runner)
        elif runner.exitcode == -signal.SIGKILL:
            killed += 1
            running.append(begin())
        else:
            assert runner.exitcode == 0
    return killed


def test_no_kill_and_no_writer_is_in_the_way_of_the_other(own_database: OwnDatabase):
    owner = own_database.owner
    workspaces = [add_workspace_of_old(owner.connection, LARGE if i == 1 else 20) for i in range(WORKSPACES)]
    fresh = add_workspace_of_today(owner)
    wanted = description(owner, fresh.workspace_id)
    assert description(owner, workspaces[0]) != wanted
    assert wrong_search_rows(owner, read_snapshot(owner, workspaces[0]))
    assert progress(owner).remaining == WORKSPACES
    before = {each: people_of(owner, each) for each in workspaces}

    people = [
        Person(own_database.connect(own_database.app_url), owner, workspaces[:: max(1, WORKSPACES // 40)], seed)
        for seed in range(PEOPLE)
    ]
    with at_work(people):
        killed = kill_until_done(own_database, random.Random(WORKSPACES))

    assert killed > RUNNERS
    assert all(person.done > 20 for person in people)
    assert progress(owner).is_complete
    assert ledger(owner) == {(each, step, None, None) for each in workspaces for step in step_names()} | {
        (fresh.workspace_id, step, None, None) for step in step_names()
    }
    for each in workspaces:
        assert description(owner, each) == wanted
        assert not wrong_search_rows(owner, read_snapshot(owner, each))
        assert not wrong_totals(owner, each)
    for each in workspaces:
        remembered = {
            record_id: state
            for person in people
            for desk in person.desks
            if desk.crm.snapshot.workspace_id == each
            for record_id, state in desk.expected.items()
        }
        assert people_of(owner, each) == remembered | before[each]


def ledger(owner: Database) -> set[tuple[Any, ...]]:
    rows = owner.connection.execute(
        "select workspace_id, step, cursor, error from core.workspace_migration where finished_at is not null"
    )
    return set(rows)


def people_of(owner: Database, workspace_id: UUID) -> dict[str, tuple[str, bool]]:
    """First name and whether it is in the bin, of every person."""
    table = f'"{read_snapshot(owner, workspace_id).schema}".person'
    rows = owner.connection.execute(
        f'select id::text, "nameFirstName", "deletedAt" is not null from {table}'.encode()
    ).fetchall()
    return {record_id: (name, is_trashed) for record_id, name, is_trashed in rows}


def wrong_totals(owner: Database, workspace_id: UUID) -> list[str]:
    """Objects whose kept total is not that of their live records."""
    snapshot = read_snapshot(owner, workspace_id)
    counters = f'"{snapshot.schema}"._counter'
    kept = dict(owner.connection.execute(f"select object, sum(n) from {counters} group by object".encode()).fetchall())
    return [
        name for name, each in snapshot.objects.items() if each.is_counted and kept[name] != live(owner, snapshot, name)
    ]


def live(owner: Database, snapshot: Snapshot, name: str) -> int:
    counted = f'select count(*) from "{snapshot.schema}"."{name}" where "deletedAt" is null'
    (number,) = owner.connection.execute(counted.encode()).fetchone() or (0,)
    return int(number)
