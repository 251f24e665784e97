"""The function behind the WebSocket API: one call per handshake, frame and farewell."""

from __future__ import annotations

from typing import Any

from crm.api.realtime.protocol import Protocol, accept
from crm.app.container import container


def handle(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Answer an event of API Gateway's WebSocket API."""
    request = event["requestContext"]
    if request["routeKey"] == "$connect":
        return accept(event.get("headers") or {})
    own = container()
    protocol = Protocol(own.cache, own.live_identity)
    if request["routeKey"] == "$disconnect":
        protocol.leave(request["connectionId"])
    else:
        protocol.receive(request["connectionId"], event.get("body") or "")
    return {"statusCode": 200}
