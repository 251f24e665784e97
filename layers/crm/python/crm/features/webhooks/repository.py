"""Rows of `core.webhook` and `core.webhook_delivery`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from crm.models import webhook, webhook_delivery


@dataclass(frozen=True, slots=True)
class Webhook:
    """A webhook as its owners see it; whether it has a secret, not which."""

    id: UUID
    workspace_id: UUID
    target_url: str
    operations: tuple[str, ...]
    description: str | None
    has_secret: bool
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """One series of attempts to tell one webhook of one event."""

    id: UUID
    workspace_id: UUID
    webhook_id: UUID
    event_id: UUID
    event_name: str
    outbox_id: int
    status: str
    attempts: int
    response_status: int | None
    response_body: str | None
    duration_ms: int | None
    error: str | None
    next_attempt_at: datetime | None
    finished_at: datetime | None
    created_at: datetime


_COLUMNS = (
    webhook.c.id,
    webhook.c.workspace_id,
    webhook.c.target_url,
    webhook.c.operations,
    webhook.c.description,
    (webhook.c.secret != "").label("has_secret"),
    webhook.c.created_at,
    webhook.c.updated_at,
)


def list_webhooks(connection: Connection, workspace_id: UUID) -> list[Webhook]:
    """All of a workspace, oldest first."""
    query = select(*_COLUMNS).where(webhook.c.workspace_id == workspace_id).order_by(webhook.c.id)
    return [_webhook(row) for row in connection.execute(query).mappings()]


def find_webhook(connection: Connection, workspace_id: UUID, webhook_id: UUID) -> Webhook | None:
    """One of a workspace."""
    query = select(*_COLUMNS).where(webhook.c.workspace_id == workspace_id, webhook.c.id == webhook_id)
    row = connection.execute(query).mappings().one_or_none()
    return _webhook(row) if row else None


def find_secret(connection: Connection, webhook_id: UUID) -> str:
    """What signs the requests of a webhook: for deliveries only."""
    secret: str = connection.execute(select(webhook.c.secret).where(webhook.c.id == webhook_id)).scalar_one()
    return secret


def add_webhook(connection: Connection, values: Mapping[str, Any]) -> None:
    """A new webhook."""
    connection.execute(insert(webhook).values(**values))


def change_webhook(connection: Connection, webhook_id: UUID, values: Mapping[str, Any]) -> None:
    """Set some columns."""
    connection.execute(update(webhook).where(webhook.c.id == webhook_id).values(**values, updated_at=func.now()))


def remove_webhook(connection: Connection, webhook_id: UUID) -> None:
    """A webhook and its deliveries."""
    connection.execute(delete(webhook).where(webhook.c.id == webhook_id))


def add_deliveries(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """New deliveries; one that exists for its webhook and event is left alone."""
    if rows:
        statement = upsert(webhook_delivery).on_conflict_do_nothing(index_elements=["webhook_id", "event_id"])
        connection.execute(statement, list(rows))


def list_untried(connection: Connection, outbox_id: int, workspace_id: UUID) -> list[UUID]:
    """Deliveries of an outbox entry that no attempt was made of."""
    query = select(webhook_delivery.c.id).where(
        webhook_delivery.c.workspace_id == workspace_id,
        webhook_delivery.c.outbox_id == outbox_id,
        webhook_delivery.c.attempts == 0,
        webhook_delivery.c.status == "PENDING",
    )
    return list(connection.execute(query).scalars())


def lock_delivery(connection: Connection, delivery_id: UUID) -> Delivery | None:
    """One delivery for this transaction alone; None when it was removed with its webhook."""
    query = select(webhook_delivery).where(webhook_delivery.c.id == delivery_id).with_for_update()
    row = connection.execute(query).mappings().one_or_none()
    return Delivery(**row) if row else None


def change_delivery(connection: Connection, delivery_id: UUID, values: Mapping[str, Any]) -> None:
    """Set some columns."""
    connection.execute(update(webhook_delivery).where(webhook_delivery.c.id == delivery_id).values(**values))


def list_deliveries(connection: Connection, workspace_id: UUID, webhook_id: UUID, most: int) -> list[Delivery]:
    """The latest deliveries of a webhook."""
    query = (
        select(webhook_delivery)
        .where(webhook_delivery.c.workspace_id == workspace_id, webhook_delivery.c.webhook_id == webhook_id)
        .order_by(webhook_delivery.c.id.desc())
        .limit(most)
    )
    return [Delivery(**row) for row in connection.execute(query).mappings()]


def _webhook(row: RowMapping) -> Webhook:
    return Webhook(**{**row, "operations": tuple(row["operations"])})
