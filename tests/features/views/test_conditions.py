"""Conditions of views, by every operand of every type of field, asked of real records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import orjson
import pytest

from crm.features.demo_workspace.model import PET, PET_CARE_AGREEMENT
from crm.features.views.conditions.catalogue import kind_of
from crm.features.views.conditions.filters import condition_of, filter_of
from crm.features.views.conditions.orders import order_of
from crm.features.views.conditions.perspective import SUNDAY, Perspective
from crm.features.views.conditions.stored import Unreadable
from crm.features.views.schemas import (
    Part,
    View,
    ViewFilter,
    ViewFilterGroup,
    ViewSort,
    WholeView,
)
from crm.kit.database import Database
from crm.kit.ids import uuid7
from crm.kit.time_zones import time_zone
from crm.metadata.extension import create_object
from crm.metadata.snapshot import Object, Snapshot
from crm.metadata.standard_objects.declaration import FieldDeclaration, to_many, to_one
from crm.models.transaction import transaction
from crm.records.root import Request
from crm.records.service import Records
from tests.factories.workspaces import Workspace, make_workspace

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


@pytest.fixture(scope="module")
def workspace(owner_database: Database) -> Workspace:
    """Three pets: two of which everything is known, and one of which nothing is."""
    workspace = make_workspace(owner_database)
    with transaction(owner_database) as connection:
        snapshot = create_object(
            connection,
            workspace.snapshot,
            replace(PET, fields=(*PET.fields, *EXTRA)),
            {
                "person": [to_many("pets", "pet.owner", "Pets", "IconCat")],
                "workspaceMember": [to_many("keptPets", "pet.keeper", "Pets", "IconCat")],
            },
        )
        create_object(
            connection,
            snapshot,
            PET_CARE_AGREEMENT,
            {
                "pet": [to_many("careAgreements", "petCareAgreement.pet", "Care Agreements", "IconHeart")],
                "person": [to_many("petCareAgreements", "petCareAgreement.caretaker", "Pet Care", "IconHeart")],
            },
        )
    return workspace


@pytest.fixture(scope="module")
def records(workspace: Workspace, database: Database) -> Records:
    caller, snapshot = workspace.admin, workspace.snapshot
    request = Request(caller.identity, snapshot.version, caller.role_id, lambda: snapshot)
    found = Records(database, snapshot, workspace.gate(), request)
    people = [("Ada", "Lovelace"), ("Alan", "Turing")]
    found.create_many(
        "person",
        [
            {"id": owner, "name": {"firstName": first, "lastName": last}, "city": last}
            for owner, (first, last) in zip(OWNERS, people, strict=True)
        ],
    )
    member = {"keeperId": str(caller.identity.member_id)}
    ids = found.create_many("pet", [{**FULL, **member}, OTHER, {"isGoodWithKids": None}])
    found.create_many("petCareAgreement", [{"name": "Walks", "petId": ids[0]}])
    return found


@pytest.fixture
def pet(records: Records) -> Object:
    return records.snapshot.objects["pet"]


Asked = Callable[..., set[str]]


@pytest.fixture
def names(records: Records, pet: Object, workspace: Workspace) -> Asked:
    """The pets that a view shows; one that is called nothing is ''."""

    def find(*parts: Part, **view: Any) -> set[str]:
        own = WholeView(
            View(workspace_id=workspace.id, object_id=pet.id, name="v", icon="", **view),
            {kind: tuple(each for each in parts if type(each) is kind) for kind in {type(each) for each in parts}},
        )
        perspective = Perspective(workspace.admin.identity.member_id, NOW)
        filter_ = filter_of(own, records.snapshot, pet, records.gate, perspective)
        return {each["name"] for each in records.find_many("pet", filter_, ["name"], 10)}

    return find


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


CASES: list[tuple[str, str, Any, set[str]]] = [
    # texts
    ("name", "CONTAINS", "REX", {REX}),
    ("name", "CONTAINS", "0%", {REX}),
    ("name", "CONTAINS", "%", {REX}),
    ("name", "DOES_NOT_CONTAIN", "rex", {TOM, NIL}),
    ("name", "IS", "Tom", {TOM}),
    ("name", "IS_NOT", "Tom", {REX, NIL}),
    ("name", "IS_EMPTY", "", {NIL}),
    ("name", "IS_NOT_EMPTY", "", {REX, TOM}),
    ("name", "IS_NOT_NULL", "", {REX, TOM}),
    ("name", "CONTAINS", "", ALL),
    # options
    ("species", "IS", packed(["DOG", "GOAT"]), {REX}),
    ("species", "IS", ["CAT"], {TOM}),
    ("species", "IS", "CAT", {TOM}),
    ("species", "IS", packed(["CAT", ""]), {TOM, NIL}),
    ("species", "IS", packed([]), ALL),
    ("species", "IS_NOT", packed(["CAT"]), {REX, NIL}),
    ("species", "IS_NOT", packed(["CAT", ""]), {REX}),
    ("species", "IS_EMPTY", "", {NIL}),
    ("species", "IS_NOT_EMPTY", "", {REX, TOM}),
    ("traits", "CONTAINS", packed(["CALM", "STUBBORN"]), {REX}),
    ("traits", "CONTAINS", packed(["", "CALM"]), {REX, NIL}),
    ("traits", "DOES_NOT_CONTAIN", packed(["CALM"]), {TOM, NIL}),
    ("traits", "IS", packed(["GREEDY"]), {TOM}),
    ("traits", "IS_NOT", packed(["GREEDY"]), {REX, NIL}),
    ("traits", "IS_EMPTY", "", {NIL}),
    ("traits", "IS_NOT_EMPTY", "", {REX, TOM}),
    # numbers
    ("age", "IS", "4", {REX}),
    ("age", "IS", 4, {REX}),
    ("age", "IS_NOT", "4", {TOM, NIL}),
    ("age", "GREATER_THAN_OR_EQUAL", "5", {TOM}),
    ("age", "LESS_THAN_OR_EQUAL", "4", {REX}),
    ("age", "IS_EMPTY", "", {NIL}),
    ("age", "IS_NOT_EMPTY", "", {REX, TOM}),
    ("age", "IS", "", ALL),
    ("weight", "GREATER_THAN_OR_EQUAL", "12.5", {REX}),
    ("weight", "IS", "4", {TOM}),
    ("averageCostOfKibblePerMonth", "GREATER_THAN_OR_EQUAL", "30.5", {REX}),
    ("averageCostOfKibblePerMonth", "LESS_THAN_OR_EQUAL", "9", {TOM}),
    ("averageCostOfKibblePerMonth.amountMicros", "IS", "9", {TOM}),
    ("averageCostOfKibblePerMonth.currencyCode", "IS", packed(["EUR"]), {REX}),
    ("averageCostOfKibblePerMonth.currencyCode", "IS_NOT", packed(["EUR"]), {TOM, NIL}),
    ("averageCostOfKibblePerMonth.currencyCode", "CONTAINS", "no", {TOM}),
    ("averageCostOfKibblePerMonth", "IS_EMPTY", "", {NIL}),
    ("soundSwag", "IS", "4", {REX}),
    ("soundSwag", "IS", packed(["RATING_2"]), {TOM}),
    ("soundSwag", "IS_NOT", "4", {TOM, NIL}),
    ("soundSwag", "GREATER_THAN_OR_EQUAL", "3", {REX}),
    ("soundSwag", "LESS_THAN_OR_EQUAL", "RATING_2", {TOM}),
    ("soundSwag", "GREATER_THAN_OR_EQUAL", "9", set()),
    ("soundSwag", "IS_EMPTY", "", {NIL}),
    ("position", "GREATER_THAN_OR_EQUAL", "-1000000", ALL),
    # yes and no
    ("isGoodWithKids", "IS", "true", {REX}),
    ("isGoodWithKids", "IS", False, {TOM}),
    ("isGoodWithKids", "IS_NOT", "true", {TOM, NIL}),
    ("isGoodWithKids", "IS_EMPTY", "", {NIL}),
    # composites of texts
    ("makesOwnerThinkOf", "CONTAINS", "ada love", {REX}),
    ("makesOwnerThinkOf", "DOES_NOT_CONTAIN", "ada", {TOM, NIL}),
    ("makesOwnerThinkOf.lastName", "CONTAINS", "tur", {TOM}),
    ("makesOwnerThinkOf", "IS_EMPTY", "", {NIL}),
    ("makesOwnerThinkOf", "IS_NOT_EMPTY", "", {REX, TOM}),
    ("location", "CONTAINS", "oslo", {REX}),
    ("location.addressCountry", "IS", packed(["SE"]), {TOM}),
    ("location.addressLat", "GREATER_THAN_OR_EQUAL", "50", {REX}),
    ("location", "IS_EMPTY", "", {NIL}),
    ("vetEmail", "CONTAINS", "bergen", {TOM}),
    ("vetEmail.primaryEmail", "IS", "vet@oslo.example", {REX}),
    ("vetEmail.additionalEmails", "CONTAINS", "night", {REX}),
    ("vetEmail", "IS_EMPTY", "", {NIL}),
    ("vetPhone", "CONTAINS", "4411", {REX}),
    ("vetPhone.primaryPhoneCallingCode", "CONTAINS", "47", {REX}),
    ("vetPhone", "IS_NOT_EMPTY", "", {REX, TOM}),
    ("pictures", "CONTAINS", "portrait", {REX}),
    ("pictures", "IS_EMPTY", "", {NIL}),
    ("bio", "CONTAINS", "barn", {REX}),
    ("bio", "IS_EMPTY", "", {NIL}),
    ("createdBy", "CONTAINS", "lovelace", ALL),
    ("createdBy", "IS", packed(["IMPORT"]), set()),
    ("createdBy.source", "IS_NOT", packed(["IMPORT"]), ALL),
    ("createdBy.workspaceMemberId", "IS", packed({"isCurrentWorkspaceMemberSelected": True}), ALL),
    # lists and JSON
    ("interestingFacts", "CONTAINS", "tram", {REX}),
    ("interestingFacts", "DOES_NOT_CONTAIN", "tram", {TOM, NIL}),
    ("interestingFacts", "IS_EMPTY", "", {NIL}),
    ("interestingFacts", "IS_NOT_EMPTY", "", {REX, TOM}),
    ("extraData", "CONTAINS", "brown", {REX}),
    ("extraData", "IS_EMPTY", "", {NIL}),
    # links
    ("owner", "IS", packed({"isCurrentWorkspaceMemberSelected": False, "selectedRecordIds": [OWNERS[0]]}), {REX}),
    ("owner", "IS", packed([OWNERS[1]]), {TOM}),
    ("owner", "IS_NOT", packed([OWNERS[1]]), {REX, NIL}),
    ("owner", "IS_EMPTY", "", {NIL}),
    ("owner", "IS_NOT_EMPTY", "", {REX, TOM}),
    ("keeper", "IS", packed({"isCurrentWorkspaceMemberSelected": True, "selectedRecordIds": []}), {REX}),
    ("keeper", "IS_NOT", packed({"isCurrentWorkspaceMemberSelected": True, "selectedRecordIds": []}), {TOM, NIL}),
    ("careAgreements", "IS_EMPTY", "", {TOM, NIL}),
    ("careAgreements", "IS_NOT_EMPTY", "", {REX}),
    ("careAgreements", "IS", packed([OWNERS[0]]), set()),
    ("chip", "IS", "20202020-0000-4000-8000-000000000001", {REX}),
    # days; it is the 18th
    ("birthday", "IS", "2026-03-18", {REX}),
    ("birthday", "IS", "2026-03-18T23:00:00Z", {REX}),
    ("birthday", "IS_BEFORE", "2026-03-18", {TOM}),
    ("birthday", "IS_AFTER", "2026-01-02", {REX}),
    ("birthday", "IS_TODAY", "", {REX}),
    ("birthday", "IS_IN_PAST", "", {TOM}),
    ("birthday", "IS_IN_FUTURE", "", set()),
    ("birthday", "IS_RELATIVE", "PAST_2_MONTH", {REX}),
    ("birthday", "IS_RELATIVE", "PAST_3_MONTH", {REX, TOM}),
    ("birthday", "IS_RELATIVE", "THIS_1_QUARTER", {REX, TOM}),
    ("birthday", "IS_RELATIVE", "THIS_1_DAY;;Asia/Tokyo;;MONDAY;;", set()),
    ("birthday", "IS_RELATIVE", {"direction": "THIS", "amount": 1, "unit": "WEEK"}, {REX}),
    ("birthday", "IS_EMPTY", "", {NIL}),
    ("birthday", "IS_NOT_EMPTY", "", {REX, TOM}),
    # moments; it is half past ten in the evening
    ("seenAt", "IS", "2026-03-18", {REX, TOM}),
    ("seenAt", "IS_BEFORE", "2026-03-18T15:00:00Z", {REX}),
    ("seenAt", "IS_BEFORE", "2026-03-18", set()),
    ("seenAt", "IS_AFTER", "2026-03-18T12:00:00Z", {TOM}),
    ("seenAt", "IS_AFTER", "2026-03-18", set()),
    ("seenAt", "IS_AFTER", "2026-03-17", {REX, TOM}),
    ("seenAt", "IS_TODAY", "", {REX, TOM}),
    ("seenAt", "IS_IN_PAST", "", {REX, TOM}),
    ("seenAt", "IS_IN_FUTURE", "", set()),
    ("seenAt", "IS_RELATIVE", "PAST_8_HOUR", {TOM}),
    ("seenAt", "IS_RELATIVE", "PAST_1_DAY", {REX, TOM}),
    ("seenAt", "IS_RELATIVE", "NEXT_1_DAY", set()),
    ("seenAt", "IS_RELATIVE", "THIS_1_DAY;;Asia/Tokyo;;SUNDAY;;", {TOM}),
    ("seenAt", "IS_EMPTY", "", {NIL}),
    ("seenAt", "IS_NOT_EMPTY", "", {REX, TOM}),
    ("searchVector", "VECTOR_SEARCH", "tom", {TOM}),
]


@pytest.mark.parametrize(
    ("name", "operand", "value", "expected"), CASES, ids=[f"{case[0]} {case[1]} {n}" for n, case in enumerate(CASES)]
)
def test_a_condition_finds(names: Asked, pet: Object, name: str, operand: str, value: Any, expected: set[str]):
    assert names(condition(pet, name, operand, value)) == expected
