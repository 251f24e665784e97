"""A workspace with 50,000 people in 10,000 companies, made through the product once and kept."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg

from crm.access.gate import Gate
from crm.access.identity import Identity
from crm.access.tokens import issue_access
from crm.kit.cache import Cache
from crm.kit.database import Database
from crm.kit.ids import uuid7
from crm.kit.settings import settings
from crm.metadata.store import read_snapshot
from crm.models.migrate import migrate
from crm.records.root import Request
from crm.records.service import Records
from infra.local import services
from tests.api.workspaces import TestWorkspace, make_workspace

PEOPLE, COMPANIES, BATCH = 50_000, 10_000, 1_000
FIRST_NAMES = ("Amara", "Bruno", "Chiara", "Dmitri", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kira", "Luís")
LAST_NAMES = ("Abbott", "Bauer", "Costa", "Duarte", "Ekström", "Fischer", "Gallo", "Haddad", "Ivanov", "Jansen")
JOBS = ("Engineer", "Designer", "Buyer", "Accountant", "Founder", "Analyst")
CITIES = ("Lisbon", "Oslo", "Vienna", "Nairobi", "Lima", "Osaka")


@dataclass(frozen=True)
class Bench:
    """The servers and the workspace that every measurement uses."""

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


@contextmanager
def open_bench(directory: Path) -> Iterator[Bench]:
    """Start the servers, and fill the workspace unless an earlier run did."""
    directory.mkdir(parents=True, exist_ok=True)
    with services.postgres(directory) as postgres, services.redis(directory / "redis") as redis_url:
        migrate(postgres.url("stratus_owner"))
        os.environ |= {
            "DATABASE_URL": postgres.url("stratus_app"),
            "OWNER_DATABASE_URL": postgres.url("stratus_owner"),
            "REDIS_URL": redis_url,
            "APP_SECRET": "a secret that only benchmarks know",
            "LOG_LEVEL": "WARNING",
        }
        settings.cache_clear()
        Cache(redis_url).execute(("FLUSHDB",))
        owner = Database(postgres.url("stratus_owner"))
        with psycopg.connect(postgres.url("postgres"), autocommit=True) as superuser:
            yield Bench(owner, superuser, _workspace(owner, superuser, directory / "workspace"))
        owner.close()


def _workspace(owner: Database, superuser: psycopg.Connection, kept: Path) -> TestWorkspace:
    if kept.exists():
        return TestWorkspace(owner, read_snapshot(owner, UUID(kept.read_text())))
    print(f"Making {PEOPLE:,} people in {COMPANIES:,} companies, once.", file=sys.__stdout__, flush=True)
    workspace = make_workspace(owner)
    bench = Bench(owner, superuser, workspace)
    database = Database(str(settings().database_url))
    records, chance = bench.records(database), random.Random(1)
    companies = [each for batch in _companies(chance) for each in records.create_many("company", batch)]
    for batch in _people(chance, companies):
        records.create_many("person", batch)
    database.close()
    superuser.execute("vacuum analyze")
    kept.write_text(str(workspace.id))
    return workspace


def _companies(chance: random.Random) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, COMPANIES, BATCH):
        yield [
            {
                "name": f"{chance.choice(LAST_NAMES)} & {chance.choice(LAST_NAMES)} {number}",
                "domainName": {"primaryLinkUrl": f"https://company-{number}.example"},
                "employees": chance.randrange(1, 5_000),
                "position": number,
            }
            for number in range(start, start + BATCH)
        ]


def _people(chance: random.Random, companies: list[str]) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, PEOPLE, BATCH):
        yield [
            person(chance, chance.choice(companies))
            | {
                "position": number,
                "createdAt": f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}T00:00:{number % 60:02}Z",
            }
            for number in range(start, start + BATCH)
        ]


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
