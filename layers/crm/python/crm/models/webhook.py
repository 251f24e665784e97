"""Webhooks, and what was sent to them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, Table, Text, UniqueConstraint, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY

from crm.models.base import created_at, key, metadata, moment, reference, updated_at

webhook = Table(
    "webhook",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    Column("target_url", Text, nullable=False),
    Column("operations", ARRAY(Text), nullable=False),
    Column("description", Text),
    Column("secret", Text, nullable=False, server_default=text("''"), doc="Signs requests; never read back."),
    created_at(),
    updated_at(),
)

webhook_delivery = Table(
    "webhook_delivery",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    reference("webhook_id", "webhook"),
    Column("event_id", Uuid, nullable=False),
    Column("event_name", Text, nullable=False),
    Column("outbox_id", BigInteger, nullable=False, doc="Where the event's content is."),
    Column("status", Text, nullable=False, server_default=text("'PENDING'"), doc="PENDING, DELIVERED or FAILED."),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("response_status", Integer),
    Column("response_body", Text, doc="Its first 2,000 characters."),
    Column("duration_ms", Integer),
    Column("error", Text),
    moment("next_attempt_at"),
    moment("finished_at"),
    created_at(),
    UniqueConstraint("webhook_id", "event_id"),
)
