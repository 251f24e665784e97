"""Clients up to 1.17 sign in at /graphql."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crm.kit.cache import Cache
from crm.kit.settings import Settings
from crm.kit.settings import settings as read_settings
from tests.api.gateway import GraphqlClient
from tests.factories.workspaces import PASSWORD, Workspace

LOGIN = """
    mutation($email: String!, $password: String!, $origin: String!) {
      getLoginTokenFromCredentials(email: $email, password: $password, origin: $origin) { loginToken { token } }
    }"""
ENTER = """
    mutation($loginToken: String!, $origin: String!) {
      getAuthTokensFromLoginToken(loginToken: $loginToken, origin: $origin) {
        tokens { accessOrWorkspaceAgnosticToken { token } }
      }
    }"""


@pytest.fixture
def stranger(environment: Settings, cache: Cache) -> Iterator[GraphqlClient]:
    """Somebody who posts to /graphql without a token."""
    from crm.app import graphql_api, metadata_api
    from crm.app.container import container

    assert read_settings() == environment
    cache.execute(("FLUSHDB",))

    def forget() -> None:
        for each in (container, graphql_api.endpoint, metadata_api.endpoint):
            each.cache_clear()

    forget()
    yield GraphqlClient(graphql_api.handle, None)
    container().database.close()
    container().cache.close()
    forget()


def test_signing_in_at_graphql_opens_the_records(stranger: GraphqlClient, workspace: Workspace):
    assert workspace.admin.user is not None
    origin = f"http://{workspace.subdomain}.localhost:3000"
    login = stranger.ask(LOGIN, email=workspace.admin.user.email, password=PASSWORD, origin=origin)
    token = login["getLoginTokenFromCredentials"]["loginToken"]["token"]
    entered = stranger.ask(ENTER, loginToken=token, origin=origin)["getAuthTokensFromLoginToken"]
    member = GraphqlClient(stranger.handler, entered["tokens"]["accessOrWorkspaceAgnosticToken"]["token"])
    assert member.ask("{ currentUser { email } }") == {"currentUser": {"email": workspace.admin.user.email}}
    found = member.ask("{ workspaceMembers { edges { node { id userEmail name { firstName } } } } }")
    assert found["workspaceMembers"]["edges"] == [
        {
            "node": {
                "id": str(workspace.admin.identity.member_id),
                "userEmail": workspace.admin.user.email,
                "name": {"firstName": "Ada"},
            }
        }
    ]


def test_a_wrong_password_at_graphql_is_refused(stranger: GraphqlClient):
    given = {"email": "nobody@example.com", "password": "wrong", "origin": "http://localhost:3000"}
    assert stranger.error(LOGIN, given)["extensions"]["code"] == "FORBIDDEN"


def test_records_are_not_for_strangers(stranger: GraphqlClient):
    error = stranger.error("{ people { edges { node { id } } } }")
    assert (error["message"], error["extensions"]["code"]) == ("Missing authentication token", "UNAUTHENTICATED")


def test_a_session_that_was_ended_reads_no_more_records(stranger: GraphqlClient, workspace: Workspace):
    member = GraphqlClient(stranger.handler, workspace.admin.token)
    assert "people" in member.ask("{ people { edges { node { id } } } }")
    assert member.ask("mutation { signOut }") == {"signOut": True}
    assert member.error("{ people { edges { node { id } } } }")["extensions"]["code"] == "UNAUTHENTICATED"
