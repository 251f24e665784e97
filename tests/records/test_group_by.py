"""groupBy (contract §2.10): groups, their values, aggregates, order and records are those a person would make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson
import pytest

from tests.records.asking import Crm
from tests.records.samples import aggregate_names, counted, read_all

GROUP = """query($by: [X], $order: [X], $filter: X, $limit: Int) {
    samplesGroupBy(groupBy: $by, orderBy: $order, filter: $filter, limit: $limit) {groupByDimensionValues totalCount}
}"""

Rows = Sequence[Mapping[str, Any]]


@pytest.fixture(scope="module")
def rows(samples: Crm) -> Rows:
    return read_all(samples)


def value_at(row: Any, path: str) -> Any:
    """A value as a group shows it: what is missing, and what only reads as '' or [], is null."""
    for step in path.split("."):
        row = (row or {}).get(step)
    return None if row in ("", []) else row


def item(path: str, value: Any = True) -> Any:
    """`company.name` → {"company": {"name": true}}."""
    for step in reversed(path.split(".")):
        value = {step: value}
    return value


def by_hand(rows: Rows, *paths: str) -> dict[bytes, list[Mapping[str, Any]]]:
    groups: dict[bytes, list[Mapping[str, Any]]] = {}
    for row in rows:
        groups.setdefault(orjson.dumps([value_at(row, path) for path in paths]), []).append(row)
    return groups


DIMENSIONS = """
    text float whole big exact answer choice choices stars tags outside fullName.firstName
    mails.primaryEmail mails.additionalEmails phones.primaryPhoneNumber phones.additionalPhones links.primaryLinkUrl
    money.amountMicros money.currencyCode home.addressCity home.addressLat body.markdown
    createdBy.source createdBy.workspaceMemberId createdBy.name createdBy.context
    company.name company.address.addressCity
