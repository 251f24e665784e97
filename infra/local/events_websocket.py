"""API Gateway's WebSocket API: what a function hears of a connection."""

from __future__ import annotations

import base64
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import orjson

from infra.local.events_http import request_id
from infra.local.template import Gateway


@dataclass(frozen=True, slots=True)
class Connection:
    """An open connection: who asked for it, and how."""

    host: str
    source_ip: str
    headers: Sequence[tuple[str, str]]
    query: str = ""
    id: str = field(default_factory=lambda: base64.b64encode(secrets.token_bytes(11)).decode())
    connected_at: float = field(default_factory=time.time)

    @property
    def user_agent(self) -> str:
        """As the browser called itself."""
        return next((value for name, value in self.headers if name.lower() == "user-agent"), "")


def connect_event(gateway: Gateway, connection: Connection) -> dict[str, Any]:
    """The event of $connect, the only one with the headers and the query of the handshake."""
    several: dict[str, list[str]] = {}
    for name, value in connection.headers:
        several.setdefault(name, []).append(value)
    event: dict[str, Any] = {
        "headers": {name: values[-1] for name, values in several.items()},
        "multiValueHeaders": several,
        "requestContext": _context(gateway, connection, "$connect", "CONNECT"),
        "isBase64Encoded": False,
    }
    queries: dict[str, list[str]] = {}
    for name, value in parse_qsl(connection.query, keep_blank_values=True):
        queries.setdefault(name, []).append(value)
    if queries:
        event["queryStringParameters"] = {name: values[-1] for name, values in queries.items()}
        event["multiValueQueryStringParameters"] = queries
    return event


def message_event(gateway: Gateway, connection: Connection, body: str) -> dict[str, Any]:
    """The event of one message, for the route that its body selects."""
    context = _context(gateway, connection, route_of(gateway, body), "MESSAGE")
    context["messageId"] = base64.b64encode(secrets.token_bytes(11)).decode()
    return {"requestContext": context, "body": body, "isBase64Encoded": False}


def disconnect_event(gateway: Gateway, connection: Connection, code: int, reason: str) -> dict[str, Any]:
    """The event of $disconnect; AWS sends it as well as it can."""
    context = _context(gateway, connection, "$disconnect", "DISCONNECT")
    context |= {"disconnectStatusCode": code, "disconnectReason": reason}
    headers = {"Host": connection.host, "x-api-key": "", "X-Forwarded-For": "", "x-restapi": ""}
    return {
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "requestContext": context,
        "isBase64Encoded": False,
    }


def route_of(gateway: Gateway, body: str) -> str:
    """The route key that `$request.body.<path>` selects, if the API has it."""
    path = gateway.selection.removeprefix("$request.body.").split(".")
    try:
        selected = orjson.loads(body)
        for step in path:
            selected = selected[step]
    except (ValueError, TypeError, KeyError, IndexError):
        return "$default"
    return selected if isinstance(selected, str) and selected in gateway.routes else "$default"


def _context(gateway: Gateway, connection: Connection, route: str, kind: str) -> dict[str, Any]:
    now = time.time()
    identifier = request_id()
    return {
        "routeKey": route,
        "eventType": kind,
        "extendedRequestId": identifier,
        "requestTime": time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime(now)),
        "messageDirection": "IN",
        "stage": gateway.stage,
        "connectedAt": int(connection.connected_at * 1000),
        "requestTimeEpoch": int(now * 1000),
        "identity": {"userAgent": connection.user_agent, "sourceIp": connection.source_ip},
        "requestId": identifier,
        "domainName": connection.host,
        "connectionId": connection.id,
        "apiId": gateway.identifier,
    }
