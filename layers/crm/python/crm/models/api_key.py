"""API keys: identities of programs."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from crm.models.base import created_at, key, metadata, moment, reference, updated_at

api_key = Table(
    "api_key",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    reference("role_id", "role", on_delete="RESTRICT"),
    Column("name", Text, nullable=False),
    moment("expires_at", nullable=False),
    moment("revoked_at"),
    created_at(),
    updated_at(),
)
