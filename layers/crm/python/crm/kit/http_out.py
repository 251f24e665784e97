"""Requests to addresses that users chose: resolved once, never to a private network, never redirected."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from urllib.parse import SplitResult, urlsplit

MOST_RESPONSE_BYTES = 64 * 1024
NAT64 = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class UrlNotAllowed(ValueError):
    """The URL is malformed, not http(s), or leads into a private network."""


class RequestFailed(OSError):
    """No complete answer arrived: refused, unreachable, broken TLS or out of time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: status, the first 64 KiB of the body, and the wall time in milliseconds."""

    status: int
    body: bytes
    duration_ms: int


def post(
    url: str, body: bytes, headers: Mapping[str, str], *, timeout: float = 5.0, allow_private: bool = False
) -> Answer:
    """POST `body` to `url` within `timeout` seconds in all.

    The host is resolved once and the connection goes to the very address that was checked, so that a second answer of
    the name server cannot lead elsewhere. Redirects are not followed: a 3xx is returned as it is.

    Raises:
        UrlNotAllowed: before anything is sent.
        RequestFailed: when no complete answer arrived in time.
    """
    parts = parse(url)
    started = monotonic()
    try:
        address = resolve(parts, allow_private=allow_private)
        connection = _connect(parts, address, timeout)
        try:
            target = parts.path or "/"
            connection.request("POST", f"{target}?{parts.query}" if parts.query else target, body, dict(headers))
            response = connection.getresponse()
            content = _read(response, connection, started + timeout)
        finally:
            connection.close()
    except UrlNotAllowed:
        raise
    except (OSError, http.client.HTTPException) as error:
        raise RequestFailed(str(error) or type(error).__name__) from error
    return Answer(response.status, content, round((monotonic() - started) * 1000))


def parse(url: str) -> SplitResult:
    """The parts of an absolute http(s) URL without credentials."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UrlNotAllowed("the URL is malformed") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise UrlNotAllowed("the URL must start with http:// or https:// and name a host")
    if parts.username is not None or parts.password is not None:
        raise UrlNotAllowed("the URL must not carry credentials")
    if any(ord(character) <= ord(" ") for character in url):
        raise UrlNotAllowed("the URL must not contain spaces or control characters")
    return parts


def is_url(text: str) -> bool:
    """Whether a text is such a URL: a browser that follows it goes to another page, and runs nothing."""
    try:
        parse(text)
    except UrlNotAllowed:
        return False
    return True


def resolve(parts: SplitResult, *, allow_private: bool = False) -> Address:
    """The address to connect to. Every address of the name must be public, not just the first."""
    found = socket.getaddrinfo(parts.hostname, port_of(parts), type=socket.SOCK_STREAM)
    addresses = [ipaddress.ip_address(info[4][0]) for info in found]
    if not allow_private and not all(is_public(address) for address in addresses):
        raise UrlNotAllowed("the URL leads into a private network")
    return addresses[0]


def is_public(address: Address) -> bool:
    """Whether an address, and the IPv4 address it may embed, is reachable from the public internet."""
    if isinstance(address, ipaddress.IPv6Address):
        embedded = address.ipv4_mapped or address.sixtofour
        if address in NAT64:
            embedded = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if embedded is not None:
            return is_public(embedded)
        if address.teredo is not None:
            return False
    return address.is_global and not address.is_multicast


def port_of(parts: SplitResult) -> int:
    """The port a URL names, or its scheme's."""
    return parts.port or (443 if parts.scheme == "https" else 80)


def _connect(parts: SplitResult, address: Address, timeout: float) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection(parts.hostname or "", port_of(parts), timeout=timeout)
    raw = socket.create_connection((str(address), port_of(parts)), timeout)
    if parts.scheme == "https":
        try:
            raw = ssl.create_default_context().wrap_socket(raw, server_hostname=parts.hostname)
        except OSError:
            raw.close()
            raise
    connection.sock = raw
    return connection


def _read(response: http.client.HTTPResponse, connection: http.client.HTTPConnection, deadline: float) -> bytes:
    """At most 64 KiB, and never past the deadline: a trickling answer must not hold a worker."""
    content = b""
    while len(content) < MOST_RESPONSE_BYTES:
        left = deadline - monotonic()
        if left <= 0:
            raise TimeoutError("the answer took too long")
        if connection.sock is not None:
            connection.sock.settimeout(left)
        chunk = response.read1(MOST_RESPONSE_BYTES - len(content))
        if not chunk:
            break
        content += chunk
    return content
