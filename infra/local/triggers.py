"""Lambda's pollers: what waits in a queue reaches its function at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any

import orjson

from infra.local.names import REGION
from infra.local.queue_store import Message
from infra.local.queues import QueueService, arn, system_attributes
from infra.local.template import Trigger
from infra.local.workers import Failure, Outcome

Invoke = Callable[[str, object], Awaitable[Outcome]]

LONGEST_WAIT = 5.0
"""Even without being told, look again after so many seconds."""

FIRST_RETRY = 2.0
"""AWS hides a failed message for the queue's whole visibility timeout; nobody at a laptop waits that long."""


class Poller:
    """Feeds one function from one queue."""

    def __init__(self, trigger: Trigger, queues: QueueService, invoke: Invoke, concurrency: int) -> None:
        self._trigger, self._queues, self._invoke = trigger, queues, invoke
        self._slots = asyncio.Semaphore(min(trigger.concurrency or concurrency, concurrency))

    async def run(self) -> None:
        """Poll until cancelled."""
        async with asyncio.TaskGroup() as deliveries:
            while True:
                await self._slots.acquire()
                deliveries.create_task(self._deliver(await self._next_batch()))

    async def _next_batch(self) -> list[Message]:
        arrived, store = self._queues.arrived[self._trigger.queue], self._queues.store
        while True:
            arrived.clear()
            if batch := store.receive(self._trigger.queue, self._trigger.batch):
                return batch
            wait = store.seconds_until_next(self._trigger.queue)
            with suppress(TimeoutError):
                await asyncio.wait_for(arrived.wait(), LONGEST_WAIT if wait is None else min(wait, LONGEST_WAIT))

    async def _deliver(self, batch: Sequence[Message]) -> None:
        try:
            outcome = await self._invoke(self._trigger.function, {"Records": [record(message) for message in batch]})
            failed = self._failed(batch, outcome)
            for message in batch:
                if message.id not in failed:
                    self._queues.store.delete(message.receipt)
                elif self._queues.store.is_held(message):
                    self._queues.store.hide(message.receipt, FIRST_RETRY * 2 ** (message.receives - 1))
        finally:
            self._slots.release()
            self._queues.arrived[self._trigger.queue].set()

    def _failed(self, batch: Sequence[Message], outcome: Outcome) -> set[str]:
        """The ids of messages to try again: all after a failure, else those that the function names."""
        everything = {message.id for message in batch}
        if isinstance(outcome, Failure):
            return everything
        try:
            answer = orjson.loads(outcome) if self._trigger.reports_failures else None
            named = {item["itemIdentifier"] for item in (answer or {}).get("batchItemFailures") or ()}
        except (AttributeError, KeyError, TypeError, ValueError):
            return everything
        # An id that was not in the batch makes AWS try all of it again.
        return everything if named - everything else named


def record(message: Message) -> dict[str, Any]:
    """A message as a function receives it."""
    return {
        "messageId": message.id,
        "receiptHandle": message.receipt,
        "body": message.body,
        "attributes": system_attributes(message),
        "messageAttributes": {
            name: {key[0].lower() + key[1:]: value for key, value in attribute.items()}
            for name, attribute in message.attributes.items()
        },
        "md5OfBody": message.md5,
        "eventSource": "aws:sqs",
        "eventSourceARN": arn(message.queue),
        "awsRegion": REGION,
    }
