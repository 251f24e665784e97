"""Pages reach every record exactly once, in any order, forwards and backwards."""

from __future__ import annotations

import base64
from itertools import product
from typing import Any

import pytest

from crm.kit.errors import BadUserInput
from tests.records.asking import Crm

PAGE = """query($orderBy: [X], $first: Int, $last: Int, $after: String, $before: String, $offset: Int) {
    opportunities(
        orderBy: $orderBy, first: $first, last: $last, after: $after, before: $before, offset: $offset
    ) {
        edges {cursor node {name stage amount {amountMicros} company {name}}}
        pageInfo {hasNextPage hasPreviousPage startCursor endCursor}
        totalCount
    }
}"""
STAGES = ("NEW", "SCREENING", "MEETING", None)
COUNT = 24


@pytest.fixture(scope="module", autouse=True)
def records(crm: Crm) -> None:
    companies = [crm.ask("mutation($n: String) {createCompany(data: {name: $n}) {id}}", n=name)["id"] for name in "ba"]
    rows = [
        {
            "name": f"deal {number % 5}" if number % 4 else "",
            "stage": STAGES[number % 4] or "NEW",
            "amount": {"amountMicros": number % 3 * 10 or None},
            "companyId": companies[number % 2] if number % 5 else None,
            "position": number,
        }
        for number in range(COUNT)
    ]
    crm.ask("mutation($data: [X]) {createOpportunities(data: $data) {id}}", data=rows)


DIRECTIONS = ("AscNullsFirst", "AscNullsLast", "DescNullsFirst", "DescNullsLast")
ORDERS: list[list[dict[str, Any]]] = [
    [],
    *([{"name": direction}] for direction in DIRECTIONS),
    *([{"stage": direction}] for direction in DIRECTIONS),
    *([{"company": {"name": direction}}] for direction in DIRECTIONS),
    *([{"amount": {"amountMicros": one}}, {"name": other}] for one, other in product(DIRECTIONS, DIRECTIONS)),
    [{"position": "DescNullsLast"}],
    [{"createdAt": "AscNullsLast"}],
    [{"createdAt": "DescNullsLast"}, {"position": "AscNullsFirst"}],
    [{"companyId": "AscNullsLast"}, {"id": "DescNullsLast"}],
    [{"createdBy": {"source": "AscNullsLast"}}, {"name": "DescNullsFirst"}],
]


def everything(crm: Crm, order: list[dict[str, Any]]) -> list[str]:
    return [edge["cursor"] for edge in crm.ask(PAGE, orderBy=order)["edges"]]


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_pages_forwards_and_backwards_see_every_record_once(crm: Crm, order: list[dict[str, Any]]):
    expected = everything(crm, order)
    assert len(set(expected)) == COUNT

    forwards: list[str] = []
    after = None
    for number in range(COUNT):
        page = crm.ask(PAGE, orderBy=order, first=7, after=after)
        forwards += [edge["cursor"] for edge in page["edges"]]
        info = page["pageInfo"]
        assert info["hasPreviousPage"] is (number > 0)
        assert (info["startCursor"], info["endCursor"]) == (page["edges"][0]["cursor"], page["edges"][-1]["cursor"])
        after = info["endCursor"]
        if not info["hasNextPage"]:
            break
    assert forwards == expected

    backwards: list[str] = []
    before = None
    for number in range(COUNT):
        page = crm.ask(PAGE, orderBy=order, last=7, before=before)
        backwards = [edge["cursor"] for edge in page["edges"]] + backwards
        assert page["pageInfo"]["hasNextPage"] is (number > 0)
        before = page["pageInfo"]["startCursor"]
        if not page["pageInfo"]["hasPreviousPage"]:
            break
    assert backwards == expected


def test_texts_are_ordered_without_case(fresh_crm: Crm):
    """§2.5; letters that differ in case alone tie, and ids decide."""
    names = ["b", "B", "a", "A", "Z", "é", "É", "_", "1", "x" * 255 + "b", "X" * 255 + "a"]
    rows = [{"name": name, "id": f"00000000-0000-4000-8000-{number:012}"} for number, name in enumerate(names)]
    fresh_crm.ask("mutation($data: [X]) {createOpportunities(data: $data) {id}}", data=rows)
    page = fresh_crm.ask(PAGE, orderBy=[{"name": "AscNullsLast"}])
    shown = [edge["node"]["name"] for edge in page["edges"]]
    assert shown == ["1", "_", "a", "A", "b", "B", "x" * 255 + "b", "X" * 255 + "a", "Z", "é", "É"]
    following = fresh_crm.ask(PAGE, orderBy=[{"name": "AscNullsLast"}], first=1, after=page["edges"][6]["cursor"])
    assert following["edges"][0]["node"]["name"] == "X" * 255 + "a"


def test_nulls_are_where_they_are_asked_to_be(crm: Crm):
    def amounts(direction: str) -> list[int | None]:
        page = crm.ask(PAGE, orderBy=[{"amount": {"amountMicros": direction}}])
        return [edge["node"]["amount"]["amountMicros"] for edge in page["edges"]]

    nothing, ten, twenty = [None] * 8, [10] * 8, [20] * 8
    assert amounts("AscNullsFirst") == nothing + ten + twenty
    assert amounts("AscNullsLast") == ten + twenty + nothing
    assert amounts("DescNullsFirst") == nothing + twenty + ten
    assert amounts("DescNullsLast") == twenty + ten + nothing


