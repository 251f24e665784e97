"""Locks of a connection: they keep what cannot be in one transaction to one worker, and go with a lost connection."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg


@contextmanager
def alone(connection: psycopg.Connection, name: str) -> Iterator[bool]:
    """Whether nobody else is at what is called so; until the block ends, nobody else will be."""
    held = connection.execute("select pg_try_advisory_lock(hashtextextended(%s, 0))", (name,)).fetchone() == (True,)
    try:
        yield held
    finally:
        if held and not connection.closed:
            connection.execute("select pg_advisory_unlock(hashtextextended(%s, 0))", (name,))
