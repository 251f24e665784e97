"""What groupBy refuses (contract §2.10, §2.13): in words that name what is wrong, before anything is read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from crm.access.gate import PermissionDenied
from crm.kit.errors import BadUserInput
from crm.metadata.extension import create_object
from crm.metadata.snapshot import ObjectRights
from crm.metadata.standard_objects.declaration import FieldDeclaration, ObjectDeclaration
from crm.models.transaction import transaction
from crm.records.reads.aggregates import aggregates_of
from crm.records.reads.group_by import MOST_COLUMNS
from tests.records.asking import Crm

GROUP = """query($by: [X], $order: [X], $records: [X], $limit: Int, $skip: Int) {
    samplesGroupBy(groupBy: $by, orderBy: $order, limit: $limit
        orderByForRecords: $records, offsetForRecords: $skip) {totalCount edges {node {id}}}
}"""
BY_CHOICE = [{"choice": True}]


@pytest.mark.parametrize("name", ["json", "files", "position", "searchVector"])
def test_what_has_no_groups(samples: Crm, name: str):
    with pytest.raises(BadUserInput, match=f'Field "{name}" cannot be grouped by'):
        samples.ask(GROUP, by=[{name: True}])


@pytest.mark.parametrize(
    ("by", "message"),
    [
        ([], "at least one field"),
        (None, "at least one field"),
        ([{}], "at least one field"),
        ([{"choice": None}], "at least one field"),
        ([{"nothing": True}], "Field metadata not found for field: nothing"),
        ([{"money": {"nothing": True}}], 'Sub field "nothing" not found for composite field: money'),
        ([{"money": True}], 'Field "money" must be grouped and ordered by one of its sub fields: amountMicros'),
        ([{"choice": False}], 'Invalid value false to group by field "choice"'),
        ([{"choice": "yes"}], 'to group by field "choice"'),
        ([{"choice": {"a": True}}], 'Field "choice" has no sub fields to group by'),
        ([{"moment": True}], 'Field "moment" must be grouped by a granularity: DAY'),
        ([{"moment": {"granularity": "CENTURY"}}], "Invalid granularity value 'CENTURY' for field \"moment\""),
        ([{"moment": {"weekStartDay": "FRIDAY"}}], "Invalid weekStartDay value 'FRIDAY' for field \"moment\""),
        ([{"company": True}], 'Field "company" cannot be grouped by'),
        ([{"company": {"accountOwner": True}}], 'Field "accountOwner" cannot be grouped by'),
        ([{"company": {"people": {"city": True}}}], 'Field "people" cannot be grouped by'),
        ([{"company": {"nothing": True}}], "Field metadata not found for field: nothing"),
        ([{"noteTargets": {"id": True}}], 'Field "noteTargets" cannot be grouped by'),
        ([{"choice": True}] * 21, "Query complexity is too high"),
        (["choice"], "Expected an object"),
    ],
)
def test_dimensions(samples: Crm, by: Any, message: str):
    with pytest.raises(BadUserInput) as refusal:
        samples.ask(GROUP, by=by)
    assert message in refusal.value.message


@pytest.mark.parametrize("granularity", ["DAY", "WEEK", "DAY_OF_THE_WEEK", "NONE"])
@pytest.mark.parametrize("field", ["moment", "day"])
@pytest.mark.parametrize(
    "zone", ["'; drop table person; --", "Mars/Olympus", "europe/paris", "", "UTC'", "+01:00", "../etc/passwd", 7]
)
def test_time_zones(samples: Crm, field: str, granularity: str, zone: Any):
    with pytest.raises(BadUserInput, match=f'Invalid time zone value .* for field "{field}"'):
        samples.ask(GROUP, by=[{field: {"granularity": granularity, "timeZone": zone}}])


def test_relations_too_far_away(samples: Crm):
    near = "{pointOfContact: {company: {accountOwner: {locale: true}}}}"
    samples.ask(f"{{opportunitiesGroupBy(groupBy: [{near}]) {{totalCount}}}}")
    with pytest.raises(BadUserInput, match="more than 3 relations"):
        samples.ask(f"{{noteTargetsGroupBy(groupBy: [{{targetOpportunity: {near}}}]) {{totalCount}}}}")


def test_time_zones_written_into_the_document(samples: Crm):
    text = (
        """{samplesGroupBy(groupBy: [{moment: {granularity: DAY, timeZone: "'; drop table sample"}}]) {totalCount}}"""
    )
    with pytest.raises(BadUserInput, match="Invalid time zone value"):
        samples.ask(text)


def test_values_are_never_part_of_the_statement(samples: Crm):
    variables = {"by": [{"moment": {"granularity": "WEEK", "timeZone": "Europe/Paris"}}], "limit": 7, "skip": 3}
    (root,) = samples.compile(GROUP, variables).roots
    (statement,) = root.bind(variables, samples.request())
    assert "Paris" not in statement.sql
    assert {b"Europe/Paris", b"7", b"3"} <= {*statement.parameters}


@pytest.mark.parametrize(
    ("order", "message"),
    [
        ([{"text": "AscNullsFirst"}], 'Cannot order by "text": the records are not grouped by it'),
        ([{"company": {"name": "AscNullsFirst"}}], 'Cannot order by "company.name": the records are not grouped by it'),
        ([{"moment": {"orderBy": "AscNullsFirst", "granularity": "DAY"}}], 'Cannot order by "moment"'),
        ([{"choice": "sideways"}], 'Field "choice" does not exist or is not sortable'),
        ([{"aggregate": {"totalCount": "sideways"}}], 'Field "totalCount" does not exist or is not sortable'),
        ([{"aggregate": {"sumText": "AscNullsFirst"}}], 'Cannot query field "sumText"'),
        ([{"aggregate": "AscNullsFirst"}], "Expected an object"),
        ([{"nothing": "AscNullsFirst"}], "Field metadata not found for field: nothing"),
    ],
)
def test_orders(samples: Crm, order: Any, message: str):
    with pytest.raises(BadUserInput) as refusal:
        samples.ask(GROUP, by=BY_CHOICE, order=order)
    assert message in refusal.value.message


def test_another_granularity_than_the_one_grouped_by(samples: Crm):
    by = [{"moment": {"granularity": "MONTH"}}]
    with pytest.raises(BadUserInput, match='Cannot order by "moment": the records are not grouped by it'):
        samples.ask(GROUP, by=by, order=[{"moment": {"orderBy": "AscNullsFirst", "granularity": "DAY"}}])


@pytest.mark.parametrize("name", ["tags", "choices", "mails.additionalEmails"])
def test_dimensions_without_an_order(samples: Crm, name: str):
    by, _, part = name.partition(".")
    grouped, ordered = ({by: {part: value} if part else value} for value in (True, "AscNullsLast"))
    samples.ask(GROUP, by=[grouped])
    with pytest.raises(BadUserInput, match=f'Field "{name}" does not exist or is not sortable'):
        samples.ask(GROUP, by=[grouped], order=[ordered])


@pytest.mark.parametrize("limit", [51, 1000, -1, 1.5, "5"])
def test_limits(samples: Crm, limit: Any):
    with pytest.raises(BadUserInput, match=r"[Ll]imit"):
        samples.ask(GROUP, by=BY_CHOICE, limit=limit)


def test_offsets(samples: Crm):
    with pytest.raises(BadUserInput, match="must be non-negative"):
        samples.ask(GROUP, by=BY_CHOICE, skip=-1)


def test_orders_of_records(samples: Crm):
    with pytest.raises(BadUserInput, match='Field "json" does not exist or is not sortable'):
        samples.ask(GROUP, by=BY_CHOICE, records=[{"json": "AscNullsFirst"}])


@pytest.mark.parametrize("argument", ["by", "order", "records"])
def test_more_than_a_request_may_weigh(samples: Crm, argument: str):
    heavy = [{"company": {"name": True if argument == "by" else "AscNullsFirst"}}] * 200
    with pytest.raises(BadUserInput, match="Query complexity is too high"):
        samples.ask(GROUP, **{"by": [{"company": {"name": True}}], argument: heavy})


def test_more_aggregates_than_a_statement_has_columns_for(fresh_crm: Crm):
    """Of an object with very many fields; each of its aggregates alone may be asked for."""
    fields = tuple(
        FieldDeclaration(f"number{index}", "NUMBER", f"Number {index}") for index in range(MOST_COLUMNS // 9)
    )
    wide = ObjectDeclaration("wide", "wides", "Wide", "Wides", "IconCube", "Much", fields)
    with transaction(fresh_crm.owner) as connection:
        crm = replace(fresh_crm, snapshot=create_object(connection, fresh_crm.snapshot, wide))
    crm.ask("mutation {createWide(data: {number0: 5}) {id}}")
    names = [*aggregates_of(crm.snapshot.objects["wide"])][:MOST_COLUMNS]

    def grouped(names: list[str]) -> Any:
        return crm.ask(f"{{widesGroupBy(groupBy: [{{number0: true}}]) {{{' '.join(names)}}}}}")

    with pytest.raises(BadUserInput, match="It asks for 1500 aggregates") as refusal:
        grouped(names)
    assert refusal.value.sub_code == "TOO_COMPLEX_QUERY"
    assert len(grouped(names[1:])[0]) == MOST_COLUMNS - 1


@pytest.mark.parametrize("selected", ["nothing", "sumText", "edges {nothing}", "pageInfo {nothing}"])
def test_fields_that_do_not_exist(samples: Crm, selected: str):
    with pytest.raises(BadUserInput, match="Cannot query field"):
        samples.ask(f"{{samplesGroupBy(groupBy: [{{choice: true}}]) {{{selected}}}}}")


@pytest.mark.parametrize(
    ("by", "order"),
    [
        ([{"company": {"name": True}}], None),
        (BY_CHOICE, [{"company": {"name": "AscNullsFirst"}}]),
    ],
)
def test_what_the_caller_may_not_read(samples: Crm, by: Any, order: Any):
    without_companies = samples.as_role(objects={"company": ObjectRights(read=False)})
    without_companies.ask(GROUP, by=BY_CHOICE)
    with pytest.raises(PermissionDenied):
        without_companies.ask(GROUP, by=by, order=order)


def test_records_ordered_by_what_the_caller_may_not_read(samples: Crm):
    without_companies = samples.as_role(objects={"company": ObjectRights(read=False)})
    with pytest.raises(PermissionDenied):
        without_companies.ask(GROUP, by=BY_CHOICE, records=[{"company": {"name": "AscNullsFirst"}}])


def test_records_the_caller_may_not_read(samples: Crm):
    with pytest.raises(PermissionDenied):
        samples.as_role(objects={"sample": ObjectRights(read=False)}).ask(GROUP, by=BY_CHOICE)


def test_hidden_activities_are_in_no_group(fresh_crm: Crm):
    person = fresh_crm.ask("mutation {createPerson(data: {}) {id}}")["id"]
    note = fresh_crm.ask('mutation {createNote(data: {title: "n"}) {id}}')["id"]
    rows = [{"noteId": note, "targetPersonId": person}, {"noteId": note}]
    fresh_crm.ask("mutation($data: [X]) {createNoteTargets(data: $data) {id}}", data=rows)
    text = """{noteTargetsGroupBy(groupBy: [{note: {title: true}}]) {
        groupByDimensionValues totalCount edges {node {targetCompanyId}}
    }}"""
    (group,) = fresh_crm.ask(text)
    assert (group["groupByDimensionValues"], group["totalCount"], len(group["edges"])) == (["n"], 2, 2)
    without_people = fresh_crm.as_role(objects={"person": ObjectRights(read=False)})
    (group,) = without_people.ask(text)
    assert (group["groupByDimensionValues"], group["totalCount"], len(group["edges"])) == (["n"], 1, 1)


def test_other_workspaces_have_groups_of_their_own(samples: Crm, fresh_crm: Crm):
    fresh_crm.ask('mutation {createCompany(data: {name: "Theirs"}) {id}}')
    text = "{companiesGroupBy(groupBy: [{name: true}]) {groupByDimensionValues edges {node {name}}}}"
    assert [each["groupByDimensionValues"] for each in fresh_crm.ask(text)] == [["Theirs"]]
    assert ["Theirs"] not in [each["groupByDimensionValues"] for each in samples.ask(text)]
