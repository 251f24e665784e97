"""How one workspace takes one step, so that it can be killed at any statement and taken up again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

import psycopg
from psycopg import errors

from crm.kit.database import Database
from crm.kit.patience import hasty, is_in_the_way, patiently, unhurried
from crm.metadata.announcement import Kind, announce
from crm.metadata.migrations import ledger
from crm.metadata.migrations.step import Place, Step
from crm.metadata.names import qualified, quoted, short_name
from crm.metadata.provision import raise_version
from crm.models.transaction import Connection, transaction

SMALL: Final = 8 << 20
"""Bytes of a table whose indexes are made in a moment, while CONCURRENTLY waits for everybody in the database."""

CONCURRENTLY_PATIENT: Final = "60s"
MOST_ROWS, FEWEST_ROWS = 500, 20

_MOVED: Final = (errors.UndefinedTable, errors.UndefinedColumn, errors.UndefinedObject)
"""People change their data model at any time, also between a step's look at it and its work."""
_LOOKS: Final = 3

_HOLD: Final = "select from core.workspace where id = %s for no key update"
_STATE: Final = """
select pg_relation_size(%s::regclass), (
    select i.indisvalid from pg_index i join pg_class c on c.oid = i.indexrelid
    join pg_namespace n on n.oid = c.relnamespace where n.nspname = %s and c.relname = %s
)
"""


class Gone(Exception):
    """The workspace was destroyed meanwhile."""


@dataclass(frozen=True, slots=True)
class Taking:
    """One workspace taking one step. Whoever starts it sees to it that nobody else does the same."""

    owner: Database
    place: Place
    step: Step
    pause: Callable[[], None]
    """Called between two pieces of work; raises when there is no time for another."""

    @property
    def connection(self) -> psycopg.Connection:
        """The owner's, which holds the workspace's lock."""
        return self.owner.connection

    def run(self) -> None:
        """Do what the step says, or what is left of it, and note that it is done.

        Raises:
            Gone: there is no such workspace any more.
            psycopg.Error: the step failed; of its pieces those that were whole are kept.
        """
        how = {"once": self._once, "indexes": self._indexes, "batches": self._batches}[self.step.how]
        patiently(how, lambda error: isinstance(error, _MOVED), _LOOKS)

    def _once(self) -> None:
        patiently(lambda: self._finish(self._text()))

    def _indexes(self) -> None:
        for table, name, definition in self.connection.execute(self._text()).fetchall():
            self.pause()
            on = qualified(self.place.schema, table)
            patiently(partial(self._index, on, short_name(name), definition))
        patiently(self._finish)

    def _index(self, table: str, name: str, definition: str) -> None:
        """One index that shall exist; what a killed runner left half built is removed first."""
        build = f"{quoted(name)} on {table} {definition}"
        found = self.connection.execute(_STATE, (table, self.place.schema, name)).fetchone()
        size, is_valid = found or (0, None)
        if is_valid:
            return
        if is_valid is False:
            with unhurried(self.connection, CONCURRENTLY_PATIENT):
                self.connection.execute(f"drop index concurrently {qualified(self.place.schema, name)}".encode())
        if size < SMALL:
            with hasty(self.connection, self.step.lock_timeout):
                self.connection.execute(f"create index {build}".encode())
        else:
            with unhurried(self.connection, CONCURRENTLY_PATIENT):
                self.connection.execute(f"create index concurrently {build}".encode())

    def _batches(self) -> None:
        reached = ledger.cursor(self.connection, self.place, self.step.name) or {"part": "", "after": None}
        for part, statement in sorted(self.connection.execute(self._text()).fetchall()):
            if part >= reached["part"]:
                self._part(part, statement, reached["after"] if part == reached["part"] else None)
        patiently(self._finish)

    def _part(self, part: str, statement: str, after: str | None) -> None:
        """Batch after batch, smaller ones where others work on the same rows."""
        size = MOST_ROWS
        while True:
            self.pause()
            try:
                after = self._batch(part, statement, after, size)
            except psycopg.Error as error:
                if not is_in_the_way(error):
                    raise
                size = max(size // 2, FEWEST_ROWS)
                after = patiently(partial(self._batch, part, statement, after, size))
            if after is None:
                return

    def _batch(self, part: str, statement: str, after: str | None, size: int) -> str | None:
        with hasty(self.connection, self.step.lock_timeout):
            found = psycopg.RawCursor(self.connection).execute(statement, (after, size)).fetchone()
            last = str(found[0]) if found else None
            if last is not None:
                ledger.keep(self.connection, self.place, self.step.name, {"part": part, "after": last})
        return last

    def _finish(self, text: bytes = b"") -> None:
        """The last transaction of the step: what is left to do, the news of it, and the ledger."""
        with transaction(self.owner) as core, hasty(self.connection, self.step.lock_timeout):
            if self.connection.execute(_HOLD, (self.place.workspace_id,)).rowcount == 0:
                raise Gone
            if text:
                self.connection.execute(text)
            self._tell(core)
            ledger.finish(self.connection, self.place, self.step.name)

    def _tell(self, core: Connection) -> None:
        """Those who have the workspace open read anew what the step changed."""
        if self.step.changes in (Kind.OBJECTS, Kind.ROLES):
            raise_version(core, self.place.workspace_id, self.step.changes)
        elif self.step.changes is not None:
            announce(core, self.place.workspace_id, self.step.changes)

    def _text(self) -> bytes:
        return self.step.text(self.place)
