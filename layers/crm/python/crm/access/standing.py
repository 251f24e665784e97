"""Whether a caller is still welcome, for requests that do not enter the workspace by a pipeline of their own."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from crm.access.identity import Identity, PrincipalKind
from crm.access.tokens import invalid
from crm.kit.database import Database, Statement

_SESSION = (
    "select u.role_id, w.metadata_version from core.session s "
    "join core.user_workspace u on u.id = s.user_workspace_id "
    "join core.workspace w on w.id = s.workspace_id "
    "where s.id = $1 and s.workspace_id = $2 and s.revoked_at is null and s.expires_at > now() "
    "and w.activation_status = 'ACTIVE'"
)
_API_KEY = (
    "select k.role_id, w.metadata_version from core.api_key k join core.workspace w on w.id = k.workspace_id "
    "where k.id = $1 and k.workspace_id = $2 and k.revoked_at is null and k.expires_at > now() "
    "and w.activation_status = 'ACTIVE'"
)
_QUESTIONS = {PrincipalKind.SESSION: _SESSION, PrincipalKind.API_KEY: _API_KEY}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the database says of a live caller right now."""

    role_id: UUID
    version: int
    """Of the workspace's metadata."""


def get_standing(database: Database, identity: Identity) -> Standing:
    """The present role of a caller and the version of their workspace: the same rules as `core.enter_workspace`.

    Raises:
        Unauthenticated: the session or API key is no longer live, or belongs to another workspace.
    """
    parameters = [str(identity.principal_id).encode(), str(identity.workspace_id).encode()]
    rows = database.pipeline([Statement(_QUESTIONS[identity.kind], parameters)])[0].rows
    if not rows:
        raise invalid()
    role_id, version = rows[0]
    return Standing(UUID((role_id or b"").decode()), int(version or 0))
