"""The ledger of schema changes: one row per workspace and step."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Table, Text, Uuid

from crm.models.base import CORE, created_at, metadata

workspace_migration = Table(
    "workspace_migration",
    metadata,
    Column("workspace_id", Uuid, ForeignKey(f"{CORE}.workspace.id", ondelete="CASCADE"), primary_key=True),
    Column("step", Text, primary_key=True),
    created_at(),
)
