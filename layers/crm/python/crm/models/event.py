"""An event of the outbox, written by whoever makes a change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from crm.models.outbox import outbox
from crm.models.transaction import Connection, leaves_event


def add_event(connection: Connection, workspace_id: UUID, kind: str, payload: Mapping[str, Any]) -> None:
    """An event in the transaction of its change; the relay is woken when that commits.

    Records' own events come with their statement.
    """
    connection.execute(insert(outbox).values(workspace_id=workspace_id, kind=kind, payload=dict(payload)))
    leaves_event(connection, workspace_id)
