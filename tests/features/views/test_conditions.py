"""Conditions of views, by every operand of every type of field, asked of real records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest

from crm.features.demo_workspace.model import PET, PET_CARE_AGREEMENT
from crm.features.views.conditions.catalogue import kind_of
from crm.features.views.conditions.filters import condition_of, filter_of
from crm.features.views.conditions.orders import order_of
from crm.features.views.conditions.perspective import SUNDAY, Perspective
from crm.features.views.conditions.relative import days, moments, read_span
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
from crm.metadata.snapshot import FieldRights, Object
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
    ("position", "LESS_THAN_OR_EQUAL", "-1000000", set()),
    ("position", "IS", "-1000000", set()),
    ("weight", "LESS_THAN_OR_EQUAL", "4", {TOM}),
    ("averageCostOfKibblePerMonth", "IS", "9", {TOM}),
    # yes and no
    ("isGoodWithKids", "IS", "true", {REX}),
    ("isGoodWithKids", "IS", False, {TOM}),
    ("isGoodWithKids", "IS_NOT", "true", {TOM, NIL}),
    ("isGoodWithKids", "IS_EMPTY", "", {NIL}),
    # composites of texts
    ("makesOwnerThinkOf", "IS", "Turing", {TOM}),
    ("location", "IS", "Oslo", {REX}),
    ("vetEmail", "IS", "help@bergen.example", {TOM}),
    ("vetPhone", "IS", "44112233", {REX}),
    ("pictures", "IS", "Portrait", {REX}),
    ("bio", "IS", "Sleeps", {TOM}),
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


@pytest.mark.parametrize("case", CASES, ids=[f"{case[0]} {case[1]} {n}" for n, case in enumerate(CASES)])
def test_a_condition_finds(names: Asked, pet: Object, case: tuple[str, str, Any, set[str]]):
    name, operand, value, expected = case
    assert names(condition(pet, name, operand, value)) == expected


SAME_FOR_ALL = {"IS_EMPTY", "IS_NOT_EMPTY", "IS_NOT_NULL", "IS_NOT", "DOES_NOT_CONTAIN"}
"""Being empty, and opposites, are made in one way."""


def test_every_operand_of_every_type_is_asked_above(pet: Object):
    asked = {(pet.fields[name].type, operand) for name, operand, *_ in CASES if "." not in name}
    left = {
        (field.type, operand)
        for field in pet.fields.values()
        for operand in kind_of(field) or {"anything"}
        if operand not in SAME_FOR_ALL
    } - asked
    assert left == set()


def test_records_beyond_a_relation(names: Asked, records: Records, pet: Object):
    city = records.snapshot.objects["person"].fields["city"].id
    name = records.snapshot.objects["petCareAgreement"].fields["name"].id
    assert names(condition(pet, "owner", "CONTAINS", "turing", relation_target_field_id=city)) == {TOM}
    assert names(condition(pet, "careAgreements", "CONTAINS", "walk", relation_target_field_id=name)) == {REX}


def test_conditions_hold_together(names: Asked, pet: Object):
    assert names() == ALL
    dog, old = condition(pet, "species", "IS", "DOG"), condition(pet, "age", "GREATER_THAN_OR_EQUAL", "5")
    assert names(dog, old) == set()


def test_groups_of_conditions_within_groups(names: Asked, pet: Object):
    def group(operator: str, **more: Any) -> ViewFilterGroup:
        return ViewFilterGroup(workspace_id=uuid7(), view_id=uuid7(), logical_operator=operator, **more)

    either = group("OR")
    neither = group("NOT", parent_view_filter_group_id=either.id)
    both = group("AND", parent_view_filter_group_id=either.id)
    dog = condition(pet, "species", "IS", "DOG", view_filter_group_id=both.id)
    young = condition(pet, "age", "LESS_THAN_OR_EQUAL", "5", view_filter_group_id=both.id)
    named = condition(pet, "name", "IS_NOT_EMPTY", view_filter_group_id=neither.id)
    assert names(either, both, dog, young) == {REX}
    assert names(either, both, neither, dog, young, named) == {REX, NIL}
    assert names(either, neither, named) == {NIL}
    assert names(either, both, neither) == ALL
    outside = condition(pet, "name", "IS_EMPTY")
    assert names(either, both, neither, dog, young, named, outside) == {NIL}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rex", {REX}),
        ("turing", {TOM}),
        ("bergen", {TOM}),
        ("cat", {TOM}),
        ("tram", {REX}),
        ("9", {TOM}),
        ("zzz", set()),
        ("  ", ALL),
    ],
)
def test_a_text_anywhere(names: Asked, text: str, expected: set[str]):
    assert names(any_field_filter_value=text) == expected


def test_a_text_is_not_looked_for_where_somebody_may_not_look(records: Records, pet: Object, workspace: Workspace):
    blind = replace(records.gate.role, fields={"pet": {"name": FieldRights(read=False)}})
    view = View(workspace_id=workspace.id, object_id=pet.id, name="v", icon="", any_field_filter_value="x")
    gate = replace(records.gate, role=blind)
    asked = filter_of(WholeView(view), records.snapshot, pet, gate, Perspective())["or"]
    assert {"name": {"ilike": "%x%"}} not in asked
    assert {"comments": {"ilike": "%x%"}} in asked


def test_a_program_is_nobody(records: Records, pet: Object):
    mine = condition(pet, "keeper", "IS", packed({"isCurrentWorkspaceMemberSelected": True}))
    asked = condition_of(mine, records.snapshot, pet, Perspective(None, NOW))
    assert asked is not None
    assert records.find_many("pet", asked, ["name"], 10) == []


WRONG: list[tuple[str, str, Any]] = [
    ("age", "IS", "many"),
    ("age", "IS", "NaN"),
    ("age", "IS", {"a": 1}),
    ("age", "CONTAINS", "4"),
    ("birthday", "IS", "yesterday"),
    ("birthday", "IS_RELATIVE", "PAST_7_FORTNIGHT"),
    ("birthday", "IS_RELATIVE", "PAST_0_DAY"),
    ("birthday", "IS_RELATIVE", "NEXT_9999_YEAR"),
    ("birthday", "IS_RELATIVE", ""),
    ("isGoodWithKids", "IS", "perhaps"),
    ("soundSwag", "IS", "many"),
    ("species", "CONTAINS", "x"),
    ("owner", "IS", packed({"selectedRecordIds": "x"})),
    ("owner", "IS", packed(["x"])),
    ("name", "VECTOR_SEARCH", "x"),
    ("location.nowhere", "IS", "x"),
    ("owner.id", "IS", "x"),
]


@pytest.mark.parametrize("case", WRONG, ids=[f"{case[0]} {case[1]} {n}" for n, case in enumerate(WRONG)])
def test_what_is_no_condition_asks_nothing(names: Asked, records: Records, pet: Object, case: tuple[str, str, Any]):
    wrong = condition(pet, *case)
    with pytest.raises(Unreadable):
        condition_of(wrong, records.snapshot, pet, Perspective(now=NOW))
    assert names(wrong) == ALL


DAYS = [
    ("THIS_1_WEEK", "2026-03-16", "2026-03-22"),
    ("THIS_1_WEEK;;UTC;;SUNDAY", "2026-03-15", "2026-03-21"),
    ("THIS_1_WEEK;;UTC;;SATURDAY", "2026-03-14", "2026-03-20"),
    ("THIS_1_MONTH", "2026-03-01", "2026-03-31"),
    ("THIS_1_QUARTER", "2026-01-01", "2026-03-31"),
    ("THIS_1_YEAR", "2026-01-01", "2026-12-31"),
    ("PAST_1_WEEK", "2026-03-11", "2026-03-18"),
    ("PAST_1_QUARTER", "2025-12-18", "2026-03-18"),
    ("NEXT_1_YEAR", "2026-03-18", "2027-03-18"),
    ("NEXT_11_MONTH", "2026-03-18", "2027-02-18"),
    ("PAST_1_DAY;;Asia/Tokyo;;", "2026-03-18", "2026-03-19"),
]


@pytest.mark.parametrize(("value", "first", "last"), DAYS, ids=[each[0] for each in DAYS])
def test_relative_days(value: str, first: str, last: str):
    found = days(*read_span(value, Perspective(now=NOW)))
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


MOMENTS = [
    ("THIS_1_DAY", "2026-03-18T04:00:00", "2026-03-19T04:00:00"),
    ("THIS_1_MONTH", "2026-03-01T05:00:00", "2026-04-01T04:00:00"),
    ("PAST_2_DAY", "2026-03-16T04:00:00", "2026-03-18T22:30:00"),
    ("NEXT_2_DAY", "2026-03-18T22:30:00", "2026-03-21T04:00:00"),
    ("THIS_1_HOUR", "2026-03-18T22:00:00", "2026-03-18T23:00:00"),
    ("NEXT_90_MINUTE", "2026-03-18T22:30:00", "2026-03-19T00:00:00"),
]


@pytest.mark.parametrize(("value", "start", "end"), MOMENTS, ids=[each[0] for each in MOMENTS])
def test_relative_moments_begin_where_days_do_in_that_time_zone(value: str, start: str, end: str):
    perspective = Perspective(now=NOW, zone=time_zone("America/New_York"), first_day=SUNDAY)
    bounds = moments(*read_span(value, perspective))
    assert (bounds.start.isoformat(), bounds.end.isoformat()) == (f"{start}+00:00", f"{end}+00:00")


def test_the_order_of_a_view(records: Records, pet: Object, workspace: Workspace):
    view = View(workspace_id=workspace.id, object_id=pet.id, name="v", icon="")

    def order(*sorts: tuple[str, str | None, str]) -> list[dict[str, Any]]:
        parts = tuple(
            ViewSort(
                workspace_id=workspace.id,
                view_id=view.id,
                field_id=pet.fields[name].id,
                sub_field_name=part,
                direction=direction,
            )
            for name, part, direction in sorts
        )
        return order_of(WholeView(view, {ViewSort: parts}), records.snapshot, pet)

    by_name = [{"makesOwnerThinkOf": {part: "AscNullsLast"}} for part in ("firstName", "lastName")]
    assert order() == []
    assert order(("species", None, "DESC"), ("age", None, "ASC")) == [
        {"species": "DescNullsLast"},
        {"age": "AscNullsLast"},
    ]
    assert order(("makesOwnerThinkOf", None, "ASC")) == by_name
    assert order(("makesOwnerThinkOf", "lastName", "ASC")) == by_name[1:]
    assert order(("vetEmail", None, "ASC")) == [{"vetEmail": {"primaryEmail": "AscNullsLast"}}]
    assert order(("owner", None, "DESC")) == [
        {"owner": {"name": {part: "DescNullsLast"}}} for part in ("firstName", "lastName")
    ]
    for name, part in (("traits", None), ("extraData", None), ("careAgreements", None), ("vetEmail", "nothing")):
        assert order((name, part, "ASC")) == []
