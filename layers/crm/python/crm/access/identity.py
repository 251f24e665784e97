"""Who is asking."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class PrincipalKind(StrEnum):
    """What kind of credential an identity came from."""

    SESSION = "session"
    API_KEY = "api_key"


@dataclass(frozen=True, slots=True)
class Identity:
    """A verified caller inside one workspace.

    `principal_id` is the session or API key that must still be live when the request reaches the database;
    `core.enter_workspace` checks it in the same round trip as the query. `name` is what ACTOR fields record.
    """

    workspace_id: UUID
    kind: PrincipalKind
    principal_id: UUID
    user_id: UUID | None = None
    user_workspace_id: UUID | None = None
    member_id: UUID | None = None
    name: str = ""
