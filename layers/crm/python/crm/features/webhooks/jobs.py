"""Telling webhooks of events: first who wants to know, then one delivery each, tried until it arrives."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import orjson

from crm.features.outbox.entry import Entry
from crm.features.outbox.service import read
from crm.features.webhooks import payload, repository
from crm.features.webhooks.repository import Delivery
from crm.features.webhooks.schedule import is_delivered, wait_after
from crm.kit.clock import now
from crm.kit.database import Database
from crm.kit.http_out import RequestFailed, UrlNotAllowed, post
from crm.kit.ids import uuid7
from crm.kit.queue import Message, send_batch
from crm.models.transaction import transaction

TIMEOUT = 5.0
KEPT_CHARACTERS = 2_000


@dataclass(frozen=True, slots=True)
class WebhookJobs:
    """What the worker works with. `allow_private` lets tests and the local cloud reach this machine."""

    database: Database
    queue_url: str
    allow_private: bool = False

    def run(self, message: Mapping[str, Any]) -> None:
        """One queue message: an outbox entry to spread, or a delivery to attempt."""
        if "deliveryId" in message:
            self.deliver(UUID(message["deliveryId"]), int(message["attempt"]))
        else:
            self.spread(int(message["outboxId"]))

    def spread(self, outbox_id: int) -> None:
        """Start a delivery for every webhook and event that match. Repeating it starts none twice."""
        entry = read(self.database, outbox_id)
        if entry is None:
            return
        with transaction(self.database) as connection:
            webhooks = repository.list_webhooks(connection, entry.workspace_id)
            rows = [
                {
                    "id": uuid7(),
                    "workspace_id": entry.workspace_id,
                    "webhook_id": webhook.id,
                    "event_id": UUID(event["eventId"]),
                    "event_name": payload.event_name(event),
                    "outbox_id": outbox_id,
                }
                for webhook in webhooks
                for event in entry.payload["events"]
                if payload.wants(webhook.operations, payload.event_name(event))
            ]
            repository.add_deliveries(connection, rows)
            untried = repository.list_untried(connection, outbox_id, entry.workspace_id)
        self._enqueue(untried, entry.workspace_id, attempt=1)

    def deliver(self, delivery_id: UUID, attempt: int) -> None:
        """Make one attempt, note what came of it, and arrange the next if one is due.

        A message that was repeated names an attempt that has been made, and is dropped.
        """
        with transaction(self.database) as connection:
            delivery = repository.lock_delivery(connection, delivery_id)
            if delivery is None or delivery.status != "PENDING" or delivery.attempts != attempt - 1:
                return
            webhook = repository.find_webhook(connection, delivery.workspace_id, delivery.webhook_id)
            secret = repository.find_secret(connection, delivery.webhook_id)
        entry = read(self.database, delivery.outbox_id)
        if webhook is None or entry is None:
            return
        target = payload.Target(webhook.id, webhook.workspace_id, webhook.target_url, secret)
        outcome = self._attempt(target, delivery, entry)
        self._note(delivery, outcome)

    def _attempt(self, target: payload.Target, delivery: Delivery, entry: Entry) -> dict[str, Any]:
        """The columns an attempt sets."""
        event = next(event for event in entry.payload["events"] if UUID(event["eventId"]) == delivery.event_id)
        content = payload.body(target, event, entry.payload["actor"], entry.payload["eventDate"])
        headers = payload.headers(
            target,
            delivery.id,
            content,
            timestamp_ms=round(now().timestamp() * 1000),
            nonce=secrets.token_hex(16),
        )
        try:
            answer = post(target.url, content, headers, timeout=TIMEOUT, allow_private=self.allow_private)
        except (RequestFailed, UrlNotAllowed) as error:
            return {"response_status": None, "response_body": None, "duration_ms": None, "error": str(error)}
        return {
            "response_status": answer.status,
            "response_body": answer.body.decode(errors="replace").replace("\0", "")[:KEPT_CHARACTERS],
            "duration_ms": answer.duration_ms,
            "error": None if is_delivered(answer.status) else f"answered {answer.status}",
        }

    def _note(self, delivery: Delivery, outcome: dict[str, Any]) -> None:
        attempts = delivery.attempts + 1
        wait = wait_after(attempts)
        status = "DELIVERED" if outcome["error"] is None else "FAILED" if wait is None else "PENDING"
        values = outcome | {"attempts": attempts, "status": status}
        if status == "PENDING" and wait is not None:
            values["next_attempt_at"] = now() + timedelta(seconds=wait)
        else:
            values |= {"next_attempt_at": None, "finished_at": now()}
        with transaction(self.database) as connection:
            repository.change_delivery(connection, delivery.id, values)
            if status == "PENDING" and wait is not None:
                # Before the commit: if it fails, this attempt's own message comes again and the next one is dropped.
                self._enqueue([delivery.id], delivery.workspace_id, attempt=attempts + 1, delay=wait)

    def _enqueue(self, deliveries: Sequence[UUID], workspace_id: UUID, *, attempt: int, delay: int = 0) -> None:
        messages = [
            Message(orjson.dumps({"deliveryId": delivery_id, "attempt": attempt}).decode(), str(workspace_id), delay)
            for delivery_id in deliveries
        ]
        if messages:
            send_batch(self.queue_url, messages)
