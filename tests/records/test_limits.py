"""What asks for too much is refused before the database hears of it (contract §2.3)."""

from __future__ import annotations

from typing import Any

import pytest

from crm.kit.errors import BadUserInput
from crm.records.reads.limits import MOST_WEIGHT
from tests.records.asking import Crm

PEOPLE = "query($filter: X, $orderBy: [X]) {people(filter: $filter, orderBy: $orderBy) {totalCount edges {node {id}}}}"
RELATED = """query($filter: X, $orderBy: [X]) {companies(first: 1) {edges {node {
    people(filter: $filter, orderBy: $orderBy) {totalCount edges {node {id}}}
}}}}"""
CITY = {"city": {"eq": "Rome"}}


def nested(levels: int, connective: str = "not") -> dict[str, Any]:
    filter_: dict[str, Any] = CITY
    for _ in range(levels):
        filter_ = {connective: filter_}
    return filter_


def selecting(one: str, times: int) -> str:
    return "{people {edges {node {" + " ".join(f"a{number}: {one}" for number in range(times)) + "}}}}"


def refusal_of(crm: Crm, text: str, **variables: Any) -> BadUserInput:
    before = crm.database.round_trips
    with pytest.raises(BadUserInput, match="Query complexity is too high") as refusal:
        crm.ask(text, **variables)
    assert crm.database.round_trips == before
    return refusal.value


@pytest.mark.parametrize("text", [PEOPLE, RELATED], ids=["of the list", "of related records"])
@pytest.mark.parametrize(
    "filter_",
    [
        {"or": [CITY] * 10_000},
        {"and": [{"or": [CITY] * 100}] * 100},
        {"or": [{"taskTargets": {"id": {"is": "NULL"}}}] * 50},
        {"or": [{"company": {"name": {"is": "NULL"}}}] * 200},
        nested(21),
        nested(300),
        nested(25, "company"),
    ],
    ids=[
        "10,000 conditions",
        "in heaps",
        "relations to many",
        "relations to one",
        "deep",
        "very deep",
        "many relations",
    ],
)
def test_filters(crm: Crm, text: str, filter_: dict[str, Any]):
    assert refusal_of(crm, text, filter=filter_).sub_code == "TOO_COMPLEX_QUERY"


@pytest.mark.parametrize("text", [PEOPLE, RELATED], ids=["of the list", "of related records"])
@pytest.mark.parametrize(
    "order",
    [[{"city": "AscNullsLast"}] * 3_000, [{"company": {"name": "AscNullsLast"}}] * 200],
    ids=["fields", "relations"],
)
def test_orders(crm: Crm, text: str, order: list[dict[str, Any]]):
    assert refusal_of(crm, text, orderBy=order).sub_code == "TOO_COMPLEX_QUERY"


@pytest.mark.parametrize(
    "text",
    [
        selecting("id", 2_001),
        selecting("company {id}", 200),
        selecting("taskTargets {totalCount}", 50),
        "{people {edges {node {" + "company {accountOwner {" * 10 + "id" + "}}" * 10 + "}}}}",
        "{" + " ".join(f"a{number}: people {{totalCount}}" for number in range(21)) + "}",
        "{companies {edges {node {people {edges {node {taskTargets {totalCount}}}}}}}}",
    ],
    ids=["aliases", "aliases of one", "aliases of many", "levels", "roots", "lists in lists"],
)
def test_selections(crm: Crm, text: str):
    refusal = refusal_of(crm, text)
    assert refusal.sub_code == "TOO_COMPLEX_QUERY"
    assert "Ask for less" in refusal.user_message


def test_relations_by_their_old_names(crm: Crm):
    text = "query($filter: X) {noteTargets(filter: $filter) {totalCount}}"
    for name in ("person", "targetPerson"):
        filter_ = {"or": [{name: {"city": {"is": "NULL"}}}] * 170}
        assert "weigh" in refusal_of(crm, text, filter=filter_).message


@pytest.mark.parametrize("verb", ["update", "delete", "restore", "destroy"])
def test_filters_of_writes(crm: Crm, verb: str):
    data = ', data: {city: "Rome"}' if verb == "update" else ""
    text = f"mutation($filter: X) {{{verb}People(filter: $filter{data}) {{id}}}}"
    assert refusal_of(crm, text, filter={"or": [CITY] * 10_000}).sub_code == "TOO_COMPLEX_QUERY"


def test_what_people_ask_for_is_far_below(crm: Crm):
    """Every field of every object, every relation opened, a page of many conditions."""
    for object_ in crm.snapshot.objects.values():
        fields = []
        for name, field in object_.fields.items():
            if field.relation is None:
                parts = [column.part for column in field.columns if column.part]
                fields.append(f"{name} {{{' '.join(parts)}}}" if parts else name)
            else:
                fields.append(f"{name} {{{'id' if field.columns else 'edges {node {id}} totalCount'}}}")
        crm.ask(f"{{{object_.name_plural} {{edges {{node {{{' '.join(fields)}}}}}}}}}")
    crm.ask(PEOPLE, filter={"or": [{"and": [CITY, {"company": {"name": {"ilike": "%a%"}}}]}] * 60})


def test_the_budget_can_be_spent_and_not_more(crm: Crm):
    others = len(("people", "totalCount", "edges", "node", "id"))
    conditions = [{"city": {}}] * (MOST_WEIGHT - others - 1)
    crm.ask(PEOPLE, filter={"or": conditions})
    refusal = refusal_of(crm, PEOPLE, filter={"or": [*conditions, {"city": {}}]})
    assert refusal.message.endswith(f"weigh {MOST_WEIGHT + 1}; {MOST_WEIGHT} is the most")


def test_ten_thousand_values_are_one_parameter(crm: Crm):
    values = [f"city {number}" for number in range(10_000)]
    assert crm.ask(PEOPLE, filter={"city": {"in": values}}) == {"totalCount": 0, "edges": []}
    plans = [crm.compile(PEOPLE, {"filter": {"city": {"in": values[:size]}}}).to_bytes() for size in (2, 10_000)]
    assert plans[0] == plans[1]
