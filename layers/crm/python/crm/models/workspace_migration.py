"""The ledger of steps: one row per workspace and step."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from crm.models.base import CORE, created_at, metadata, moment

workspace_migration = Table(
    "workspace_migration",
    metadata,
    Column("workspace_id", Uuid, ForeignKey(f"{CORE}.workspace.id", ondelete="CASCADE"), primary_key=True),
    Column("step", Text, primary_key=True),
    created_at(),
    moment("finished_at"),
    Column("cursor", JSONB, doc="How far a step came that works in batches."),
    Column("error", Text, doc="Why it stopped."),
)
Index(
    "workspace_migration_failed_index",
    workspace_migration.c.created_at,
    postgresql_where=workspace_migration.c.error.is_not(None) & workspace_migration.c.finished_at.is_(None),
)
