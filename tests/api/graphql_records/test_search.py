"""search as clients ask it (contract §2.11)."""

from __future__ import annotations

from typing import Any

import pytest

from crm.metadata.snapshot import ObjectRights
from tests.api.gateway import GraphqlClient, Handler
from tests.api.workspaces import TestWorkspace
from tests.factories.workspaces import Workspace

SEARCH = """query Search($searchInput: String!, $limit: Int!, $after: String,
        $includedObjectNameSingulars: [String!], $filter: ObjectRecordFilterInput) {
    search(searchInput: $searchInput, limit: $limit, after: $after, filter: $filter,
           includedObjectNameSingulars: $includedObjectNameSingulars) {
        edges { node { recordId objectNameSingular objectLabelSingular label imageUrl tsRank tsRankCD __typename }
                cursor }
        pageInfo { hasNextPage endCursor }
    }
}"""


@pytest.fixture
def company(client: GraphqlClient) -> str:
    created = client.ask('mutation { createCompany(data: {name: "Hydra Pumps"}) { id } }')
    record_id: str = created["createCompany"]["id"]
    return record_id


def found(client: GraphqlClient, text: str, **more: Any) -> list[str]:
    edges = client.ask(SEARCH, searchInput=text, limit=10, **more)["search"]["edges"]
    return [edge["node"]["recordId"] for edge in edges]


def test_a_record_is_found_until_it_is_trashed(client: GraphqlClient, company: str):
    assert company in found(client, "hydra")
    client.ask('mutation($id: UUID!) { updateCompany(id: $id, data: {name: "Medusa"}) { id } }', id=company)
    assert company not in found(client, "hydra")
    assert company in found(client, "medusa", includedObjectNameSingulars=["company"], filter={"id": {"eq": company}})
    client.ask("mutation($id: UUID!) { deleteCompany(id: $id) { id } }", id=company)
    assert company not in found(client, "medusa")
    client.ask("mutation($id: UUID!) { restoreCompany(id: $id) { id } }", id=company)
    assert company in found(client, "medusa")
    client.ask("mutation($id: UUID!) { destroyCompany(id: $id) { id } }", id=company)
    assert company not in found(client, "medusa")


def test_strangers_do_not_find_it(stranger: GraphqlClient, company: str):
    assert company not in found(stranger, "hydra")
    assert company not in found(stranger, "", filter={"id": {"eq": company}})


def test_a_role_finds_only_what_it_may_read(handler: Handler, workspace: Workspace, company: str):
    at_hand = TestWorkspace(workspace.owner, workspace.snapshot)
    blind = at_hand.new_role({"company": ObjectRights(read=False)}, can_read_all=True)
    assert company not in found(GraphqlClient(handler, at_hand.token(blind)), "hydra")
    seeing = at_hand.new_role({"company": ObjectRights(read=True)})
    assert company in found(GraphqlClient(handler, at_hand.token(seeing)), "hydra")


def test_search_and_records_are_read_together(client: GraphqlClient, company: str):
    query = """query($id: UUID) { __typename found: search(searchInput: "hydra", limit: 1) { edges { node { label } } }
        company(filter: {id: {eq: $id}}) { name } }"""
    answer = client.ask(query, id=company)
    assert answer["company"] == {"name": "Hydra Pumps"}
    assert answer["found"]["edges"] == [{"node": {"label": "Hydra Pumps"}}]


REFUSED: list[tuple[dict[str, Any], str, str | None]] = [
    ({"limit": 101}, "Limit cannot exceed 100 items", "INVALID_ARGS_FIRST"),
    ({"limit": -1}, "Limit argument must be non-negative", "INVALID_ARGS_FIRST"),
    ({"after": "nope"}, "Invalid cursor: nope", "INVALID_CURSOR"),
    ({"includedObjectNameSingulars": ["x"]}, "Object metadata not found for object: x", "INVALID_QUERY_INPUT"),
    ({"searchInput": None}, 'Variable "$searchInput" of non-null type "String!" must not be null.', None),
    ({"filter": {"name": {}}}, 'Field "name" is not defined by type "ObjectRecordFilterInput"', None),
    ({"filter": {"id": {"eq": "x"}}}, "Invalid UUID", None),
]


@pytest.mark.parametrize(("variables", "message", "sub_code"), REFUSED)
def test_what_cannot_be_is_refused(
    client: GraphqlClient, variables: dict[str, Any], message: str, sub_code: str | None
):
    error = client.error(SEARCH, {"searchInput": "x", "limit": 5} | variables)
    assert message in error["message"]
    assert error.get("extensions", {}).get("subCode") == sub_code
