"""Servers with workspaces of chosen sizes: made once and kept, made anew when what makes them has changed."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, cached_property
from hashlib import blake2b
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import UUID, uuid5

import psycopg

from crm.access.gate import Gate
from crm.access.identity import Identity
from crm.access.tokens import issue_access
from crm.app import graphql_api
from crm.app.container import container
from crm.kit.cache import Cache
from crm.kit.database import Database
from crm.kit.ids import uuid7
from crm.kit.settings import settings
from crm.metadata.ddl.workspace import create_schema
from crm.metadata.names import literal, quoted, schema_name
from crm.metadata.provision import NewWorkspace, create_workspace, destroy_workspace, tables_of
from crm.metadata.snapshot import Snapshot
from crm.metadata.standard import standard_objects
from crm.metadata.store import read_snapshot
from crm.models.migrate import migrate
from crm.models.transaction import transaction
from crm.records.root import Request
from crm.records.service import Records
from infra.local import services
from infra.local.postgres_roles import Postgres, bootstrap
from tests.api.workspaces import TestWorkspace
from tests.benchmarks import filling

SMALL, LARGE = 50_000, 1_000_000
"""People. Every fifth has a company, every tenth a deal, a note and a task; each record has its history."""

NAMESPACE = UUID("6f1c6f0e-52c5-4a0b-8f0e-3d1f4ac1b0aa")
FIRST_NAMES = ("Amara", "Bruno", "Chiara", "Dmitri", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kira", "Luís")
LAST_NAMES = ("Abbott", "Bauer", "Costa", "Duarte", "Ekström", "Fischer", "Gallo", "Haddad", "Ivanov", "Jansen")
JOBS = ("Engineer", "Designer", "Buyer", "Accountant", "Founder", "Analyst")
CITIES = ("Lisbon", "Oslo", "Vienna", "Nairobi", "Lima", "Osaka")


@dataclass(frozen=True)
class Bench:
    """The servers and one workspace that a measurement uses."""

    owner: Database
    superuser: psycopg.Connection
    workspace: TestWorkspace

    @cached_property
    def identity(self) -> Identity:
        """An administrator who just signed in."""
        return self.workspace.member()

    @cached_property
    def token(self) -> str:
        """Their access token."""
        return issue_access(self.identity).token

    def request(self) -> Request:
        """What the engine is told about them."""
        snapshot = self.workspace.snapshot
        return Request(self.identity, snapshot.version, self.workspace.role("Admin"), lambda: snapshot)

    def records(self, database: Database) -> Records:
        """The engine's entry for features, in their name."""
        snapshot = self.workspace.snapshot
        return Records(database, snapshot, Gate.of(snapshot, self.workspace.role("Admin")), self.request())

    def table(self, name: str) -> str:
        """A table of the workspace."""
        return f'"{self.workspace.snapshot.schema}"."{name}"'


@dataclass(frozen=True)
class Cell:
    """One migrated database, and the way to its workspaces. The environment of this process points at it."""

    postgres: Postgres
    owner: Database
    superuser: psycopg.Connection
    cache: Cache

    def kept(self, name: str, people: int) -> Bench:
        """A workspace that an earlier run made the same way, or else this one makes."""
        workspace_id = uuid5(NAMESPACE, name)
        if not self.has(name, people):
            self._make(workspace_id, name, people, _recipe(people))
        return self._bench(workspace_id)

    def has(self, name: str, people: int) -> bool:
        """Whether a workspace is kept that is made as it would be today."""
        return self._recipe_of(uuid5(NAMESPACE, name)) == _recipe(people)

    @contextmanager
    def passing(self, people: int) -> Iterator[Bench]:
        """A workspace for measurements that change it."""
        workspace_id = uuid5(NAMESPACE, "passing")
        self._make(workspace_id, "passing", people, "")
        yield self._bench(workspace_id)
        with transaction(self.owner) as connection:
            destroy_workspace(connection, workspace_id)

    def _bench(self, workspace_id: UUID) -> Bench:
        return Bench(self.owner, self.superuser, TestWorkspace(self.owner, read_snapshot(self.owner, workspace_id)))

    def _recipe_of(self, workspace_id: UUID) -> str | None:
        told = "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = %s"
        row = self.superuser.execute(told, (schema_name(workspace_id),)).fetchone()
        return row[0] if row else None

    def _make(self, workspace_id: UUID, name: str, people: int, recipe: str) -> None:
        with transaction(self.owner) as connection:
            destroy_workspace(connection, workspace_id)
        with transaction(self.owner) as connection:
            snapshot = create_workspace(connection, NewWorkspace(workspace_id, name, name, name))
        begun = perf_counter()
        url = self.postgres.url("stratus_owner")
        with psycopg.connect(url, autocommit=True, options=filling.SESSION) as connection:
            for step in filling.fill(connection, snapshot, people):
                if people >= LARGE:
                    say(f"  making “{name}”: {step} ({perf_counter() - begun:.0f} s)")
            comment = f"comment on schema {quoted(snapshot.schema)} is {literal(recipe)}"
            connection.execute(comment.encode())


