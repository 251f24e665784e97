"""Open connections and their subscriptions, in Redis. A lost Redis means that browsers connect and subscribe again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson

from crm.access.identity import Identity, PrincipalKind
from crm.kit.cache import Cache

LONGEST_CONNECTION = 2 * 60 * 60 + 600
"""Seconds: API Gateway cuts after two hours."""

MOST_SUBSCRIPTIONS = 100
IDENTITY = "identity"
SUBSCRIPTION = "subscription:"


@dataclass(frozen=True, slots=True)
class Subscription:
    """One `subscribe` message: what it asks for, and the document that shapes its answers."""

    id: str
    field: str
    arguments: Mapping[str, Any]
    query: str
    variables: Mapping[str, Any]
    operation_name: str | None


@dataclass(frozen=True, slots=True)
class Listener:
    """A connection whose caller is known."""

    connection_id: str
    identity: Identity
    subscriptions: tuple[Subscription, ...]


def open_connection(cache: Cache, connection_id: str, identity: Identity) -> None:
    """Remember whose connection it is.

    Raises:
        CacheUnavailable: without Redis there are no live updates; the client polls.
    """
    workspace, connection = _workspace_key(identity.workspace_id), _connection_key(connection_id)
    cache.execute(
        ("HSET", connection, IDENTITY, _identity_json(identity)),
        ("EXPIRE", connection, LONGEST_CONNECTION),
        ("SADD", workspace, connection_id),
        ("EXPIRE", workspace, LONGEST_CONNECTION),
    )


def find_listener(cache: Cache, connection_id: str) -> Listener | None:
    """A connection that was opened; None before that and after it ended."""
    (fields,) = cache.execute(("HGETALL", _connection_key(connection_id)))
    return _listener(connection_id, fields)


def list_listeners(cache: Cache, workspace_id: UUID) -> list[Listener]:
    """Every known connection of a workspace. Ids without a connection behind them are cleared away."""
    key = _workspace_key(workspace_id)
    (members,) = cache.execute(("SMEMBERS", key))
    ids = [member.decode() for member in members]
    if not ids:
        return []
    found = cache.execute(*(("HGETALL", _connection_key(connection_id)) for connection_id in ids))
    listeners = [_listener(connection_id, fields) for connection_id, fields in zip(ids, found, strict=True)]
    gone = [connection_id for connection_id, listener in zip(ids, listeners, strict=True) if listener is None]
    if gone:
        cache.attempt(("SREM", key, *gone))
    return [listener for listener in listeners if listener is not None]


def add_subscription(cache: Cache, connection_id: str, subscription: Subscription) -> bool:
    """Remember a subscription; False when its id is in use."""
    content = orjson.dumps(
        {
            "field": subscription.field,
            "arguments": subscription.arguments,
            "query": subscription.query,
            "variables": subscription.variables,
            "operationName": subscription.operation_name,
        },
        default=str,
    )
    (is_new,) = cache.execute(("HSETNX", _connection_key(connection_id), SUBSCRIPTION + subscription.id, content))
    return bool(is_new)


def remove_subscription(cache: Cache, connection_id: str, subscription_id: str) -> None:
    """Forget a subscription."""
    cache.attempt(("HDEL", _connection_key(connection_id), SUBSCRIPTION + subscription_id))


def close_connection(cache: Cache, connection_id: str) -> None:
    """Forget a connection."""
    replies = cache.attempt(("HGET", _connection_key(connection_id), IDENTITY))
    commands: list[Sequence[str]] = [("DEL", _connection_key(connection_id))]
    if replies and replies[0]:
        workspace_id = _identity(replies[0]).workspace_id
        commands.append(("SREM", _workspace_key(workspace_id), connection_id))
    cache.attempt(*commands)


def _workspace_key(workspace_id: UUID) -> str:
    return f"live:workspace:{workspace_id}"


def _connection_key(connection_id: str) -> str:
    return f"live:connection:{connection_id}"


def _listener(connection_id: str, fields: Sequence[bytes]) -> Listener | None:
    values = {name.decode(): value for name, value in zip(fields[::2], fields[1::2], strict=True)}
    if IDENTITY not in values:
        return None
    subscriptions = tuple(
        _subscription(name.removeprefix(SUBSCRIPTION), value)
        for name, value in values.items()
        if name.startswith(SUBSCRIPTION)
    )
    return Listener(connection_id, _identity(values[IDENTITY]), subscriptions)


def _subscription(subscription_id: str, content: bytes) -> Subscription:
    value = orjson.loads(content)
    return Subscription(
        subscription_id,
        value["field"],
        value["arguments"],
        value["query"],
        value["variables"],
        value["operationName"],
    )


def _identity_json(identity: Identity) -> bytes:
    return orjson.dumps(
        {
            "workspaceId": identity.workspace_id,
            "kind": identity.kind,
            "principalId": identity.principal_id,
            "userId": identity.user_id,
            "memberId": identity.member_id,
        }
    )


def _identity(content: bytes) -> Identity:
    value = orjson.loads(content)
    return Identity(
        workspace_id=UUID(value["workspaceId"]),
        kind=PrincipalKind(value["kind"]),
        principal_id=UUID(value["principalId"]),
        user_id=UUID(value["userId"]) if value["userId"] else None,
        member_id=UUID(value["memberId"]) if value["memberId"] else None,
    )
