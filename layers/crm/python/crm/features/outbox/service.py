"""From the outbox to the queues: a relay that drains, and a sweep for what no nudge announced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from time import time
from typing import TypeAlias

import orjson

from crm.features.outbox import repository
from crm.features.outbox.entry import Entry
from crm.features.outbox.nudge import DIRTY, wake
from crm.features.outbox.repository import Unsent
from crm.kit.cache import Cache
from crm.kit.clock import now
from crm.kit.database import Database
from crm.kit.queue import Message, send_batch
from crm.models.transaction import transaction

Routes: TypeAlias = "Mapping[str, Sequence[str]]"
"""Queue URLs by the kind of event."""

CERTAIN_AFTER = 60.0
"""Seconds after which a write that was announced has committed or never will."""

MOST_PER_CLAIM = 100
KEPT_FOR = timedelta(days=3)


def drain(database: Database, cache: Cache, routes: Routes) -> int:
    """Move every unsent row to its queues; returns how many.

    A queue has a row before it counts as sent, so a crash repeats messages and loses none: consumers keep event ids.
    What was sent long ago is removed on the way, faster than new rows come.
    """
    started = time()
    moved = 0
    while True:
        with transaction(database) as connection:
            rows = repository.claim_unsent(connection, MOST_PER_CLAIM)
            _dispatch(rows, routes)
            if rows:
                repository.mark_sent(connection, [row.id for row in rows])
            repository.remove_sent_before(connection, now() - KEPT_FOR, 2 * MOST_PER_CLAIM)
        moved += len(rows)
        if len(rows) < MOST_PER_CLAIM:
            break
    cache.attempt(("ZREMRANGEBYSCORE", DIRTY, "-inf", started - CERTAIN_AFTER))
    return moved


def sweep(cache: Cache, queue_url: str) -> bool:
    """Wake the relay when Redis remembers a workspace that wrote; tells whether it did. Never asks Postgres."""
    replies = cache.attempt(("ZCARD", DIRTY))
    if not replies or not replies[0]:
        return False
    wake(queue_url, "sweep")
    return True


def read(database: Database, outbox_id: int) -> Entry | None:
    """What a consumer was told to look at."""
    with transaction(database) as connection:
        return repository.find(connection, outbox_id)


def _dispatch(rows: Sequence[Unsent], routes: Routes) -> None:
    by_queue: dict[str, list[Message]] = {}
    for row in rows:
        for queue_url in routes.get(row.kind, ()):
            body = orjson.dumps({"outboxId": row.id}).decode()
            by_queue.setdefault(queue_url, []).append(Message(body, str(row.workspace_id)))
    for queue_url, messages in by_queue.items():
        send_batch(queue_url, messages)
