"""Older clients sign in at /graphql; the metadata door answers them there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.api.gateway import GraphqlClient, Handler
from tests.factories.workspaces import PASSWORD, Workspace

LOGIN = """
mutation($email: String!, $password: String!, $origin: String!) {
  getLoginTokenFromCredentials(email: $email, password: $password, origin: $origin) { loginToken { token } }
}
"""
EXCHANGE = """
mutation($loginToken: String!, $origin: String!) {
  getAuthTokensFromLoginToken(loginToken: $loginToken, origin: $origin) {
    tokens { accessOrWorkspaceAgnosticToken { token } refreshToken { token } }
  }
}
"""
ORIGIN = "http://localhost:3000"


@pytest.fixture
def unknown(handler: Handler) -> Iterator[GraphqlClient]:
    """A client without a token."""
    from crm.app.metadata_api import endpoint

    endpoint.cache_clear()
    yield GraphqlClient(handler, None)
    endpoint.cache_clear()


def sign_in(client: GraphqlClient, workspace: Workspace) -> str:
    user = workspace.admin.user
    assert user is not None
    origin = {"origin": f"http://{workspace.subdomain}.localhost:3000"}
    login = client.ask(LOGIN, email=user.email, password=PASSWORD, **origin)["getLoginTokenFromCredentials"]
    tokens = client.ask(EXCHANGE, loginToken=login["loginToken"]["token"], **origin)
    token: str = tokens["getAuthTokensFromLoginToken"]["tokens"]["accessOrWorkspaceAgnosticToken"]["token"]
    return token


def test_an_older_client_signs_in_and_works_at_one_address(unknown: GraphqlClient, workspace: Workspace):
    token = sign_in(unknown, workspace)
    assert "people" in GraphqlClient(unknown.handler, token).ask("{ people { totalCount } }")


def test_a_token_that_ran_out_does_not_keep_anybody_from_signing_in(unknown: GraphqlClient, workspace: Workspace):
    assert sign_in(GraphqlClient(unknown.handler, "worn.out.token"), workspace)


def test_who_is_signed_in_may_ask_for_themselves(unknown: GraphqlClient, workspace: Workspace):
    client = GraphqlClient(unknown.handler, workspace.admin.token)
    user = workspace.admin.user
    assert user is not None
    assert client.ask("{ currentUser { email } }") == {"currentUser": {"email": user.email}}


def test_a_wrong_password_is_refused_here_too(unknown: GraphqlClient, workspace: Workspace):
    user = workspace.admin.user
    assert user is not None
    error = unknown.error(LOGIN, {"email": user.email, "password": "wrong", "origin": ORIGIN})
    assert error["message"]


def test_records_beside_a_sign_in_still_need_a_token(unknown: GraphqlClient):
    query = '{ checkUserExists(email: "a@b.c") { exists } people { totalCount } }'
    assert unknown.error(query)["extensions"]["code"] == "UNAUTHENTICATED"
