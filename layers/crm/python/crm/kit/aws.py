"""Single calls to AWS's JSON services, signed here: importing the SDK costs more than a whole cold request."""

from __future__ import annotations

import hashlib
import hmac
import http.client
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

import orjson

from crm.kit.settings import aws_environment

TIMEOUT: Final = 5.0
RENEW_BEFORE: Final = timedelta(minutes=5)
_PROTOCOLS: Final = {"sqs": ("AmazonSQS", "1.0"), "secretsmanager": ("secretsmanager", "1.1")}


class AwsError(Exception):
    """AWS refused a call, or could not be reached."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a call is signed with."""

    access_key: str
    secret_key: str
    token: str | None = None
    expires_at: datetime | None = None

    @property
    def is_fresh(self) -> bool:
        """Whether they last long enough to be used."""
        return self.expires_at is None or datetime.now(UTC) < self.expires_at - RENEW_BEFORE


@dataclass(frozen=True, slots=True)
class Scope:
    """What a signature is good for."""

    service: str
    region: str


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a service answers."""

    scheme: str
    host: str


connections: dict[Endpoint, http.client.HTTPConnection] = {}
kept_credentials: dict[str, Credentials] = {}
"""What this container holds on to between calls."""


def call(service: str, operation: str, payload: Mapping[str, Any]) -> dict[str, Any]:
    """Call an operation and return its answer.

    A kept connection may have died while the function slept, so a broken one is replaced once: only call what may be
    done twice.

    Raises:
        AwsError: with AWS's own words, or the network's.
    """
    environment = aws_environment()
    endpoint, body = endpoint_of(service, environment), orjson.dumps(payload)
    prefix, version = _PROTOCOLS[service]
    headers = {
        "content-type": f"application/x-amz-json-{version}",
        "host": endpoint.host,
        "x-amz-target": f"{prefix}.{operation}",
    }
    signed = sign(headers, body, Scope(service, _region(environment)), credentials(environment))
    status, answer = _post(endpoint, body, signed)
    if status != http.client.OK:
        raise AwsError(f"{service} {operation}: {status} {answer[:500].decode(errors='replace')}")
    decoded: dict[str, Any] = orjson.loads(answer) if answer else {}
    return decoded


def sign(
    headers: Mapping[str, str], body: bytes, scope: Scope, own: Credentials, at: datetime | None = None
) -> dict[str, str]:
    """The headers of a POST to `/` with a Signature Version 4 over all of them and the body."""
    stamp = (at or datetime.now(UTC)).strftime("%Y%m%dT%H%M%SZ")
    signed = {**headers, "x-amz-date": stamp}
    if own.token:
        signed["x-amz-security-token"] = own.token
    names = ";".join(sorted(signed))
    lines = "".join(f"{name}:{signed[name]}\n" for name in sorted(signed))
    canonical = f"POST\n/\n\n{lines}\n{names}\n{hashlib.sha256(body).hexdigest()}"
    place = f"{stamp[:8]}/{scope.region}/{scope.service}/aws4_request"
    to_sign = f"AWS4-HMAC-SHA256\n{stamp}\n{place}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    key = f"AWS4{own.secret_key}".encode()
    for part in place.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    signature = hmac.new(key, to_sign.encode(), "sha256").hexdigest()
    signed["authorization"] = (
        f"AWS4-HMAC-SHA256 Credential={own.access_key}/{place}, SignedHeaders={names}, Signature={signature}"
    )
    return signed


def credentials(environment: Mapping[str, str]) -> Credentials:
    """The function's own: from its environment, from its container (SnapStart), or wherever the SDK finds some.

    Raises:
        AwsError: there are none.
    """
    if "AWS_ACCESS_KEY_ID" in environment:
        return Credentials(
            environment["AWS_ACCESS_KEY_ID"],
            environment.get("AWS_SECRET_ACCESS_KEY", ""),
            environment.get("AWS_SESSION_TOKEN"),
        )
    source = environment.get("AWS_CONTAINER_CREDENTIALS_FULL_URI", "")
    kept = kept_credentials.get(source)
    if kept is None or not kept.is_fresh:
        token = environment.get("AWS_CONTAINER_AUTHORIZATION_TOKEN")
        kept = kept_credentials[source] = _from_container(source, token) if source else _from_sdk()
    return kept


def _from_container(url: str, token: str | None) -> Credentials:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=TIMEOUT)
    try:
        connection.request("GET", parts.path, headers={"Authorization": token} if token else {})
        found = orjson.loads(connection.getresponse().read())
        expires_at = datetime.fromisoformat(found["Expiration"])
        return Credentials(found["AccessKeyId"], found["SecretAccessKey"], found.get("Token"), expires_at)
    except (OSError, http.client.HTTPException, KeyError, ValueError) as error:
        raise AwsError(f"the container gives no credentials: {error}") from error
    finally:
        connection.close()


def _from_sdk() -> Credentials:
    import boto3

    found = boto3.Session().get_credentials()
    if found is None:
        raise AwsError("there are no credentials")
    frozen = found.get_frozen_credentials()
    soon = datetime.now(UTC) + RENEW_BEFORE + RENEW_BEFORE
    return Credentials(frozen.access_key or "", frozen.secret_key or "", frozen.token, soon)


def endpoint_of(service: str, environment: Mapping[str, str]) -> Endpoint:
    """Where a service answers: where we are told, or at AWS, over IPv6 as well if so wished."""
    own = environment.get(f"AWS_ENDPOINT_URL_{service.upper()}") or environment.get("AWS_ENDPOINT_URL")
    if own:
        parts = urlsplit(own)
        return Endpoint(parts.scheme, parts.netloc)
    reaches_by_ipv6 = environment.get("AWS_USE_DUALSTACK_ENDPOINT") == "true"
    return Endpoint("https", f"{service}.{_region(environment)}.{'api.aws' if reaches_by_ipv6 else 'amazonaws.com'}")


def _region(environment: Mapping[str, str]) -> str:
    return environment.get("AWS_REGION") or environment.get("AWS_DEFAULT_REGION") or "us-east-1"


def _post(endpoint: Endpoint, body: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
    kept = connections.pop(endpoint, None)
    if kept is not None:
        try:
            return _exchange(endpoint, kept, body, headers)
        except (OSError, http.client.HTTPException):
            kept.close()
    try:
        return _exchange(endpoint, _connect(endpoint), body, headers)
    except (OSError, http.client.HTTPException) as error:
        raise AwsError(f"{endpoint.host}: {error}") from error


def _connect(endpoint: Endpoint) -> http.client.HTTPConnection:
    kind = http.client.HTTPSConnection if endpoint.scheme == "https" else http.client.HTTPConnection
    return kind(endpoint.host, timeout=TIMEOUT)


def _exchange(
    endpoint: Endpoint, connection: http.client.HTTPConnection, body: bytes, headers: Mapping[str, str]
) -> tuple[int, bytes]:
    """One request and its answer; the connection is kept for the next."""
    connection.request("POST", "/", body, dict(headers))
    response = connection.getresponse()
    answer = response.read()
    if response.will_close:
        connection.close()
    else:
        connections[endpoint] = connection
    return response.status, answer
