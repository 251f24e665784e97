"""Steps over all workspaces, in waves: one workspace first, then ten, a hundred, all that are left.

A wave with failures is the last one, until somebody has looked at them and says to resume. Any number of runners may
be at it: whoever holds a workspace's lock works on it, the others go on with the next and come back.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import psycopg

from crm.kit.database import Database
from crm.kit.errors import Conflict
from crm.metadata.migrations import ledger
from crm.metadata.migrations.ledger import Failure
from crm.metadata.migrations.step import Place, Step, all_steps
from crm.metadata.migrations.taking import Gone, Taking
from crm.models.release import is_at_release

WAVES: Final = (1, 10, 100)
BETWEEN_LOOKS: Final = 0.2
"""Seconds, when every workspace of a wave that is left is in the hands of other runners."""

_LOCK: Final = "select pg_try_advisory_lock(hashtextextended('steps of ' || %s, 0))"
_UNLOCK: Final = "select pg_advisory_unlock(hashtextextended('steps of ' || %s, 0))"


class OutOfTime(Exception):
    """What is left is for the next run."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many workspaces still lack a step, and which steps failed."""

    remaining: int
    failures: Sequence[Failure]

    @property
    def is_complete(self) -> bool:
        """Whether every workspace is at this release."""
        return not self.remaining


def progress(owner: Database) -> Progress:
    """How far the workspaces are.

    Raises:
        Conflict: the control plane is not even at this release.
    """
    if not is_at_release(owner):
        raise Conflict("The control plane is older than this release: migrate")
    return _progress(owner.connection)


def _progress(connection: psycopg.Connection) -> Progress:
    return Progress(len(ledger.unfinished(connection)), ledger.failures(connection))


def migrate_workspaces(
    owner: Database,
    *,
    resume: bool = False,
    until: float = math.inf,
    tell: Callable[[str], None] = lambda _: None,
) -> Progress:
    """Let every workspace take the steps it lacks; may be killed, repeated, and run by several at once.

    `until` is a moment of `time.monotonic`; with `resume` what failed is tried again.
    """
    if resume:
        ledger.forgive(owner.connection)
    return _Runner(owner, all_steps(), until, tell).run()


@dataclass(frozen=True, slots=True)
class _Runner:
    owner: Database
    steps: Sequence[Step]
    until: float
    tell: Callable[[str], None]

    def run(self) -> Progress:
        try:
            for wave in waves(ledger.unfinished(self.owner.connection)):
                if ledger.failures(self.owner.connection):
                    break
                self._settle(wave)
        except OutOfTime:
            self.tell("There is no time for more.")
        return _progress(self.owner.connection)

    def _settle(self, wave: Sequence[Place]) -> None:
        """Every workspace of the wave has all steps, or an error in the ledger."""
        began, left = time.monotonic(), wave
        while left:
            others_have = [place for place in left if not self._advance(place)]
            if len(others_have) == len(left):
                time.sleep(BETWEEN_LOOKS)
            left = others_have
        self.tell(f"{_counted(len(wave))} in {time.monotonic() - began:.1f} s")

    def _advance(self, place: Place) -> bool:
        """Bring one workspace as far as it comes; False if somebody else is at it."""
        self._pause()
        self.owner.touch(place.schema)
        connection = self.owner.connection
        with _alone(connection, place) as is_ours:
            if is_ours:
                self._take_all(connection, place)
            return is_ours

    def _take_all(self, connection: psycopg.Connection, place: Place) -> None:
        has = ledger.finished(connection, place)
        for step in self.steps:
            if step.name in has:
                continue
            try:
                Taking(self.owner, place, step, self._pause).run()
            except Gone:
                return
            except psycopg.Error as error:
                if connection.closed:
                    raise
                ledger.fail(connection, place, step.name, f"{type(error).__name__}: {error}".strip())
                self.tell(f"workspace {place.workspace_id} failed at {step.name}: {error}".strip())
                return

    def _pause(self) -> None:
        if time.monotonic() >= self.until:
            raise OutOfTime


def waves(places: Sequence[Place]) -> Iterator[Sequence[Place]]:
    """The workspaces in portions: a few, more, all that are left."""
    begin = 0
    for size in (*WAVES, len(places)):
        if wave := places[begin : begin + size]:
            yield wave
        begin += size


@contextmanager
def _alone(connection: psycopg.Connection, place: Place) -> Iterator[bool]:
    """Whether this runner has the workspace for itself. A connection that is lost lets go of it."""
    key = (str(place.workspace_id),)
    is_ours = connection.execute(_LOCK, key).fetchone() == (True,)
    if not is_ours:
        yield False
        return
    connection.execute("set statement_timeout = 0")
    try:
        yield True
    finally:
        if not connection.closed:
            connection.execute("reset statement_timeout")
            connection.execute(_UNLOCK, key)


def _counted(number: int) -> str:
    return "1 workspace" if number == 1 else f"{number} workspaces"
