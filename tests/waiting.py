"""Tests of what happens at the same time."""

from __future__ import annotations

from time import sleep

from crm.kit.database import Database


def until_someone_waits(owner: Database) -> None:
    """Return when a connection waits for a lock that another holds."""
    while not owner.connection.execute("select 1 from pg_locks where not granted").fetchall():
        sleep(0.01)
