"""Signed-in sessions: one family of rotating refresh tokens each."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text, text

from crm.models.base import created_at, key, metadata, moment, reference

session = Table(
    "session",
    metadata,
    key(),
    reference("user_id", "user"),
    reference("workspace_id", "workspace", nullable=True),
    reference("user_workspace_id", "user_workspace", nullable=True),
    Column(
        "generation", Integer, nullable=False, server_default=text("1"), doc="Of the one refresh token that is good."
    ),
    moment("rotated_at", nullable=False),
    moment("expires_at", nullable=False),
    moment("revoked_at"),
    Column("user_agent", Text),
    Column("ip_address", Text),
    created_at(),
)
"""A session of somebody who has not entered a workspace yet has neither `workspace_id` nor `user_workspace_id`."""
