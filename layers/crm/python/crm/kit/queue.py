"""Messages to SQS queues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from crm.kit.aws import call

if TYPE_CHECKING:
    from types_boto3_sqs import SQSClient

MOST_PER_BATCH = 10
MOST_BATCH_BYTES = 1_000_000
"""SQS takes 1 MiB per message and per batch; the rest is left for attributes."""

LONGEST_DELAY = 900


class NotSent(Exception):
    """The queue refused messages; none of the refused ones will arrive."""


@dataclass(frozen=True, slots=True)
class Message:
    """What to send. `group` keeps one workspace from holding up the others (a fair queue)."""

    body: str
    group: str | None = None
    delay: int = 0


class _Entry(TypedDict):
    """A message as SQS takes it, alone or in a batch."""

    MessageBody: str
    MessageGroupId: NotRequired[str]
    DelaySeconds: NotRequired[int]


@cache
def sdk_client() -> SQSClient:
    """Made on first use: the region and the endpoint come from the environment."""
    import boto3
    from botocore.config import Config

    client: SQSClient = boto3.client(
        "sqs", config=Config(connect_timeout=2, read_timeout=5, retries={"mode": "standard", "total_max_attempts": 3})
    )
    return client


def send(queue_url: str, body: str, *, group: str | None = None, delay: int = 0) -> None:
    """Send one message, without the SDK; it shows after `delay` seconds.

    Raises:
        AwsError: it may or may not have arrived.
    """
    call("sqs", "SendMessage", {"QueueUrl": queue_url, **_entry(Message(body, group, delay))})


def send_batch(queue_url: str, messages: Sequence[Message]) -> None:
    """Send messages in as few calls as SQS allows.

    Raises:
        NotSent: some were refused; sending all again may repeat the others.
    """
    for batch in _batches(messages):
        entries: Any = [{"Id": str(index), **_entry(message)} for index, message in enumerate(batch)]
        answer = sdk_client().send_message_batch(QueueUrl=queue_url, Entries=entries)
        if failed := answer.get("Failed"):
            raise NotSent(failed[0].get("Message", failed[0]["Code"]))


def _batches(messages: Sequence[Message]) -> Iterator[list[Message]]:
    batch: list[Message] = []
    size = 0
    for message in messages:
        length = len(message.body.encode())
        if batch and (len(batch) == MOST_PER_BATCH or size + length > MOST_BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(message)
        size += length
    if batch:
        yield batch


def _entry(message: Message) -> _Entry:
    entry: _Entry = {"MessageBody": message.body}
    if message.group is not None:
        entry["MessageGroupId"] = message.group
    if message.delay:
        entry["DelaySeconds"] = min(message.delay, LONGEST_DELAY)
    return entry
