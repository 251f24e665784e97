"""Who may come in, and how far."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crm.access.tokens import TokenType, issue
from crm.kit.crypto import sign
from tests.api.gateway import GraphqlClient, Handler
from tests.factories.workspaces import Workspace

HELLO = "{ __typename }"
PEOPLE = "{ people { totalCount } }"


def test_nobody_comes_in_without_a_token(handler: Handler):
    error = GraphqlClient(handler, None).error(PEOPLE)
    assert (error["message"], error["extensions"]["code"]) == ("Missing authentication token", "UNAUTHENTICATED")


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic YTpi", "token"])
def test_a_header_that_carries_no_token_is_none(handler: Handler, header: str):
    assert GraphqlClient(handler, None).error(PEOPLE, authorization=header)["extensions"]["code"] == "UNAUTHENTICATED"


@pytest.mark.parametrize("token", ["x", "a.b.c", "é", "a" * 20_000])
def test_a_token_that_is_none_is_refused(handler: Handler, token: str):
    assert GraphqlClient(handler, token).error(PEOPLE)["extensions"]["code"] == "UNAUTHENTICATED"


def test_a_token_signed_by_somebody_else_is_refused(handler: Handler, workspace: Workspace):
    claims = {"type": "ACCESS", "workspaceId": str(workspace.id), "exp": 9_999_999_999}
    assert GraphqlClient(handler, sign(claims, b"theirs")).error(HELLO)["message"] == "Token invalid."


def test_a_token_of_another_kind_is_refused(handler: Handler, workspace: Workspace):
    token = issue(TokenType.LOGIN, {"workspaceId": str(workspace.id)}).token
    assert GraphqlClient(handler, token).error(HELLO)["extensions"]["code"] == "UNAUTHENTICATED"


def test_an_expired_token_is_refused(handler: Handler, workspace: Workspace):
    claims = {"userId": "u", "workspaceId": str(workspace.id)}
    expired = issue(TokenType.ACCESS, claims, expires_at=datetime.now(UTC) - timedelta(seconds=1)).token
    assert GraphqlClient(handler, expired).error(HELLO)["message"] == "Token has expired."


@pytest.mark.parametrize("query", [HELLO, PEOPLE, "{ __schema { queryType { name } } }"])
def test_a_session_that_was_ended_is_over_at_once(handler: Handler, workspace: Workspace, query: str):
    caller = workspace.sign_in()
    client = GraphqlClient(handler, caller.token)
    client.ask(query)
    workspace.run("update core.session set revoked_at = now() where id = %s", caller.identity.principal_id)
    assert client.error(query)["extensions"]["code"] == "UNAUTHENTICATED"


def test_an_api_key_writes_under_its_own_name(handler: Handler, workspace: Workspace):
    client = GraphqlClient(handler, workspace.add_api_key(name="Importer").token)
    query = "mutation { createCompany(data: {}) { createdBy { source name workspaceMemberId } } }"
    actor = client.ask(query)["createCompany"]["createdBy"]
    assert actor == {"source": "API", "name": "Importer", "workspaceMemberId": None}


def test_a_revoked_api_key_is_refused(handler: Handler, workspace: Workspace):
    key = workspace.add_api_key()
    client = GraphqlClient(handler, key.token)
    client.ask(PEOPLE)
    workspace.run("update core.api_key set revoked_at = now() where id = %s", key.identity.principal_id)
    assert client.error(PEOPLE)["extensions"]["code"] == "UNAUTHENTICATED"


FORBIDDEN = [
    "{ companies { totalCount } }",
    "{ company(filter: {}) { id } }",
    "{ people { edges { node { company { name } } } } }",
    '{ people(filter: {company: {name: {eq: "x"}}}) { totalCount } }',
    "{ people(orderBy: [{company: {name: AscNullsFirst}}]) { edges { cursor } } }",
    "mutation { createPerson(data: {}) { id } }",
    'mutation { updatePerson(id: "01a20f67-ef8a-741a-b7ee-2103722c18b9", data: {}) { id } }',
    'mutation { deletePerson(id: "01a20f67-ef8a-741a-b7ee-2103722c18b9") { id } }',
    'mutation { restorePerson(id: "01a20f67-ef8a-741a-b7ee-2103722c18b9") { id } }',
    'mutation { destroyPerson(id: "01a20f67-ef8a-741a-b7ee-2103722c18b9") { id } }',
    "mutation { updatePeople(filter: {}, data: {}) { id } }",
    "mutation { deletePeople(filter: {}) { id } }",
    "mutation { destroyPeople(filter: {}) { id } }",
]


@pytest.fixture(scope="module")
def reader(workspace: Workspace) -> str:
    """The token of somebody who may read people and nothing else."""
    role_id = workspace.add_role("Reader of people")
    workspace.forbid(role_id, "person", can_read_object_records=True)
    return workspace.sign_in(role_id).token


@pytest.mark.parametrize("query", FORBIDDEN)
def test_what_a_role_may_not_do_is_refused_in_the_same_words(handler: Handler, reader: str, query: str):
    error = GraphqlClient(handler, reader).error(query)
    assert error["message"] == "Entity performing the request does not have permission"
    assert (error["extensions"]["code"], error["extensions"]["subCode"]) == ("FORBIDDEN", "PERMISSION_DENIED")


def test_what_a_role_may_do_is_done(handler: Handler, reader: str):
    assert "people" in GraphqlClient(handler, reader).ask("{ people { totalCount edges { node { jobTitle } } } }")


def test_roles_do_not_share_what_only_one_may_see(handler: Handler, workspace: Workspace, reader: str):
    query = "{ companies { totalCount } }"
    GraphqlClient(handler, workspace.admin.token).ask(query)
    assert GraphqlClient(handler, reader).error(query)["extensions"]["code"] == "FORBIDDEN"
