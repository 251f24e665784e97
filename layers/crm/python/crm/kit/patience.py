"""Waiting for those who work in a workspace, without making them wait."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, TypeVar

import psycopg

MOST_TRIES: Final = 40
LONGEST_PAUSE: Final = 2.0

IN_THE_WAY: Final = frozenset({"55P03", "40P01", "40001"})
"""What Postgres says when others held a lock for too long, or both waited for each other."""

Result = TypeVar("Result")


def is_in_the_way(error: Exception) -> bool:
    """Whether it was others' locks that kept a statement from running: it may be tried again."""
    return getattr(getattr(error, "orig", error), "sqlstate", None) in IN_THE_WAY


def patiently(
    attempt: Callable[[], Result], may_pass: Callable[[Exception], bool] = is_in_the_way, most: int = MOST_TRIES
) -> Result:
    """The result of an attempt that is made again, after a pause, as long as what failed it may pass."""
    for tries in range(1, most):
        try:
            return attempt()
        except Exception as error:
            if not may_pass(error):
                raise
        time.sleep(min(0.02 * 2**tries, LONGEST_PAUSE) * random.uniform(0.5, 1))  # noqa: S311  (spreads those who try)
    return attempt()


@contextmanager
def hasty(connection: psycopg.Connection, lock_timeout: str) -> Iterator[None]:
    """A transaction that gives up rather than wait for a lock, because others would wait behind it."""
    with connection.transaction():
        connection.execute("select set_config('lock_timeout', %s, true)", (lock_timeout,))
        yield


@contextmanager
def unhurried(connection: psycopg.Connection, lock_timeout: str) -> Iterator[None]:
    """Statements of no transaction, which wait in nobody's way."""
    connection.execute("select set_config('lock_timeout', %s, false)", (lock_timeout,))
    try:
        yield
    finally:
        if not connection.closed:
            connection.execute("reset lock_timeout")
