"""The ASGI application of everything that is neither GraphQL nor a socket."""

from __future__ import annotations

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from crm.access.file_links import storage_key_of
from crm.api.http.client_config import client_config
from crm.kit import storage
from crm.kit.errors import Unauthenticated
from crm.kit.settings import Settings

SECONDS_TO_FOLLOW = 300
"""How long the bucket honours what a link to a file leads to."""

NEVER_KEPT = {"cache-control": "no-store"}


def http_application(settings: Settings, is_migrated: Callable[[], bool]) -> Starlette:
    """Routes with the settings of this container; `is_migrated` says whether the database is at its release."""

    async def health(_: Request) -> Response:
        if is_migrated():
            return JSONResponse({"status": "ok"}, headers=NEVER_KEPT)
        return JSONResponse({"status": "migrating"}, 503, NEVER_KEPT | {"retry-after": "5"})

    async def configuration(_: Request) -> Response:
        return JSONResponse(client_config(settings), headers={"cache-control": "no-cache"})

    async def file(request: Request) -> Response:
        try:
            key = storage_key_of(request.path_params["token"])
        except Unauthenticated as error:
            refusal = {"statusCode": 403, "error": "FORBIDDEN", "messages": [error.message]}
            return JSONResponse(refusal, 403, NEVER_KEPT)
        bucket, name = settings.require("files_bucket"), request.path_params["name"]
        url = storage.download_url(bucket, key, seconds=SECONDS_TO_FOLLOW, filename=name)
        return RedirectResponse(url, 302, NEVER_KEPT)

    return Starlette(
        routes=[
            Route("/healthz", health),
            Route("/client-config", configuration),
            Route("/files/{folder}/{token}/{name}", file),
        ]
    )
