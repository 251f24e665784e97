"""Lambda's Runtime API: where the workers of every function fetch events and leave results."""

from __future__ import annotations

import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import orjson
from aiohttp import web

from infra.local.events_http import MOST_EVENT_BYTES
from infra.local.names import ACCOUNT, REGION
from infra.local.pool import Pool
from infra.local.template import Function
from infra.local.workers import Failure, Invocation, Outcome, Worker, lambda_environment, start_process

PREFIX = "/2018-06-01/runtime"
ACCEPTED = b'{"status":"OK"}'

Environment = Callable[[Function], Awaitable[Mapping[str, str]]]
"""What a function's environment has on top of the template's: credentials, endpoints."""


class Runtime:
    """All functions, ready to be invoked by name."""

    def __init__(
        self,
        functions: Iterable[Function],
        *,
        code: Path,
        logs: Path,
        environment: Environment,
        report: Callable[[str, Failure], None],
    ) -> None:
        self._code, self._logs, self._environment = code, logs, environment
        self.pools = {function.name: Pool(function, self._launch, report) for function in functions}
        self._workers: dict[int, Worker] = {}
        app = web.Application(client_max_size=2 * MOST_EVENT_BYTES)
        app.router.add_get(PREFIX + "/invocation/next", self._next)
        app.router.add_post(PREFIX + "/invocation/{id}/response", self._response)
        app.router.add_post(PREFIX + "/invocation/{id}/error", self._error)
        app.router.add_post(PREFIX + "/init/error", self._init_error)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0)

    async def start(self) -> None:
        """Be ready to start workers."""
        self._logs.mkdir(parents=True, exist_ok=True)
        await self._runner.setup()

    async def close(self) -> None:
        """End all workers."""
        for pool in self.pools.values():
            await pool.close()
        await self._runner.cleanup()

    async def invoke(self, function: str, event: object, trace: str = "") -> Outcome:
        """Run a function once, with an event that has yet to become JSON."""
        payload = orjson.dumps(event)
        if len(payload) > MOST_EVENT_BYTES:
            return Failure("RequestTooLarge", f"{len(payload)} bytes exceed the maximum of {MOST_EVENT_BYTES}")
        return await self.pools[function].invoke(payload, trace)

    @asynccontextmanager
    async def _launch(self, function: Function) -> AsyncIterator[Worker]:
        """Each worker has a port of its own, which tells it apart from the others."""
        listening = socket.create_server(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        site = web.SockSite(self._runner, listening)
        await site.start()
        own, added = lambda_environment(function, self._code, port), await self._environment(function)
        log = self._logs / f"{function.directory.name}.log"
        try:
            process = await start_process(function, {**own, **function.environment, **added}, log)
            self._workers[port] = Worker(function, process, port)
            yield self._workers[port]
        finally:
            self._workers.pop(port, None)
            await site.stop()

    def _worker(self, request: web.Request) -> Worker:
        assert request.transport is not None  # noqa: S101  (an open request has one)
        return self._workers[request.transport.get_extra_info("sockname")[1]]

    async def _next(self, request: web.Request) -> web.Response:
        worker = self._worker(request)
        function = worker.function
        invocation = await self.pools[function.name].next_for(worker)
        headers = {
            "Lambda-Runtime-Aws-Request-Id": invocation.identifier,
            "Lambda-Runtime-Deadline-Ms": str(int((time.time() + function.timeout) * 1000)),
            "Lambda-Runtime-Invoked-Function-Arn": f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{function.name}",
            "Lambda-Runtime-Trace-Id": invocation.trace,
        }
        return web.Response(body=invocation.event, headers=headers, content_type="application/json")

    async def _response(self, request: web.Request) -> web.Response:
        invocation, result = self._invocation(request), await request.read()
        if len(result) > MOST_EVENT_BYTES:
            message = f"Response payload size exceeded maximum allowed payload size ({MOST_EVENT_BYTES} bytes)."
            invocation.settle(Failure("Function.ResponseSizeTooLarge", message))
            return web.Response(status=413, body=b'{"errorType":"RequestEntityTooLarge"}')
        invocation.settle(result)
        return _accepted()

    async def _error(self, request: web.Request) -> web.Response:
        self._invocation(request).settle(_failure(await request.read()))
        return _accepted()

    async def _init_error(self, request: web.Request) -> web.Response:
        self._worker(request).init_failure = _failure(await request.read())
        return _accepted()

    def _invocation(self, request: web.Request) -> Invocation:
        current = self._worker(request).current
        if current is None or current.identifier != request.match_info["id"]:
            raise web.HTTPBadRequest(text='{"errorType":"InvalidRequestID"}', content_type="application/json")
        return current


def _accepted() -> web.Response:
    return web.Response(status=202, body=ACCEPTED, content_type="application/json")


def _failure(body: bytes) -> Failure:
    told = orjson.loads(body)
    trace = tuple(str(line) for line in told.get("stackTrace") or ())
    return Failure(told.get("errorType") or "Unknown", told.get("errorMessage") or "", trace)
