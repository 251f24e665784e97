"""Tests of what happens at the same time."""

from __future__ import annotations

from time import monotonic, sleep

from crm.kit.database import Database

PATIENCE = 20.0


def until_someone_waits(owner: Database) -> None:
    """Return when a connection waits for a lock that another holds."""
    deadline = monotonic() + PATIENCE
    while not owner.connection.execute("select 1 from pg_locks where not granted").fetchall():
        assert monotonic() < deadline, "nobody waits"
        sleep(0.01)
