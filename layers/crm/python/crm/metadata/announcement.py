"""What open browsers are told of a change to metadata: which kind of thing is to be read again."""

from __future__ import annotations

from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select

from crm.models import workspace
from crm.models.event import add_event

EVENT: Final = "metadata"
"""The kind of these events in the outbox."""


class Kind(StrEnum):
    """What changed. Objects stand for their fields and indexes too."""

    OBJECTS = "objects"
    ROLES = "roles"
    VIEWS = "views"
    LAYOUTS = "layouts"
    JOBS = "jobs"


def announce(connection: Connection, workspace_id: UUID, kind: Kind, version: int | None = None) -> None:
    """Tell everybody in the workspace, once this transaction commits.

    `raise_version` does it; only what is no part of a snapshot, as views and layouts are, is announced by itself.
    """
    if version is None:
        present = select(workspace.c.metadata_version).where(workspace.c.id == workspace_id)
        version = connection.execute(present).scalar_one()
    add_event(connection, workspace_id, EVENT, {"version": version, "kind": kind})
