from __future__ import annotations

import re

import orjson
import pytest
from sqlalchemy import Engine, event

from crm.api.graphql_metadata.schema import schema
from tests.api.gateway import GraphqlClient, http_event
from tests.api.graphql_metadata.conftest import Connect
from tests.factories.workspaces import Workspace

GARBAGE = ["garbage", "a.b.c", "e30.e30.e30", "eyJhbGciOiJub25lIn0.eyJ0eXBlIjoiQUNDRVNTIn0."]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("{ nope }", 'Cannot query field "nope" on type "Query".'),
        ("{ currentUser { nope } }", 'Cannot query field "nope" on type "User".'),
        ("{ currentUser ", "Syntax Error: Expected Name, found <EOF>."),
        ("{ currentUser }", 'Field "currentUser" of type "User!" must have a selection of subfields'),
    ],
)
def test_a_document_that_is_not_valid_has_no_extensions(stranger: GraphqlClient, query: str, message: str):
    error = stranger.error(query)
    assert error["message"].startswith(message)
    assert error["locations"]
    assert "extensions" not in error


@pytest.mark.parametrize("variables", [{}, {"email": None}, {"email": 7}, {"email": ["x"]}])
def test_variables_of_the_wrong_type_are_bad_input(stranger: GraphqlClient, variables: dict[str, object]):
    error = stranger.error("query($email: String!) { checkUserExists(email: $email) { exists } }", variables)
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


@pytest.mark.parametrize("body", ["{}", '{"query": null}', '{"variables": {}}'])
def test_a_body_without_a_query_is_told_so(stranger: GraphqlClient, body: str):
    (error,) = stranger.send(body, status=400)["errors"]
    assert error["message"] == "Must provide query string."


@pytest.mark.parametrize("body", ["", "no json", "[1]", '"x"', "\x00"])
def test_a_body_that_is_none_is_refused(stranger: GraphqlClient, body: str):
    (error,) = stranger.send(body, status=400)["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


def test_a_body_that_is_too_long_is_refused(stranger: GraphqlClient):
    assert stranger.send(orjson.dumps({"query": "{ a }" + " " * 1_000_000}), status=413)["errors"]


@pytest.mark.parametrize(
    "query",
    [
        "{ " + " ".join(f"a{number}: __typename" for number in range(60)) + " }",
        "{ currentUser { " + "userWorkspaces { workspace { defaultRole { workspaceMembers { roles { " * 6 + "id"
        " } } } } }" * 6 + " } }",
        "mutation { " + " ".join(f"a{number}: signOut" for number in range(11)) + " }",
        "{ " + "__typename " * 1_001 + "}",
    ],
    ids=["aliases", "depth", "mutations", "fields"],
)
def test_a_document_that_asks_for_too_much_is_refused(stranger: GraphqlClient, query: str):
    assert stranger.error(query)["extensions"]["subCode"] == "TOO_COMPLEX_QUERY"


@pytest.mark.parametrize("token", GARBAGE)
def test_a_token_that_is_none_is_refused(connect: Connect, token: str):
    error = connect(token).error("{ currentUser { id } }")
    assert error["extensions"]["code"] == "UNAUTHENTICATED"
    assert error["extensions"]["userFriendlyMessage"]
    assert error["path"] == ["currentUser"]


def test_other_methods_are_not_allowed(stranger: GraphqlClient):
    answer = stranger.handler(http_event("GET", "/metadata", {}), None)
    assert (answer["statusCode"], answer["headers"]["allow"]) == (405, "POST")


def test_the_schema_may_be_asked_for(stranger: GraphqlClient):
    from graphql import get_introspection_query

    described = stranger.ask(get_introspection_query())["__schema"]
    assert described["mutationType"]["name"] == "Mutation"


def test_a_fault_of_ours_is_hidden_and_can_be_found(
    admin: GraphqlClient, workspace: Workspace, capsys: pytest.CaptureFixture[str]
):
    workspace.run("alter table core.user_workspace rename to user_workspace_away")
    try:
        error = admin.error("{ currentWorkspace { id } }")
    finally:
        workspace.run("alter table core.user_workspace_away rename to user_workspace")
    assert error["message"] == "Internal server error"
    assert error["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
    assert "user_workspace" not in orjson.dumps(error).decode()
    assert error["extensions"]["exceptionEventId"] in capsys.readouterr().out


def test_what_roles_cost_does_not_grow_with_their_holders(admin: GraphqlClient, workspace: Workspace):
    def cost() -> int:
        counted = 0

        def count(*_: object) -> None:
            nonlocal counted
            counted += 1

        event.listen(Engine, "before_cursor_execute", count)
        try:
            admin.ask(
                "{ getRoles { workspaceMembers { roles { id } } apiKeys { id } objectPermissions { __typename } } }"
            )
        finally:
            event.remove(Engine, "before_cursor_execute", count)
        return counted

    before = cost()
    for number in range(3):
        workspace.sign_in(workspace.add_role(f"Role {number}"))
        workspace.add_api_key()
    assert cost() == before


def test_names_in_the_schema_are_those_of_the_contract():
    text = schema().as_str()
    for declared in (
        "checkUserExists(email: String!, captchaToken: String = null): CheckUserExist!",
        "renewToken(appToken: String!): AuthTokens!",
        "generateApiKeyToken(apiKeyId: UUID!, expiresAt: String!): ApiKeyToken!",
        "revokeUserSession(userSessionId: UUID!): Boolean!",
        "apiKey(input: GetApiKeyInput!): ApiKey",
        "getAuthTokensFromLoginToken(loginToken: String!, origin: String!): AuthTokens!",
    ):
        assert declared in text
    assert not re.search(r"\b\w+_\w+: ", text), "a name is not in camel case"
