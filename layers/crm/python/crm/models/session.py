"""Signed-in sessions: one family of rotating refresh tokens each."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from crm.models.base import created_at, key, metadata, moment, reference

session = Table(
    "session",
    metadata,
    key(),
    reference("user_id", "user"),
    reference("workspace_id", "workspace"),
    reference("user_workspace_id", "user_workspace"),
    Column("token_hash", Text, nullable=False, unique=True, doc="Of the refresh token that is good now."),
    Column("previous_token_hash", Text, unique=True, doc="Of the one before: seen again, it was stolen."),
    moment("rotated_at", nullable=False),
    moment("expires_at", nullable=False),
    moment("revoked_at"),
    Column("user_agent", Text),
    Column("ip_address", Text),
    created_at(),
)
