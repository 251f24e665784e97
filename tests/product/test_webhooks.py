from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import orjson
import pytest

from tests.product.client import Client, Refused, eventually, sign_in
from tests.product.conftest import Product
from tests.product.receiver import Receiver, receiver

SECRET = "a secret of the receiver's"


@pytest.fixture
def hook() -> Iterator[Receiver]:
    with receiver() as running:
        yield running


def create(client: Client, url: str, operations: list[str]) -> str:
    made = client.metadata(
        "mutation($i: CreateWebhookInput!) { createWebhook(input: $i) { id secret hasSecret } }",
        i={"targetUrl": url, "operations": operations, "secret": SECRET},
    )["createWebhook"]
    assert (made["secret"], made["hasSecret"]) == ("", True)
    return str(made["id"])


def delete(client: Client, webhook_id: str) -> None:
    client.metadata("mutation($id: UUID!) { deleteWebhook(id: $id) { id } }", id=webhook_id)


def deliveries(client: Client, webhook_id: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.metadata(
        "query($id: UUID!) { webhookDeliveries(webhookId: $id)"
        " { eventName status attempts responseStatus responseBody error nextAttemptAt } }",
        id=webhook_id,
    )["webhookDeliveries"]
    return found


def create_person(client: Client, first_name: str) -> str:
    made = client.graphql(
        "mutation($d: PersonCreateInput!) { createPerson(data: $d) { id } }", d={"name": {"firstName": first_name}}
    )
    return str(made["createPerson"]["id"])


def test_a_change_arrives_once_signed_and_in_order_of_its_keys(jane: Client, hook: Receiver):
    webhook_id = create(jane, hook.url, ["person.*"])
    person_id = create_person(jane, "Zoë")
    eventually(lambda: hook.received)
    jane.graphql(
        "mutation($id: UUID!, $d: PersonUpdateInput!) { updatePerson(id: $id, data: $d) { id } }",
        id=person_id,
        d={"jobTitle": "Chief Listener"},
    )
    jane.graphql("mutation($id: UUID!) { deletePerson(id: $id) { id } }", id=person_id)
    eventually(lambda: len(hook.received) >= 3)

    contents = {orjson.loads(each.body)["eventName"]: orjson.loads(each.body) for each in hook.received}
    assert set(contents) == {"person.created", "person.updated", "person.deleted"}
    created, updated, deleted = (contents[f"person.{action}"] for action in ("created", "updated", "deleted"))
    assert list(created) == [
        "targetUrl",
        "eventName",
        "objectMetadata",
        "workspaceId",
        "webhookId",
        "eventDate",
        "userId",
        "workspaceMemberId",
        "record",
    ]
    assert created["record"]["name"] == {"firstName": "Zoë", "lastName": ""}
    assert created["webhookId"] == webhook_id
    assert updated["updatedFields"] == ["jobTitle"]
    assert updated["record"]["jobTitle"] == "Chief Listener"
    assert deleted["record"]["deletedAt"] is None

    for each in hook.received:
        signed = each.headers["x-twenty-webhook-timestamp"].encode() + b":" + each.body
        expected = hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()
        assert each.headers["x-twenty-webhook-signature"] == expected
        assert len(each.headers["x-twenty-webhook-nonce"]) == 32
    assert eventually(lambda: [each["status"] for each in deliveries(jane, webhook_id)] == ["DELIVERED"] * 3)
    delete(jane, webhook_id)


def test_only_what_was_asked_for_arrives(jane: Client, hook: Receiver):
    webhook_id = create(jane, hook.url, ["*.destroyed"])
    person_id = create_person(jane, "Nobody")
    jane.graphql("mutation($id: UUID!) { destroyPerson(id: $id) { id } }", id=person_id)
    eventually(lambda: hook.received)
    assert [orjson.loads(each.body)["eventName"] for each in hook.received] == ["person.destroyed"]
    delete(jane, webhook_id)


def test_a_failed_delivery_is_tried_again_under_the_same_id(jane: Client, hook: Receiver):
    hook.answers = [500]
    webhook_id = create(jane, hook.url, ["person.created"])
    create_person(jane, "Twice")
    waiting = eventually(lambda: [each for each in deliveries(jane, webhook_id) if each["attempts"] == 1])
    assert (waiting[0]["status"], waiting[0]["responseStatus"]) == ("PENDING", 500)
    assert waiting[0]["nextAttemptAt"]
    eventually(lambda: len(hook.received) == 2, 40)
    assert len({each.headers["x-stratus-delivery"] for each in hook.received}) == 1
    assert eventually(lambda: deliveries(jane, webhook_id)[0]["status"] == "DELIVERED")
    delete(jane, webhook_id)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"targetUrl": "ftp://example.com"}, "Invalid value for targetUrl"),
        ({"targetUrl": "not a url"}, "Invalid value for targetUrl"),
        ({"operations": ["person"]}, "Invalid value 'person' for operations"),
        ({"operations": ["person.exploded"]}, "Invalid value 'person.exploded' for operations"),
    ],
)
def test_a_webhook_that_cannot_work_is_refused(jane: Client, given: dict[str, Any], message: str):
    with pytest.raises(Refused) as refusal:
        jane.metadata(
            "mutation($i: CreateWebhookInput!) { createWebhook(input: $i) { id } }",
            i={"targetUrl": "https://example.com", "operations": ["*.*"], **given},
        )
    assert refusal.value.code == "BAD_USER_INPUT"
    assert refusal.value.errors[0]["message"].startswith(message)


def test_another_workspaces_webhook_is_not_found(jane: Client, stranger: Client, hook: Receiver):
    webhook_id = create(jane, hook.url, ["*.*"])
    for query in (
        "query($id: UUID!) { webhook(id: $id) { id } }",
        "query($id: UUID!) { webhookDeliveries(webhookId: $id) { id } }",
        'mutation($id: UUID!) { updateWebhook(input: {id: $id, update: {description: "x"}}) { id } }',
        "mutation($id: UUID!) { deleteWebhook(id: $id) { id } }",
    ):
        with pytest.raises(Refused) as refusal:
            stranger.metadata(query, id=webhook_id)
        assert refusal.value.code == "NOT_FOUND"
    assert jane.metadata("query($id: UUID!) { webhook(id: $id) { id } }", id=webhook_id)["webhook"]["id"] == webhook_id
    delete(jane, webhook_id)


def test_a_member_without_the_right_is_refused(product: Product):
    member = sign_in(product.url, "jony.ive@apple.dev")
    for query in ("{ webhooks { id } }", f'mutation {{ deleteWebhook(id: "{uuid4()}") {{ id }} }}'):
        with pytest.raises(Refused) as refusal:
            member.metadata(query)
        assert refusal.value.code == "FORBIDDEN"


def test_killed_workers_lose_no_event_and_repeat_none_under_another_id(product: Product, jane: Client, hook: Receiver):
    webhook_id = create(jane, hook.url, ["person.created"])
    made = set()
    for number in range(40):
        made.add(create_person(jane, f"Survivor {number}"))
        if number % 8 == 4:
            assert product.kill_workers("outbox_relay") + product.kill_workers("webhook_delivery")
    assert eventually(lambda: [each["status"] for each in deliveries(jane, webhook_id)] == ["DELIVERED"] * 40, 60)
    told = {each.headers["x-stratus-delivery"]: orjson.loads(each.body)["record"]["id"] for each in hook.received}
    assert set(told.values()) == made
    assert len(told) == 40
    delete(jane, webhook_id)
