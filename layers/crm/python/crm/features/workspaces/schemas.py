"""What is known of workspaces and of those who belong to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Workspace:
    """A row of `core.workspace`."""

    id: UUID
    display_name: str
    logo: str | None
    subdomain: str
    invite_hash: str
    schema_name: str
    metadata_version: int
    activation_status: str
    default_role_id: UUID | None
    is_public_invite_link_enabled: bool
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Membership:
    """One person in one workspace."""

    id: UUID
    user_id: UUID
    workspace_id: UUID
    role_id: UUID
    member_id: UUID
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class NewMember:
    """Who joins. Ids that are not given are made."""

    user_id: UUID
    email: str
    first_name: str
    last_name: str
    locale: str = "en"
    member_id: UUID | None = None
    user_workspace_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A workspaceMember record: a person as their colleagues see them, with their preferences."""

    id: UUID
    user_id: UUID
    first_name: str
    last_name: str
    user_email: str
    avatar_url: str | None
    color_scheme: str
    locale: str
    time_zone: str
    ui_scale: str
    open_record_in: str
    date_format: str
    time_format: str
    number_format: str
    calendar_start_day: int
