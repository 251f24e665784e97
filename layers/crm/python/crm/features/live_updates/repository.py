"""Which callers are still live, and in which role."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Connection, func, select

from crm.models import api_key, session, user_workspace, workspace


def list_live_roles(connection: Connection, workspace_id: UUID, principals: Collection[UUID]) -> dict[UUID, UUID]:
    """The role of each session or API key that is neither revoked nor expired."""
    sessions = (
        select(session.c.id, user_workspace.c.role_id)
        .join(user_workspace, user_workspace.c.id == session.c.user_workspace_id)
        .where(session.c.workspace_id == workspace_id, session.c.id.in_(principals))
        .where(session.c.revoked_at.is_(None), session.c.expires_at > func.now())
    )
    keys = (
        select(api_key.c.id, api_key.c.role_id)
        .where(api_key.c.workspace_id == workspace_id, api_key.c.id.in_(principals))
        .where(api_key.c.revoked_at.is_(None), api_key.c.expires_at > func.now())
    )
    return {row[0]: row[1] for row in connection.execute(sessions.union_all(keys))}


def get_metadata_version(connection: Connection, workspace_id: UUID) -> int:
    """The version a snapshot must have to know today's rights."""
    query = select(workspace.c.metadata_version).where(workspace.c.id == workspace_id)
    version: int = connection.execute(query).scalar_one()
    return version
