"""Locks of a connection: they keep what cannot be in one transaction to one worker, and go with a lost connection."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psycopg

IN_THE_WAY: Final = frozenset({"55P03", "40P01", "40001"})
"""What Postgres says when others held a lock for too long, or both waited for each other."""


@contextmanager
def alone(connection: psycopg.Connection, name: str) -> Iterator[bool]:
    """Whether nobody else is at what is called so; until the block ends, nobody else will be."""
    held = connection.execute("select pg_try_advisory_lock(hashtextextended(%s, 0))", (name,)).fetchone() == (True,)
    try:
        yield held
    finally:
        if held and not connection.closed:
            connection.execute("select pg_advisory_unlock(hashtextextended(%s, 0))", (name,))


def is_in_the_way(error: Exception) -> bool:
    """Whether it was others' locks that kept a statement from running: it may be tried again."""
    return getattr(getattr(error, "orig", error), "sqlstate", None) in IN_THE_WAY
