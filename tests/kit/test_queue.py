from __future__ import annotations

from collections.abc import Iterator

import pytest

from crm.kit import queue
from crm.kit.queue import Message, NotSent, send_batch
from tests.pretended_aws import PretendedAws, pretended_aws

URL = "https://sqs.us-east-1.amazonaws.com/123456789012/work"


@pytest.fixture
def sqs(monkeypatch: pytest.MonkeyPatch) -> Iterator[PretendedAws]:
    with pretended_aws() as seen:
        seen.answer = {"Successful": [], "Failed": []}
        monkeypatch.setenv("AWS_ENDPOINT_URL_SQS", seen.url)
        queue.sdk_client.cache_clear()
        yield seen
    queue.sdk_client.cache_clear()


def batches(seen: PretendedAws) -> list[list[dict[str, object]]]:
    return [message["Entries"] for message in seen.messages(URL)]


def test_ten_messages_go_in_one_call(sqs: PretendedAws):
    send_batch(URL, [Message(str(number)) for number in range(23)])
    assert [len(batch) for batch in batches(sqs)] == [10, 10, 3]
    bodies = [entry["MessageBody"] for batch in batches(sqs) for entry in batch]
    assert bodies == [str(number) for number in range(23)]


def test_a_call_holds_no_more_than_sqs_takes(sqs: PretendedAws):
    send_batch(URL, [Message("x" * 400_000)] * 5)
    assert [len(batch) for batch in batches(sqs)] == [2, 2, 1]


def test_a_message_keeps_its_group_and_waits(sqs: PretendedAws):
    send_batch(URL, [Message("a", group="workspace", delay=5), Message("b", delay=100_000)])
    (first, second), *_ = batches(sqs)
    assert (first["MessageGroupId"], first["DelaySeconds"]) == ("workspace", 5)
    assert ("MessageGroupId" in second, second["DelaySeconds"]) == (False, queue.LONGEST_DELAY)


def test_nothing_to_send_calls_nobody(sqs: PretendedAws):
    send_batch(URL, [])
    assert sqs.requests == []


def test_a_refused_message_is_no_secret(sqs: PretendedAws):
    sqs.answer = {
        "Successful": [],
        "Failed": [{"Id": "0", "Code": "TooBig", "Message": "too big", "SenderFault": True}],
    }
    with pytest.raises(NotSent, match="too big"):
        send_batch(URL, [Message("a")])
