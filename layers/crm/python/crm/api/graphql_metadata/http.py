"""POST /metadata over ASGI, and the cookie that keeps a browser signed in."""

from __future__ import annotations

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from time import perf_counter
from typing import Any, Final

import orjson

from crm.access.tokens import LIFETIMES, TokenType
from crm.api.graphql_metadata.context import Client, Context, Stores
from crm.api.graphql_records.http import JSON_HEADERS, Receive, Scope, Send, Unsupported, read_body, respond
from crm.api.graphql_records.refusals import Refused, crm_error, error_response, unexpected
from crm.api.graphql_records.request import MOST_BYTES, read_request
from crm.kit import log
from crm.kit.errors import CrmError
from crm.kit.ids import uuid7
from crm.kit.settings import settings

REFRESH_COOKIE: Final = "stratus_refresh"
LONGEST_HEADER: Final = 500


class MetadataEndpoint:
    """The ASGI application of /metadata."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        if scope["method"] != "POST":
            errors = [crm_error(Unsupported(f"{scope['method']} is not supported"))]
            await respond(send, 405, error_response(errors), [*JSON_HEADERS, (b"allow", b"POST")])
            return
        body = await read_body(receive)
        started, facts = perf_counter(), dict[str, Any]()
        context = Context(self._stores, client_of(scope))
        status, response = answer(body, context, facts)
        milliseconds = round((perf_counter() - started) * 1000, 2)
        log.write("POST /metadata", function="metadata_api", duration=milliseconds, bytes=len(response), **facts)
        await respond(send, status, response, [*JSON_HEADERS, *_cookies(context)])


def answer(body: bytes, context: Context, facts: dict[str, Any]) -> tuple[int, bytes]:
    """The status and the response to one posted body; `facts` are what the log shall tell about it."""
    from crm.api.graphql_metadata.execute import execute

    try:
        request = read_request(body)
    except Refused as error:
        return (413 if len(body) > MOST_BYTES else 400), error_response(error.errors)
    facts["operation"] = request.operation_name
    try:
        executed = execute(request, context)
        facts["errors"] = len(executed.get("errors", ()))
        return 200, orjson.dumps(executed)
    except Refused as error:
        return 200, error_response(error.errors)
    except CrmError as error:
        return 200, error_response([crm_error(error)])
    except Exception as error:  # noqa: BLE001  (a fault of ours must not look like a network error)
        event_id = str(uuid7())
        log.write("A metadata request failed", error=error, eventId=event_id)
        return 200, error_response([unexpected(event_id)])


def client_of(scope: Mapping[str, Any]) -> Client:
    """What the headers say of the sender."""
    headers = dict(scope["headers"])

    def text(name: bytes) -> str | None:
        return headers.get(name, b"").decode("latin-1")[:LONGEST_HEADER] or None

    scheme, _, token = headers.get(b"authorization", b"").decode("latin-1").partition(" ")
    address = scope.get("client")
    return Client(
        bearer=token.strip() or None if scheme.lower() == "bearer" else None,
        refresh_cookie=_cookie(headers.get(b"cookie", b"").decode("latin-1")),
        keeps_session_in_cookie=text(b"x-session-mode") == "cookie",
        user_agent=text(b"user-agent"),
        ip_address=address[0] if address else None,
        mutation_id=text(b"x-mutation-id"),
    )


def _cookie(header: str) -> str | None:
    try:
        found = SimpleCookie(header).get(REFRESH_COOKIE)
    except CookieError:
        return None
    return found.value or None if found else None


def _cookies(context: Context) -> list[tuple[bytes, bytes]]:
    """The Set-Cookie header, when the refresh token changed."""
    token = context.new_refresh_cookie
    if token is None:
        return []
    seconds = int(LIFETIMES[TokenType.REFRESH].total_seconds()) if token else 0
    secure = "; Secure" if settings().public_url.startswith("https://") else ""
    cookie = f"{REFRESH_COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}"
    return [(b"set-cookie", cookie.encode())]
