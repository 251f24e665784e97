"""Deals, some of them won."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crm.features.demo_workspace.scenes.companies import MICROS
from crm.features.demo_workspace.scenes.stage import Record, Stage, filled
from crm.features.demo_workspace.vocabulary.work import OFFERS

STAGES = ("NEW", "NEW", "SCREENING", "SCREENING", "MEETING", "MEETING", "PROPOSAL", "PROPOSAL", "CUSTOMER")


def opportunities(stage: Stage, count: int, people: Sequence[Record], companies: Mapping[str, Record]) -> list[Record]:
    """So many deals, each with the person it is talked over with."""
    contacts = stage.dice.sample([each for each in people if each["companyId"]], count)
    return [
        _opportunity(stage, number, contact, companies[contact["companyId"]]) for number, contact in enumerate(contacts)
    ]


def _opportunity(stage: Stage, number: int, contact: Record, company: Record) -> Record:
    seats = stage.dice.randrange(5, 120, 5)
    how_far = STAGES[number % len(STAGES)]
    closes = stage.ago(90) if how_far == "CUSTOMER" else stage.ahead(5, 150)
    return stage.base("opportunity", number, most=160) | {
        "name": f"{company['name']}: {filled(stage.one_of(OFFERS), {'seats': str(seats)}).lower()}",
        "amount": {"amountMicros": seats * stage.dice.randrange(180, 900, 20) * MICROS, "currencyCode": "USD"},
        "closeDate": closes,
        "stage": how_far,
        "companyId": contact["companyId"],
        "pointOfContactId": contact["id"],
        "ownerId": str(stage.one_of(stage.members)[0]),
    }
