"""A CSV file of companies through the import's own jobs: cut, matched by domain, written, reported."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import perf_counter, process_time
from urllib.parse import urlsplit

import orjson

from crm.access.gate import Gate
from crm.features.imports.files import source_key
from crm.features.imports.jobs import ImportJobs
from crm.features.imports.mapping import ColumnMapping
from crm.features.imports.service import ImportService
from crm.features.imports.writing import SKIP
from crm.features.outbox.nudge import Nudge
from crm.kit import queue, storage
from crm.kit.database import Database
from crm.kit.settings import settings
from crm.metadata.store import SnapshotStore
from tests.benchmarks.figures import Figure, shown
from tests.benchmarks.measuring import backend_ns
from tests.benchmarks.workspace import SMALL, Bench, Cell

ROWS = 10_000
BUCKET, QUEUE = "files", "https://queues.example/1/record-import"
HEADER = "Name,Website,Staff,City,Country"
MAPPINGS = (
    ColumnMapping(0, "name"),
    ColumnMapping(1, "domainName", "primaryLinkUrl"),
    ColumnMapping(2, "employees"),
    ColumnMapping(3, "address", "addressCity"),
    ColumnMapping(4, "address", "addressCountry"),
)


def imports(cell: Cell) -> Iterator[Figure]:
    """One worker of one workspace, from the first message to the last."""
    with cell.passing(SMALL) as bench, _aws():
        database = Database(settings().require("database_url"))
        cpu_seconds, seconds = _spent(bench, cell, database)
        database.close()
    what = "import of a CSV file, matched by domain, one worker"
    yield Figure(what, ROWS / cpu_seconds, 1_700, "rows per CPU second", at_least=True)
    yield shown("… while others used the machine", ROWS / seconds, "rows/s")


def _spent(bench: Bench, cell: Cell, database: Database) -> tuple[float, float]:
    """Seconds of CPU here and in Postgres, which take turns, and on the clock."""
    snapshot = bench.workspace.snapshot
    gate = Gate.of(snapshot, bench.workspace.role("Admin"))
    service = ImportService(database, BUCKET, QUEUE, bench.identity, gate)
    content = "\n".join([HEADER, *(_line(number) for number in range(ROWS))]).encode()
    import_id = service.create("company", "companies.csv", len(content)).import_id
    storage.put(BUCKET, source_key(bench.identity.workspace_id, import_id), content, content_type="text/csv")
    service.start(import_id, MAPPINGS, "domainName", SKIP)
    jobs = ImportJobs(database, SnapshotStore(database, cell.cache), Nudge(cell.cache, settings()), BUCKET, QUEUE)
    message = {"workspaceId": str(bench.identity.workspace_id), "importId": str(import_id)}
    backend = database.connection.info.backend_pid
    client, server, begun = process_time(), backend_ns(backend), perf_counter()
    jobs.run({**message, "job": "prepare"})
    for number in range(service.get(import_id).current.chunk_count or 0):
        jobs.run({**message, "job": "chunk", "number": number})
    seconds = perf_counter() - begun
    cpu_seconds = process_time() - client + (backend_ns(backend) - server) / 1e9
    state = service.get(import_id)
    assert (state.current.status, state.progress.created_count) == ("COMPLETED", ROWS), state
    return cpu_seconds, seconds


def _line(number: int) -> str:
    return f"Imported {number},https://imported-{number}.example,{number % 900 + 1},Oslo,Norway"


@contextmanager
def _aws() -> Iterator[None]:
    """A bucket and a queue on loopback. It keeps files, and takes messages that nobody will read."""
    files: dict[str, bytes] = {}

    class Endpoint(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_PUT(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            files[urlsplit(self.path).path] = _unframed(body) if self.headers["content-encoding"] else body
            self._answer(b"")

        def do_HEAD(self) -> None:
            self._answer(b"", len(files[urlsplit(self.path).path]))

        def do_GET(self) -> None:
            self._answer(files[urlsplit(self.path).path])

        def do_POST(self) -> None:
            sent = orjson.loads(self.rfile.read(int(self.headers["content-length"])))
            taken = [{"Id": each["Id"], "MessageId": "1", "MD5OfMessageBody": ""} for each in sent.get("Entries", ())]
            self._answer(orjson.dumps({"MessageId": "1", "Successful": taken}))

        def _answer(self, body: bytes, length: int | None = None) -> None:
            self.send_response(200)
            self.send_header("content-length", str(len(body) if length is None else length))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    os.environ |= {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}",
        "AWS_ACCESS_KEY_ID": "bench",
        "AWS_SECRET_ACCESS_KEY": "bench",
        "AWS_DEFAULT_REGION": "us-east-1",
        "OUTBOX_QUEUE_URL": "https://queues.example/1/outbox",
    }
    for remembered in (settings, storage.sdk_client, queue.sdk_client):
        remembered.cache_clear()
    yield
    server.shutdown()
    server.server_close()


def _unframed(body: bytes) -> bytes:
    """What an upload in signed chunks carries: size, content, checksum."""
    content = b""
    while body:
        head, _, rest = body.partition(b"\r\n")
        size = int(head.split(b";")[0], 16)
        if size == 0:
            break
        content, body = content + rest[:size], rest[size + 2 :]
    return content
