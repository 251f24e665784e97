"""An HTTP server that takes AWS's JSON calls: what it received can be read, what it answers can be set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import orjson


class PretendedAws:
    """What was received, and what shall be said."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, dict[str, str], bytes]] = []
        self.status = 200
        self.answer: Any = {"MessageId": "1"}
        self.url = ""

    def messages(self, queue_url: str) -> list[dict[str, Any]]:
        """The messages sent to a queue, oldest first."""
        sent = [orjson.loads(body) for _, headers, body in self.requests if headers.get("x-amz-target")]
        return [each for each in sent if each["QueueUrl"] == queue_url]


@contextmanager
def pretended_aws() -> Iterator[PretendedAws]:
    """Serve on a port of its own until the block ends."""
    seen = PretendedAws()

    class Endpoint(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self._take(self.rfile.read(int(self.headers["content-length"])))

        def do_GET(self) -> None:
            self._take(b"")

        def _take(self, body: bytes) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            seen.requests.append((self.path, headers, body))
            answer = orjson.dumps(seen.answer)
            self.send_response(seen.status)
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    seen.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield seen
    finally:
        server.shutdown()
        server.server_close()
