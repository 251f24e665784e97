"""What a new workspace starts with: enough to see what the product does, little enough to delete."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from crm.features.demo_workspace.loading import load
from crm.features.demo_workspace.scenes.stage import Record, Stage
from crm.kit import clock
from crm.kit.database import Database
from crm.metadata.snapshot import Snapshot
from crm.metadata.store import read_snapshot
from crm.models.transaction import Connection, transaction

MICROS = 1_000_000

COMPANIES: tuple[tuple[str, int, str, str], ...] = (
    ("Lanternfish Software", 84, "Bristol", "United Kingdom"),
    ("Sorrel Bakeries", 210, "Lyon", "France"),
    ("Skerry Ferries", 460, "Bergen", "Norway"),
    ("Tamarind Textiles", 120, "Pune", "India"),
    ("Moraine Expeditions", 38, "Wellington", "New Zealand"),
)
PEOPLE: tuple[tuple[str, str, str], ...] = (
    ("Imogen", "Calloway", "Head of IT"),
    ("Bastien", "Rousselle", "Managing Director"),
    ("Ingrid", "Fjeldsted", "Operations Manager"),
    ("Kavya", "Deshpande", "Head of Procurement"),
    ("Jasper", "Whitlock", "Founder"),
)
DEALS: tuple[tuple[str, int, str], ...] = (
    ("Move from spreadsheets", 48_000, "NEW"),
    ("Forty bakeries, one order book", 96_000, "SCREENING"),
    ("Crew rota for the winter season", 62_000, "MEETING"),
    ("Connection to the warehouse", 35_000, "PROPOSAL"),
    ("Booking desk, two seats", 6_500, "CUSTOMER"),
    ("Second region", 54_000, "NEW"),
)


def prefill(connection: Connection, snapshot: Snapshot, *, member_id: UUID, member_name: str, now: datetime) -> None:
    """Fill a new workspace with five companies, someone at each, and six deals."""
    stage = Stage(snapshot.workspace_id, now, [(member_id, member_name)])
    for name, records in sample_records(stage).items():
        load(connection, snapshot, name, records)


def fill_new_workspace(owner: Database, workspace_id: UUID, *, member_id: UUID, member_name: str) -> None:
    """Put the samples into a workspace that somebody has just made for themself."""
    snapshot = read_snapshot(owner, workspace_id)
    with transaction(owner) as connection:
        prefill(connection, snapshot, member_id=member_id, member_name=member_name, now=clock.now())


def sample_records(stage: Stage) -> Mapping[str, list[Record]]:
    """The records of a new workspace by object."""
    return {
        "company": [_company(stage, number) for number in range(len(COMPANIES))],
        "person": [_person(stage, number) for number in range(len(PEOPLE))],
        "opportunity": [_deal(stage, number) for number in range(len(DEALS))],
    }


def _base(stage: Stage, kind: str, number: int) -> Record:
    return stage.base(kind, number, most=0) | {"createdBy": _system(), "updatedBy": _system()}


def _system() -> dict[str, Any]:
    return {"source": "SYSTEM", "workspaceMemberId": None, "name": "Sample"}


def _domain(number: int) -> str:
    return COMPANIES[number][0].lower().replace(" ", "") + ".example"


def _company(stage: Stage, number: int) -> Record:
    name, employees, city, country = COMPANIES[number]
    return _base(stage, "company", number) | {
        "name": name,
        "domainName": {"primaryLinkUrl": f"https://{_domain(number)}", "primaryLinkLabel": _domain(number)},
        "employees": employees,
        "address": {"addressCity": city, "addressCountry": country},
        "idealCustomerProfile": number < len(COMPANIES) // 2,
        "accountOwnerId": str(stage.members[0][0]),
    }


def _person(stage: Stage, number: int) -> Record:
    first, last, job_title = PEOPLE[number]
    return _base(stage, "person", number) | {
        "name": {"firstName": first, "lastName": last},
        "emails": {"primaryEmail": f"{first}.{last}@{_domain(number)}"},
        "jobTitle": job_title,
        "city": COMPANIES[number][2],
        "companyId": stage.id_of("company", number),
    }


def _deal(stage: Stage, number: int) -> Record:
    name, amount, how_far = DEALS[number]
    where = number % len(COMPANIES)
    return _base(stage, "opportunity", number) | {
        "name": name,
        "amount": {"amountMicros": amount * MICROS, "currencyCode": "USD"},
        "closeDate": stage.ahead(20, 90),
        "stage": how_far,
        "companyId": stage.id_of("company", where),
        "pointOfContactId": stage.id_of("person", where),
        "ownerId": str(stage.members[0][0]),
    }
