"""Every filter operator, on every kind of column, finds exactly the records it describes."""

from __future__ import annotations

from typing import Any

import pytest

from crm.kit.errors import BadUserInput
from tests.records.asking import Crm

FIND = "query($filter: OpportunityFilterInput) {opportunities(filter: $filter) {totalCount edges {node {name}}}}"


@pytest.fixture(scope="module", autouse=True)
def records(crm: Crm) -> None:
    company = crm.ask('mutation {createCompany(data: {name: "Acme", domainName: {primaryLinkUrl: "acme.com"}}) {id}}')
    other = crm.ask('mutation {createCompany(data: {name: "Binford"}) {id}}')
    rows = [
        {
            "name": "alpha",
            "amount": {"amountMicros": 1_000_000, "currencyCode": "EUR"},
            "closeDate": "2026-01-01T00:00:00Z",
            "stage": "NEW",
            "companyId": company["id"],
            "position": 1,
        },
        {
            "name": "Beta",
            "amount": {"amountMicros": 2_000_000, "currencyCode": "USD"},
            "closeDate": "2026-02-01T12:30:00.500Z",
            "stage": "MEETING",
            "companyId": other["id"],
            "position": 2,
        },
        {"name": "50% off_er", "stage": "CUSTOMER", "position": 3},
        {"name": "", "stage": "PROPOSAL", "position": 4},
    ]
    crm.ask("mutation($data: [X]) {createOpportunities(data: $data) {id}}", data=rows)
    trashed = crm.ask('mutation {createOpportunity(data: {name: "gone", position: 5}) {id}}')
    crm.ask("mutation($id: UUID) {deleteOpportunity(id: $id) {id}}", id=trashed["id"])


def names(crm: Crm, filter_: dict[str, Any]) -> list[str]:
    text = FIND.replace("(filter: $filter)", "(filter: $filter, orderBy: [{position: AscNullsFirst}])")
    found = crm.ask(text, filter=filter_)
    assert found["totalCount"] == len(found["edges"])
    return [edge["node"]["name"] for edge in found["edges"]]


ALL = ["alpha", "Beta", "50% off_er", ""]


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        ({}, ALL),
        ({"name": None}, ALL),
        ({"and": [], "or": []}, ALL),
        ({"name": {"eq": "Beta"}}, ["Beta"]),
        ({"name": {"eq": ""}}, [""]),
        ({"name": {"neq": "Beta"}}, ["alpha", "50% off_er", ""]),
        ({"name": {"neq": ""}}, ["alpha", "Beta", "50% off_er"]),
        ({"name": {"in": ["alpha", "Beta"]}}, ["alpha", "Beta"]),
        ({"name": {"in": ["alpha", ""]}}, ["alpha", ""]),
        ({"name": {"in": "alpha"}}, ["alpha"]),
        ({"name": {"is": "NULL"}}, [""]),
        ({"name": {"is": "NotNull"}}, ["alpha", "Beta", "50% off_er"]),
        ({"name": {"gt": "a", "lt": "b"}}, ["alpha"]),
        ({"name": {"like": "%eta"}}, ["Beta"]),
        ({"name": {"like": "b%"}}, []),
        ({"name": {"ilike": "b%"}}, ["Beta"]),
        ({"name": {"like": "x\\"}}, []),
        ({"name": {"startsWith": "50% off_"}}, ["50% off_er"]),
        ({"name": {"startsWith": "al%"}}, ["alpha"]),
        ({"name": {"endsWith": "ta"}}, ["Beta"]),
        ({"amount": {"amountMicros": {"gte": 1_000_000, "lt": 2_000_000}}}, ["alpha"]),
        ({"amount": {"amountMicros": {"eq": "2000000"}}}, ["Beta"]),
        ({"amount": {"amountMicros": {"in": [1_000_000, 2_000_000]}}}, ["alpha", "Beta"]),
        ({"amount": {"amountMicros": {"lt": 10**30}}}, ["alpha", "Beta"]),
        ({"amount": {"currencyCode": {"eq": "EUR"}, "amountMicros": None}}, ["alpha"]),
        ({"closeDate": {"gt": "2026-01-15"}}, ["Beta"]),
        ({"closeDate": {"eq": "2026-02-01T13:30:00.5+01:00"}}, ["Beta"]),
        ({"closeDate": {"is": "NULL"}}, ["50% off_er", ""]),
        ({"stage": {"eq": "NEW"}}, ["alpha"]),
        ({"stage": {"neq": "NEW"}}, ["Beta", "50% off_er", ""]),
        ({"stage": {"in": ["NEW", "CUSTOMER"]}}, ["alpha", "50% off_er"]),
        ({"position": {"gte": 2, "lte": 3.5}}, ["Beta", "50% off_er"]),
        ({"createdBy": {"source": {"eq": "MANUAL"}, "name": {"ilike": "ada%"}}}, ALL),
        ({"or": [{"name": {"eq": "alpha"}}, {"stage": {"eq": "CUSTOMER"}}]}, ["alpha", "50% off_er"]),
        ({"or": {"name": {"eq": "alpha"}}}, ["alpha"]),
        ({"and": [{"stage": {"is": "NOT_NULL"}}, {"not": {"name": {"eq": "alpha"}}}]}, ["Beta", "50% off_er", ""]),
        ({"not": {"amount": {"amountMicros": {"gt": 1_500_000}}}}, ["alpha", "50% off_er", ""]),
        ({"not": {}}, ALL),
        ({"deletedAt": {"is": "NOT_NULL"}}, ["gone"]),
        ({"or": [{"deletedAt": {"is": "NOT_NULL"}}, {"name": {"eq": "alpha"}}]}, ["alpha", "gone"]),
        ({"company": {"name": {"eq": "Acme"}}}, ["alpha"]),
        ({"company": {"domainName": {"primaryLinkUrl": {"ilike": "%acme%"}}}}, ["alpha"]),
        ({"companyId": {"is": "NULL"}}, ["50% off_er", ""]),
        ({"searchVector": {"search": "ALPH"}}, ["alpha"]),
        ({"searchVector": {"search": "50% off_"}}, ["50% off_er"]),
    ],
)
def test_filter_finds(crm: Crm, filter_: dict[str, Any], expected: list[str]):
    assert names(crm, filter_) == expected


