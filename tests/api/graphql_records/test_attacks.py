"""Requests that are made to hurt: each gets a clear answer, and none reads a record."""

from __future__ import annotations

from typing import Any

import pytest

from crm.records.execute import run
from tests.api.gateway import GraphqlClient

FIND = "query($f: PersonFilterInput, $o: [PersonOrderByInput]) { people(filter: $f, orderBy: $o) { totalCount } }"
TOO_DEEP = "Syntax Error: Document is nested too deeply. Parsing aborted."
TOO_COMPLEX = "Query complexity is too high."
CITY = '{city: {eq: "x"}}'


def levels(number: int, inner: str) -> str:
    return "{ people(filter: " + "{not: " * number + inner + "}" * number + ") { totalCount } }"


ATTACKS: dict[str, tuple[str, Any, str]] = {
    "10,000 conditions": (
        FIND,
        {"f": {"or": [{"city": {"eq": str(number)}} for number in range(10_000)]}},
        TOO_COMPLEX,
    ),
    "2,000 words of conditions": ("{ people(filter: {or: [" + CITY * 1_100 + "]}) { totalCount } }", {}, TOO_COMPLEX),
    "3,000 orders": (FIND, {"o": [{"city": "AscNullsFirst"}] * 3_000}, TOO_COMPLEX),
    "many relations": (FIND, {"f": {"or": [{"taskTargets": {"none": {}}}] * 60}}, TOO_COMPLEX),
    "four relations": (
        FIND,
        {"f": {"taskTargets": {"targetOpportunity": {"company": {"people": {"every": {"city": {"is": "NULL"}}}}}}}},
        TOO_COMPLEX,
    ),
    "aliases of a relation": (
        "{ people { edges { node { " + " ".join(f"a{i}: company {{ id }}" for i in range(300)) + " } } } }",
        {},
        TOO_COMPLEX,
    ),
    "a deep filter": (levels(30, CITY), {}, TOO_COMPLEX),
    "a very deep filter": (levels(3_500, "{}"), {}, TOO_DEEP),
    "a deep list": ("{ people(orderBy: " + "[" * 5_500 + "]" * 5_500 + ") { totalCount } }", {}, TOO_DEEP),
    "a deep selection": ("{ people " + "{ a " * 5_000 + "}" * 5_000 + " }", {}, TOO_DEEP),
    "deep fragments": ("{ people " + "{ ...{ a " * 1_900 + "}}" * 1_900 + " }", {}, TOO_DEEP),
    "a deep type": ("query($f: " + "[" * 3_000 + "Int" + "]" * 3_000 + ") { people { totalCount } }", {}, TOO_DEEP),
    "half a character": (
        '{ people(filter: {city: {eq: "\\ud800"}}) { totalCount } }',
        {},
        "Syntax Error: Invalid Unicode",
    ),
    "nothing among values": (
        FIND,
        {"f": {"city": {"in": ["x", None]}}},
        'Variable "$f" got invalid value null at "f.city.in[1]"',
    ),
}


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The plans that were run."""
    plans: list[Any] = []

    def watched(database: Any, plan: Any, *rest: Any) -> Any:
        plans.append(plan)
        return run(database, plan, *rest)

    monkeypatch.setattr("crm.api.graphql_records.door.run", watched)
    return plans


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_before_anything_runs(client: GraphqlClient, ran: list[Any], name: str):
    query, variables, message = ATTACKS[name]
    error = client.post(query, variables)["errors"][0]
    assert error["message"].startswith(message)
    if message == TOO_COMPLEX:
        assert error["extensions"]["subCode"] == "TOO_COMPLEX_QUERY"
        assert error["extensions"]["userFriendlyMessage"]
    assert ran == []


HOSTILE = ("' or 1=1 --", '"; drop table person', "$1", "\\", "%", "_", "{a,b}", "null", "a\0b", "\u202e", "😀" * 1_000)


def test_hostile_texts_are_values_and_nothing_else(client: GraphqlClient, ran: list[Any]):
    create = "mutation($title: String) { createPerson(data: {jobTitle: $title}) { id } }"
    find = "query($id: UUID, $is: StringFilter) { people(filter: {id: {eq: $id}, jobTitle: $is}) { totalCount } }"
    for text in HOSTILE:
        made = client.ask(create, title=text)["createPerson"]["id"]
        holding = dict.fromkeys(("eq", "gte", "lte", "startsWith", "endsWith"), text)
        assert client.ask(find, id=made, **{"is": {**holding, "in": [text]}}) == {"people": {"totalCount": 1}}
        assert client.ask(find, id=made, **{"is": {"neq": text}}) == {"people": {"totalCount": 0}}
    assert not any(b"drop table" in plan.to_bytes() for plan in ran)


def test_ten_thousand_values_are_asked_for_at_once(client: GraphqlClient):
    assert client.ask(FIND, f={"city": {"in": [str(number) for number in range(10_000)]}}) == {
        "people": {"totalCount": 0}
    }


def test_what_search_finds_filters_a_list(client: GraphqlClient):
    client.ask('mutation { createPerson(data: {jobTitle: "Lighthouse keeper", position: 7}) { id } }')
    assert client.ask(FIND, f={"searchVector": {"search": "LIGHTHOUSE"}}) == {"people": {"totalCount": 1}}
    assert client.ask(FIND, f={"searchVector": {"search": "lighthouse baker"}}) == {"people": {"totalCount": 0}}
