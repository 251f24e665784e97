"""SQS for the functions and for people who look: the calls of its JSON protocol that queues need."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import orjson
from aiohttp import web

from infra.local.names import ARNS
from infra.local.queue_store import Message, QueueStore, md5

MOST_BYTES = 1024 * 1024
MOST_DELAY = 900
TARGET = "AmazonSQS."


class Refused(Exception):
    """SQS would not do that."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class QueueService:
    """Answers SQS calls; `arrived` tells who waits for a queue that it may have something."""

    def __init__(self, store: QueueStore) -> None:
        self.store = store
        self.arrived = {name: asyncio.Event() for name in store.queues}
        self._calls: dict[str, Callable[[str, dict[str, Any]], dict[str, Any]]] = {
            "ChangeMessageVisibility": self._change_visibility,
            "DeleteMessage": self._delete,
            "GetQueueAttributes": self._attributes,
            "PurgeQueue": self._purge,
            "ReceiveMessage": self._receive,
            "SendMessage": self._send,
            "SendMessageBatch": self._send_batch,
        }

    async def answer(self, request: web.Request) -> web.Response:
        """One call."""
        operation = request.headers.get("x-amz-target", "").removeprefix(TARGET)
        call = orjson.loads(await request.read())
        try:
            return _json(self._calls.get(operation, _unsupported)(self._queue(call), call))
        except Refused as refusal:
            return _json({"__type": f"com.amazonaws.sqs#{refusal.code}", "message": str(refusal)}, 400)

    def _queue(self, call: dict[str, Any]) -> str:
        name: str = call.get("QueueUrl", "").rsplit("/", 1)[-1]
        if name not in self.store.queues:
            raise Refused("QueueDoesNotExist", "The specified queue does not exist.")
        return name

    def _send(self, queue: str, call: dict[str, Any]) -> dict[str, Any]:
        body, delay = call["MessageBody"], call.get("DelaySeconds")
        if not body or len(body.encode()) > MOST_BYTES:
            raise Refused("InvalidParameterValue", f"A body has 1 to {MOST_BYTES} bytes.")
        if delay is not None and not 0 <= delay <= MOST_DELAY:
            raise Refused("InvalidParameterValue", f"DelaySeconds is 0 to {MOST_DELAY}.")
        attributes = call.get("MessageAttributes")
        identifier = self.store.send(queue, body, delay=delay, group=call.get("MessageGroupId"), attributes=attributes)
        self.arrived[queue].set()
        return {"MessageId": identifier, "MD5OfMessageBody": md5(body)}

    def _send_batch(self, queue: str, call: dict[str, Any]) -> dict[str, Any]:
        entries = call["Entries"]
        if not 1 <= len(entries) <= 10:  # noqa: PLR2004  (what SQS takes)
            raise Refused("TooManyEntriesInBatchRequest", "A batch has 1 to 10 entries.")
        if sum(len(entry["MessageBody"].encode()) for entry in entries) > MOST_BYTES:
            raise Refused("BatchRequestTooLong", f"A batch has at most {MOST_BYTES} bytes.")
        sent, failed = [], []
        for entry in entries:
            try:
                sent.append({"Id": entry["Id"], **self._send(queue, entry)})
            except Refused as refusal:
                failed.append({"Id": entry["Id"], "SenderFault": True, "Code": refusal.code, "Message": str(refusal)})
        return {"Successful": sent, "Failed": failed}

    def _receive(self, queue: str, call: dict[str, Any]) -> dict[str, Any]:
        messages = self.store.receive(queue, call.get("MaxNumberOfMessages", 1), call.get("VisibilityTimeout"))
        return {"Messages": [_received(message) for message in messages]} if messages else {}

    def _delete(self, _: str, call: dict[str, Any]) -> dict[str, Any]:
        self.store.delete(call["ReceiptHandle"])
        return {}

    def _change_visibility(self, queue: str, call: dict[str, Any]) -> dict[str, Any]:
        self.store.hide(call["ReceiptHandle"], call["VisibilityTimeout"])
        self.arrived[queue].set()
        return {}

    def _attributes(self, queue: str, _: dict[str, Any]) -> dict[str, Any]:
        counts = {name: str(count) for name, count in self.store.counts(queue).items()}
        return {"Attributes": {"QueueArn": arn(queue), **counts}}

    def _purge(self, queue: str, _: dict[str, Any]) -> dict[str, Any]:
        self.store.purge(queue)
        return {}


def _unsupported(_: str, __: dict[str, Any]) -> dict[str, Any]:
    raise Refused("UnsupportedOperation", "This call has no local equivalent.")


def arn(queue: str) -> str:
    """A queue's ARN."""
    return ARNS["AWS::SQS::Queue"] + queue


def system_attributes(message: Message) -> dict[str, str]:
    """What SQS knows of a message besides what its sender said."""
    known = {
        "ApproximateReceiveCount": str(message.receives),
        "SentTimestamp": str(int(message.sent_at * 1000)),
        "SenderId": "AIDALOCAL",
        "ApproximateFirstReceiveTimestamp": str(int(message.first_received_at * 1000)),
    }
    return known | ({"MessageGroupId": message.group_id} if message.group_id else {})


def _received(message: Message) -> dict[str, Any]:
    return {
        "MessageId": message.id,
        "ReceiptHandle": message.receipt,
        "MD5OfBody": message.md5,
        "Body": message.body,
        "Attributes": system_attributes(message),
        "MessageAttributes": message.attributes,
    }


def _json(answer: dict[str, Any], status: int = 200) -> web.Response:
    return web.Response(status=status, body=orjson.dumps(answer), content_type="application/x-amz-json-1.0")
