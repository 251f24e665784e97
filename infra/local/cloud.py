"""The whole of it, in order: what must run before what, until somebody ends it."""

from __future__ import annotations

import asyncio
import json
import secrets
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import web

from infra.local.door import Door, Pages
from infra.local.emulator import Emulator, wait
from infra.local.options import ROOT, Options
from infra.local.pool import MOST_WORKERS
from infra.local.queue_store import QueueStore
from infra.local.queues import QueueService
from infra.local.reload import watch
from infra.local.runtime import Runtime
from infra.local.sockets import WebSocketGateway
from infra.local.static import StaticFiles
from infra.local.template import Application, Function
from infra.local.triggers import Poller
from infra.local.vite import Proxy, vite
from infra.local.web import read_web
from infra.local.workers import Failure

CODE = ROOT / "layers/crm/python"
FUNCTIONS = ROOT / "functions"
MIGRATION = "DatabaseMigration"
HEALTH = "/healthz"
"""Answered by a function; once it does, everything behind it works."""

TRIM_EVERY = 15.0


class NotReady(RuntimeError):
    """Something that must work before people are let in does not."""


class Cloud:
    """What runs on top of the servers."""

    def __init__(self, options: Options, emulator: Emulator, given: Mapping[str, str]) -> None:
        self._options, self._emulator = options, emulator
        self._given = {**given, "APP_SECRET": app_secret(options.directory)}
        self._inner = socket.create_server(("127.0.0.1", 0))
        self.endpoint = f"http://127.0.0.1:{self._inner.getsockname()[1]}"
        self.application = Application(ROOT / "template.yaml", self._parameters(), self.endpoint)
        self.runtime = Runtime(
            self.application.functions.values(),
            code=CODE,
            logs=options.directory / "logs",
            environment=self._environment,
            report=self._report,
        )

    def _parameters(self) -> dict[str, str]:
        return {
            "Environment": "local",
            "PublicUrl": self._options.public_url,
            "RedisUrl": self._given["REDIS_URL"],
            "DatabaseUrlSecretArn": "DATABASE_URL",
            "OwnerDatabaseUrlSecretArn": "OWNER_DATABASE_URL",
            "LogLevel": self._options.log_level,
            "LocalEndpoint": self.endpoint,
        }

    async def _environment(self, function: Function) -> Mapping[str, str]:
        """What a function gets beyond the template: its role, the endpoints, and the secrets that it names."""
        credentials = await asyncio.to_thread(self._emulator.credentials, f"{function.name}Role")
        named = {name.removesuffix("_SECRET_ARN") for name in function.environment if name.endswith("_SECRET_ARN")}
        return {
            **credentials,
            **{name: self._given[name] for name in named},
            "AWS_ENDPOINT_URL": self._emulator.url,
            "AWS_ENDPOINT_URL_SQS": self.endpoint,
            "POWERTOOLS_TRACE_DISABLED": "true",
            "WEBHOOK_ALLOW_PRIVATE": "1",
        }

    def _report(self, function: str, failure: Failure) -> None:
        log = self._options.directory / "logs" / f"{self.application.functions[function].directory.name}.log"
        print(f"{function}: {failure.type}: {failure.message} (see {_shown(log)})", flush=True)

    @asynccontextmanager
    async def running(self, outer: list[socket.socket]) -> AsyncIterator[None]:
        """Everything up, migrated and open to people; what is left when the body ends is nothing."""
        async with AsyncExitStack() as stack:
            door = await self._assemble(stack)
            await _serve(stack, door.internal(), [self._inner])
            await asyncio.to_thread(wait, self._emulator)
            await asyncio.to_thread(self._emulator.deploy, self.application.stack)
            for name in dict.fromkeys(self.application.gateway("HTTP").routes.values()):
                self.runtime.pools[name].warm()
            await self._migrate()
            answer = await door.check("GET", HEALTH)
            if answer.status != 200:  # noqa: PLR2004  (healthy)
                raise NotReady(f"{HEALTH} answers {answer.status}: {answer.body.decode(errors='replace')}")
            await _serve(stack, door.public(), outer)
            # Whoever leaves the body does so by being cancelled, which ends the background as well.
            self._start_background(await stack.enter_async_context(asyncio.TaskGroup()), door.queues)
            yield

    async def _assemble(self, stack: AsyncExitStack) -> Door:
        await self.runtime.start()
        stack.push_async_callback(self.runtime.close)
        store = QueueStore(self._options.directory / "queues.sqlite", self.application.queues)
        stack.callback(store.close)
        sockets = WebSocketGateway(self.application.gateway("WEBSOCKET"), self.runtime.invoke, self._options.limits)
        stack.push_async_callback(sockets.close)
        described = read_web(ROOT / "infra/web.yaml", self._emulator.url)
        return Door(
            runtime=self.runtime,
            gateway=self.application.gateway("HTTP"),
            sockets=sockets,
            queues=QueueService(store),
            distribution=described,
            pages=self._pages(stack, described.app_headers),
        )

    def _pages(self, stack: AsyncExitStack, headers: dict[str, str]) -> Pages:
        if not self._options.is_development:
            return StaticFiles(ROOT / "frontend/dist", headers).answer
        proxy = Proxy(stack.enter_context(vite(ROOT / "frontend", self._options.directory / "vite.log")))
        stack.push_async_callback(proxy.close)
        return proxy.answer

    async def _migrate(self) -> None:
        """Everything at this release; a call does what fits into its time."""
        while (answer := await self._ask_migration({"migrate": True}))["remaining"]:
            if answer["failures"]:
                raise NotReady("\n".join([*answer["failures"], "Mend it, then: make migrate RESUME=1"]))
        await self._ask_migration({"seed": "demo"})

    async def _ask_migration(self, event: Mapping[str, Any]) -> Any:
        outcome = await self.runtime.invoke(MIGRATION, event)
        if isinstance(outcome, Failure):
            raise NotReady(f"{MIGRATION} failed with {event}")
        return json.loads(outcome)

    def _start_background(self, background: asyncio.TaskGroup, queues: QueueService) -> None:
        for trigger in self.application.triggers:
            poller = Poller(trigger, queues, self.runtime.invoke, MOST_WORKERS)
            background.create_task(poller.run())
            self.runtime.pools[trigger.function].warm()
        for function in self.application.gateway("WEBSOCKET").routes.values():
            self.runtime.pools[function].warm()
        background.create_task(watch(CODE, FUNCTIONS, self.runtime.pools))
        background.create_task(self._trim())

    async def _trim(self) -> None:
        while True:
            await asyncio.sleep(TRIM_EVERY)
            for pool in self.runtime.pools.values():
                pool.trim()


async def _serve(stack: AsyncExitStack, app: web.Application, sockets: list[socket.socket]) -> None:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    for listening in sockets:
        await web.SockSite(runner, listening).start()


def app_secret(directory: Path) -> str:
    """The key that signs tokens: made once, kept with the data it protects."""
    file = directory / "app-secret"
    if not file.exists():
        unfinished = file.with_suffix(".new")
        unfinished.touch(mode=0o600)
        unfinished.write_text(secrets.token_urlsafe(48))
        unfinished.rename(file)
    return file.read_text()


def _shown(path: Path) -> Path:
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
