"""A plan serves every request of its shape, and no other; what cannot be shared is not cached."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from crm.kit.errors import BadUserInput
from crm.records.execute import run
from crm.records.plan import HOMES, Plan, root_class
from crm.records.shape import shape
from tests.records.asking import Crm

FIND = """query($filter: X, $orderBy: [X], $first: Int) {
    people(filter: $filter, orderBy: $orderBy, first: $first) {totalCount}
}"""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({"filter": {"city": {"eq": "Rome"}}}, {"filter": {"city": {"eq": "Oslo"}}}),
        ({"filter": {"id": {"in": ["a", "b"]}}}, {"filter": {"id": {"in": ["c"]}}}),
        ({"first": 5}, {"first": 60}),
        ({"data": [{"a": "x"}] * 60}, {"data": [{"a": "y"}] * 59}),
        (
            {"data": [{"a": "x", "b": None}, {"a": None, "b": "x"}]},
            {"data": [{"a": None, "b": None}, {"a": "x", "b": "x"}]},
        ),
        ({"data": [{"a": 1}, {}]}, {"data": [{}, {"a": 2}, {"a": 3}]}),
        ({"data": {"json": {"a": True}}}, {"data": {"json": {"a": False}}}),
        (
            {"by": [{"createdAt": {"granularity": "DAY", "timeZone": "Europe/Paris"}}]},
            {"by": [{"createdAt": {"granularity": "DAY", "timeZone": "Asia/Tokyo"}}]},
        ),
        ({"data": [{}] * 60}, {"data": [{}] * 59}),
    ],
)
def test_requests_that_share_a_plan(one: dict[str, Any], other: dict[str, Any]):
    assert shape(one) == shape(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"first": 5}),
        ({"first": 5}, {"first": None}),
        ({"first": 5}, {"first": 5.5}),
        ({"first": 5}, {"first": 5.0}),
        ({"first": 5}, {"first": 2**31}),
        ({"first": 5}, {"first": "5"}),
        ({"withCount": True}, {"withCount": False}),
        ({"filter": {"city": {"eq": "Rome"}}}, {"filter": {"city": {"eq": ""}}}),
        ({"filter": {"city": {"eq": "Rome"}}}, {"filter": {"jobTitle": {"eq": "Rome"}}}),
        ({"filter": {"city": {"is": "NULL"}}}, {"filter": {"city": {"is": "NOT_NULL"}}}),
        ({"filter": {"id": {"in": ["a"]}}}, {"filter": {"id": {"in": []}}}),
        ({"filter": {"id": {"in": ["a"]}}}, {"filter": {"id": {"in": ["a", ""]}}}),
        ({"filter": {"id": {"in": ["a"]}}}, {"filter": {"id": {"in": ["a", 5]}}}),
        ({"filter": {"or": [{"city": {"eq": "a"}}]}}, {"filter": {"or": [{"city": {"eq": "a"}}] * 2}}),
        ({"orderBy": [{"city": "AscNullsLast"}]}, {"orderBy": [{"city": "DescNullsLast"}]}),
        ({"by": [{"city": True}, {"jobTitle": True}]}, {"by": [{"jobTitle": True}, {"city": True}]}),
        ({"by": [{"city": True}]}, {"by": [{"city": True}, {"city": True}]}),
        ({"by": [{"createdAt": {"granularity": "DAY"}}]}, {"by": [{"createdAt": {"granularity": "WEEK"}}]}),
        ({"at": {"weekStartDay": "MONDAY"}}, {"at": {"weekStartDay": "SUNDAY"}}),
        (
            {"orderBy": [{"a": "AscNullsLast"}, {"b": "AscNullsLast"}]},
            {"orderBy": [{"b": "AscNullsLast"}, {"a": "AscNullsLast"}]},
        ),
        (
            {"orderBy": {"a": "AscNullsLast", "b": "AscNullsLast"}},
            {"orderBy": {"b": "AscNullsLast", "a": "AscNullsLast"}},
        ),
        ({"data": [{"a": "x"}]}, {"data": [{"a": "x"}, {"a": 5}]}),
        ({"data": [{"a": "x"}]}, {"data": [{"a": "x"}, {"b": "x"}]}),
        ({"data": [{"a": "x"}]}, {"data": [{"a": "x"}, {"a": {"b": "x"}}]}),
        ({"data": {"a": "x"}}, {"data": [{"a": "x"}]}),
    ],
)
def test_requests_that_do_not_share_a_plan(one: dict[str, Any], other: dict[str, Any]):
    assert shape(one) != shape(other)


def test_variables_nested_absurdly_deep_are_refused():
    value: Any = "x"
    for _ in range(50):
        value = {"a": value}
    with pytest.raises(BadUserInput, match="nested too deep"):
        shape({"filter": value})


def test_stored_plan_answers_other_variables(crm: Crm):
    rows = [{"city": "Rome"}, {"city": "Rome"}, {"city": "Oslo"}]
    crm.ask("mutation($data: X) {createPeople(data: $data) {id}}", data=rows)
    first = {"filter": {"city": {"eq": "Rome"}}, "orderBy": [{"city": "AscNullsLast"}], "first": 1}
    plan = Plan.from_bytes(crm.compile(FIND, first).to_bytes())
    for city, count in (("Rome", 2), ("Oslo", 1), ("' or true --", 0)):
        variables = {**first, "filter": {"city": {"eq": city}}}
        assert shape(variables) == shape(first)
        assert run(crm.database, plan, variables, crm.request()) == [orjson.dumps({"totalCount": count})]


def test_stored_plan_of_a_write_takes_any_number_of_rows(crm: Crm):
    text = "mutation($data: X) {createPeople(data: $data) {city}}"
    plan = Plan.from_bytes(crm.compile(text, {"data": [{"city": "a"}, {"city": "b"}]}).to_bytes())
    for count in (1, 3):
        rows = [{"city": str(number)} for number in range(count)]
        (answer,) = run(crm.database, plan, {"data": rows}, crm.request())
        assert isinstance(answer, bytes)
        assert orjson.loads(answer) == rows


def test_plan_of_a_merge_merges_others(crm: Crm):
    text = "mutation($ids: [UUID!]!) {mergePeople(ids: $ids, conflictPriorityIndex: 0) {city}}"
    made = crm.ask("mutation($data: X) {createPeople(data: $data) {id}}", data=[{"city": each} for each in "abcd"])
    ids = [each["id"] for each in made]
    plan = crm.compile(text, {"ids": ids[:2]})
    answers = [run(crm.database, plan, {"ids": pair}, crm.request()) for pair in (ids[:2], ids[:1:-1])]
    assert answers == [[b'{"city":"a"}'], [b'{"city":"d"}']]


def test_plan_that_depends_on_merged_rows_is_not_cacheable(crm: Crm):
    text = "query($any: [X]) {people(filter: {or: $any}) {totalCount}}"
    one, two = ({"any": [{"city": {"eq": "a"}}] * count} for count in (1, 2))
    assert shape(one) == shape(two)
    assert not crm.compile(text, one).cacheable
    assert crm.compile(FIND, {"filter": {"or": [{"city": {"eq": "a"}}]}}).cacheable


def test_text_of_a_plan_holds_no_value_of_a_variable(crm: Crm):
    secret = "a value nobody else may see"
    plan = crm.compile(FIND, {"filter": {"city": {"eq": secret}}})
    write = crm.compile("mutation($data: X) {createPerson(data: $data) {id}}", {"data": {"city": secret}})
    assert secret.encode() not in plan.to_bytes() + write.to_bytes()


GROUP = "query($by: [X]) {peopleGroupBy(groupBy: $by) {groupByDimensionValues totalCount}}"


def test_stored_plan_of_groups_answers_other_time_zones(fresh_crm: Crm):
    fresh_crm.ask('mutation {createPerson(data: {createdAt: "2026-01-01T00:30:00Z"}) {id}}')

    def variables(zone: str) -> dict[str, Any]:
        return {"by": [{"createdAt": {"granularity": "YEAR", "timeZone": zone}}]}

    compiled = fresh_crm.compile(GROUP, variables("Europe/Paris"))
    assert compiled.cacheable
    plan = Plan.from_bytes(compiled.to_bytes())
    for zone, year in (("Europe/Paris", 2026), ("America/New_York", 2025)):
        (answer,) = run(fresh_crm.database, plan, variables(zone), fresh_crm.request())
        assert isinstance(answer, bytes)
        assert orjson.loads(answer) == [{"groupByDimensionValues": [f"{year}-01-01"], "totalCount": 1}]
    (refusal,) = run(fresh_crm.database, plan, variables("' or true --"), fresh_crm.request())
    assert isinstance(refusal, BadUserInput)


def test_stored_plan_of_groups_checks_what_its_statement_does_not_hold(crm: Crm):
    """Whether a field is chosen, and the zone of a date that is not cut."""
    for good, bad in (
        ([{"city": True}], [{"city": False}]),
        ([{"name": {"firstName": True}}], [{"name": {"firstName": False}}]),
        (
            [{"createdAt": {"granularity": "NONE", "timeZone": "UTC"}}],
            [{"createdAt": {"granularity": "NONE", "timeZone": "Mars"}}],
        ),
    ):
        assert shape({"by": good}) == shape({"by": bad})
        plan = Plan.from_bytes(crm.compile(GROUP, {"by": good}).to_bytes())
        answers = [run(crm.database, plan, {"by": by}, crm.request())[0] for by in (good, bad)]
        assert [type(each) for each in answers] == [bytes, BadUserInput]


@pytest.mark.parametrize(
    ("by", "cacheable"),
    [
        ([{"city": True}, {"jobTitle": True}], True),
        ([{"city": True}, {"createdAt": {"granularity": "DAY"}}], True),
        ([{"city": True}, {"createdAt": {"timeZone": "UTC"}}], False),
        ([{"city": True, "jobTitle": None}], False),
        ({"city": True}, True),
    ],
)
def test_groups_are_cacheable_if_the_shape_keeps_their_order(crm: Crm, by: Any, cacheable: bool):
    assert crm.compile(GROUP, {"by": by}).cacheable is cacheable
    if isinstance(by, list) and len(by) > 1:
        assert (shape({"by": by}) != shape({"by": by[::-1]})) is cacheable


@pytest.mark.parametrize("kind", HOMES)
def test_a_stored_root_finds_its_class(kind: str):
    assert root_class(kind).kind == kind
