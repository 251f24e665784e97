from __future__ import annotations

import hashlib
import hmac
from uuid import UUID

import orjson
import pytest

from crm.features.webhooks import payload
from crm.features.webhooks.schedule import MOST_ATTEMPTS, wait_after

TARGET = payload.Target(UUID(int=1), UUID(int=2), "https://receiver.example/hook", "s3cret")
ACTOR = {"userId": str(UUID(int=3)), "workspaceMemberId": str(UUID(int=4))}
EVENT = {
    "eventId": str(UUID(int=5)),
    "action": "updated",
    "objectNameSingular": "person",
    "objectMetadataId": str(UUID(int=6)),
    "recordId": str(UUID(int=7)),
    "before": {"id": str(UUID(int=7)), "jobTitle": "CTO"},
    "after": {"id": str(UUID(int=7)), "jobTitle": "Zoë’s CEO"},
    "updatedFields": ["jobTitle"],
}
DATE = "2026-01-02T03:04:05.678Z"


def test_keys_come_in_the_order_the_signature_relies_on():
    content = orjson.loads(payload.body(TARGET, EVENT, ACTOR, DATE))
    assert list(content) == [
        "targetUrl",
        "eventName",
        "objectMetadata",
        "workspaceId",
        "webhookId",
        "eventDate",
        "userId",
        "workspaceMemberId",
        "record",
        "updatedFields",
    ]
    assert content["eventName"] == "person.updated"
    assert content["record"]["jobTitle"] == "Zoë’s CEO"


@pytest.mark.parametrize(
    ("action", "side"),
    [("created", "after"), ("restored", "after"), ("deleted", "before"), ("destroyed", "before")],
)
def test_the_record_is_the_one_that_matters(action: str, side: str):
    content = orjson.loads(payload.body(TARGET, EVENT | {"action": action}, ACTOR, DATE))
    assert content["record"] == EVENT[side]
    assert "updatedFields" not in content


def test_the_signature_covers_timestamp_and_exact_bytes():
    content = payload.body(TARGET, EVENT, ACTOR, DATE)
    headers = payload.headers(TARGET, UUID(int=9), content, timestamp_ms=1767323045678, nonce="ab" * 16)
    expected = hmac.new(b"s3cret", b"1767323045678:" + content, hashlib.sha256).hexdigest()
    assert headers["X-Twenty-Webhook-Signature"] == expected
    assert headers["X-Twenty-Webhook-Timestamp"] == "1767323045678"
    assert headers["X-Twenty-Webhook-Nonce"] == "ab" * 16


def test_without_a_secret_nothing_is_signed():
    target = payload.Target(TARGET.webhook_id, TARGET.workspace_id, TARGET.url, "")
    headers = payload.headers(target, UUID(int=9), b"{}", timestamp_ms=1, nonce="")
    assert not [name for name in headers if name.startswith("X-Twenty")]


@pytest.mark.parametrize(
    ("operations", "name", "wanted"),
    [
        (["person.created"], "person.created", True),
        (["*.created"], "person.created", True),
        (["person.*"], "person.created", True),
        (["*.*"], "person.created", True),
        (["company.*", "person.deleted"], "person.created", False),
        ([], "person.created", False),
    ],
)
def test_operations_choose_events(operations: list[str], name: str, wanted: bool):
    assert payload.wants(operations, name) is wanted


def test_attempts_end():
    assert [wait_after(n) for n in range(1, MOST_ATTEMPTS + 1)] == [5, 30, 120, 300, 900, 900, 900, None]
