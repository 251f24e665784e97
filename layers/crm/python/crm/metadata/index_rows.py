"""Indexes as their object's row keeps them."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, update

from crm.metadata.provision import raise_version
from crm.metadata.rows import behaviour
from crm.metadata.snapshot import Object
from crm.models import object_ as object_table


def note_index(connection: Connection, workspace_id: UUID, object_: Object) -> None:
    """Keep the indexes that an object has by now."""
    changed = update(object_table).where(object_table.c.id == object_.id)
    connection.execute(changed.values(behaviour=behaviour(object_)))
    raise_version(connection, workspace_id)
