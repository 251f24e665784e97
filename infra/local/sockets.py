"""API Gateway's WebSocket API: connections of browsers, and the calls by which functions speak to them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import orjson
from aiohttp import WSMessage, WSMsgType, web

from infra.local.events_websocket import Connection, connect_event, disconnect_event, message_event
from infra.local.template import Gateway
from infra.local.workers import Failure, Outcome

Invoke = Callable[[str, object], Awaitable[Outcome]]

MOST_MESSAGE_BYTES = 128 * 1024
REFUSED = 400
POLITE_CLOSE = 1001
TOO_BIG = 1009


@dataclass(frozen=True, slots=True)
class Limits:
    """AWS's quotas; shorter ones let tests see a connection being cut."""

    idle_seconds: float = 600.0
    lifetime_seconds: float = 7200.0


@dataclass(slots=True)
class _Open:
    connection: Connection
    socket: web.WebSocketResponse
    last_active: float = field(default_factory=time.time)


class WebSocketGateway:
    """Accepts connections and turns what happens on them into events."""

    def __init__(self, gateway: Gateway, invoke: Invoke, limits: Limits) -> None:
        self._gateway, self._invoke, self._limits = gateway, invoke, limits
        self._open: dict[str, _Open] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """A handshake, and everything until the connection ends."""
        headers = [(str(name), value) for name, value in request.headers.items()]
        connection = Connection(request.host, request.remote or "", headers, request.rel_url.raw_query_string)
        answer = await self._call("$connect", connect_event(self._gateway, connection))
        if answer is None:
            return web.json_response({"message": "Internal server error"}, status=500)
        status = int(answer.get("statusCode", 200))
        if status >= REFUSED:
            return web.Response(status=status)
        socket = web.WebSocketResponse(
            protocols=_protocols(answer), max_msg_size=MOST_MESSAGE_BYTES, compress=False, autoping=True
        )
        await socket.prepare(request)
        self._open[connection.id] = _Open(connection, socket)
        try:
            await self._listen(self._open[connection.id])
        finally:
            del self._open[connection.id]
            code = socket.close_code or 1006
            await self._call("$disconnect", disconnect_event(self._gateway, connection, code, ""))
        return socket

    async def manage(self, request: web.Request) -> web.Response:
        """`@connections/{id}`: send to a connection, ask about it, end it."""
        opened = self._open.get(request.match_info["id"])
        if opened is None or opened.socket.closed:
            return _refusal(410, "GoneException")
        match request.method:
            case "POST":
                return await self._post(opened, await request.read())
            case "DELETE":
                await opened.socket.close(code=1000)
                return web.Response(status=204)
            case _:
                return web.json_response(_description(opened))

    async def close(self) -> None:
        """Say goodbye to everybody."""
        for opened in list(self._open.values()):
            await opened.socket.close(code=POLITE_CLOSE)
        for task in self._tasks:
            task.cancel()

    async def _listen(self, opened: _Open) -> None:
        """Pass messages on until either side has enough. Like AWS, never wait for one before taking the next."""
        ends_at = time.monotonic() + self._limits.lifetime_seconds
        while not opened.socket.closed:
            patience = min(self._limits.idle_seconds, ends_at - time.monotonic())
            try:
                message = await opened.socket.receive(max(patience, 0))
            except TimeoutError:
                await opened.socket.close(code=POLITE_CLOSE, message=b"Going away")
                return
            if not await self._take(opened, message):
                return

    async def _take(self, opened: _Open, message: WSMessage) -> bool:
        match message.type:
            case WSMsgType.TEXT:
                opened.last_active = time.time()
                task = asyncio.create_task(self._pass_on(opened, message.data))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
                return True
            case WSMsgType.BINARY:
                await opened.socket.close(code=1003)
                return False
            case _:
                return False

    async def _pass_on(self, opened: _Open, body: str) -> None:
        event = message_event(self._gateway, opened.connection, body)
        context = event["requestContext"]
        if await self._call(context["routeKey"], event) is None:
            told = {
                "message": "Internal server error",
                "connectionId": opened.connection.id,
                "requestId": context["requestId"],
            }
            with suppress(ConnectionError):
                await opened.socket.send_json(told)

    async def _post(self, opened: _Open, body: bytes) -> web.Response:
        if len(body) > MOST_MESSAGE_BYTES:
            return _refusal(413, "PayloadTooLargeException")
        try:
            await opened.socket.send_str(body.decode())
        except ConnectionError:
            return _refusal(410, "GoneException")
        opened.last_active = time.time()
        return web.Response()

    async def _call(self, route: str, event: Mapping[str, Any]) -> dict[str, Any] | None:
        """The function's answer; None when it failed. A route that nobody takes is fine."""
        function = self._gateway.routes.get(route)
        outcome = await self._invoke(function, event) if function else b"{}"
        if isinstance(outcome, Failure):
            return None
        answer = orjson.loads(outcome)
        return answer if isinstance(answer, dict) else {}


def _protocols(answer: dict[str, Any]) -> tuple[str, ...]:
    """A browser that asked for a subprotocol needs the one that the function chose."""
    headers = answer.get("headers") or {}
    return tuple(value for name, value in headers.items() if name.lower() == "sec-websocket-protocol")


def _refusal(status: int, kind: str) -> web.Response:
    return web.json_response({"message": kind}, status=status, headers={"x-amzn-errortype": kind})


def _description(opened: _Open) -> dict[str, Any]:
    connection = opened.connection
    return {
        "connectedAt": datetime.fromtimestamp(connection.connected_at, UTC).isoformat(),
        "lastActiveAt": datetime.fromtimestamp(opened.last_active, UTC).isoformat(),
        "identity": {"sourceIp": connection.source_ip, "userAgent": connection.user_agent},
    }
