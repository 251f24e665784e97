"""Queues that AWS's own SDK talks to, and the functions that they wake."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import boto3
import orjson
import pytest
from aiohttp import web
from aws_lambda_powertools.utilities.data_classes import SQSEvent
from botocore.exceptions import ClientError

from infra.local.processes import free_port
from infra.local.queue_store import Message, QueueStore
from infra.local.queues import QueueService
from infra.local.template import Queue, Trigger
from infra.local.triggers import LONGEST_WAIT, Poller, record
from infra.local.workers import Failure, Outcome
from tests.local.scenarios import run, until

GOLDEN: dict[str, Any] = orjson.loads((Path(__file__).parent / "golden/sqs-record.json").read_bytes())
QUEUES = {
    "Work": Queue("Work", visibility=30, delay=0, dead_letters="Dead", most_receives=2),
    "Dead": Queue("Dead", visibility=30, delay=0, dead_letters=None, most_receives=0),
}
TRIGGER = Trigger("Work", "Worker", batch=10, concurrency=2, reports_failures=True)


@pytest.fixture
def store(tmp_path: Path) -> QueueStore:
    return QueueStore(tmp_path / "queues.sqlite", QUEUES)


def bodies(messages: list[Message]) -> list[str]:
    return [message.body for message in messages]


def test_a_received_message_is_hidden_until_its_time_has_passed(store: QueueStore):
    store.send("Work", "a")
    assert bodies(store.receive("Work", 10, visibility=0.05)) == ["a"]
    assert store.receive("Work", 10) == []
    time.sleep(0.06)
    (again,) = store.receive("Work", 10)
    assert again.receives == 2
    store.delete(again.receipt)
    assert store.seconds_until_next("Work") is None


def test_a_receipt_of_an_earlier_receive_deletes_nothing(store: QueueStore):
    store.send("Work", "a")
    (first,) = store.receive("Work", 1, visibility=0)
    (second,) = store.receive("Work", 1, visibility=0)
    store.delete(first.receipt)
    assert store.counts("Work")["ApproximateNumberOfMessages"] == 1
    store.delete(second.receipt)
    assert store.counts("Work")["ApproximateNumberOfMessages"] == 0


def test_a_delayed_message_shows_after_its_delay(store: QueueStore):
    store.send("Work", "later", delay=60)
    assert store.receive("Work", 1) == []
    assert 55 < (store.seconds_until_next("Work") or 0) <= 60
    assert store.counts("Work")["ApproximateNumberOfMessagesDelayed"] == 1


def test_what_was_received_too_often_becomes_a_dead_letter(store: QueueStore):
    store.send("Work", "poison")
    for _ in range(2):
        assert store.receive("Work", 1, visibility=0)
    assert store.receive("Work", 1, visibility=0) == []
    assert bodies(store.receive("Dead", 1)) == ["poison"]


def test_messages_outlive_their_holder_and_are_seen_again_at_once(store: QueueStore, tmp_path: Path):
    store.send("Work", "held")
    store.send("Work", "delayed", delay=60)
    assert store.receive("Work", 1)
    store.close()
    after = QueueStore(tmp_path / "queues.sqlite", QUEUES)
    assert bodies(after.receive("Work", 10)) == ["held"]


def test_a_record_is_what_aws_documents():
    attributes = {"kind": {"StringValue": "a", "DataType": "String"}}
    message = Message(
        id=GOLDEN["messageId"],
        queue="Work",
        body=GOLDEN["body"],
        attributes=attributes,
        group_id="workspace",
        sent_at=1545082649.183,
        visible_at=0,
        receives=1,
        first_received_at=1545082649.185,
        receipt=GOLDEN["receiptHandle"],
    )
    assert record(message) == GOLDEN
    (read,) = SQSEvent({"Records": [record(message)]}).records
    assert (read.body, read.attributes.approximate_receive_count) == ("Test message.", "1")


@asynccontextmanager
async def served(service: QueueService) -> AsyncIterator[Any]:
    app = web.Application()
    app.router.add_post("/", service.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)  # the client keeps its connection open
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield boto3.client("sqs", endpoint_url=f"http://127.0.0.1:{port}")
    finally:
        await runner.cleanup()


def test_the_sdk_sends_receives_and_deletes(store: QueueStore):
    def talk(sqs: Any) -> None:
        url = "http://anywhere/000000000000/Work"
        sent = sqs.send_message_batch(
            QueueUrl=url,
            Entries=[
                {"Id": "1", "MessageBody": "one", "MessageGroupId": "workspace"},
                {"Id": "2", "MessageBody": "two", "DelaySeconds": 901},
            ],
        )
        assert [entry["Id"] for entry in sent["Successful"]] == ["1"]
        assert [(entry["Id"], entry["Code"]) for entry in sent["Failed"]] == [("2", "InvalidParameterValue")]
        sqs.send_message(QueueUrl=url, MessageBody="three", DelaySeconds=0)
        (first, second) = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]
        assert (first["Body"], first["Attributes"]["MessageGroupId"]) == ("one", "workspace")
        sqs.delete_message(QueueUrl=url, ReceiptHandle=first["ReceiptHandle"])
        sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=second["ReceiptHandle"], VisibilityTimeout=0)
        counts = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
        assert counts["ApproximateNumberOfMessages"] == "1"
        assert counts["QueueArn"] == "arn:aws:sqs:us-east-1:000000000000:Work"
        sqs.purge_queue(QueueUrl=url)
        assert "Messages" not in sqs.receive_message(QueueUrl=url)
        with pytest.raises(ClientError, match="does not exist"):
            sqs.send_message(QueueUrl="http://anywhere/000000000000/Other", MessageBody="x")
        with pytest.raises(ClientError, match="no local equivalent"):
            sqs.list_queue_tags(QueueUrl=url)

    async def scenario() -> None:
        async with served(QueueService(store)) as sqs:
            await asyncio.to_thread(talk, sqs)

    run(scenario)


class Worker:
    """A function that fails as told: `answers` are its outcomes in turn, then success."""

    def __init__(self, *answers: Outcome | Callable[[list[dict[str, Any]]], Outcome]) -> None:
        self.answers = list(answers)
        self.batches: list[list[str]] = []
        self.at: list[float] = []

    async def __call__(self, function: str, event: Any) -> Outcome:
        assert function == "Worker"
        self.batches.append([each["body"] for each in event["Records"]])
        self.at.append(time.monotonic())
        answer = self.answers.pop(0) if self.answers else b"null"
        return answer(event["Records"]) if callable(answer) else answer


@asynccontextmanager
async def polling(service: QueueService, worker: Worker) -> AsyncIterator[None]:
    task = asyncio.create_task(Poller(TRIGGER, service, worker, 2).run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def test_a_message_reaches_its_function_at_once(store: QueueStore):
    async def scenario() -> None:
        service, worker = QueueService(store), Worker()
        async with served(service) as sqs, polling(service, worker):
            await asyncio.sleep(0.05)
            sent_at = time.monotonic()
            await asyncio.to_thread(sqs.send_message, QueueUrl="x/Work", MessageBody="a")
            await until(lambda: bool(worker.batches))
            assert worker.at[0] - sent_at < LONGEST_WAIT / 2
            await until(lambda: store.seconds_until_next("Work") is None)

    run(scenario)


def only_second(records: list[dict[str, Any]]) -> bytes:
    return orjson.dumps({"batchItemFailures": [{"itemIdentifier": records[1]["messageId"]}]})


@pytest.mark.parametrize(
    ("outcome", "again"),
    [
        (only_second, ["b"]),
        (Failure("ValueError", "no"), ["a", "b"]),
        (b'{"batchItemFailures": [{"itemIdentifier": "of another batch"}]}', ["a", "b"]),
        (b'{"batchItemFailures": "all"}', ["a", "b"]),
        (b'{"batchItemFailures": []}', []),
    ],
)
def test_only_what_failed_is_tried_again(
    store: QueueStore, outcome: Outcome, again: list[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("infra.local.triggers.FIRST_RETRY", 0.05)

    async def scenario() -> None:
        worker = Worker(outcome)
        store.send("Work", "a")
        store.send("Work", "b")
        async with polling(QueueService(store), worker):
            await until(lambda: store.seconds_until_next("Work") is None)
        first, *later = worker.batches
        assert first == ["a", "b"]
        assert sorted(body for batch in later for body in batch) == again

    run(scenario)


def test_a_function_may_choose_itself_when_to_see_a_message_again(store: QueueStore):
    def hides(records: list[dict[str, Any]]) -> bytes:
        store.hide(records[0]["receiptHandle"], 500)
        return orjson.dumps({"batchItemFailures": [{"itemIdentifier": records[0]["messageId"]}]})

    async def scenario() -> None:
        worker = Worker(hides)
        store.send("Work", "a")
        async with polling(QueueService(store), worker):
            await until(lambda: bool(worker.batches))
            await asyncio.sleep(0.05)
        assert (store.seconds_until_next("Work") or 0) > 400

    run(scenario)
