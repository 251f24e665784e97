"""Real servers for every test: one Postgres and one Redis per run, one database per worker, nothing beyond loopback."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from crm.kit.cache import Cache
from crm.kit.database import Database
from crm.kit.settings import ENVIRONMENT_NAMES, Settings
from crm.kit.settings import settings as read_settings
from crm.metadata.store import SnapshotStore
from crm.models.migrate import migrate
from infra.local import services
from infra.local.postgres_roles import Postgres
from tests.factories.workspaces import Workspace, make_workspace

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
APP_SECRET = "a secret that only tests know"
SLOWEST_FIRST = Path(__file__).with_name("slowest_first.txt")
REACHABLE = "/var/tmp"
"""A place that the user Postgres runs as can enter."""

for name in [name for name in os.environ if name in ENVIRONMENT_NAMES or name.startswith("AWS_")]:
    del os.environ[name]
os.environ |= {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
    "POWERTOOLS_TRACE_DISABLED": "true",
}
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())  # a wheel that looks for it warns when it is unset


@dataclass(frozen=True, slots=True)
class Servers:
    """Where this run's servers listen."""

    postgres: Postgres
    redis_url: str


@dataclass(frozen=True, slots=True)
class OwnDatabase:
    """A migrated database of one test."""

    owner_url: str
    app_url: str
    connect: Callable[[str], Database]
    """Another connection, closed after the test."""

    @property
    def owner(self) -> Database:
        return self.connect(self.owner_url)


SERVERS = pytest.StashKey[Servers]()


def start_servers(config: pytest.Config) -> Servers:
    """Start Postgres with a migrated template database, and Redis; both end with the run."""
    directory = Path(tempfile.mkdtemp(prefix="stratus-tests-", dir=REACHABLE))
    directory.chmod(0o755)
    running = ExitStack()
    running.callback(shutil.rmtree, directory, ignore_errors=True)
    config.add_cleanup(running.close)
    postgres = running.enter_context(services.postgres(directory / "server", durable=False))
    redis_url = running.enter_context(services.redis(directory / "redis"))
    migrate(postgres.url("stratus_owner"))
    return Servers(postgres, redis_url)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, whatever the number of its tests: begun last, it would leave workers idle."""
    places = {path: place for place, path in enumerate(SLOWEST_FIRST.read_text().split())}
    items.sort(key=lambda item: places.get(item.location[0], len(places)))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """With several workers the controller starts the servers, once, and tells each where they are."""
    config = node.config
    if SERVERS not in config.stash:
        config.stash[SERVERS] = start_servers(config)
    node.workerinput["postgres_port"] = config.stash[SERVERS].postgres.port
    node.workerinput["redis_url"] = config.stash[SERVERS].redis_url


@pytest.fixture(scope="session", autouse=True)
def only_loopback() -> Iterator[None]:
    """A connection to anywhere else is a mistake of the test."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session")
def servers(request: pytest.FixtureRequest) -> Servers:
    told = getattr(request.config, "workerinput", None)
    if told is None:
        return start_servers(request.config)
    return Servers(Postgres("127.0.0.1", told["postgres_port"]), told["redis_url"])


@pytest.fixture(scope="session")
def settings(servers: Servers, request: pytest.FixtureRequest) -> Iterator[Settings]:
    """The settings of a function, pointing at this worker's own database; `crm.kit.settings` reads the same."""
    told = getattr(request.config, "workerinput", {"workerid": "gw0"})
    database = f"stratus_{told['workerid']}"
    with psycopg.connect(servers.postgres.url("postgres", "postgres"), autocommit=True) as connection:
        connection.execute(f"create database {database} template {servers.postgres.database} owner stratus_owner")
    migrate(servers.postgres.url("stratus_owner", database))
    own = {
        "DATABASE_URL": servers.postgres.url("stratus_app", database),
        "OWNER_DATABASE_URL": servers.postgres.url("stratus_owner", database),
        "REDIS_URL": servers.redis_url.removesuffix("/0") + f"/{told['workerid'].removeprefix('gw')}",
        "APP_SECRET": APP_SECRET,
        "ENVIRONMENT": "local",
        "WEBHOOK_ALLOW_PRIVATE": "1",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in own.items():
            patch.setenv(name, value)
        read_settings.cache_clear()
        yield read_settings()
    read_settings.cache_clear()


@pytest.fixture(scope="session")
def database(settings: Settings) -> Iterator[Database]:
    """What functions use: the login role, without rights of its own on any workspace."""
    database = Database(settings.require("database_url"))
    yield database
    database.close()


@pytest.fixture(scope="session")
def owner_database(settings: Settings) -> Iterator[Database]:
    """The owner of every schema: for changes of metadata, and to look behind the scenes."""
    database = Database(settings.require("owner_database_url"))
    yield database
    database.close()


@pytest.fixture
def new_database(settings: Settings) -> Iterator[Callable[[], Database]]:
    """Makes connections like that of `database`, for tests of what happens at the same time."""
    with ExitStack() as opened:

        def make() -> Database:
            database = Database(settings.require("database_url"))
            opened.callback(database.close)
            return database

        yield make


@pytest.fixture
def new_own_database(servers: Servers) -> Iterator[Callable[[], OwnDatabase]]:
    """Makes databases like `own_database`."""
    postgres = servers.postgres
    with psycopg.connect(postgres.url("postgres", "postgres"), autocommit=True) as connection, ExitStack() as opened:

        def connect(url: str) -> Database:
            database = Database(url)
            opened.callback(database.close)
            return database

        def make() -> OwnDatabase:
            name = f"stratus_{uuid4().hex}"
            connection.execute(f"create database {name} template {postgres.database} owner stratus_owner".encode())
            opened.callback(connection.execute, f"drop database {name} with (force)".encode())
            migrate(postgres.url("stratus_owner", name))
            return OwnDatabase(postgres.url("stratus_owner", name), postgres.url("stratus_app", name), connect)

        yield make


@pytest.fixture
def own_database(new_own_database: Callable[[], OwnDatabase]) -> OwnDatabase:
    """For tests of what concerns all workspaces, or the whole of the control plane."""
    return new_own_database()


@pytest.fixture
def cache(settings: Settings) -> Iterator[Cache]:
    """This worker's own Redis database, empty."""
    cache = Cache(settings.require("redis_url"))
    cache.execute(("FLUSHDB",))
    yield cache
    cache.close()


@pytest.fixture
def snapshots(database: Database, cache: Cache) -> SnapshotStore:
    return SnapshotStore(database, cache)


@pytest.fixture
def workspace(owner_database: Database) -> Workspace:
    """A workspace with its standard objects, and one administrator."""
    return make_workspace(owner_database)


@pytest.fixture(scope="session")
def other_workspace(owner_database: Database) -> Workspace:
    """A workspace of other people, the same for all tests: nothing of it may ever be seen from `workspace`."""
    return make_workspace(owner_database)
