from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import httpx
import orjson
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.product.client import Client, sign_in
from tests.product.conftest import Product

EVENTS = (
    "subscription($o: [String!]) { onRecordEvents(objectNameSingulars: $o)"
    " { seq eventId action objectNameSingular recordId updatedFields updatedAt after mutationId count } }"
)


@contextmanager
def socket(client: Client) -> Iterator[ClientConnection]:
    address = client.url.replace("http://", "ws://") + "/ws"
    with connect(address, subprotocols=["graphql-transport-ws"]) as connection:  # type: ignore[list-item]
        yield connection


def say(connection: ClientConnection, **message: Any) -> None:
    connection.send(orjson.dumps(message).decode())


def hear(connection: ClientConnection, seconds: float = 10) -> dict[str, Any]:
    message: dict[str, Any] = orjson.loads(connection.recv(timeout=seconds))
    return message


def initialise(connection: ClientConnection, client: Client) -> None:
    say(connection, type="connection_init", payload={"token": client.token})
    assert hear(connection) == {"type": "connection_ack"}


def listen(connection: ClientConnection, client: Client, objects: list[str] | None) -> None:
    initialise(connection, client)
    say(connection, type="subscribe", id="1", payload={"query": EVENTS, "variables": {"o": objects}})
    say(connection, type="ping")
    assert hear(connection) == {"type": "pong"}


def create_company(client: Client, name: str, **headers: str) -> str:
    answer = httpx.post(
        client.url + "/graphql",
        json={"query": f'mutation {{ createCompany(data: {{name: "{name}"}}) {{ id }} }}'},
        headers={"authorization": f"Bearer {client.token}", **headers},
    ).json()
    return str(answer["data"]["createCompany"]["id"])


def event(message: dict[str, Any]) -> dict[str, Any]:
    assert message["type"] == "next"
    found: dict[str, Any] = message["payload"]["data"]["onRecordEvents"]
    return found


def test_a_change_is_heard_within_a_second(jane: Client):
    with socket(jane) as connection:
        listen(connection, jane, ["company"])
        mutation_id = str(uuid4())
        company_id = create_company(jane, "Heard", **{"x-mutation-id": mutation_id})
        created = event(hear(connection))
        assert (created["action"], created["recordId"], created["mutationId"]) == ("created", company_id, mutation_id)
        assert created["after"]["name"] == "Heard"
        started = time.monotonic()
        jane.graphql(
            "mutation($id: UUID!) { updateCompany(id: $id, data: {employees: 7}) { id } }",
            id=company_id,
        )
        updated = event(hear(connection))
        assert time.monotonic() - started < 3
        assert updated["updatedFields"] == ["employees"]
        assert updated["after"]["employees"] == 7
        assert "name" not in updated["after"]
        assert updated["seq"] > created["seq"]


def test_many_changes_at_once_are_one_event(jane: Client):
    with socket(jane) as connection:
        listen(connection, jane, ["company"])
        jane.graphql(
            "mutation($d: [CompanyCreateInput!]!) { createCompanies(data: $d) { id } }",
            d=[{"name": f"Crowd {number}"} for number in range(60)],
        )
        heard = event(hear(connection))
        assert (heard["count"], heard["recordId"], heard["after"]) == (60, None, None)


def test_other_objects_and_other_workspaces_are_not_heard(jane: Client, stranger: Client):
    with socket(jane) as people, socket(stranger) as elsewhere:
        listen(people, jane, ["person"])
        listen(elsewhere, stranger, None)
        create_company(jane, "Unheard")
        for connection in (people, elsewhere):
            with pytest.raises(TimeoutError):
                hear(connection, 1.5)


def test_a_change_of_metadata_is_heard_by_everybody_in_the_workspace(product: Product, jane: Client, stranger: Client):
    guest = sign_in(product.url, "tim@apple.dev")
    query = "subscription { onMetadataChange { seq version kind } }"
    with socket(guest) as here, socket(stranger) as elsewhere:
        for connection, client in ((here, guest), (elsewhere, stranger)):
            initialise(connection, client)
            say(connection, type="subscribe", id="1", payload={"query": query})
            say(connection, type="ping")
            assert hear(connection) == {"type": "pong"}
        created = "mutation($i: CreateRoleInput!) { createOneRole(createRoleInput: $i) { id } }"
        started = time.monotonic()
        role_id = jane.metadata(created, i={"label": "Heard"})["createOneRole"]["id"]
        first = hear(here)["payload"]["data"]["onMetadataChange"]
        assert time.monotonic() - started < 3
        assert first["kind"] == "roles"
        jane.metadata("mutation($id: UUID!) { deleteOneRole(roleId: $id) }", id=role_id)
        second = hear(here)["payload"]["data"]["onMetadataChange"]
        assert second["version"] == first["version"] + 1
        with pytest.raises(TimeoutError):
            hear(elsewhere, 1)


def test_what_a_role_may_not_read_is_not_heard(product: Product, jane: Client):
    guest = sign_in(product.url, "tim@apple.dev")
    with socket(guest) as restricted, socket(jane) as allowed:
        listen(restricted, guest, ["rocket"])
        listen(allowed, jane, ["rocket"])
        jane.graphql('mutation { createRocket(data: {name: "Quiet"}) { id } }')
        assert event(hear(allowed))["after"]["name"] == "Quiet"
        with pytest.raises(TimeoutError):
            hear(restricted, 1)


def test_a_document_that_is_wrong_is_answered_with_its_errors(jane: Client):
    with socket(jane) as connection:
        initialise(connection, jane)
        say(connection, type="subscribe", id="1", payload={"query": "subscription { nope }"})
        answer = hear(connection)
        assert (answer["type"], answer["id"]) == ("error", "1")
        assert "nope" in answer["payload"][0]["message"]


@pytest.mark.parametrize(
    "frame",
    [
        "not json",
        "[]",
        '{"type":"unknown"}',
        '{"type":"ping"}',
        '{"type":"connection_init"}',
        '{"type":"connection_init","payload":{"token":"rubbish"}}',
        '{"type":"subscribe","id":"1","payload":{"query":"subscription { onRecordEvents { seq } }"}}',
    ],
)
def test_whoever_breaks_the_protocol_is_sent_away(jane: Client, frame: str):
    with socket(jane) as connection:
        connection.send(frame)
        with pytest.raises(ConnectionClosed):
            connection.recv(timeout=10)


def test_signing_out_ends_the_connection(product: Product):
    jony = sign_in(product.url, "jony.ive@apple.dev")
    other = sign_in(product.url, "jony.ive@apple.dev")
    with socket(jony) as connection:
        listen(connection, jony, ["company"])
        jony.metadata("mutation { signOut }")
        create_company(other, "After the end")
        with pytest.raises(ConnectionClosed):
            connection.recv(timeout=10)


def test_a_connection_that_redis_forgot_ends_at_the_next_ping(product: Product, jane: Client):
    with socket(jane) as connection:
        listen(connection, jane, ["company"])
        product.flush_redis()
        say(connection, type="ping")
        with pytest.raises(ConnectionClosed):
            connection.recv(timeout=10)
    with socket(jane) as connection:
        listen(connection, jane, ["company"])
        company_id = create_company(jane, "Heard again")
        assert event(hear(connection))["recordId"] == company_id
