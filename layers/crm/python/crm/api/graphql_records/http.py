"""POST and GET /graphql over ASGI, without a framework: every list and every edit of the app passes here."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from time import perf_counter, time
from typing import Any, Final, TypeAlias

from crm.access.identity import Identity
from crm.access.tokens import missing
from crm.api.graphql_records.door import Exchange, NotRecords, RecordsDoor
from crm.api.graphql_records.graphiql import PAGE, PAGE_HEADERS
from crm.api.graphql_records.refusals import Refused, crm_error, error_response, unexpected
from crm.api.graphql_records.request import MOST_BYTES, GraphqlRequest, read_request
from crm.api.graphql_records.statics import asks_only_statics
from crm.kit import log
from crm.kit.errors import BadUserInput, CrmError, Unauthenticated

Scope: TypeAlias = "MutableMapping[str, Any]"
Receive: TypeAlias = "Callable[[], Awaitable[MutableMapping[str, Any]]]"
Send: TypeAlias = "Callable[[MutableMapping[str, Any]], Awaitable[None]]"
Application: TypeAlias = "Callable[[Scope, Receive, Send], Awaitable[None]]"

JSON_HEADERS: Final = [(b"content-type", b"application/json; charset=utf-8"), (b"cache-control", b"no-store")]
LONGEST_MUTATION_ID: Final = 100
LONGEST_KEY: Final = 255
_KEY: Final = re.compile(rf"[\x20-\x7e]{{1,{LONGEST_KEY}}}")
METRICS: Final = {
    "Namespace": "Stratus",
    "Dimensions": [["function"]],
    "Metrics": [{"Name": "duration", "Unit": "Milliseconds"}, {"Name": "errors", "Unit": "Count"}],
}


class RecordsEndpoint:
    """The ASGI application of /graphql.

    `metadata` makes the metadata door's application; it is asked for only when an older client signs in here.
    """

    def __init__(
        self, door: RecordsDoor, identify: Callable[[str], Identity], metadata: Callable[[], Application]
    ) -> None:
        self._door = door
        self._identify = identify
        self._metadata = metadata

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        if scope["method"] == "POST":
            await self._post(scope, receive, send)
        elif scope["method"] in {"GET", "HEAD"}:
            await respond(send, 200, PAGE, PAGE_HEADERS)
        else:
            errors = [crm_error(Unsupported(f"{scope['method']} is not supported"))]
            await respond(send, 405, error_response(errors), [*JSON_HEADERS, (b"allow", b"GET, HEAD, POST")])

    async def _post(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await read_body(receive)
        started, headers = perf_counter(), dict(scope["headers"])
        facts: dict[str, Any] = {"requestId": getattr(scope.get("aws.context"), "aws_request_id", None)}
        try:
            status, response = self._answer(body, headers, facts)
        except NotRecords:
            await self._metadata()(scope, replaying(body), send)
            return
        log_request(facts, started, len(response))
        await respond(send, status, response, JSON_HEADERS)

    def _answer(self, body: bytes, headers: Mapping[bytes, bytes], facts: dict[str, Any]) -> tuple[int, bytes]:
        """The status and the response; `facts` are what the log shall tell about it."""
        try:
            request = read_request(body)
        except Refused as error:
            return (413 if len(body) > MOST_BYTES else 400), _failed(facts, error.errors)
        facts["operation"] = request.operation_name
        try:
            return 200, self._ask(request, headers, facts)
        except Refused as error:
            return 200, _failed(facts, error.errors)
        except CrmError as error:
            return 200, _failed(facts, [crm_error(error)])
        except NotRecords:
            raise
        except Exception as error:  # noqa: BLE001  (a fault of ours must not look like a network error)
            log.write("A GraphQL request failed", error=error, **facts)
            return 200, _failed(facts, [unexpected(facts["requestId"])])

    def _ask(self, request: GraphqlRequest, headers: Mapping[bytes, bytes], facts: dict[str, Any]) -> bytes:
        try:
            identity = self._identify(bearer_token(headers))
        except Unauthenticated:
            if asks_only_statics(request):
                raise NotRecords from None
            raise
        mutation_id, schema_version = (_text(headers, name) for name in (b"x-mutation-id", b"x-schema-version"))
        exchange = Exchange(
            identity,
            request,
            mutation_id[:LONGEST_MUTATION_ID] or None,
            schema_version or None,
            idempotency_key(headers),
        )
        facts["workspaceId"] = str(identity.workspace_id)
        try:
            return self._door.answer(exchange)
        finally:
            facts |= {"plan": exchange.plan_from, "tries": exchange.tries}
            if exchange.error_codes:
                facts["codes"] = exchange.error_codes


class Unsupported(CrmError):
    """The HTTP method has no meaning here."""

    code = "METHOD_NOT_ALLOWED"


def bearer_token(headers: Mapping[bytes, bytes]) -> str:
    """The token of the Authorization header.

    Raises:
        Unauthenticated: there is none.
    """
    scheme, _, token = _text(headers, b"authorization").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise missing()
    return token.strip()


def idempotency_key(headers: Mapping[bytes, bytes]) -> str | None:
    """What the caller calls this request, so that it is done once however often it comes.

    Raises:
        BadUserInput: the header is there and holds no such name.
    """
    if b"idempotency-key" not in headers:
        return None
    key = _text(headers, b"idempotency-key")
    if not _KEY.fullmatch(key):
        message = f"Idempotency-Key must be 1 to {LONGEST_KEY} printable characters"
        raise BadUserInput(message, sub_code="INVALID_QUERY_INPUT", user_message=f"{message}.")
    return key


def log_request(facts: Mapping[str, Any], started: float, length: int) -> None:
    """One line that is a log entry and, in CloudWatch's embedded metric format, a measurement."""
    log.write(
        "POST /graphql",
        **facts,
        function="graphql_api",
        duration=round((perf_counter() - started) * 1000, 2),
        errors=len(facts.get("codes", ())),
        bytes=length,
        _aws={"Timestamp": int(time() * 1000), "CloudWatchMetrics": [METRICS]},
    )


async def read_body(receive: Receive) -> bytes:
    """The whole body; Lambda bounds its length before it gets here."""
    message = await receive()
    body: bytes = message.get("body", b"")
    while message.get("more_body"):
        message = await receive()
        body += message.get("body", b"")
    return body


def replaying(body: bytes) -> Receive:
    """A `receive` that gives a body which was read already."""

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def respond(send: Send, status: int, body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
    """Send a whole response."""
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _failed(facts: dict[str, Any], errors: Any) -> bytes:
    facts["codes"] = [error.get("extensions", {}).get("code", "GRAPHQL_VALIDATION_FAILED") for error in errors]
    return error_response(errors)


def _text(headers: Mapping[bytes, bytes], name: bytes) -> str:
    return headers.get(name, b"").decode("latin-1")