"""


@pytest.mark.parametrize("path", DIMENSIONS.split())
def test_records_are_grouped_by(samples: Crm, rows: Rows, path: str):
    groups = samples.ask(GROUP, by=[item(path)])
    expected = {values: len(members) for values, members in by_hand(rows, path).items()}
    assert {orjson.dumps(each["groupByDimensionValues"]): each["totalCount"] for each in groups} == expected


def test_several_dimensions_in_the_order_asked(samples: Crm, rows: Rows):
    paths = ["choice", "company.name", "answer"]
    for asked in (paths, paths[::-1]):
        groups = samples.ask(GROUP, by=[item(path) for path in asked])
        expected = {values: len(members) for values, members in by_hand(rows, *asked).items()}
        assert {orjson.dumps(each["groupByDimensionValues"]): each["totalCount"] for each in groups} == expected


def test_one_item_may_name_several_dimensions(samples: Crm, rows: Rows):
    groups = samples.ask(GROUP, by={"money": {"currencyCode": True, "amountMicros": True}, "stars": None})
    expected = by_hand(rows, "money.currencyCode", "money.amountMicros")
    assert {orjson.dumps(each["groupByDimensionValues"]) for each in groups} == set(expected)


def test_null_is_no_dimension_and_no_order(samples: Crm, rows: Rows):
    by = [{"money": {"amountMicros": None, "currencyCode": True}}]
    order = [{"aggregate": {"totalCount": None, "countEmptyText": "DescNullsLast"}}]
    groups = samples.ask(GROUP, by=by, order=order)
    own = by_hand(rows, "money.currencyCode")
    empty = {key: counted(members, "countEmpty", "text") for key, members in own.items()}
    assert {orjson.dumps(each["groupByDimensionValues"]): each["totalCount"] for each in groups} == {
        key: len(members) for key, members in own.items()
    }
    counts = [empty[orjson.dumps(each["groupByDimensionValues"])] for each in groups]
    assert counts == sorted(counts, reverse=True)


def test_a_join_column_is_a_dimension(samples: Crm, rows: Rows):
    by_id = {
        tuple(each["groupByDimensionValues"]): each["totalCount"] for each in samples.ask(GROUP, by=[item("companyId")])
    }
    through = samples.ask(GROUP, by=[item("company.id")])
    assert by_id == {tuple(each["groupByDimensionValues"]): each["totalCount"] for each in through}
    assert len(by_id) == len(by_hand(rows, "company.name"))


def test_every_aggregate_of_every_group(samples: Crm, rows: Rows):
    aggregates = [*aggregate_names()]
    names = " ".join(name for name, _, _ in aggregates)
    groups = samples.ask(f"{{samplesGroupBy(groupBy: [{{choice: true}}]) {{groupByDimensionValues {names}}}}}")
    assert len(groups) == 4
    for group in groups:
        own = by_hand(rows, "choice")[orjson.dumps(group["groupByDimensionValues"])]
        for name, measure, field in aggregates:
            assert group[name] == pytest.approx(counted(own, measure, field)), name


def test_groups_are_filtered(samples: Crm, rows: Rows):
    filter_ = {"answer": {"eq": True}, "choice": {"in": ["RED", "BLUE"]}}
    own = [row for row in rows if row["answer"] and row["choice"] in {"RED", "BLUE"}]
    groups = samples.ask(GROUP, by=[item("choice")], filter=filter_)
    assert [each["groupByDimensionValues"] for each in groups] == [["RED"], ["BLUE"]]
    assert sum(each["totalCount"] for each in groups) == len(own)


def test_without_records_there_are_no_groups(samples: Crm):
    assert samples.ask(GROUP, by=[item("choice")], filter={"text": {"eq": "no such text"}}) == []


def test_the_bin_is_grouped_when_the_filter_speaks_of_it(samples: Crm):
    text = """{samplesGroupBy(groupBy: [{choice: true}], filter: {deletedAt: {is: NOT_NULL}}) {
        totalCount edges {node {deletedAt}}
    }}"""
    groups = samples.ask(text)
    assert sum(each["totalCount"] for each in groups) == sum(len(each["edges"]) for each in groups) == 9
    assert all(edge["node"]["deletedAt"] for each in groups for edge in each["edges"])


def values(groups: Any) -> list[Any]:
    return [each["groupByDimensionValues"] for each in groups]


def test_groups_come_in_the_order_of_their_dimensions(samples: Crm):
    """Options by their position, as in lists; what is missing comes last."""
    assert values(samples.ask(GROUP, by=[item("choice")])) == [["RED"], ["BLUE"], ["AMBER"], [None]]


@pytest.mark.parametrize(
    ("direction", "expected"),
    [
        ("AscNullsLast", ["RED", "BLUE", "AMBER", None]),
        ("AscNullsFirst", [None, "RED", "BLUE", "AMBER"]),
        ("DescNullsLast", ["AMBER", "BLUE", "RED", None]),
        ("DescNullsFirst", [None, "AMBER", "BLUE", "RED"]),
    ],
)
def test_order_by_a_dimension(samples: Crm, direction: str, expected: list[str | None]):
    groups = samples.ask(GROUP, by=[item("choice")], order=[item("choice", direction)])
    assert values(groups) == [[each] for each in expected]


def test_order_by_several_dimensions(samples: Crm):
    order = [item("company.name", "DescNullsLast"), item("answer", "AscNullsFirst")]
    groups = samples.ask(GROUP, by=[item("answer"), item("company.name")], order=order)
    answers, names = [None, False, True], ["Cyberdyne", "Binford", "Acme", None]
    assert values(groups) == [[answer, name] for name in names for answer in answers]


@pytest.mark.parametrize("name", ["totalCount", "sumWhole", "avgExact", "percentageEmptyText", "maxMoment", "minDay"])
@pytest.mark.parametrize("direction", ["AscNullsFirst", "DescNullsLast"])
def test_order_by_an_aggregate(samples: Crm, name: str, direction: str):
    """Whether it is selected or not."""
    order = [{"aggregate": {name: direction}}]
    text = GROUP.replace("totalCount", name)
    found = [each[name] for each in samples.ask(text, by=[item("tags"), item("choice")], order=order)]
    assert found == sorted(
        found, key=lambda value: (value is not None, value or 0), reverse=direction.startswith("Desc")
    )
    unselected = GROUP.replace("totalCount", "")
    assert len(samples.ask(unselected, by=[item("tags"), item("choice")], order=order)) == len(found)


def test_dimensions_decide_between_equal_aggregates(samples: Crm):
    order = [{"aggregate": {"countEmptyId": "AscNullsLast"}}, item("choice", "DescNullsLast")]
    groups = samples.ask(GROUP, by=[item("choice")], order=order)
    assert values(groups) == [["AMBER"], ["BLUE"], ["RED"], [None]]


def test_as_many_groups_as_asked_and_fifty_at_most(samples: Crm, rows: Rows):
    by = [item("moment", {"granularity": "NONE"})]
    assert len(by_hand(rows, "moment")) > 50
    assert len(samples.ask(GROUP, by=by)) == 50
    assert len(samples.ask(GROUP, by=by, limit=50)) == 50
    assert len(samples.ask(GROUP, by=by, limit=3)) == 3
    assert samples.ask(GROUP, by=by, limit=0) == []


RECORDS = """query($order: [X], $skip: Int) {
    samplesGroupBy(groupBy: [{choice: true}], orderByForRecords: $order, offsetForRecords: $skip) {
        __typename
        edges {__typename cursor node {position choice company {name}}}
        totalCount
        pageInfo {__typename hasNextPage hasPreviousPage startCursor endCursor}
        groupByDimensionValues
    }
}"""


@pytest.mark.parametrize("skip", [None, 0, 2, 10**12])
@pytest.mark.parametrize("direction", ["AscNullsFirst", "DescNullsLast"])
def test_records_of_each_group(samples: Crm, rows: Rows, skip: int | None, direction: str):
    groups = samples.ask(RECORDS, order=[{"position": direction}], skip=skip)
    for group in groups:
        (choice,) = group["groupByDimensionValues"]
        own = [row for row in rows if row["choice"] == choice]
        own.sort(key=lambda row: row["position"], reverse=direction.startswith("Desc"))
        shown = [edge["node"] for edge in group["edges"]]
        assert [each["position"] for each in shown] == [row["position"] for row in own[skip or 0 :]]
        assert [each["company"] and each["company"]["name"] for each in shown] == [
            row["company"] and row["company"]["name"] for row in own[skip or 0 :]
        ]
        assert group["totalCount"] == len(own)
        assert not group["pageInfo"]["hasNextPage"]
        assert group["pageInfo"]["hasPreviousPage"] == bool(skip)
        assert list(group) == ["__typename", "edges", "totalCount", "pageInfo", "groupByDimensionValues"]
        assert group["__typename"] == "SampleGroupByConnection"


def test_a_record_of_a_group_continues_as_a_list(samples: Crm):
    group = samples.ask(RECORDS, order=[{"position": "AscNullsFirst"}])[0]
    text = """query($after: String) {samples(first: 1, after: $after, filter: {choice: {eq: "RED"}},
        orderBy: [{position: AscNullsFirst}]) {edges {node {position}}}}"""
    following = samples.ask(text, after=group["edges"][0]["cursor"])["edges"][0]["node"]["position"]
    assert following == group["edges"][1]["node"]["position"]


def test_sixty_records_of_a_group_and_then_the_next(fresh_crm: Crm):
    rows = [{"position": number} for number in range(70)]
    fresh_crm.ask("mutation($data: [X]) {createPeople(data: $data) {id}}", data=rows)
    text = """query($skip: Int) {peopleGroupBy(groupBy: [{city: true}], offsetForRecords: $skip,
        orderByForRecords: [{position: AscNullsFirst}]) {edges {node {position}} pageInfo {hasNextPage}}}"""
    for skip, shown, more in ((None, range(60), True), (5, range(5, 65), True), (60, range(60, 70), False)):
        (group,) = fresh_crm.ask(text, skip=skip)
        assert [edge["node"]["position"] for edge in group["edges"]] == [*shown]
        assert group["pageInfo"]["hasNextPage"] is more


def test_a_record_of_a_group_has_its_relations(samples: Crm):
    text = "{companiesGroupBy(groupBy: [{name: true}]) {edges {node {name samples(first: 1) {edges {node {text}}}}}}}"
    groups = samples.ask(text)
    assert [len(each["edges"][0]["node"]["samples"]["edges"]) for each in groups] == [1, 1, 1, 0]


def test_a_trashed_company_is_none(fresh_crm: Crm):
    company = fresh_crm.ask('mutation {createCompany(data: {name: "Gone"}) {id}}')["id"]
    fresh_crm.ask("mutation($id: X) {createPerson(data: {companyId: $id}) {id}}", id=company)
    text = "{peopleGroupBy(groupBy: [{company: {name: true}}]) {groupByDimensionValues}}"
    assert values(fresh_crm.ask(text)) == [["Gone"]]
    fresh_crm.ask("mutation($id: X) {deleteCompany(id: $id) {id}}", id=company)
    assert values(fresh_crm.ask(text)) == [[None]]


def test_dimensions_several_relations_away(fresh_crm: Crm):
    company = fresh_crm.ask('mutation {createCompany(data: {name: "Acme"}) {id}}')["id"]
    person = fresh_crm.ask('mutation($id: X) {createPerson(data: {city: "Rome", companyId: $id}) {id}}', id=company)[
        "id"
    ]
    fresh_crm.ask("mutation($id: X) {createOpportunity(data: {pointOfContactId: $id}) {id}}", id=person)
    text = """{opportunitiesGroupBy(
        groupBy: [{pointOfContact: {company: {name: true}, city: true}}, {company: {name: true}}]
        orderBy: [{pointOfContact: {company: {name: AscNullsFirst}}}]
    ) {groupByDimensionValues}}"""
    assert values(fresh_crm.ask(text)) == [["Acme", "Rome", None]]


def test_it_is_one_statement(samples: Crm):
    (root,) = samples.compile(RECORDS, {"order": [{"position": "AscNullsFirst"}], "skip": 1}).roots
    assert len(root.bind({"order": [{"position": "AscNullsFirst"}], "skip": 1}, samples.request())) == 1
