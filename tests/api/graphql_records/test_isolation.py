"""Ids of another workspace's records, through every argument that takes one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.gateway import GraphqlClient


@pytest.fixture
def theirs(stranger: GraphqlClient) -> dict[str, str]:
    """A company and a person of the strangers, and a cursor to the person."""
    company = stranger.ask('mutation { createCompany(data: {name: "Theirs"}) { id } }')["createCompany"]["id"]
    query = 'mutation($c: ID) { createPerson(data: {companyId: $c, jobTitle: "Theirs"}) { id } }'
    person = stranger.ask(query, c=company)["createPerson"]["id"]
    cursor = stranger.ask("{ people(first: 1) { edges { cursor } } }")["people"]["edges"][0]["cursor"]
    return {"company": company, "person": person, "cursor": cursor}


READS: list[tuple[str, Any]] = [
    ("query($person: UUID!) { people(filter: {id: {eq: $person}}) { edges { node { id } } } }", []),
    ("query($person: UUID!) { people(filter: {id: {in: [$person]}}) { edges { node { id } } } }", []),
    ("query($company: UUID!) { people(filter: {companyId: {eq: $company}}) { edges { node { id } } } }", []),
    ("query($company: UUID!) { people(filter: {company: {id: {eq: $company}}}) { edges { node { id } } } }", []),
]


@pytest.mark.parametrize(("query", "expected"), READS)
def test_their_records_are_not_among_ours(client: GraphqlClient, theirs: dict[str, str], query: str, expected: Any):
    assert client.ask(query, **theirs)["people"]["edges"] == expected


NOT_FOUND = [
    "query($person: UUID!) { person(filter: {id: {eq: $person}}) { id } }",
    'mutation($person: UUID!) { updatePerson(id: $person, data: {jobTitle: "Ours"}) { id } }',
    "mutation($person: UUID!) { deletePerson(id: $person) { id } }",
    "mutation($person: UUID!) { restorePerson(id: $person) { id } }",
    "mutation($person: UUID!) { destroyPerson(id: $person) { id } }",
]


@pytest.mark.parametrize("query", NOT_FOUND)
def test_their_records_are_not_found(
    client: GraphqlClient, stranger: GraphqlClient, theirs: dict[str, str], query: str
):
    assert client.error(query, theirs)["extensions"]["subCode"] == "RECORD_NOT_FOUND"
    unchanged = stranger.ask("query($person: UUID!) { person(filter: {id: {eq: $person}}) { jobTitle } }", **theirs)
    assert unchanged == {"person": {"jobTitle": "Theirs"}}


CHANGES = [
    'mutation($person: UUID!) { people: updatePeople(filter: {id: {eq: $person}}, data: {jobTitle: "Ours"}) { id } }',
    "mutation($person: UUID!) { people: deletePeople(filter: {id: {eq: $person}}) { id } }",
    "mutation($person: UUID!) { people: restorePeople(filter: {id: {eq: $person}}) { id } }",
    "mutation($person: UUID!) { people: destroyPeople(filter: {id: {eq: $person}}) { id } }",
]


@pytest.mark.parametrize("query", CHANGES)
def test_their_records_are_not_changed(
    client: GraphqlClient, stranger: GraphqlClient, theirs: dict[str, str], query: str
):
    assert client.ask(query, **theirs) == {"people": []}
    unchanged = stranger.ask("query($person: UUID!) { person(filter: {id: {eq: $person}}) { jobTitle } }", **theirs)
    assert unchanged == {"person": {"jobTitle": "Theirs"}}


LINKS: list[tuple[str, Any]] = [
    ("createPerson(data: {companyId: $company})", {"company": None}),
    ("createPeople(data: [{companyId: $company}])", [{"company": None}]),
]


@pytest.mark.parametrize(("field", "made"), LINKS)
def test_a_link_to_theirs_leads_nowhere(client: GraphqlClient, theirs: dict[str, str], field: str, made: Any):
    assert client.ask(f"mutation($company: ID!) {{ made: {field} {{ company {{ id }} }} }}", **theirs) == {"made": made}


def test_theirs_cannot_be_connected(client: GraphqlClient, theirs: dict[str, str]):
    query = "mutation($company: ID!) { createPerson(data: {company: {connect: {where: {id: $company}}}}) { id } }"
    assert client.error(query, theirs)["message"] == "Expected 1 record to connect to company, but found 0."


def test_their_cursor_shows_nothing_of_theirs(client: GraphqlClient, theirs: dict[str, str]):
    query = "query($cursor: String) { people(first: 200, after: $cursor) { edges { node { id } } } }"
    edges = client.ask(query, **theirs)["people"]["edges"]
    assert theirs["person"] not in [edge["node"]["id"] for edge in edges]


def test_their_ids_can_be_ours_too(client: GraphqlClient, theirs: dict[str, str]):
    query = 'mutation($person: ID) { createPerson(data: {id: $person, jobTitle: "Ours"}) { id jobTitle } }'
    made = client.ask(query, **theirs)["createPerson"]
    assert made == {"id": theirs["person"], "jobTitle": "Ours"}
