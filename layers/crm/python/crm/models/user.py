"""People who sign in. One person may belong to several workspaces."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Table, Text, UniqueConstraint, Uuid, false, text

from crm.models.base import created_at, key, metadata, moment, reference, updated_at

user = Table(
    "user",
    metadata,
    key(),
    Column("email", Text, nullable=False, unique=True, doc="Lower-cased."),
    Column("first_name", Text, nullable=False, server_default=text("''")),
    Column("last_name", Text, nullable=False, server_default=text("''")),
    Column("password_hash", Text, doc="argon2id; NULL for people who only sign in elsewhere."),
    Column("is_email_verified", Boolean, nullable=False, server_default=false()),
    Column("locale", Text, nullable=False, server_default=text("'en'")),
    moment("disabled_at"),
    created_at(),
    updated_at(),
)

user_workspace = Table(
    "user_workspace",
    metadata,
    key(),
    reference("user_id", "user"),
    reference("workspace_id", "workspace"),
    reference("role_id", "role", on_delete="RESTRICT"),
    Column("member_id", Uuid, nullable=False, doc="The workspaceMember record."),
    created_at(),
    updated_at(),
    UniqueConstraint("user_id", "workspace_id"),
)
