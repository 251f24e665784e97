"""Conditions of views, by every operand of every type of field, asked of real records."""

from __future__ import annotations

from typing import Any

import pytest

from crm.features.views.conditions.catalogue import kind_of
from crm.features.views.conditions.filters import condition_of
from crm.features.views.conditions.perspective import Perspective
from crm.features.views.conditions.stored import Unreadable
from crm.metadata.snapshot import Object
from crm.records.service import Records
from tests.features.views.conftest import Asked
from tests.features.views.pets import ALL, NIL, NOW, OWNERS, REX, TOM, condition, packed

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
