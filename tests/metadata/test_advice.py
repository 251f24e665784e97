"""Which indexes a saved list is worth."""

from __future__ import annotations

from uuid import UUID

import pytest

from crm.metadata.advice import ROWS_WORTH_AN_INDEX, Filtering, Sorting, advise
from crm.metadata.ddl.tables import create_index
from crm.metadata.standard import standard_objects

WORKSPACE = UUID(int=1)
OBJECTS = standard_objects(WORKSPACE)
LIVE = 'where "deletedAt" IS NULL'


def advised(*asked: Sorting | Filtering, object_name: str = "person", rows: int = ROWS_WORTH_AN_INDEX) -> list[str]:
    """The keys of the indexes."""
    sorts = [each for each in asked if isinstance(each, Sorting)]
    filters = [each for each in asked if isinstance(each, Filtering)]
    indexes = advise(WORKSPACE, OBJECTS[object_name], sorts, filters, rows)
    return [
        statement.partition(" using ")[2]
        for index in indexes
        for statement in create_index("s", OBJECTS[object_name], index)
    ]


def text(column: str) -> str:
    """What sorts by a column of texts."""
    return f'(lower(left("{column}",255)) collate "C")'


@pytest.mark.parametrize(
    ("direction", "side"),
    [
        ("AscNullsLast", ""),
        ("DescNullsFirst", ""),
        ("AscNullsFirst", " nulls first"),
        ("DescNullsLast", " nulls first"),
    ],
)
def test_a_sort_gets_an_index_that_has_its_missing_values_on_the_right_side(direction: str, side: str):
    assert advised(Sorting("jobTitle", direction)) == [f'btree ({text("jobTitle")}{side}, "id") {LIVE}']


def test_sorts_that_go_the_same_way_share_an_index():
    names = [Sorting("name", "AscNullsLast", part) for part in ("firstName", "lastName")]
    first, last = text("nameFirstName"), text("nameLastName")
    assert advised(*names) == [f'btree ({first}, {last}, "id") {LIVE}']
    assert advised(names[0], Sorting("city", "DescNullsLast")) == [f'btree ({first}, "id") {LIVE}']


def test_what_is_never_missing_goes_with_either_side():
    mixed = [Sorting("city", "DescNullsLast"), Sorting("createdAt", "DescNullsFirst")]
    assert advised(*mixed) == [f'btree ({text("city")} nulls first, "createdAt", "id") {LIVE}']


def test_part_of_a_text_is_found_by_its_words_and_a_whole_value_by_order():
    assert advised(Filtering("city", within=True)) == [f'gin ((core.unaccented("city")) gin_trgm_ops) {LIVE}']
    assert advised(Filtering("employees"), object_name="company") == [f'btree ("employees", "id") {LIVE}']


def test_one_index_serves_a_sort_and_a_filter():
    both = [Sorting("employees", "AscNullsLast"), Filtering("employees")]
    assert advised(*both, object_name="company") == [f'btree ("employees", "id") {LIVE}']


def test_texts_are_found_as_they_are_and_sorted_without_case():
    sorted_, found = advised(Sorting("city", "AscNullsLast"), Filtering("city"))
    assert (sorted_, found) == (f'btree ({text("city")}, "id") {LIVE}', f'btree ("city") {LIVE}')
    (emails,) = advised(Sorting("emails", "AscNullsLast", "primaryEmail"))
    assert emails == f'btree ({text("emailsPrimaryEmail")}, "id") {LIVE}'


@pytest.mark.parametrize(
    "asked",
    [
        Sorting("createdAt", "DescNullsLast"),
        Sorting("position", "AscNullsLast"),
        Filtering("emails", "primaryEmail"),
        Filtering("company"),
        Filtering("companyId"),
    ],
)
def test_what_is_there_is_not_advised_again(asked: Sorting | Filtering):
    assert advised(asked) == []


@pytest.mark.parametrize(
    ("object_name", "asked"),
    [
        ("opportunity", Sorting("stage", "AscNullsLast")),
        ("opportunity", Filtering("stage")),
        ("company", Filtering("idealCustomerProfile")),
        ("person", Sorting("company", "AscNullsLast", "name")),
        ("person", Sorting("name", "AscNullsLast")),
        ("person", Sorting("gone", "AscNullsLast")),
        ("person", Filtering("gone")),
        ("person", Filtering("city", "gone")),
        ("person", Filtering("people")),
    ],
)
def test_what_no_index_serves_gets_none(object_name: str, asked: Sorting | Filtering):
    assert advised(asked, object_name=object_name) == []


def test_a_small_object_gets_none():
    assert advised(Sorting("city", "AscNullsLast"), rows=ROWS_WORTH_AN_INDEX - 1) == []
