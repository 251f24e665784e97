"""An index for a table in use: built while others write, and part of the workspace's metadata once it works."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final
from uuid import UUID

import psycopg
from sqlalchemy import select, update

from crm.kit.database import Database
from crm.kit.errors import Conflict
from crm.metadata.ddl.tables import create_index
from crm.metadata.names import qualified
from crm.metadata.provision import raise_version
from crm.metadata.rows import behaviour
from crm.metadata.snapshot import Index, Object
from crm.metadata.store import read_snapshot
from crm.models import object_ as object_table
from crm.models import workspace
from crm.models.transaction import transaction

PATIENCE: Final = "5s"
"""How long it waits for those who write, while everyone else who wants a lock waits behind it."""

_STATE = """
select i.indisvalid from pg_index i join pg_class c on c.oid = i.indexrelid
join pg_namespace n on n.oid = c.relnamespace where n.nspname = %s and c.relname = %s
"""


def add_index(owner: Database, workspace_id: UUID, object_name: str, index: Index) -> None:
    """Build an index of an object and note it. May be repeated, also after it was ended at any point.

    Outside of any transaction, and on a connection straight to the server: a pool would lose its settings.

    Raises:
        NotFound: there is no such workspace any more.
        Conflict: somebody else is building it.
        psycopg.errors.LockNotAvailable: writers were in the way for too long; the next try removes what is half built.
    """
    snapshot = read_snapshot(owner, workspace_id)
    object_ = snapshot.objects.get(object_name)
    if object_ is None or any(name not in object_.fields for name, _ in index.fields):
        return
    connection = owner.connection
    with _alone(connection, f"{snapshot.schema}.{index.name}"), _patient(connection):
        _build(connection, snapshot.schema, object_, index)
    _note(owner, workspace_id, object_name, index)


def _build(connection: psycopg.Connection, schema: str, object_: Object, index: Index) -> None:
    found = connection.execute(_STATE, (schema, index.name)).fetchone()
    if found == (False,):
        connection.execute(f"drop index concurrently {qualified(schema, index.name)}".encode())
    if found != (True,):
        for statement in create_index(schema, object_, index, concurrently=True):
            connection.execute(statement.encode())


def _note(owner: Database, workspace_id: UUID, object_name: str, index: Index) -> None:
    """Writers of metadata wait for each other at the workspace's row."""
    with transaction(owner) as connection:
        connection.execute(select(workspace.c.id).where(workspace.c.id == workspace_id).with_for_update())
        object_ = read_snapshot(owner, workspace_id).objects.get(object_name)
        if object_ is None or index.name in {each.name for each in object_.indexes}:
            return
        changed = replace(object_, indexes=(*object_.indexes, index))
        connection.execute(
            update(object_table).where(object_table.c.id == object_.id).values(behaviour=behaviour(changed))
        )
        raise_version(connection, workspace_id)


@contextmanager
def _alone(connection: psycopg.Connection, name: str) -> Iterator[None]:
    """Nobody else builds this index: what looks left over may be somebody's work. A lost connection lets go."""
    held = connection.execute("select pg_try_advisory_lock(hashtextextended(%s, 0))", (name,)).fetchone()
    if held != (True,):
        raise Conflict(f"{name} is being built", sub_code="INDEX_IN_PROGRESS")
    try:
        yield
    finally:
        if not connection.closed:
            connection.execute("select pg_advisory_unlock(hashtextextended(%s, 0))", (name,))


@contextmanager
def _patient(connection: psycopg.Connection) -> Iterator[None]:
    """As much time as the table needs, and little for each lock."""
    connection.execute(f"set statement_timeout = 0; set lock_timeout = '{PATIENCE}'".encode())
    try:
        yield
    finally:
        if not connection.closed:
            connection.execute("reset statement_timeout; reset lock_timeout")
