"""Requests as API Gateway hands them to a function, and responses as it takes them back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

Handler = Callable[[dict[str, Any], Any], dict[str, Any]]


class Context:
    """What Lambda tells a function about a call."""

    aws_request_id = "11111111-2222-3333-4444-555555555555"
    function_name = "graphql_api"
    memory_limit_in_mb = 1024
    invoked_function_arn = "arn:aws:lambda:eu-west-1:123456789012:function:graphql_api"


def http_event(method: str, path: str, headers: Mapping[str, str], body: str | None = None) -> dict[str, Any]:
    """An event of an HTTP API, payload format 2.0."""
    return {
        "version": "2.0",
        "routeKey": f"{method} {path}",
        "rawPath": path,
        "rawQueryString": "",
        "headers": {"host": "crm.example", "x-forwarded-proto": "https", "x-forwarded-port": "443", **headers},
        "requestContext": {
            "accountId": "123456789012",
            "apiId": "api",
            "domainName": "crm.example",
            "http": {"method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1"},
            "requestId": "request",
            "stage": "$default",
        },
        **({"body": body} if body is not None else {}),
        "isBase64Encoded": False,
    }


@dataclass(frozen=True, slots=True)
class GraphqlClient:
    """Posts documents to a function."""

    handler: Handler
    token: str | None
    path: str = "/graphql"
    headers: Mapping[str, str] = field(default_factory=dict)

    def post(self, query: str, variables: Any = None, operation_name: str | None = None, **headers: str) -> Any:
        """The decoded response, whatever it says."""
        body = {"query": query, "variables": variables, "operationName": operation_name}
        return self.send(orjson.dumps({key: value for key, value in body.items() if value is not None}), **headers)

    def ask(self, query: str, **variables: Any) -> Any:
        """The results; errors fail the test."""
        response = self.post(query, variables)
        assert "errors" not in response, response
        return response["data"]

    def error(self, query: str, variables: Any = None, **headers: str) -> Any:
        """The only error."""
        (error,) = self.post(query, variables, **headers)["errors"]
        return error

    def send(self, body: bytes | str, *, status: int = 200, **headers: str) -> Any:
        """Post any bytes."""
        response = self.raw(body, **headers)
        assert response["statusCode"] == status, response
        return orjson.loads(response["body"])

    def respond(self, body: Mapping[str, Any], **headers: str) -> dict[str, Any]:
        """Post a body; the function's whole answer."""
        return self.raw(orjson.dumps(body), **headers)

    def raw(self, body: bytes | str, **headers: str) -> dict[str, Any]:
        """The function's whole answer; header names are given with underscores."""
        sent = {"content-type": "application/json", **self.headers}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        if self.token is not None:
            sent["authorization"] = f"Bearer {self.token}"
        text = body.decode() if isinstance(body, bytes) else body
        return self.handler(http_event("POST", self.path, sent, text), Context())
