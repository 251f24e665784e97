"""An index for a table in use, built while others write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import psycopg

from crm.kit.errors import Conflict
from crm.metadata.ddl.tables import create_index, trashed_name
from crm.metadata.locks import alone
from crm.metadata.names import qualified, quoted
from crm.metadata.snapshot import Index, Object

PATIENCE: Final = "5s"
"""How long it waits for those who write, while everyone else who wants a lock waits behind it."""

MOST_EXAMPLES: Final = 5

_STATE = """
select i.indisvalid from pg_index i join pg_class c on c.oid = i.indexrelid
join pg_namespace n on n.oid = c.relnamespace where n.nspname = %s and c.relname = %s
"""


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Live records that agree in what shall be unique: some of their values, and how many records have such."""

    values: tuple[str, ...]
    count: int


def build_index(connection: psycopg.Connection, schema: str, object_: Object, index: Index) -> None:
    """Build an index of an object. May be repeated, also after it was ended at any point.

    Outside of any transaction, and on a connection straight to the server: a pool would lose its settings.

    Raises:
        Conflict: somebody else is building it.
        psycopg.errors.UniqueViolation: live records have the same key.
        psycopg.errors.LockNotAvailable: writers were in the way for too long; the next try removes what is half built.
    """
    with _alone(connection, schema, index), patient(connection):
        names = (index.name, trashed_name(index))
        statements = create_index(schema, object_, index, concurrently=True)
        for name, statement in zip(names, statements, strict=False):
            _build(connection, schema, name, statement)


def remove_index(connection: psycopg.Connection, schema: str, index: Index) -> None:
    """Remove what there is of an index, whole or half built."""
    with _alone(connection, schema, index), patient(connection):
        for name in (index.name, trashed_name(index)):
            connection.execute(f"drop index concurrently if exists {qualified(schema, name)}".encode())


def find_duplicates(connection: psycopg.Connection, schema: str, object_: Object, index: Index) -> Duplicates | None:
    """What keeps an index from being unique."""
    keys = ", ".join(map(quoted, object_.key_columns(index)))
    missing = " or ".join(f"{quoted(name)} is null" for name in object_.key_columns(index))
    where = f"where {index.where} and not ({missing})" if index.where else f"where not ({missing})"
    repeated = (
        f"select concat_ws(', ', {keys}) as value, count(*) as n from {qualified(schema, object_.name_singular)} "
        f"{where} group by {keys} having count(*) > 1"
    )
    examples = f"(array_agg(value order by n desc, value))[1:{MOST_EXAMPLES}]"
    with patient(connection):
        found = connection.execute(f"select {examples}, sum(n) from ({repeated}) as repeated".encode()).fetchone()
    return Duplicates(tuple(found[0]), int(found[1])) if found and found[1] else None


def _build(connection: psycopg.Connection, schema: str, name: str, statement: str) -> None:
    found = connection.execute(_STATE, (schema, name)).fetchone()
    if found == (False,):
        connection.execute(f"drop index concurrently {qualified(schema, name)}".encode())
    if found != (True,):
        connection.execute(statement.encode())


@contextmanager
def _alone(connection: psycopg.Connection, schema: str, index: Index) -> Iterator[None]:
    """Nobody else builds this index: what looks left over may be somebody's work."""
    name = f"{schema}.{index.name}"
    with alone(connection, name) as is_ours:
        if not is_ours:
            raise Conflict(f"{name} is being built", sub_code="INDEX_IN_PROGRESS")
        yield


@contextmanager
def patient(connection: psycopg.Connection) -> Iterator[None]:
    """As much time as the table needs, and little for each lock."""
    connection.execute(f"set statement_timeout = 0; set lock_timeout = '{PATIENCE}'".encode())
    try:
        yield
    finally:
        if not connection.closed:
            connection.execute("reset statement_timeout; reset lock_timeout")
