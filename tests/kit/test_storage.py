from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from crm.kit import storage
from crm.kit.storage import FileMissing

BUCKET = "files"
MISSING = b"<Error><Code>NoSuchKey</Code><Message>gone</Message></Error>"
PAST_END = b"<Error><Code>InvalidRange</Code><Message>past the end</Message></Error>"


class Bucket(BaseHTTPRequestHandler):
    """As much of S3 as the kit speaks."""

    objects: dict[str, bytes]

    def do_PUT(self) -> None:
        self.objects[self.key] = self.rfile.read(int(self.headers["content-length"]))
        self.answer(200)

    def do_DELETE(self) -> None:
        self.objects.pop(self.key, None)
        self.answer(204)

    def do_GET(self) -> None:
        content = self.objects.get(self.key)
        asked = self.headers.get("range")
        if content is None:
            self.answer(404, MISSING)
        elif asked is None:
            self.answer(200, content)
        else:
            first, _, last = asked.removeprefix("bytes=").partition("-")
            part = content[int(first) : int(last) + 1]
            self.answer(*((206, part) if part else (416, PAST_END)))

    def do_HEAD(self) -> None:
        self.do_GET()

    @property
    def key(self) -> str:
        return unquote(urlsplit(self.path).path).removeprefix(f"/{BUCKET}/")

    def answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(autouse=True)
def objects(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, bytes]]:
    kept: dict[str, bytes] = {}
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Served", (Bucket,), {"objects": kept}))
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", f"http://127.0.0.1:{server.server_port}")
    storage.sdk_client.cache_clear()
    yield kept
    storage.sdk_client.cache_clear()
    server.shutdown()
    server.server_close()


def test_what_is_put_is_there(objects: dict[str, bytes]):
    storage.put(BUCKET, "a/b c.csv", b"1,2\n")
    assert storage.get(BUCKET, "a/b c.csv") == b"1,2\n"
    assert storage.size(BUCKET, "a/b c.csv") == 4
    storage.delete(BUCKET, "a/b c.csv")
    storage.delete(BUCKET, "a/b c.csv")
    assert objects == {}


def test_a_large_file_comes_in_pieces(objects: dict[str, bytes]):
    objects["large"] = bytes(range(256)) * 4096
    pieces = list(storage.stream(BUCKET, "large"))
    assert len(pieces) > 1
    assert b"".join(pieces) == objects["large"]


@pytest.mark.parametrize(
    ("start", "length", "part"), [(0, 3, b"abc"), (2, 2, b"cd"), (4, 100, b"ef"), (6, 5, b""), (100, 5, b"")]
)
def test_a_part_of_a_file(objects: dict[str, bytes], start: int, length: int, part: bytes):
    objects["letters"] = b"abcdef"
    assert storage.get_range(BUCKET, "letters", start, length) == part


def test_a_file_that_is_not_there_is_missing():
    for read in (storage.get, storage.size):
        with pytest.raises(FileMissing):
            read(BUCKET, "nothing")
    with pytest.raises(FileMissing):
        storage.get_range(BUCKET, "nothing", 0, 1)


def test_links_are_for_one_object_and_a_while():
    given = parse_qs(urlsplit(storage.upload_url(BUCKET, "in.csv", content_type="text/csv", seconds=60)).query)
    assert given["X-Amz-Expires"] == ["60"]
    assert "content-type" in given["X-Amz-SignedHeaders"][0]
    link = urlsplit(storage.download_url(BUCKET, "out.csv", seconds=30, filename="Année 1.csv"))
    assert link.path == f"/{BUCKET}/out.csv"
    disposition = parse_qs(link.query)["response-content-disposition"]
    assert disposition == ["attachment; filename*=UTF-8''Ann%C3%A9e%201.csv"]
