"""Waiting for those who work in a workspace, without making them wait."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, TypeVar

import psycopg
from psycopg import errors

MOST_TRIES: Final = 40
LONGEST_PAUSE: Final = 2.0

BUSY: Final = (errors.LockNotAvailable, errors.DeadlockDetected)
"""Somebody was in the way for longer than a lock is waited for."""

Result = TypeVar("Result")


def patiently(
    attempt: Callable[[], Result], on: tuple[type[psycopg.Error], ...] = BUSY, most: int = MOST_TRIES
) -> Result:
    """The result of an attempt that is made again, after a pause, for as long as others are in the way."""
    for tries in range(1, most):
        try:
            return attempt()
        except on:
            time.sleep(min(0.02 * 2**tries, LONGEST_PAUSE) * random.uniform(0.5, 1))  # noqa: S311  (spreads runners)
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
