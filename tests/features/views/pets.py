"""Three pets: two of which everything is known, and one of which nothing is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import orjson

from crm.features.views.schemas import ViewFilter
from crm.kit.ids import uuid7
from crm.metadata.snapshot import Object
from crm.metadata.standard_objects.declaration import FieldDeclaration, to_one

NOW = datetime(2026, 3, 18, 22, 30, tzinfo=UTC)
"""A Wednesday evening; in Tokyo it is Thursday."""

OWNERS = ("20202020-0000-4000-8000-00000000000a", "20202020-0000-4000-8000-00000000000b")
EXTRA = (
    FieldDeclaration("seenAt", "DATE_TIME", "Seen at"),
    FieldDeclaration("chip", "UUID", "Chip"),
    FieldDeclaration("weight", "NUMERIC", "Weight"),
    to_one("owner", "person.pets", "Owner", "IconUser"),
    to_one("keeper", "workspaceMember.keptPets", "Keeper", "IconUser"),
)
FULL: dict[str, Any] = {
    "name": "Rex 100%",
    "species": "DOG",
    "traits": ["PLAYFUL", "CALM"],
    "age": 4,
    "weight": "12.5",
    "location": {"addressCity": "Oslo", "addressCountry": "NO", "addressLat": "59.9"},
    "vetPhone": {"primaryPhoneNumber": "44112233", "primaryPhoneCallingCode": "+47"},
    "vetEmail": {"primaryEmail": "vet@oslo.example", "additionalEmails": ["night@oslo.example"]},
    "birthday": "2026-03-18",
    "seenAt": "2026-03-18T12:00:00Z",
    "isGoodWithKids": True,
    "pictures": {"primaryLinkUrl": "https://rex.example", "primaryLinkLabel": "Portrait"},
    "averageCostOfKibblePerMonth": {"amountMicros": 30_500_000, "currencyCode": "EUR"},
    "makesOwnerThinkOf": {"firstName": "Ada", "lastName": "Lovelace"},
    "soundSwag": "RATING_4",
    "bio": {"markdown": "Born in a barn"},
    "interestingFacts": ["Barks at trams", "Swims"],
    "extraData": {"colour": "brown"},
    "chip": "20202020-0000-4000-8000-000000000001",
    "ownerId": OWNERS[0],
}
OTHER: dict[str, Any] = {
    "name": "Tom",
    "species": "CAT",
    "traits": ["GREEDY"],
    "age": 9,
    "weight": "4",
    "location": {"addressCity": "Bergen", "addressCountry": "SE"},
    "vetPhone": {"primaryPhoneNumber": "99887766"},
    "vetEmail": {"primaryEmail": "help@bergen.example"},
    "birthday": "2026-01-02",
    "seenAt": "2026-03-18T15:30:00Z",
    "isGoodWithKids": False,
    "pictures": {"primaryLinkUrl": "https://tom.example"},
    "averageCostOfKibblePerMonth": {"amountMicros": 9_000_000, "currencyCode": "NOK"},
    "makesOwnerThinkOf": {"firstName": "Alan", "lastName": "Turing"},
    "soundSwag": "RATING_2",
    "bio": {"markdown": "Sleeps"},
    "interestingFacts": ["Climbs"],
    "extraData": {"colour": "grey"},
    "chip": "20202020-0000-4000-8000-000000000002",
    "ownerId": OWNERS[1],
}
REX, TOM, NIL = "Rex 100%", "Tom", ""
ALL = {REX, TOM, NIL}


def condition(pet: Object, name: str, operand: str, value: Any = "", **more: Any) -> ViewFilter:
    field, _, sub_field = name.partition(".")
    return ViewFilter(
        workspace_id=uuid7(),
        view_id=uuid7(),
        field_id=pet.fields[field].id,
        operand=operand,
        value=value,
        sub_field_name=sub_field or None,
        **more,
    )


def packed(value: Any) -> str:
    """As clients store it: JSON as a text."""
    return orjson.dumps(value).decode()
