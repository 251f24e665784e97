"""graphql-transport-ws, one frame at a time: API Gateway holds the connection, Redis what was said on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from crm.access.identity import Identity
from crm.api.realtime import documents
from crm.features.live_updates import connections
from crm.features.live_updates.connections import Listener, Subscription
from crm.kit import sockets
from crm.kit.cache import Cache, CacheUnavailable
from crm.kit.errors import CrmError

SUBPROTOCOL = "graphql-transport-ws"
LONGEST_ID = 100


class ProtocolBroken(Exception):
    """The client said what the protocol does not allow; the connection ends."""


def accept(headers: Mapping[str, str]) -> dict[str, Any]:
    """The answer to a handshake: browsers leave unless the subprotocol they offered is confirmed."""
    offered = next((value for name, value in headers.items() if name.lower() == "sec-websocket-protocol"), "")
    if SUBPROTOCOL not in {name.strip() for name in offered.split(",")}:
        return {"statusCode": 400}
    return {"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": SUBPROTOCOL}}


@dataclass(frozen=True, slots=True)
class Protocol:
    """The server's side. `identify` turns a bearer token into a live caller, or raises Unauthenticated."""

    cache: Cache
    identify: Callable[[str], Identity]

    def receive(self, connection_id: str, frame: str) -> None:
        """Answer one frame. What breaks the protocol, an unknown caller or a missing Redis ends the connection."""
        try:
            self._dispatch(connection_id, _message(frame))
        except (ProtocolBroken, CrmError, CacheUnavailable):
            self.leave(connection_id)
            sockets.close(connection_id)
        except sockets.ConnectionGone:
            self.leave(connection_id)

    def leave(self, connection_id: str) -> None:
        """The connection has ended."""
        connections.close_connection(self.cache, connection_id)

    def _dispatch(self, connection_id: str, message: Mapping[str, Any]) -> None:
        match message.get("type"):
            case "ping":
                self._listener(connection_id)
                _send(connection_id, {"type": "pong"})
            case "pong":
                pass
            case "connection_init":
                self._open(connection_id, message.get("payload"))
            case "subscribe":
                self._subscribe(connection_id, _id(message), message.get("payload"))
            case "complete":
                connections.remove_subscription(self.cache, connection_id, _id(message))
            case _:
                raise ProtocolBroken("unknown message")

    def _open(self, connection_id: str, payload: Any) -> None:
        token = payload.get("token") if isinstance(payload, dict) else None
        if not isinstance(token, str):
            raise ProtocolBroken("no token")
        if connections.find_listener(self.cache, connection_id) is not None:
            raise ProtocolBroken("initialised twice")
        connections.open_connection(self.cache, connection_id, self.identify(token))
        _send(connection_id, {"type": "connection_ack"})

    def _subscribe(self, connection_id: str, subscription_id: str, payload: Any) -> None:
        listener = self._listener(connection_id)
        if len(listener.subscriptions) >= connections.MOST_SUBSCRIPTIONS:
            raise ProtocolBroken("too many subscriptions")
        query, variables, operation_name = _request(payload)
        try:
            asked = documents.read(query, variables, operation_name)
        except documents.RefusedSubscription as refusal:
            _send(connection_id, {"id": subscription_id, "type": "error", "payload": refusal.errors})
            return
        subscription = Subscription(subscription_id, asked.field, asked.arguments, query, variables, operation_name)
        if not connections.add_subscription(self.cache, connection_id, subscription):
            raise ProtocolBroken("subscribed twice")

    def _listener(self, connection_id: str) -> Listener:
        """Who is there. Nobody, before `connection_init` and after Redis was lost: then the client must come anew."""
        listener = connections.find_listener(self.cache, connection_id)
        if listener is None:
            raise ProtocolBroken("not initialised")
        return listener


def shape(subscription: Subscription, event: Mapping[str, Any]) -> Any:
    """An event as the subscription's document selects it."""
    return documents.answer(subscription.query, subscription.variables, subscription.operation_name, event)


def _message(frame: str) -> Mapping[str, Any]:
    try:
        message = orjson.loads(frame)
    except orjson.JSONDecodeError as error:
        raise ProtocolBroken("not JSON") from error
    if not isinstance(message, dict):
        raise ProtocolBroken("not an object")
    return message


def _id(message: Mapping[str, Any]) -> str:
    value = message.get("id")
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_ID:
        raise ProtocolBroken("no id")
    return value


def _request(payload: Any) -> tuple[str, Mapping[str, Any], str | None]:
    if not isinstance(payload, dict) or not isinstance(payload.get("query"), str):
        raise ProtocolBroken("no query")
    variables, name = payload.get("variables") or {}, payload.get("operationName")
    if not isinstance(variables, dict) or not isinstance(name, str | None):
        raise ProtocolBroken("malformed request")
    return payload["query"], variables, name


def _send(connection_id: str, message: Mapping[str, Any]) -> None:
    sockets.post(connection_id, orjson.dumps(message))