def test_join_column_takes_ids_that_belong_to_no_record(crm: Crm):
    nobody = "00000000-0000-4000-8000-000000000000"
    assert names(crm, {"companyId": {"in": [nobody]}}) == []
    assert names(crm, {"companyId": {"neq": nobody}}) == ALL


def test_lists_mix_literals_and_variables(crm: Crm):
    found = crm.ask(
        'query($one: String) {opportunities(filter: {name: {in: [$one, "Beta"]}}) {totalCount}}', one="alpha"
    )
    assert found == {"totalCount": 2}


@pytest.mark.parametrize(
    ("operator", "pattern", "expected"),
    [
        ("ilike", "%CAFE%", ["Café Zoë", "CAFE"]),
        ("ilike", "cafe\u0301%", ["Café Zoë", "CAFE"]),
        ("ilike", "%zoe", ["Café Zoë"]),
        ("ilike", "strasse", ["Straße"]),
        ("ilike", "_afé", ["CAFE"]),
        ("ilike", "%100\uff05%", ["100% sure"]),
        ("ilike", "1\uff3f0%", []),
        ("ilike", "100\\%%", ["100% sure"]),
        ("like", "%cafe%", []),
        ("like", "%Café%", ["Café Zoë"]),
        ("like", "%é%", ["Café Zoë"]),
        ("gt", "cafe", ["Café Zoë", "Straße"]),
        ("lte", "cafE", ["100% sure", "CAFE"]),
    ],
)
def test_like_minds_accents_and_case_and_ilike_neither(crm: Crm, operator: str, pattern: str, expected: list[str]):
    """§2.4; ranges compare as orders do, §2.5."""
    texts = ["Café Zoë", "CAFE", "Straße", "100% sure"]
    find = "query($filter: X) {tasks(filter: $filter, orderBy: [{position: AscNullsFirst}]) {edges {node {title}}}}"
    if not crm.ask(find, filter={})["edges"]:
        rows = [{"title": text, "position": place} for place, text in enumerate(texts)]
        crm.ask("mutation($data: [X]) {createTasks(data: $data) {id}}", data=rows)
    found = [edge["node"]["title"] for edge in crm.ask(find, filter={"title": {operator: pattern}})["edges"]]
    assert sorted(found) == sorted(expected)


def test_multi_select_and_array_operators(crm: Crm):
    find = "query($filter: X) {people(filter: $filter) {totalCount}}"
    crm.ask('mutation {createPerson(data: {emails: {primaryEmail: "a@b.c", additionalEmails: ["x@y.z"]}}) {id}}')
    json_list = {"emails": {"additionalEmails": {"like": "%x@y.z%"}}}
    assert crm.ask(find, filter=json_list) == {"totalCount": 1}
    assert crm.ask(find, filter={"emails": {"additionalEmails": {"is": "NULL"}}}) == {"totalCount": 0}


