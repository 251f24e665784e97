"""API Gateway's HTTP API: requests become version 2.0 events, results of functions become responses."""

from __future__ import annotations

import base64
import binascii
import re
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote

import orjson

from infra.local.names import ACCOUNT

TEXT = re.compile(r"^(text/.*|application/(.*\+)?(json|xml|javascript)|application/javascript)\s*(;|$)", re.IGNORECASE)
MOST_EVENT_BYTES = 6 * 1024 * 1024
"""Lambda takes and gives no more than this, the event's or the result's JSON counted."""

INTERNAL_ERROR = (500, b'{"message":"Internal Server Error"}')
UNAVAILABLE = (503, b'{"message":"Service Unavailable"}')
NOT_FOUND = (404, b'{"message":"Not Found"}')
TOO_LARGE = (413, b'{"message":"Request Entity Too Large"}')


@dataclass(frozen=True, slots=True)
class Request:
    """What arrived: `raw_path` as in the request line, header names in any case."""

    method: str
    raw_path: str
    query: str
    headers: Sequence[tuple[str, str]]
    body: bytes
    source_ip: str
    protocol: str = "HTTP/1.1"


@dataclass(frozen=True, slots=True)
class Response:
    """What to answer."""

    status: int
    body: bytes
    headers: list[tuple[str, str]] = field(default_factory=list)


def error(answer: tuple[int, bytes]) -> Response:
    """One of the gateway's own answers."""
    return Response(answer[0], answer[1], [("content-type", "application/json")])


def event_of(request: Request, route_key: str, path_parameters: dict[str, str], api: str) -> dict[str, Any]:
    """The event that a function receives; what is absent is left out, never null."""
    headers, cookies = _headers_and_cookies(request)
    host = headers.get("host", "localhost")
    path, now = unquote(request.raw_path), time.time()
    event: dict[str, Any] = {
        "version": "2.0",
        "routeKey": route_key,
        "rawPath": path,
        "rawQueryString": request.query,
        "headers": headers,
        "requestContext": {
            "accountId": ACCOUNT,
            "apiId": api,
            "domainName": host,
            "domainPrefix": host.split(".", 1)[0],
            "http": {
                "method": request.method,
                "path": path,
                "protocol": request.protocol,
                "sourceIp": request.source_ip,
                "userAgent": headers.get("user-agent", ""),
            },
            "requestId": request_id(),
            "routeKey": route_key,
            "stage": "$default",
            "time": time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime(now)),
            "timeEpoch": int(now * 1000),
        },
        "isBase64Encoded": False,
    }
    if cookies:
        event["cookies"] = cookies
    if query := _joined(parse_qsl(request.query, keep_blank_values=True)):
        event["queryStringParameters"] = query
    if path_parameters:
        event["pathParameters"] = path_parameters
    if request.body:
        event["body"], event["isBase64Encoded"] = _encoded(request.body, headers.get("content-type", ""))
    return event


def response_of(result: bytes) -> Response:
    """What a function's JSON result says; anything malformed is an internal error."""
    try:
        answer = orjson.loads(result)
        if isinstance(answer, dict) and "statusCode" in answer:
            return _formatted(answer)
    except (TypeError, ValueError, AttributeError, binascii.Error):
        return error(INTERNAL_ERROR)
    body = answer.encode() if isinstance(answer, str) else result
    return Response(200, body, [("content-type", "application/json")])


def request_id() -> str:
    """As API Gateway makes them."""
    return base64.b64encode(secrets.token_bytes(11)).decode()


def trace_id() -> str:
    """An X-Ray trace header."""
    return f"Root=1-{int(time.time()):08x}-{secrets.token_hex(12)}"


def _headers_and_cookies(request: Request) -> tuple[dict[str, str], list[str]]:
    """Lower-case names, duplicates joined; cookies on their own, in the order sent."""
    headers = _joined([(name.lower(), value) for name, value in request.headers])
    cookies = [part.strip() for part in headers.pop("cookie", "").split(";") if part.strip()]
    forwarded = headers.get("x-forwarded-for")
    headers["x-forwarded-for"] = f"{forwarded}, {request.source_ip}" if forwarded else request.source_ip
    headers.setdefault("x-forwarded-proto", "http")
    port = headers.get("host", "").rpartition(":")[2]
    headers.setdefault("x-forwarded-port", port if port.isdigit() else "80")
    headers.setdefault("x-amzn-trace-id", trace_id())
    return headers, cookies


def _joined(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    joined: dict[str, str] = {}
    for name, value in pairs:
        joined[name] = f"{joined[name]},{value}" if name in joined else value
    return joined


def _encoded(body: bytes, content_type: str) -> tuple[str, bool]:
    if TEXT.match(content_type):
        try:
            return body.decode(), False
        except UnicodeDecodeError:
            pass
    return base64.b64encode(body).decode(), True


def _formatted(answer: dict[str, Any]) -> Response:
    status = int(answer["statusCode"])
    if not 100 <= status <= 599:  # noqa: PLR2004  (what HTTP knows)
        return error(INTERNAL_ERROR)
    body = answer.get("body") or ""
    content = base64.b64decode(body, validate=True) if answer.get("isBase64Encoded") else body.encode()
    headers = {name.lower(): _text(value) for name, value in (answer.get("headers") or {}).items()}
    for name, values in (answer.get("multiValueHeaders") or {}).items():
        headers[name.lower()] = ",".join(_text(value) for value in values)
    headers.setdefault("content-type", "text/plain; charset=utf-8")
    headers.pop("content-length", None)
    cookies = [("set-cookie", _text(cookie)) for cookie in answer.get("cookies") or []]
    return Response(status, content, [*headers.items(), *cookies])


def _text(value: Any) -> str:
    """A header's value; JSON's booleans are spelled as JSON spells them."""
    return str(value).lower() if isinstance(value, bool) else str(value)
