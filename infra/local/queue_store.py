"""Messages of all queues in one file, so that they outlive whoever is killed."""

from __future__ import annotations

import hashlib
import sqlite3
import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from infra.local.template import Queue

SCHEMA = """
create table if not exists message (
    id text primary key,
    queue text not null,
    body text not null,
    attributes text not null,
    group_id text,
    sent_at real not null,
    visible_at real not null,
    receives integer not null default 0,
    first_received_at real,
    receipt text
);
create index if not exists message_by_visibility on message (queue, visible_at);
"""
RECEIVE = """
update message set receipt = lower(hex(randomblob(16))), receives = receives + 1, visible_at = :until,
    first_received_at = coalesce(first_received_at, :now)
where id in (select id from message where queue = :queue and visible_at <= :now order by visible_at limit :most)
returning *
"""
BURY = """
update message set queue = :target, visible_at = :now, receipt = null
where queue = :queue and visible_at <= :now and receives >= :most
"""


@dataclass(frozen=True, slots=True)
class Message:
    """A message as its receiver sees it."""

    id: str
    queue: str
    body: str
    attributes: dict[str, Any]
    group_id: str | None
    sent_at: float
    visible_at: float
    receives: int
    first_received_at: float
    receipt: str

    @property
    def md5(self) -> str:
        """What senders and receivers compare."""
        return md5(self.body)


class QueueStore:
    """SQS's rules for messages: delays, visibility, receipts, dead letters."""

    def __init__(self, path: Path, queues: dict[str, Queue]) -> None:
        self.queues = queues
        path.parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.row_factory = sqlite3.Row
        # What is written is with the operating system before we answer: enough to outlive any kill of ours.
        self._database.executescript("pragma journal_mode=wal; pragma synchronous=off;" + SCHEMA)
        # Whoever held a message when we stopped is gone.
        self._database.execute("update message set visible_at = 0 where receipt is not null")

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def send(
        self, queue: str, body: str, *, delay: int | None = None, group: str | None = None, attributes: Any = None
    ) -> str:
        """Add a message; its id."""
        now, identifier = time.time(), str(uuid.uuid4())
        visible_at = now + (self.queues[queue].delay if delay is None else delay)
        self._database.execute(
            "insert into message (id, queue, body, attributes, group_id, sent_at, visible_at) values (?,?,?,?,?,?,?)",
            (identifier, queue, body, orjson.dumps(attributes or {}).decode(), group, now, visible_at),
        )
        return identifier

    def receive(self, queue: str, most: int, visibility: float | None = None) -> list[Message]:
        """Take visible messages, oldest first; nobody else sees them until `visibility` seconds have passed."""
        now, rules = time.time(), self.queues[queue]
        self._bury(rules, now)
        until = now + (rules.visibility if visibility is None else visibility)
        rows = self._database.execute(RECEIVE, {"queue": queue, "most": most, "now": now, "until": until})
        return [_message(row) for row in rows.fetchall()]

    def delete(self, receipt: str) -> None:
        """Forget a message that was worked off."""
        self._database.execute("delete from message where receipt = ?", (receipt,))

    def hide(self, receipt: str, seconds: float) -> None:
        """Show a message again after so many seconds from now."""
        self._database.execute("update message set visible_at = ? where receipt = ?", (time.time() + seconds, receipt))

    def is_held(self, message: Message) -> bool:
        """Whether a message is still hidden by the receive that gave it, and nobody changed that since."""
        query = "select 1 from message where receipt = ? and visible_at = ?"
        return self._database.execute(query, (message.receipt, message.visible_at)).fetchone() is not None

    def purge(self, queue: str) -> None:
        """Forget every message of a queue."""
        self._database.execute("delete from message where queue = ?", (queue,))

    def counts(self, queue: str) -> dict[str, int]:
        """How many messages wait, are being worked off, and are delayed."""
        query = """select count(*) filter (where visible_at <= :now),
                          count(*) filter (where visible_at > :now and receipt is not null),
                          count(*) filter (where visible_at > :now and receipt is null)
                   from message where queue = :queue"""
        visible, held, delayed = self._database.execute(query, {"queue": queue, "now": time.time()}).fetchone()
        return {
            "ApproximateNumberOfMessages": visible,
            "ApproximateNumberOfMessagesNotVisible": held,
            "ApproximateNumberOfMessagesDelayed": delayed,
        }

    def seconds_until_next(self, queue: str) -> float | None:
        """How long until a message of the queue shows; None when it has none."""
        query = "select min(visible_at) from message where queue = ?"
        (earliest,) = self._database.execute(query, (queue,)).fetchone()
        return None if earliest is None else max(0.0, earliest - time.time())

    def _bury(self, rules: Queue, now: float) -> None:
        if rules.dead_letters:
            self._database.execute(
                BURY, {"queue": rules.name, "target": rules.dead_letters, "now": now, "most": rules.most_receives}
            )


def md5(text: str) -> str:
    """SQS's checksum of a body."""
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def _message(row: sqlite3.Row) -> Message:
    values: Iterable[tuple[str, Any]] = zip(row.keys(), row, strict=True)
    return Message(**{**dict(values), "attributes": orjson.loads(row["attributes"])})
