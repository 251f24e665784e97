"""Connections of browsers through the WebSocket gateway, and the calls that reach them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import boto3
import orjson
import pytest
from aiohttp import ClientSession, WSMsgType, WSServerHandshakeError, web
from botocore.exceptions import ClientError

from infra.local.processes import free_port
from infra.local.sockets import MOST_MESSAGE_BYTES, Limits, WebSocketGateway
from infra.local.template import Gateway
from infra.local.workers import Failure, Outcome
from tests.local.scenarios import run, until

GATEWAY = Gateway("api", "ws", "$request.body.type", dict.fromkeys(["$connect", "$disconnect", "$default", "x"], "F"))
PROTOCOL = "graphql-transport-ws"


class Function:
    """Answers as told and remembers what it heard."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.connect: Outcome = orjson.dumps({"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": PROTOCOL}})
        self.message: Outcome = b'{"statusCode": 200}'

    async def __call__(self, _: str, event: Any) -> Outcome:
        self.heard.append(event)
        return self.connect if event["requestContext"]["routeKey"] == "$connect" else self.message

    def kinds(self) -> list[str]:
        return [event["requestContext"]["eventType"] for event in self.heard]

    @property
    def connection_id(self) -> str:
        return str(self.heard[0]["requestContext"]["connectionId"])


@asynccontextmanager
async def served(function: Function, limits: Limits | None = None) -> AsyncIterator[tuple[str, ClientSession]]:
    gateway = WebSocketGateway(GATEWAY, function, limits or Limits())
    app = web.Application()
    app.router.add_get("/ws", gateway.accept)
    app.router.add_route("*", "/stage/@connections/{id}", gateway.manage)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    async with ClientSession() as session:
        try:
            yield f"http://127.0.0.1:{port}", session
        finally:
            await gateway.close()
            await runner.cleanup()


def test_a_connection_is_announced_used_and_ended():
    async def scenario() -> None:
        function = Function()
        async with served(function) as (url, session):
            async with session.ws_connect(url + "/ws", protocols=[PROTOCOL]) as socket:
                assert socket.protocol == PROTOCOL
                await socket.send_str('{"type": "x"}')
                await until(lambda: len(function.heard) == 2)
            await until(lambda: len(function.heard) == 3)
        assert function.kinds() == ["CONNECT", "MESSAGE", "DISCONNECT"]
        assert function.heard[1]["requestContext"]["routeKey"] == "x"
        assert function.heard[2]["requestContext"]["disconnectStatusCode"] == 1000

    run(scenario)


@pytest.mark.parametrize(
    ("outcome", "status"), [(b'{"statusCode": 401}', 401), (b'{"statusCode": 403}', 403), (Failure("E", "no"), 500)]
)
def test_a_refused_handshake_says_so(outcome: Outcome, status: int):
    async def scenario() -> None:
        function = Function()
        function.connect = outcome
        async with served(function) as (url, session):
            with pytest.raises(WSServerHandshakeError) as refused:
                await session.ws_connect(url + "/ws")
            assert refused.value.status == status
        assert function.kinds() == ["CONNECT"]

    run(scenario)


def test_a_failing_function_is_told_to_the_browser_and_its_answers_are_not():
    async def scenario() -> None:
        function = Function()
        async with served(function) as (url, session), session.ws_connect(url + "/ws") as socket:
            function.message = b'{"statusCode": 200, "body": "never sent"}'
            await socket.send_str("a")
            await until(lambda: len(function.heard) == 2)
            function.message = Failure("ValueError", "secret reason")
            await socket.send_str("b")
            told = await socket.receive_json(timeout=5)
            assert told["message"] == "Internal server error"
            assert told["connectionId"] == function.connection_id

    run(scenario)


def test_functions_speak_to_connections_through_the_sdk():
    def talk(url: str, connection_id: str) -> dict[str, Any]:
        client: Any = boto3.client("apigatewaymanagementapi", endpoint_url=url + "/stage")
        client.post_to_connection(ConnectionId=connection_id, Data=b"hello")
        with pytest.raises(client.exceptions.GoneException):
            client.post_to_connection(ConnectionId="bm9ib2R5aXNoZXJl=", Data=b"hello")
        with pytest.raises(ClientError, match="PayloadTooLarge"):
            client.post_to_connection(ConnectionId=connection_id, Data=b"x" * (MOST_MESSAGE_BYTES + 1))
        found: dict[str, Any] = client.get_connection(ConnectionId=connection_id)
        client.delete_connection(ConnectionId=connection_id)
        with pytest.raises(client.exceptions.GoneException):
            client.get_connection(ConnectionId=connection_id)
        return found

    async def scenario() -> None:
        function = Function()
        async with served(function) as (url, session), session.ws_connect(url + "/ws") as socket:
            asking = asyncio.create_task(asyncio.to_thread(talk, url, function.connection_id))
            assert await socket.receive_str(timeout=5) == "hello"
            assert (await socket.receive(timeout=5)).type is WSMsgType.CLOSE
            found = await asking
            assert found["Identity"]["SourceIp"] == "127.0.0.1"
            assert found["ConnectedAt"] <= found["LastActiveAt"]

    run(scenario)


@pytest.mark.parametrize("limits", [Limits(idle_seconds=0.1), Limits(lifetime_seconds=0.1)])
def test_a_connection_is_cut_as_aws_cuts_it(limits: Limits):
    async def scenario() -> None:
        function = Function()
        async with served(function, limits) as (url, session), session.ws_connect(url + "/ws") as socket:
            closed = await socket.receive(timeout=5)
            assert (closed.type, closed.data) == (WSMsgType.CLOSE, 1001)
            await until(lambda: function.kinds() == ["CONNECT", "DISCONNECT"])

    run(scenario)


@pytest.mark.parametrize(("frame", "code"), [(b"binary", 1003), ("x" * (MOST_MESSAGE_BYTES + 1), 1009)])
def test_frames_that_aws_does_not_take_end_the_connection(frame: bytes | str, code: int):
    async def scenario() -> None:
        function = Function()
        async with served(function) as (url, session), session.ws_connect(url + "/ws") as socket:
            await (socket.send_bytes(frame) if isinstance(frame, bytes) else socket.send_str(frame))
            closed = await socket.receive(timeout=5)
            assert (closed.type, closed.data) == (WSMsgType.CLOSE, code)
        assert "MESSAGE" not in function.kinds()

    run(scenario)
