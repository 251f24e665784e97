"""Answers of writes that carried an idempotency key, for whoever asks the same again."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, SmallInteger, Table, Text, Uuid, text

from crm.models.base import CORE, created_at, metadata

answer = Table(
    "answer",
    metadata,
    Column("workspace_id", Uuid, ForeignKey(f"{CORE}.workspace.id", ondelete="CASCADE"), primary_key=True),
    Column("caller_id", Uuid, primary_key=True, doc="Somebody in the workspace, or an API key."),
    Column("key", Text, primary_key=True),
    Column("place", SmallInteger, primary_key=True, autoincrement=False, doc="Of the write in its request, from 0."),
    Column("workspace_role", Text, nullable=False, server_default=text("current_user"), doc="Row-level security."),
    Column("fingerprint", Text, nullable=False, doc="Of the request."),
    Column("answer", Text, nullable=False),
    created_at(),
)

Index("answer_created_at_index", answer.c.created_at)
