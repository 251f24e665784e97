"""The request a webhook receives: which events it asked for, the exact bytes, and their signature."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson

LEFT_BEHIND = frozenset({"deleted", "destroyed"})
"""Actions whose payload is the record as it was before."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a delivery goes."""

    webhook_id: UUID
    workspace_id: UUID
    url: str
    secret: str


def event_name(event: Mapping[str, Any]) -> str:
    """Its name on the wire: `person.created`."""
    return f"{event['objectNameSingular']}.{event['action']}"


def wants(operations: Iterable[str], name: str) -> bool:
    """Whether a webhook with these operations asked for the event `name`.

    An operation is `person.created`, `*.created`, `person.*` or `*.*`.
    """
    object_name, action = name.split(".")
    return not {name, f"*.{action}", f"{object_name}.*", "*.*"}.isdisjoint(operations)


def body(target: Target, event: Mapping[str, Any], actor: Mapping[str, Any], event_date: str) -> bytes:
    """The JSON to post. The order of its keys is part of the wire format, since the signature covers the bytes."""
    content: dict[str, Any] = {
        "targetUrl": target.url,
        "eventName": event_name(event),
        "objectMetadata": {"id": event["objectMetadataId"], "nameSingular": event["objectNameSingular"]},
        "workspaceId": str(target.workspace_id),
        "webhookId": str(target.webhook_id),
        "eventDate": event_date,
        "userId": actor.get("userId"),
        "workspaceMemberId": actor.get("workspaceMemberId"),
        "record": event["before" if event["action"] in LEFT_BEHIND else "after"],
    }
    if event["action"] == "updated":
        content["updatedFields"] = event["updatedFields"]
    return orjson.dumps(content)


def headers(target: Target, delivery_id: UUID, content: bytes, *, timestamp_ms: int, nonce: str) -> dict[str, str]:
    """The headers of one attempt.

    The signature is the hex HMAC-SHA256 of `<timestamp>:<body>` under the webhook's secret; a webhook without a secret
    is not signed. The delivery id stays the same over every attempt, so that a receiver can drop what it has seen.
    """
    plain = {"Content-Type": "application/json", "User-Agent": "Stratus", "X-Stratus-Delivery": str(delivery_id)}
    if not target.secret:
        return plain
    signed = hmac.new(target.secret.encode(), f"{timestamp_ms}:".encode() + content, hashlib.sha256)
    return plain | {
        "X-Twenty-Webhook-Timestamp": str(timestamp_ms),
        "X-Twenty-Webhook-Signature": signed.hexdigest(),
        "X-Twenty-Webhook-Nonce": nonce,
    }