MALFORMED: list[tuple[dict[str, Any], str, str]] = [
    ({"nope": {"eq": 1}}, "Field metadata not found for field: nope", "INVALID_QUERY_INPUT"),
    ({"amount": {"nope": {"eq": 1}}}, 'Sub field "nope" not found for composite field: amount', "INVALID_QUERY_INPUT"),
    ({"name": {"regex": "a"}}, 'Operator "regex" is not supported', "INVALID_QUERY_INPUT"),
    ({"stage": {"gt": "NEW"}}, 'Operator "gt" is not supported for field "stage"', "INVALID_QUERY_INPUT"),
    (
        {"name": {"in": []}},
        "Invalid filter value for field name. Expected non-empty array",
        "INVALID_QUERY_INPUT",
    ),
    (
        {"name": {"eq": None}},
        "Invalid filter value for field name. Expected a value; use `is` to look for missing ones",
        "INVALID_QUERY_INPUT",
    ),
    (
        {"name": {"is": "MAYBE"}},
        "Invalid filter value for field name. Expected NULL or NOT_NULL",
        "INVALID_QUERY_INPUT",
    ),
    ({"name": "Beta"}, "Invalid object value 'Beta' for field \"name\"", "INVALID_QUERY_INPUT"),
    ({"name": {"eq": 5}}, 'Invalid string value 5 for text field "name"', "INVALID_ARGS_DATA"),
    ({"id": {"eq": "x"}}, "Invalid UUID value 'x' for field \"id\"", "INVALID_ARGS_DATA"),
    ({"companyId": {"in": ["x"]}}, "Invalid UUID value 'x' for field \"company\"", "INVALID_ARGS_DATA"),
    ({"position": {"eq": "1"}}, "Invalid number value '1' for field \"position\"", "INVALID_ARGS_DATA"),
    ({"position": {"eq": True}}, 'Invalid number value true for field "position"', "INVALID_ARGS_DATA"),
    ({"position": {"eq": 10**400}}, f'Invalid number value 1{"0" * 98}… for field "position"', "INVALID_ARGS_DATA"),
    (
        {"closeDate": {"gt": "tomorrow"}},
        "Invalid value 'tomorrow' for date or date-time field \"closeDate\"",
        "INVALID_ARGS_DATA",
    ),
    (
        {"closeDate": {"gt": "2026-02-30"}},
        "Invalid value '2026-02-30' for date or date-time field \"closeDate\"",
        "INVALID_ARGS_DATA",
    ),
    ({"stage": {"eq": "OLD"}}, "Invalid value 'OLD' for select field \"stage\"", "INVALID_ARGS_DATA"),
    ({"stage": {"in": ["NEW", 5]}}, 'Invalid value 5 for select field "stage"', "INVALID_ARGS_DATA"),
    ({"name": {"eq": "\ud800"}}, 'Invalid string value for text field "name": not Unicode', "INVALID_ARGS_DATA"),
    ({"amount": "5"}, "Expected an object, found '5'", "INVALID_QUERY_INPUT"),
    ({"company": "Acme"}, "Expected an object, found 'Acme'", "INVALID_QUERY_INPUT"),
    ({"not": "Acme"}, "Expected an object, found 'Acme'", "INVALID_QUERY_INPUT"),
    ({"or": ["Acme"]}, "Expected an object, found [ 'Acme' ]", "INVALID_QUERY_INPUT"),
    ({"searchVector": {"eq": "a"}}, 'Operator not supported for field "searchVector"', "INVALID_QUERY_INPUT"),
]


@pytest.mark.parametrize(("filter_", "message", "sub_code"), MALFORMED)
def test_malformed_filter_is_refused_before_the_database_sees_it(
    crm: Crm, filter_: dict[str, Any], message: str, sub_code: str
):
    with pytest.raises(BadUserInput) as refusal:
        crm.ask(FIND, filter=filter_)
    assert (refusal.value.message, refusal.value.sub_code) == (message, sub_code)


def test_filter_nested_absurdly_deep_is_refused(crm: Crm):
    filter_: dict[str, Any] = {"name": {"eq": "x"}}
    for _ in range(30):
        filter_ = {"not": filter_}
    with pytest.raises(BadUserInput, match="nested too deep") as refusal:
        crm.ask(FIND, filter=filter_)
    assert refusal.value.sub_code == "TOO_COMPLEX_QUERY"


def test_text_cannot_leave_its_parameter(crm: Crm):
    assert names(crm, {"name": {"eq": "x' or '1'='1"}}) == []
    assert names(crm, {"name": {"like": "%'; drop table person; --"}}) == []
