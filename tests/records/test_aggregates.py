"""Aggregates (contract §2.10): every one of every field type is what a person would count by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from crm.access.gate import PermissionDenied
from crm.kit.errors import BadUserInput
from crm.metadata.snapshot import ObjectRights
from crm.records.reads.aggregates import aggregates_of
from tests.records.asking import Crm
from tests.records.samples import aggregate_names, counted, read_all

AGGREGATES = [*aggregate_names()]
NAMES = " ".join(name for name, _, _ in AGGREGATES)
FIND = f"query($filter: X) {{samples(filter: $filter) {{totalCount {NAMES}}}}}"

Rows = Sequence[Mapping[str, Any]]


@pytest.fixture(scope="module")
def rows(samples: Crm) -> Rows:
    return read_all(samples)


@pytest.fixture(scope="module")
def answers(samples: Crm) -> Mapping[str | None, Mapping[str, Any]]:
    """The aggregates of all rows, and of those with each choice."""
    return {None: samples.ask(FIND), "RED": samples.ask(FIND, filter={"choice": {"eq": "RED"}})}


def test_the_contract_has_these_aggregates_and_no_other(samples: Crm):
    assert set(aggregates_of(samples.snapshot.objects["sample"])) == {name for name, _, _ in AGGREGATES}


@pytest.mark.parametrize("choice", [None, "RED"])
@pytest.mark.parametrize("aggregate", AGGREGATES, ids=[name for name, _, _ in AGGREGATES])
def test_it_is_what_a_person_counts(
    rows: Rows, answers: Mapping[str | None, Any], aggregate: tuple[str, str, str], choice: str | None
):
    name, measure, field = aggregate
    counting = [row for row in rows if choice is None or row["choice"] == choice]
    assert answers[choice][name] == pytest.approx(counted(counting, measure, field))


def test_sums_of_money_lose_nothing(samples: Crm, rows: Rows):
    amounts = [row["money"]["amountMicros"] for row in rows if row["money"]["amountMicros"] is not None]
    assert samples.ask("{samples {sumMoneyAmountMicros}}") == {"sumMoneyAmountMicros": sum(amounts)}


def test_nothing_can_be_said_of_nothing(samples: Crm):
    answer = samples.ask(FIND, filter={"text": {"eq": "no such text"}})
    assert answer.pop("totalCount") == 0
    assert set(answer.values()) == {None}


def test_they_stand_beside_a_page_of_any_kind(samples: Crm, rows: Rows):
    text = (
        "{samples(first: 2, offset: 3) {sumWhole edges {node {id}} a: totalCount pageInfo {hasNextPage} b: totalCount}}"
    )
    answer = samples.ask(text)
    assert list(answer) == ["sumWhole", "edges", "a", "pageInfo", "b"]
    assert len(answer["edges"]) == 2
    assert answer["a"] == answer["b"] == len(rows)
    assert answer["sumWhole"] == counted(rows, "sum", "whole")


def test_they_take_one_statement_beside_the_page(samples: Crm):
    plan = samples.compile("{samples {edges {node {id}} totalCount sumWhole minDay countEmptyText}}", {})
    assert len(plan.roots[0].bind({}, samples.request())) == 2
    assert len(samples.compile("{samples {sumWhole minDay}}", {}).roots[0].bind({}, samples.request())) == 1


def test_only_what_is_selected_is_computed(samples: Crm):
    (root,) = samples.compile("{samples {edges {node {id}} minDay}}", {}).roots
    (_, totals) = root.bind({}, samples.request())
    assert "min(" in totals.sql
    assert "count(" not in totals.sql


def test_a_bare_count_of_everything_comes_from_the_counter(samples: Crm, rows: Rows):
    (root,) = samples.compile("{samples {totalCount}}", {}).roots
    (totals,) = root.bind({}, samples.request())
    assert "_counter" in totals.sql
    assert samples.ask("{samples {totalCount}}") == {"totalCount": len(rows)}


@pytest.mark.parametrize("page", ["", "edges {node {id}}", "pageInfo {hasNextPage}"])
def test_a_relation_has_them_too(samples: Crm, rows: Rows, page: str):
    text = f"{{companies {{edges {{node {{name samples {{totalCount {NAMES} {page} again: totalCount}}}}}}}}}}"
    for edge in samples.ask(text)["edges"]:
        own = [row for row in rows if (row["company"] or {}).get("name") == edge["node"]["name"]]
        answer = edge["node"]["samples"]
        assert answer["totalCount"] == answer["again"] == len(own)
        for name, measure, field in AGGREGATES:
            assert answer[name] == pytest.approx(counted(own, measure, field)), name


def test_a_relation_is_filtered_before_it_is_counted(samples: Crm, rows: Rows):
    text = '{company(filter: {name: {eq: "Acme"}}) {samples(filter: {choice: {eq: RED}}) {totalCount sumWhole}}}'
    own = [row for row in rows if (row["company"] or {}).get("name") == "Acme" and row["choice"] == "RED"]
    assert samples.ask(text)["samples"] == {"totalCount": len(own), "sumWhole": counted(own, "sum", "whole")}


def test_a_relation_without_records_says_nothing(samples: Crm):
    text = '{company(filter: {name: {eq: "Dull"}}) {samples {totalCount countEmptyText sumWhole edges {cursor}}}}'
    nothing = {"totalCount": 0, "countEmptyText": None, "sumWhole": None, "edges": []}
    assert samples.ask(text)["samples"] == nothing


def test_the_bin_is_counted_when_the_filter_speaks_of_it(samples: Crm):
    answer = samples.ask("{samples(filter: {deletedAt: {is: NOT_NULL}}) {totalCount countNotEmptyDeletedAt}}")
    assert answer == {"totalCount": 9, "countNotEmptyDeletedAt": 9}


@pytest.mark.parametrize("name", ["countEmptyNothing", "sumText", "avgDay", "countEmptyCompany", "minPosition"])
@pytest.mark.parametrize("text", ["{samples {%s}}", "{companies {edges {node {samples {%s}}}}}"])
def test_what_does_not_exist_is_refused_by_name(samples: Crm, text: str, name: str):
    with pytest.raises(BadUserInput, match=f'Cannot query field "{name}" on type "SampleConnection"'):
        samples.ask(text % name)


def test_they_tell_nothing_of_objects_that_may_not_be_read(samples: Crm):
    blind = samples.as_role(objects={"sample": ObjectRights(read=False)})
    for text in ("{samples {sumWhole}}", "{companies {edges {node {samples {sumWhole}}}}}"):
        with pytest.raises(PermissionDenied):
            blind.ask(text)


def test_hidden_activities_are_not_counted(fresh_crm: Crm):
    person = fresh_crm.ask("mutation {createPerson(data: {}) {id}}")["id"]
    note = fresh_crm.ask('mutation {createNote(data: {title: "n"}) {id}}')["id"]
    rows = [{"noteId": note, "targetPersonId": person}, {"noteId": note}]
    fresh_crm.ask("mutation($data: [X]) {createNoteTargets(data: $data) {id}}", data=rows)
    text = "{noteTargets {totalCount countNotEmptyId}}"
    assert fresh_crm.ask(text) == {"totalCount": 2, "countNotEmptyId": 2}
    without_people = fresh_crm.as_role(objects={"person": ObjectRights(read=False)})
    assert without_people.ask(text) == {"totalCount": 1, "countNotEmptyId": 1}


def test_other_workspaces_are_not_counted(samples: Crm, fresh_crm: Crm):
    fresh_crm.ask('mutation {createCompany(data: {name: "Theirs", employees: 100}) {id}}')
    text = "{companies {totalCount maxEmployees}}"
    assert fresh_crm.ask(text) == {"totalCount": 1, "maxEmployees": 100}
    assert samples.ask(text)["maxEmployees"] is None
