"""Filters and orders reach through relations: three of them, whichever way they lead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from crm.access.gate import PermissionDenied
from crm.kit.errors import BadUserInput
from crm.metadata.snapshot import ObjectRights
from tests.records.asking import Crm

COMPANIES = "query($filter: X) {companies(filter: $filter, orderBy: [{position: AscNullsFirst}]) {edges {node {name}}}}"
TARGETS = """query($filter: X, $orderBy: [X]) {
    taskTargets(filter: $filter, orderBy: $orderBy) {totalCount edges {node {task {title}}}}
}"""


@pytest.fixture(scope="module", autouse=True)
def records(crm: Crm) -> None:
    """Acme has two people and a deal, Binford one person in the trash, Initech nobody."""
    acme, binford, _ = create(crm, "Companies", *({"name": name} for name in ("Acme", "Binford", "Initech")))
    ada, _, gone = create(
        crm,
        "People",
        {"name": {"firstName": "Ada"}, "city": "Rome", "companyId": acme},
        {"name": {"firstName": "Bob"}, "city": "Oslo", "companyId": acme},
        {"name": {"firstName": "Gus"}, "city": "Rome", "companyId": binford},
    )
    crm.ask("mutation($id: UUID) {deletePerson(id: $id) {id}}", id=gone)
    (deal,) = create(crm, "Opportunities", {"name": "Deal", "companyId": acme, "pointOfContactId": ada})
    call, mail, rest = create(crm, "Tasks", *({"title": title} for title in ("Call", "Mail", "Rest")))
    create(
        crm,
        "TaskTargets",
        {"taskId": call, "targetOpportunityId": deal},
        {"taskId": mail, "targetPersonId": ada},
        {"taskId": rest, "targetCompanyId": binford},
    )


def create(crm: Crm, many: str, *data: dict[str, Any]) -> list[str]:
    rows = [{"position": position, **each} for position, each in enumerate(data)]
    return [each["id"] for each in crm.ask(f"mutation($data: [X]) {{create{many}(data: $data) {{id}}}}", data=rows)]


def companies(crm: Crm, filter_: dict[str, Any]) -> list[str]:
    return [edge["node"]["name"] for edge in crm.ask(COMPANIES, filter=filter_)["edges"]]


def tasks(crm: Crm, filter_: dict[str, Any], order: list[dict[str, Any]] | None = None) -> list[str]:
    found = crm.ask(TARGETS, filter=filter_, orderBy=order or [{"task": {"title": "AscNullsLast"}}])
    assert found["totalCount"] == len(found["edges"])
    return [edge["node"]["task"]["title"] for edge in found["edges"]]


ALL = ["Acme", "Binford", "Initech"]
ROME = {"city": {"eq": "Rome"}}


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        ({"people": ROME}, ["Acme"]),
        ({"people": {"any": ROME}}, ["Acme"]),
        ({"people": {"none": ROME}}, ["Binford", "Initech"]),
        ({"people": {"every": ROME}}, ["Binford", "Initech"]),
        ({"people": {"every": {"city": {"in": ["Rome", "Oslo"]}}}}, ALL),
        ({"people": {"any": {}}}, ["Acme"]),
        ({"people": {"none": {}}}, ["Binford", "Initech"]),
        ({"people": {"every": {}}}, ALL),
        ({"people": {}}, ALL),
        ({"people": {"any": None, "city": None}}, ALL),
        ({"people": {"and": [], "name": {}}}, ALL),
        ({"people": {**ROME, "none": {"city": {"eq": "Oslo"}}}}, []),
        ({"people": {"and": [ROME, {"name": {"firstName": {"eq": "Bob"}}}]}}, []),
        ({"and": [{"people": ROME}, {"people": {"name": {"firstName": {"eq": "Bob"}}}}]}, ["Acme"]),
        ({"not": {"people": ROME}}, ["Binford", "Initech"]),
        ({"people": {"not": ROME}}, ["Acme"]),
        ({"people": {"any": {"deletedAt": {"is": "NOT_NULL"}}}}, ["Binford"]),
        ({"people": {"none": {"deletedAt": {"is": "NOT_NULL"}}}}, ["Acme", "Initech"]),
        ({"people": {"pointOfContactForOpportunities": {"name": {"ilike": "DEAL"}}}}, ["Acme"]),
        ({"people": {"pointOfContactForOpportunities": {"taskTargets": {"id": {}}}}}, ALL),
        ({"opportunities": {"pointOfContact": {"company": {"name": {"eq": "Acme"}}}}}, ["Acme"]),
        ({"accountOwner": {}}, ALL),
    ],
)
def test_companies_are_found_by_their_people(crm: Crm, filter_: dict[str, Any], expected: list[str]):
    assert companies(crm, filter_) == expected


def test_a_filter_leads_through_three_relations(crm: Crm):
    named = {"name": {"ilike": "%acme%"}}
    assert tasks(crm, {"targetPerson": {"company": named}}) == ["Mail"]
    assert tasks(crm, {"targetOpportunity": {"pointOfContact": {"company": named}}}) == ["Call"]
    assert tasks(crm, {"not": {"targetOpportunity": {"pointOfContact": {"company": named}}}}) == ["Mail", "Rest"]


@pytest.mark.parametrize(
    ("direction", "expected"),
    [("AscNullsFirst", "Mail Rest Call"), ("DescNullsLast", "Call Rest Mail"), ("AscNullsLast", "Call Mail Rest")],
)
def test_an_order_leads_through_three_relations(crm: Crm, direction: str, expected: str):
    company = {"targetOpportunity": {"pointOfContact": {"company": {"name": direction}}}}
    order: list[dict[str, Any]] = [company, {"task": {"title": direction}}]
    assert tasks(crm, {}, order) == expected.split()


FOUR = {"targetOpportunity": {"pointOfContact": {"company": {"accountOwner": {"locale": {"eq": "en"}}}}}}
FOUR_TO_MANY = {
    "people": {"any": {"pointOfContactForOpportunities": {"taskTargets": {"none": {"task": {"title": {}}}}}}}
}


@pytest.mark.parametrize(
    ("text", "variables"),
    [
        (TARGETS, {"filter": FOUR}),
        (TARGETS, {"filter": {"or": [{"not": {"and": [FOUR]}}]}}),
        (COMPANIES, {"filter": FOUR_TO_MANY}),
        (
            TARGETS,
            {
                "orderBy": [
                    {"targetOpportunity": {"pointOfContact": {"company": {"accountOwner": {"locale": "AscNullsLast"}}}}}
                ]
            },
        ),
    ],
)
def test_four_relations_are_too_many(crm: Crm, text: str, variables: dict[str, Any]):
    before = crm.database.round_trips
    with pytest.raises(BadUserInput, match="leads through more than 3 relations") as refusal:
        crm.ask(text, **variables)
    assert refusal.value.sub_code == "TOO_COMPLEX_QUERY"
    assert crm.database.round_trips == before


@pytest.mark.parametrize(
    ("filter_", "message"),
    [
        ({"people": {"any": "Rome"}}, "Expected an object, found 'Rome'"),
        ({"people": {"some": ROME}}, "Field metadata not found for field: some"),
        ({"people": "Rome"}, "Expected an object, found 'Rome'"),
        ({"people": {"any": {"nope": {"eq": 1}}}}, "Field metadata not found for field: nope"),
        ({"people": {"every": {"city": {"gt": 5}}}}, 'Invalid string value 5 for text field "city"'),
    ],
)
def test_malformed_conditions_on_relations_name_what_is_wrong(crm: Crm, filter_: dict[str, Any], message: str):
    with pytest.raises(BadUserInput) as refusal:
        crm.ask(COMPANIES, filter=filter_)
    assert refusal.value.message == message


def test_what_a_role_may_not_read_answers_no_question(crm: Crm):
    limited = crm.as_role(objects={"person": ObjectRights(read=False)})
    for filter_ in ({"people": ROME}, {"people": {"none": {}}}, {"opportunities": {"pointOfContact": ROME}}):
        with pytest.raises(PermissionDenied):
            companies(limited, filter_)
    order = [{"targetOpportunity": {"pointOfContact": {"city": "AscNullsLast"}}}]
    with pytest.raises(PermissionDenied):
        tasks(limited, {}, order)


def test_links_to_what_a_role_may_not_read_are_no_records(crm: Crm):
    limited = crm.as_role(objects={"person": ObjectRights(read=False)})
    text = "query($filter: X) {tasks(filter: $filter, orderBy: [{title: AscNullsFirst}]) {edges {node {title}}}}"
    found = limited.ask(text, filter={"taskTargets": {"none": {}}})
    assert [edge["node"]["title"] for edge in found["edges"]] == ["Mail"]


def test_another_workspace_is_not_reached(new_crm: Callable[[], Crm]):
    other = new_crm()
    assert other.ask(COMPANIES, filter={"people": {"none": ROME}}) == {"edges": []}
    assert tasks(other, {"targetPerson": {"company": {"name": {"like": "%"}}}}) == []
