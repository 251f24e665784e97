"""Rows of the outbox leave it in time, whatever else is there."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, func, select, update

from crm.features.outbox.service import KEPT_FOR, MOST_PER_CLAIM, drain
from crm.kit.cache import Cache
from crm.kit.clock import now
from crm.kit.database import Database
from crm.kit.ids import uuid7
from crm.models import outbox
from crm.models.event import add_event
from crm.models.transaction import transaction

KIND = "nobody listens"


@pytest.fixture(autouse=True)
def nothing_older(database: Database) -> None:
    """Only the oldest rows are looked at; those of other tests would come first."""
    with transaction(database) as connection:
        connection.execute(delete(outbox))


def add(database: Database, count: int, sent_at: datetime | None) -> None:
    with transaction(database) as connection:
        for _ in range(count):
            add_event(connection, uuid7(), KIND, {})
        connection.execute(
            update(outbox).where(outbox.c.kind == KIND, outbox.c.sent_at.is_(None)).values(sent_at=sent_at)
        )


def kept(database: Database) -> int:
    with transaction(database) as connection:
        return connection.scalar(select(func.count()).where(outbox.c.kind == KIND)) or 0


def test_what_was_sent_long_ago_is_forgotten_while_other_rows_move(database: Database, cache: Cache):
    before = kept(database)
    add(database, 3, now() - KEPT_FOR - timedelta(minutes=1))
    add(database, 2, now() - KEPT_FOR + timedelta(minutes=1))
    add(database, 1, None)
    assert drain(database, cache, {}) >= 1
    assert kept(database) == before + 3


def test_old_rows_go_faster_than_new_ones_come(database: Database, cache: Cache):
    before = kept(database)
    add(database, 2 * MOST_PER_CLAIM, now() - KEPT_FOR - timedelta(minutes=1))
    add(database, MOST_PER_CLAIM, None)
    drain(database, cache, {})
    drain(database, cache, {})
    assert kept(database) <= before + MOST_PER_CLAIM
