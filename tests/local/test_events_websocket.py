"""Events of a WebSocket API, against what AWS documents."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import orjson
import pytest
from aws_lambda_powertools.utilities.data_classes import APIGatewayWebSocketEvent

from infra.local.events_websocket import Connection, connect_event, disconnect_event, message_event, route_of
from infra.local.template import Gateway

GOLDEN: dict[str, Any] = orjson.loads((Path(__file__).parent / "golden/websocket-connect.json").read_bytes())
CHANGING = ("extendedRequestId", "requestTime", "connectedAt", "requestTimeEpoch", "requestId", "connectionId")
GATEWAY = Gateway("api", "ws", "$request.body.action.name", {"$connect": "F", "$default": "F", "ping": "F"})
CONNECTION = Connection(
    host="localhost:3000",
    source_ip="192.0.2.1",
    headers=[
        ("Host", "localhost:3000"),
        ("Sec-WebSocket-Protocol", "graphql-transport-ws"),
        ("User-Agent", "agent"),
        ("X-Many", "1"),
        ("X-Many", "2"),
    ],
    query="one=1&one=2",
)


def test_a_connection_is_announced_as_aws_documents():
    made = connect_event(GATEWAY, CONNECTION)
    for name in CHANGING:
        assert type(made["requestContext"][name]) is type(GOLDEN["requestContext"][name])
        made["requestContext"][name] = GOLDEN["requestContext"][name]
    assert made == GOLDEN


def test_powertools_reads_the_event():
    read = APIGatewayWebSocketEvent(connect_event(GATEWAY, CONNECTION))
    assert (read.request_context.event_type, read.request_context.connection_id) == ("CONNECT", CONNECTION.id)
    assert read.headers["Sec-WebSocket-Protocol"] == "graphql-transport-ws"


def test_every_connection_has_an_id_of_its_own_that_needs_quoting():
    ids = {Connection("h", "i", []).id for _ in range(20)}
    assert len(ids) == 20
    assert all(re.fullmatch(r"[A-Za-z0-9+/]{15}=", identifier) for identifier in ids)


def test_a_message_brings_its_body_and_no_headers():
    made = message_event(GATEWAY, CONNECTION, '{"action": {"name": "ping"}}')
    assert made.keys() == {"requestContext", "body", "isBase64Encoded"}
    context = made["requestContext"]
    assert (context["eventType"], context["routeKey"]) == ("MESSAGE", "ping")
    assert context["connectionId"] == CONNECTION.id
    assert context["messageId"] != message_event(GATEWAY, CONNECTION, "")["requestContext"]["messageId"]


def test_the_end_of_a_connection_says_why():
    made = disconnect_event(GATEWAY, CONNECTION, 1001, "Going away")
    assert made["headers"].keys() == {"Host", "x-api-key", "X-Forwarded-For", "x-restapi"}
    context = made["requestContext"]
    assert (context["eventType"], context["routeKey"]) == ("DISCONNECT", "$disconnect")
    assert (context["disconnectStatusCode"], context["disconnectReason"]) == (1001, "Going away")


@pytest.mark.parametrize(
    "body", ["no json", "[]", "7", '{"action": "ping"}', '{"action": {"name": "unknown"}}', '{"action": {"name": 7}}']
)
def test_what_selects_no_route_takes_the_default(body: str):
    assert route_of(GATEWAY, body) == "$default"
