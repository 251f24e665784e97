from __future__ import annotations

import ipaddress
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from crm.kit import http_out


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        if self.path == "/slow":
            self.server.released.wait(5)  # type: ignore[attr-defined]
        self.send_response(302 if self.path == "/elsewhere" else 200)
        self.send_header("location", "http://127.0.0.1:1/")
        self.end_headers()
        self.wfile.write(b"x" * 200_000 if self.path == "/flood" else body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def receiver() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    server.released = threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.released.set()  # type: ignore[attr-defined]
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_answer_comes_back(receiver: str):
    answer = http_out.post(f"{receiver}/echo?a=1", b"hello", {}, allow_private=True)
    assert (answer.status, answer.body) == (200, b"hello")


def test_a_redirect_is_not_followed(receiver: str):
    assert http_out.post(f"{receiver}/elsewhere", b"", {}, allow_private=True).status == 302


def test_a_flood_is_cut(receiver: str):
    assert len(http_out.post(f"{receiver}/flood", b"", {}, allow_private=True).body) == http_out.MOST_RESPONSE_BYTES


def test_a_slow_answer_fails_in_time(receiver: str):
    with pytest.raises(http_out.RequestFailed):
        http_out.post(f"{receiver}/slow", b"", {}, timeout=0.2, allow_private=True)


def test_a_closed_port_fails():
    with pytest.raises(http_out.RequestFailed):
        http_out.post("http://127.0.0.1:1/", b"", {}, allow_private=True)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8080/",
        "http://[::1]/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://2130706433/",
        "http://0x7f.1/",
    ],
)
def test_private_addresses_are_refused(url: str):
    with pytest.raises(http_out.UrlNotAllowed):
        http_out.post(url, b"", {})


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.com",
        "ftp://example.com/",
        "http://",
        "http://user:pw@example.com/",
        "http://a b/",
        "http://x:99999/",
    ],
)
def test_malformed_urls_are_refused(url: str):
    with pytest.raises(http_out.UrlNotAllowed):
        http_out.parse(url)


def test_public_addresses_are_allowed():
    assert http_out.is_public(ipaddress.ip_address("93.184.215.14"))
    assert http_out.is_public(ipaddress.ip_address("2606:2800:21f::1"))
