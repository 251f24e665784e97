"""The function behind /healthz, /client-config and /files."""

from __future__ import annotations

from functools import cache

from mangum import Mangum
from mangum.types import Receive, Scope, Send
from starlette.applications import Starlette

from crm.api.http.application import http_application
from crm.app.container import Container, container
from crm.kit.database import ConnectionLost


@cache
def _application() -> Starlette:
    own = container()
    return http_application(own.settings, Watch(own).is_migrated)


class Watch:
    """Whether the database is at this release, asked until it is: it never goes back, and must be let sleep."""

    def __init__(self, own: Container) -> None:
        self._own = own
        self._is_migrated = False

    def is_migrated(self) -> bool:
        """False only where it is known to be older: one that does not answer may have fallen asleep."""
        if not self._is_migrated and self._own.settings.database_url:
            from crm.models.release import is_at_release

            try:
                self._is_migrated = is_at_release(self._own.database)
            except ConnectionLost:
                return True
            self._own.database.close()
            return self._is_migrated
        return True


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """The ASGI application."""
    await _application()(scope, receive, send)


handle = Mangum(application, lifespan="off")
