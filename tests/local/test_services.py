"""Real servers: what they promise to keep, and that nothing of them is left behind."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from infra.local.__main__ import public_sockets
from infra.local.postgres_files import reachable
from infra.local.processes import InUse, exclusively, free_port, unprivileged_user
from infra.local.services import given_postgres, postgres

ROOT = Path(__file__).parents[2]

HOLDER = """
import sys, time
from pathlib import Path
from infra.local import services
from crm.kit.cache import Cache
directory = Path(sys.argv[1])
with services.postgres(directory) as database, services.redis(directory, durable=True) as redis:
    command = ("SET", "kept", sys.argv[2]) if sys.argv[2] else ("GET", "kept")
    [reply] = Cache(redis).execute(command)
    print(database.port, reply.decode(), flush=True)
    time.sleep(60)
"""


@pytest.fixture
def directory() -> Iterator[Path]:
    """A place that the user Postgres runs as can enter."""
    with tempfile.TemporaryDirectory(prefix="stratus-", dir="/var/tmp") as made:
        Path(made).chmod(0o755)
        yield Path(made)


@contextmanager
def held(directory: Path, value: str) -> Iterator[tuple[int, str]]:
    """Servers in a process of their own, killed at the end; the port of Postgres and what Redis answered.

    With a value it is written, without one it is read.
    """
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'layers/crm/python'}"}
    command = [sys.executable, "-c", HOLDER, str(directory), value]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as holder:
        try:
            assert holder.stdout is not None
            port, reply = holder.stdout.readline().split()
            yield int(port), reply
        finally:
            holder.kill()


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the next start ends what was left behind")
def test_killed_servers_leave_nothing_running_and_lose_nothing(directory: Path):
    with (
        held(directory, "value") as (port, _),
        psycopg.connect(f"postgresql://stratus_owner@127.0.0.1:{port}/stratus", autocommit=True) as connection,
    ):
        connection.execute("create table kept as select 7 as value")
    deadline = time.monotonic() + 10
    while answers(port) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not answers(port)

    with held(directory, "") as (port, reply):
        assert reply == "value"
        with psycopg.connect(f"postgresql://stratus_owner@127.0.0.1:{port}/stratus") as connection:
            assert connection.execute("select value from kept").fetchall() == [(7,)]


def test_a_server_of_somebody_else_gets_the_same_roles_with_passwords(directory: Path):
    with postgres(directory, durable=False) as theirs:
        with psycopg.connect(theirs.url("postgres", "postgres"), autocommit=True) as connection:
            connection.execute("drop database stratus")
            connection.execute("drop role stratus_app")
            connection.execute("drop role stratus_owner")
        for _ in range(2):
            with given_postgres(f"postgresql://postgres@127.0.0.1:{theirs.port}/crm") as given:
                assert ":" in given.url("stratus_app").removeprefix("postgresql://stratus_app").split("@")[0]
                with psycopg.connect(given.url("stratus_owner")) as connection:
                    assert connection.execute("select current_database(), current_user").fetchone() == (
                        "crm",
                        "stratus_owner",
                    )
                with psycopg.connect(given.url("stratus_app")) as connection:
                    query = "select rolsuper or rolcreaterole or rolinherit from pg_roles where rolname = current_user"
                    assert connection.execute(query).fetchone() == (False,)


def test_a_directory_is_for_one_copy_at_a_time(tmp_path: Path):
    with exclusively(tmp_path), pytest.raises(InUse, match="LOCAL_DIR"), exclusively(tmp_path):
        pass
    with exclusively(tmp_path):
        pass


def test_a_port_is_taken_early_but_answers_nobody_yet():
    port = free_port()
    taken = public_sockets(port)
    assert not answers(port)
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(InUse, match="PORT"):
        public_sockets(other.getsockname()[1])
    for each in taken:
        each.close()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs Postgres as somebody else")
def test_a_home_that_postgres_may_not_enter_keeps_its_data_elsewhere(tmp_path: Path):
    private = tmp_path / "home"
    private.mkdir(mode=0o700)
    with postgres(private / "local", durable=False) as running:
        with psycopg.connect(running.url("postgres", "postgres")) as connection:
            (data,) = connection.execute("select current_setting('data_directory')").fetchone() or ("",)
        assert not Path(data).is_relative_to(private)
    shutil.rmtree(private)
    private.mkdir(mode=0o700)
    assert Path(data).exists()
    reachable(private / "another/postgres", unprivileged_user())
    assert not Path(data).exists()
