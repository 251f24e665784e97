"""What is known of people, their sessions and their tokens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from crm.access.tokens import IssuedToken
from crm.features.workspaces.schemas import NewMember, Workspace


@dataclass(frozen=True, slots=True)
class User:
    """A row of `core.user`."""

    id: UUID
    email: str
    first_name: str
    last_name: str
    password_hash: str | None
    is_email_verified: bool
    locale: str
    disabled_at: datetime | None
    created_at: datetime
    updated_at: datetime

    @property
    def name(self) -> str:
        """What ACTOR fields record."""
        return f"{self.first_name} {self.last_name}".strip() or self.email

    def as_member(self) -> NewMember:
        """This person, about to join a workspace."""
        return NewMember(self.id, self.email, self.first_name, self.last_name, self.locale)


@dataclass(frozen=True, slots=True)
class Session:
    """A row of `core.session`: one family of refresh tokens, of which only the newest generation is good."""

    id: UUID
    user_id: UUID
    workspace_id: UUID | None
    user_workspace_id: UUID | None
    generation: int
    rotated_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    user_agent: str | None
    ip_address: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a person types."""

    email: str
    password: str


@dataclass(frozen=True, slots=True)
class Device:
    """Where a request comes from."""

    user_agent: str | None = None
    ip_address: str | None = None


@dataclass(frozen=True, slots=True)
class TokenPair:
    """A short-lived token for requests, and one that renews it."""

    access: IssuedToken
    refresh: IssuedToken
    is_in_workspace: bool


@dataclass(frozen=True, slots=True)
class OpenDoor:
    """A workspace a person may enter, and the token to do it with."""

    workspace: Workspace
    login_token: IssuedToken


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is signed in, inside a workspace or not yet."""

    user_id: UUID
    session_id: UUID
