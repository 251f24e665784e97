"""The front door: one origin for browsers, and one for the functions and the emulator."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import orjson
from aiohttp import web

from infra.local import events_http as http
from infra.local.queues import QueueService
from infra.local.routes import RouteTable
from infra.local.runtime import Runtime
from infra.local.sockets import WebSocketGateway
from infra.local.template import Gateway
from infra.local.web import Web
from infra.local.workers import Failure

MOST_BODY_BYTES = 10 * 1024 * 1024
INTEGRATION_TIMEOUT = 30.0
"""API Gateway waits no longer for a function."""

Pages = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Door:
    """What answers requests, by origin."""

    runtime: Runtime
    gateway: Gateway
    sockets: WebSocketGateway
    queues: QueueService
    distribution: Web
    pages: Pages

    def public(self) -> web.Application:
        """What browsers see."""
        table = RouteTable(self.gateway.routes)

        async def answer(request: web.Request) -> web.StreamResponse:
            match self.distribution.origin(request.rel_url.path):
                case "http":
                    response = await self._through_gateway(request, table)
                    return _to_browser(response, self.distribution.api_headers)
                case "websocket" if request.headers.get("upgrade", "").lower() == "websocket":
                    return await self.sockets.accept(request)
                case "websocket":
                    return web.json_response({"message": "Upgrade Required"}, status=426)
                case _:
                    return await self.pages(request)

        app = web.Application(client_max_size=MOST_BODY_BYTES)
        app.router.add_route("*", "/{path:.*}", answer)
        return app

    def internal(self) -> web.Application:
        """What functions and the emulator call: queues, open connections, other functions."""
        app = web.Application(client_max_size=MOST_BODY_BYTES)
        app.router.add_post("/", self.queues.answer)
        app.router.add_route("*", "/_aws/execute-api/{api}/{stage}/@connections/{id}", self.sockets.manage)
        app.router.add_post("/_invoke/{function}", self._invoke)
        return app

    async def check(self, method: str, path: str) -> http.Response:
        """What a request would be answered, without a browser."""
        request = http.Request(method, path, "", [("host", "localhost")], b"", "127.0.0.1")
        return await self._answer(request, RouteTable(self.gateway.routes))

    async def _through_gateway(self, request: web.Request, table: RouteTable) -> http.Response:
        try:
            body = await request.read()
        except web.HTTPRequestEntityTooLarge:
            return http.error(http.TOO_LARGE)
        arrived = http.Request(
            method=request.method,
            raw_path=request.rel_url.raw_path,
            query=request.rel_url.raw_query_string,
            headers=list(request.headers.items()),
            body=body,
            source_ip=request.remote or "",
        )
        return await self._answer(arrived, table)

    async def _answer(self, request: http.Request, table: RouteTable) -> http.Response:
        match = table.find(request.method, request.raw_path)
        if match is None:
            return http.error(http.NOT_FOUND)
        event = http.event_of(request, match.key, match.parameters, self.gateway.identifier)
        function, trace = self.gateway.routes[match.key], event["headers"]["x-amzn-trace-id"]
        try:
            async with asyncio.timeout(INTEGRATION_TIMEOUT):
                outcome = await self.runtime.invoke(function, event, trace)
        except TimeoutError:
            return http.error(http.UNAVAILABLE)
        if isinstance(outcome, Failure):
            return http.error(http.TOO_LARGE if outcome.type == "RequestTooLarge" else http.INTERNAL_ERROR)
        return http.response_of(outcome)

    async def _invoke(self, request: web.Request) -> web.Response:
        outcome = await self.runtime.invoke(request.match_info["function"], orjson.loads(await request.read() or b"{}"))
        if isinstance(outcome, Failure):
            failed = {"errorType": outcome.type, "errorMessage": outcome.message, "stackTrace": outcome.trace}
            return web.Response(status=500, body=orjson.dumps(failed), content_type="application/json")
        return web.Response(body=outcome, content_type="application/json")


def _to_browser(response: http.Response, added: dict[str, str]) -> web.Response:
    """The response with the distribution's headers; a page that the API serves brings its own policy."""
    answer = web.Response(status=response.status, body=response.body)
    answer.headers.popall("content-type", None)
    for name, value in response.headers:
        answer.headers.add(name, value)
    for name, value in added.items():
        if name != "content-security-policy" or name not in answer.headers:
            answer.headers[name] = value
    return answer
