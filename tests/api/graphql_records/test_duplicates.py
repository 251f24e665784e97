"""personDuplicates as clients ask it (contract §2.9)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.gateway import GraphqlClient

QUERY = """query FindDuplicates($ids: [UUID], $data: [PersonCreateInput]) {
    personDuplicates(ids: $ids, data: $data) { totalCount edges { node { id } cursor } pageInfo { hasNextPage } }
}"""


def test_duplicates_are_found_by_id_and_before_creating(client: GraphqlClient, stranger: GraphqlClient):
    person = {"name": {"firstName": "Jöran", "lastName": "Twin"}}
    create = "mutation($data: [PersonCreateInput!]!) { createPeople(data: $data) { id } }"
    one, other = (each["id"] for each in client.ask(create, data=[person, person])["createPeople"])
    by_id = client.ask(QUERY, ids=[one])["personDuplicates"]
    assert [[edge["node"]["id"] for edge in each["edges"]] for each in by_id] == [[other]]
    by_data = client.ask(QUERY, data=[{"name": {"firstName": "JÖRAN", "lastName": "twin"}}, {}])["personDuplicates"]
    assert [each["totalCount"] for each in by_data] == [2, 0]
    for variables in ({"ids": [one]}, {"data": [person]}):
        assert [each["totalCount"] for each in stranger.ask(QUERY, **variables)["personDuplicates"]] == [0]


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({}, "Exactly one of ids and data must be given, and not be empty"),
    ({"ids": []}, "Exactly one of ids and data must be given, and not be empty"),
    ({"ids": ["01a20f67-ef8a-741a-b7ee-2103722c18b9"], "data": [{}]}, "Exactly one of ids and data must be given"),
]


@pytest.mark.parametrize(("variables", "message"), REFUSED)
def test_what_cannot_be_compared_is_refused(client: GraphqlClient, variables: dict[str, Any], message: str):
    error = client.error(QUERY, variables)
    assert message in error["message"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


MERGE = """mutation MergePeople($ids: [UUID!]!, $conflictPriorityIndex: Int!, $dryRun: Boolean) {
    mergePeople(ids: $ids, conflictPriorityIndex: $conflictPriorityIndex, dryRun: $dryRun) {
        id city emails { primaryEmail additionalEmails }
    }
}"""


def test_people_are_merged_once_it_was_seen_what_comes_out(client: GraphqlClient, stranger: GraphqlClient):
    create = "mutation($data: [PersonCreateInput!]!) { createPeople(data: $data) { id } }"
    data = [{"city": "Rome"}, {"city": "Paris", "emails": {"primaryEmail": "merged@example.com"}}]
    ids = [each["id"] for each in client.ask(create, data=data)["createPeople"]]
    asked = {"ids": ids, "conflictPriorityIndex": 0}
    assert stranger.error(MERGE, asked)["extensions"]["subCode"] == "RECORD_NOT_FOUND"
    preview = client.ask(MERGE, **asked, dryRun=True)
    assert preview == client.ask(MERGE, **asked)
    emails = {"primaryEmail": "merged@example.com", "additionalEmails": []}
    assert preview["mergePeople"] == {"id": ids[0], "city": "Rome", "emails": emails}
    assert client.error(MERGE, asked)["extensions"]["code"] == "NOT_FOUND"
    message = client.error(MERGE, asked | {"conflictPriorityIndex": 2})["message"]
    assert message == "Invalid conflictPriorityIndex: it must be from 0 to 1"


def test_a_refused_merge_is_refused_again(client: GraphqlClient):
    winner = client.ask("mutation { createPerson(data: {}) { id } }")["createPerson"]["id"]
    asked = {"ids": [winner, "01a20f67-ef8a-741a-b7ee-2103722c18b9"], "conflictPriorityIndex": 0}
    for _ in range(2):
        error = client.error(MERGE, asked, idempotency_key="a merge with nobody")
        assert error["extensions"]["subCode"] == "RECORD_NOT_FOUND"
