"""SQLAlchemy on the container's one connection, for repositories."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from uuid import UUID
from weakref import WeakKeyDictionary

import psycopg
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.pool import StaticPool

from crm.kit.database import Database, Herald

__all__ = ["Connection", "leaves_event", "transaction"]

_HERALDED: Final = "heralded"

_engines: WeakKeyDictionary[Database, tuple[psycopg.Connection, Engine]] = WeakKeyDictionary()


@contextmanager
def transaction(database: Database) -> Iterator[Connection]:
    """A transaction on the connection that record pipelines use as well: committed at the end, undone by an error.

    psycopg begins and ends it; SQLAlchemy only writes statements and reads rows. Once it is committed, the database's
    herald hears of the workspaces that it left events for. One inside another is a savepoint.
    """
    with _engine(database, database.connection).connect() as connection, database.transaction():
        outer: _Heralded | None = connection.info.get(_HERALDED)
        heralded = connection.info[_HERALDED] = outer or _Heralded(database.herald)
        try:
            yield connection
        finally:
            connection.info[_HERALDED] = outer
    if outer is None:
        heralded.tell()


def leaves_event(connection: Connection, workspace_id: UUID) -> None:
    """Note that the transaction, if it commits, leaves an event of a workspace."""
    heralded: _Heralded = connection.info[_HERALDED]
    heralded.note(workspace_id)


class _Heralded:
    """The events of one transaction."""

    def __init__(self, herald: Herald | None) -> None:
        self._herald = herald
        self._workspaces: set[UUID] = set()

    def note(self, workspace_id: UUID) -> None:
        if self._herald is not None and workspace_id not in self._workspaces:
            self._workspaces.add(workspace_id)
            self._herald.before_commit(workspace_id)

    def tell(self) -> None:
        if self._herald is not None:
            for workspace_id in self._workspaces:
                self._herald.after_commit(workspace_id)


def _engine(database: Database, raw: psycopg.Connection) -> Engine:
    """The engine over the present connection; the one over its predecessor is forgotten."""
    known, engine = _engines.get(database, (None, None))
    if engine is None or known is not raw:
        engine = create_engine(
            "postgresql+psycopg://",
            creator=lambda: raw,
            poolclass=StaticPool,
            pool_reset_on_return=None,
            isolation_level="AUTOCOMMIT",
            skip_autocommit_rollback=True,
            use_native_hstore=False,
            hide_parameters=True,
        )
        _engines[database] = raw, engine
    return engine
