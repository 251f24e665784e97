"""Rows of `core.outbox`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, func, select, update

from crm.features.outbox.entry import RECORD, Entry, whole
from crm.models import outbox


@dataclass(frozen=True, slots=True)
class Unsent:
    """An event that no queue has yet."""

    id: int
    workspace_id: UUID
    kind: str


def claim_unsent(connection: Connection, most: int) -> list[Unsent]:
    """The oldest unsent rows, locked for this transaction; those that another relay holds are passed over."""
    query = (
        select(outbox.c.id, outbox.c.workspace_id, outbox.c.kind)
        .where(outbox.c.sent_at.is_(None))
        .order_by(outbox.c.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return [Unsent(*row) for row in connection.execute(query)]


def mark_sent(connection: Connection, ids: Sequence[int]) -> None:
    """Note that every queue has them."""
    connection.execute(update(outbox).where(outbox.c.id.in_(ids)).values(sent_at=func.now()))


def find(connection: Connection, outbox_id: int) -> Entry | None:
    """One row; None when it was removed after its time."""
    query = select(outbox.c.id, outbox.c.workspace_id, outbox.c.kind, outbox.c.payload)
    row = connection.execute(query.where(outbox.c.id == outbox_id)).one_or_none()
    if row is None:
        return None
    return Entry(row.id, row.workspace_id, row.kind, whole(row.payload) if row.kind == RECORD else row.payload)


def remove_sent_before(connection: Connection, moment: datetime, most: int) -> None:
    """Forget events that everybody has had time to read: of the `most` oldest rows, so that none is looked for."""
    oldest = select(outbox.c.id, outbox.c.sent_at).order_by(outbox.c.id).limit(most).subquery()
    connection.execute(delete(outbox).where(outbox.c.id.in_(select(oldest.c.id).where(oldest.c.sent_at < moment))))
