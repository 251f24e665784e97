"""DEV=1: the app comes from Vite's development server, through the same front door."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType, web

from infra.local.processes import Program, free_port, stop

HOP_BY_HOP = {"connection", "content-encoding", "content-length", "keep-alive", "transfer-encoding", "upgrade"}


@contextmanager
def vite(frontend: Path, log: Path) -> Iterator[str]:
    """Run the development server; yields its address."""
    port = free_port()
    node = shutil.which("node") or "node"
    script = frontend / "node_modules/vite/bin/vite.js"
    command = [node, script, "--host", "127.0.0.1", "--port", str(port), "--strictPort"]
    server = Program(command, log, cwd=frontend).start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        stop(server)


class Proxy:
    """Passes requests on to another server."""

    def __init__(self, target: str) -> None:
        self._target, self._session = target, ClientSession(auto_decompress=True)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """What the other server answers; it may still be starting."""
        if request.headers.get("upgrade", "").lower() == "websocket":
            return await self._connect(request)
        headers = {name: value for name, value in request.headers.items() if name.lower() not in HOP_BY_HOP}
        async with self._session.request(
            request.method, self._target + request.raw_path, headers=headers, allow_redirects=False
        ) as response:
            kept = {name: value for name, value in response.headers.items() if name.lower() not in HOP_BY_HOP}
            return web.Response(status=response.status, body=await response.read(), headers=kept)

    async def _connect(self, request: web.Request) -> web.StreamResponse:
        protocols = tuple(request.headers.get("sec-websocket-protocol", "").split(","))
        url = self._target.replace("http", "ws", 1) + request.raw_path
        async with self._session.ws_connect(url, protocols=protocols, origin=request.headers.get("origin")) as there:
            here = web.WebSocketResponse(protocols=protocols)
            await here.prepare(request)
            one_way = asyncio.create_task(_pass_on(there, here))
            await _pass_on(here, there)
            one_way.cancel()
        return here

    async def close(self) -> None:
        """Let go of all connections."""
        await self._session.close()


Socket = ClientWebSocketResponse | web.WebSocketResponse


async def _pass_on(source: Socket, target: Socket) -> None:
    async for message in source:
        if message.type is WSMsgType.TEXT:
            await target.send_str(message.data)
        elif message.type is WSMsgType.BINARY:
            await target.send_bytes(message.data)
    await target.close()
