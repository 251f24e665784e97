"""Events that committed with their change, and what consumers have done with them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Identity, Index, Table, Text, Uuid, text
from sqlalchemy.dialects.postgresql import JSON

from crm.models.base import created_at, metadata, moment

outbox = Table(
    "outbox",
    metadata,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("workspace_id", Uuid, nullable=False),
    Column("workspace_role", Text, nullable=False, server_default=text("current_user"), doc="Row-level security."),
    Column("kind", Text, nullable=False, doc="What consumers there are: record, import, metadata, data_model_job."),
    Column("payload", JSON, nullable=False),
    created_at(),
    moment("sent_at"),
)

Index("outbox_unsent_index", outbox.c.id, postgresql_where=outbox.c.sent_at.is_(None))

processed_event = Table(
    "processed_event",
    metadata,
    Column("consumer", Text, primary_key=True),
    Column("event_id", Uuid, primary_key=True),
    created_at(),
)
