"""The function behind /healthz, /client-config and /files."""

from __future__ import annotations

from functools import cache

from mangum import Mangum
from mangum.types import Receive, Scope, Send
from starlette.applications import Starlette

from crm.api.http.application import http_application
from crm.app.container import container


@cache
def _application() -> Starlette:
    return http_application(container().settings)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """The ASGI application."""
    await _application()(scope, receive, send)


handle = Mangum(application, lifespan="off")