@contextmanager
def open_bench(directory: Path) -> Iterator[Cell]:
    """Start the servers."""
    directory.mkdir(parents=True, exist_ok=True)
    with services.postgres(directory) as postgres, services.redis(directory / "redis") as redis_url:
        os.environ |= {
            "REDIS_URL": redis_url,
            "APP_SECRET": "a secret that only benchmarks know",
            "LOG_LEVEL": "WARNING",
        }
        Cache(redis_url).execute(("FLUSHDB",))
        with cell(postgres) as opened:
            yield opened


@contextmanager
def cell(postgres: Postgres, database: str | None = None) -> Iterator[Cell]:
    """A database of the cluster, made if it is missing; until the block ends this process works with it."""
    chosen = replace(postgres, database=database or postgres.database)
    bootstrap(chosen)
    migrate(chosen.url("stratus_owner"))
    before = dict(os.environ)
    os.environ |= {"DATABASE_URL": chosen.url("stratus_app"), "OWNER_DATABASE_URL": chosen.url("stratus_owner")}
    new_container()
    owner, cache = Database(chosen.url("stratus_owner")), Cache(settings().redis_url)
    with psycopg.connect(chosen.url("postgres"), autocommit=True) as superuser:
        yield Cell(chosen, owner, superuser, cache)
    owner.close()
    os.environ.update({name: before.get(name, "") for name in ("DATABASE_URL", "OWNER_DATABASE_URL")})
    new_container()


def new_container() -> None:
    """Forget everything that a container of the function keeps between requests."""
    for remembered in (settings, container, graphql_api.endpoint):
        remembered.cache_clear()


def say(text: str) -> None:
    """Tell whoever waits, also while the function's own output is sent away."""
    print(text, file=sys.__stdout__, flush=True)


def person(chance: random.Random, company_id: str) -> dict[str, Any]:
    """Somebody with everything the list shows."""
    first, last, number = chance.choice(FIRST_NAMES), chance.choice(LAST_NAMES), uuid7().hex
    return {
        "name": {"firstName": first, "lastName": last},
        "emails": {"primaryEmail": f"{first}.{number}@example.com", "additionalEmails": [f"{number}@example.org"]},
        "phones": {
            "primaryPhoneNumber": "2012345678",
            "primaryPhoneCallingCode": "+1",
            "primaryPhoneCountryCode": "US",
        },
        "linkedinLink": {"primaryLinkUrl": f"https://www.linkedin.com/in/{number}"},
        "jobTitle": chance.choice(JOBS),
        "city": chance.choice(CITIES),
        "companyId": company_id,
    }


@cache
def _recipe(people: int) -> str:
    """Changes with the tables that every workspace gets, and with what fills them."""
    objects = standard_objects(NAMESPACE)
    made = Snapshot(NAMESPACE, "s", "s", 1, objects, {})
    texts = [*create_schema("s"), *tables_of("s", objects), *map(str, filling.steps(made, people))]
    return blake2b("\n".join(texts).encode(), digest_size=8).hexdigest()
