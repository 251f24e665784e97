"""SQLAlchemy on the container's one connection, for repositories."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakKeyDictionary

import psycopg
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.pool import StaticPool

from crm.kit.database import Database

__all__ = ["Connection", "transaction"]

_engines: WeakKeyDictionary[Database, tuple[psycopg.Connection, Engine]] = WeakKeyDictionary()


@contextmanager
def transaction(database: Database) -> Iterator[Connection]:
    """A transaction on the connection that record pipelines use as well: committed at the end, undone by an error.

    psycopg begins and ends it; SQLAlchemy only writes statements and reads rows.
    """
    with _engine(database, database.connection).connect() as connection, database.transaction():
        yield connection


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
            use_native_hstore=False,
            hide_parameters=True,
        )
        _engines[database] = raw, engine
    return engine