def test_selects_are_ordered_by_the_position_of_their_options(crm: Crm):
    page = crm.ask(PAGE, orderBy=[{"stage": "AscNullsLast"}])
    stages = [edge["node"]["stage"] for edge in page["edges"]]
    assert stages == sorted(stages, key=["NEW", "SCREENING", "MEETING"].index)


def test_relations_are_ordered_by_the_related_record(crm: Crm):
    page = crm.ask(PAGE, orderBy=[{"company": {"name": "AscNullsFirst"}}])
    companies = [edge["node"]["company"] for edge in page["edges"]]
    names = [company["name"] if company else "" for company in companies]
    assert names == sorted(names)


def test_total_count_ignores_the_page(crm: Crm):
    assert crm.ask(PAGE, first=2)["totalCount"] == COUNT


def test_a_page_continues_after_a_number_of_any_length(fresh_crm: Crm):
    amounts = [12345678901234567890123, 12345678901234567890124, 12345678901234567890125]
    rows = [{"amount": {"amountMicros": str(amount)}} for amount in amounts]
    fresh_crm.ask("mutation($data: [X]) {createOpportunities(data: $data) {id}}", data=rows)
    order = [{"amount": {"amountMicros": "AscNullsLast"}}]
    first = fresh_crm.ask(PAGE, orderBy=order, first=2)
    rest = fresh_crm.ask(PAGE, orderBy=order, first=2, after=first["pageInfo"]["endCursor"])
    assert [len(first["edges"]), len(rest["edges"])] == [2, 1]


def test_offset_skips_records(crm: Crm):
    order = [{"position": "AscNullsFirst"}]
    page = crm.ask(PAGE, orderBy=order, first=5, offset=20)
    assert [edge["cursor"] for edge in page["edges"]] == everything(crm, order)[20:]
    assert page["pageInfo"]["hasPreviousPage"]
    assert not page["pageInfo"]["hasNextPage"]


def test_page_of_nothing_is_empty_and_tells_that_more_follows(crm: Crm):
    page = crm.ask(PAGE, first=0)
    assert page["edges"] == []
    assert page["pageInfo"] == {
        "hasNextPage": True,
        "hasPreviousPage": False,
        "startCursor": None,
        "endCursor": None,
    }


def test_size_comes_as_a_whole_float_too(crm: Crm):
    assert len(crm.ask(PAGE, first=3.0)["edges"]) == 3


@pytest.mark.parametrize(
    ("arguments", "message", "sub_code"),
    [
        ({"first": 1, "last": 1}, "Cannot provide both first and last", "ARGS_CONFLICT"),
        ({"before": "a", "after": "a"}, "Cannot provide both before and after", "ARGS_CONFLICT"),
        ({"before": "a", "first": 1}, "Cannot provide both before and first", "ARGS_CONFLICT"),
        ({"after": "a", "last": 1}, "Cannot provide both after and last", "ARGS_CONFLICT"),
        ({"first": -1}, "First argument must be non-negative", "INVALID_ARGS_FIRST"),
        ({"last": -1}, "Last argument must be non-negative", "INVALID_ARGS_LAST"),
        ({"first": 1.5}, "First argument must be non-negative", "INVALID_ARGS_FIRST"),
        ({"offset": -1}, "Offset argument must be non-negative", "INVALID_ARGS_FIRST"),
        ({"orderBy": [{"nope": "AscNullsLast"}]}, "Field metadata not found for field: nope", "INVALID_QUERY_INPUT"),
        ({"orderBy": [{"amount": "AscNullsLast"}]}, 'Field "amount" does not exist or is not sortable', None),
        ({"orderBy": [{"amount": {"nope": "AscNullsLast"}}]}, 'Field "amount.nope" does not exist', None),
        ({"orderBy": [{"name": "Up"}]}, 'Field "name" does not exist or is not sortable', None),
        ({"orderBy": [{"taskTargets": {"id": "AscNullsLast"}}]}, 'Field "taskTargets" does not exist', None),
        ({"orderBy": [{"company": {"people": {}}}]}, 'Field "people" does not exist', None),
        ({"orderBy": [{"searchVector": "AscNullsLast"}]}, 'Field "searchVector" does not exist', None),
    ],
)
def test_arguments_that_make_no_page_are_refused(
    crm: Crm, arguments: dict[str, Any], message: str, sub_code: str | None
):
    """The bad combinations of §2.3, and what §2.5 does not let anybody order by."""
    with pytest.raises(BadUserInput) as refusal:
        crm.ask(PAGE, **arguments)
    assert refusal.value.message.startswith(message)
    assert refusal.value.sub_code == (sub_code or "INVALID_QUERY_INPUT")


def cursor_of(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


ID = "00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "not base64!",
        "é",
        cursor_of("[]"),
        cursor_of("{}"),
        cursor_of('{"id":5}'),
        cursor_of('{"id":"x"}'),
        cursor_of(f'{{"id":"{ID}"}}'),
        cursor_of(f'{{"name":"a","id":"{ID}"}}'),
        cursor_of(f'{{"position":"1","id":"{ID}"}}'),
        cursor_of(f'{{"position":null,"id":"{ID}"}}'),
        cursor_of(f'{{"position":{{"id":1}},"id":"{ID}"}}'),
        cursor_of('{"a":' * 900 + "1" + "}" * 900),
        "A" * 30_000,
    ],
)
def test_cursor_of_another_query_or_of_none_is_refused(crm: Crm, cursor: str):
    with pytest.raises(BadUserInput, match="Invalid cursor: ") as refusal:
        crm.ask(PAGE, orderBy=[{"position": "AscNullsFirst"}], after=cursor)
    assert refusal.value.sub_code == "INVALID_CURSOR"
