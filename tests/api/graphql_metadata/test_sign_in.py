from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from crm.access.tokens import TokenType, issue
from crm.features.accounts import attempts
from crm.kit.clock import now
from tests.api.gateway import GraphqlClient
from tests.api.graphql_metadata.conftest import Connect
from tests.factories.workspaces import PASSWORD, Workspace

TOKENS = "tokens { accessOrWorkspaceAgnosticToken { token expiresAt } refreshToken { token expiresAt } }"
SIGN_IN = f"""
    mutation SignIn($email: String!, $password: String!) {{
      signIn(email: $email, password: $password) {{
        {TOKENS}
        availableWorkspaces {{
          availableWorkspacesForSignIn {{ id displayName loginToken workspaceUrls {{ subdomainUrl customUrl }} }}
          availableWorkspacesForSignUp {{ id }}
        }}
      }}
    }}"""
LOGIN_TOKEN = """
    mutation Login($email: String!, $password: String!, $origin: String!) {
      getLoginTokenFromCredentials(email: $email, password: $password, origin: $origin) { loginToken { token } }
    }"""
ENTER = f"""
    mutation Enter($loginToken: String!, $origin: String!) {{
      getAuthTokensFromLoginToken(loginToken: $loginToken, origin: $origin) {{ {TOKENS} }}
    }}"""
WHOAMI = "{ currentUser { email currentWorkspace { id } } }"


def credentials(workspace: Workspace, **other: str) -> dict[str, str]:
    assert workspace.admin.user is not None
    return {"email": workspace.admin.user.email, "password": PASSWORD} | other


def address(workspace: Workspace) -> str:
    return f"http://{workspace.subdomain}.localhost:3000"


def login_token(client: GraphqlClient, workspace: Workspace) -> str:
    answer = client.ask(LOGIN_TOKEN, **credentials(workspace), origin=address(workspace))
    return str(answer["getLoginTokenFromCredentials"]["loginToken"]["token"])


def access_token(answer: dict[str, Any]) -> str:
    return str(answer["tokens"]["accessOrWorkspaceAgnosticToken"]["token"])


def test_a_password_opens_every_workspace_of_its_person(
    stranger: GraphqlClient, connect: Connect, workspace: Workspace
):
    answer = stranger.ask(SIGN_IN, **credentials(workspace))["signIn"]
    (door,) = answer["availableWorkspaces"]["availableWorkspacesForSignIn"]
    assert (door["id"], door["displayName"]) == (str(workspace.id), "Somewhere")
    assert door["workspaceUrls"] == {"subdomainUrl": address(workspace), "customUrl": None}

    entered = stranger.ask(ENTER, loginToken=door["loginToken"], origin="http://localhost:3000")
    inside = connect(access_token(entered["getAuthTokensFromLoginToken"])).ask(WHOAMI)["currentUser"]
    assert inside == {"email": credentials(workspace)["email"], "currentWorkspace": {"id": str(workspace.id)}}


def test_somebody_who_has_not_entered_a_workspace_sees_themself_alone(
    stranger: GraphqlClient, connect: Connect, workspace: Workspace
):
    outside = connect(access_token(stranger.ask(SIGN_IN, **credentials(workspace))["signIn"]))
    assert outside.ask(WHOAMI)["currentUser"]["currentWorkspace"] is None
    assert outside.error("{ currentWorkspace { id } }")["extensions"]["code"] == "UNAUTHENTICATED"


def test_an_email_is_the_same_in_capitals(stranger: GraphqlClient, workspace: Workspace):
    email = credentials(workspace)["email"].upper()
    assert stranger.ask(SIGN_IN, email=f" {email} ", password=PASSWORD)["signIn"]


@pytest.mark.parametrize("wrong", [{"password": "not my password"}, {"email": "nobody@example.com"}])
@pytest.mark.parametrize("how", [SIGN_IN, LOGIN_TOKEN])
def test_wrong_credentials_are_refused_without_telling_which(
    stranger: GraphqlClient, workspace: Workspace, wrong: dict[str, str], how: str
):
    given = credentials(workspace, **wrong) | ({"origin": address(workspace)} if how is LOGIN_TOKEN else {})
    error = stranger.error(how, given)
    assert error["message"] == "Wrong email or password"
    assert error["extensions"] == {
        "code": "FORBIDDEN",
        "subCode": "FORBIDDEN_EXCEPTION",
        "userFriendlyMessage": "Wrong email or password.",
    }


def test_guessing_ends_even_with_the_right_password(stranger: GraphqlClient, workspace: Workspace):
    for _ in range(attempts.MOST_PER_EMAIL_AND_ADDRESS):
        assert stranger.error(SIGN_IN, credentials(workspace, password="guess"))["extensions"]["code"] == "FORBIDDEN"
    error = stranger.error(SIGN_IN, credentials(workspace))
    assert error["extensions"]["subCode"] == "TOO_MANY_ATTEMPTS"


def test_the_right_password_forgives_earlier_mistakes(stranger: GraphqlClient, workspace: Workspace):
    for _ in range(2 * attempts.MOST_PER_EMAIL_AND_ADDRESS):
        stranger.error(SIGN_IN, credentials(workspace, password="guess"))
        stranger.ask(SIGN_IN, **credentials(workspace))


def test_guesses_in_one_request_are_counted_one_by_one(stranger: GraphqlClient, workspace: Workspace):
    email = credentials(workspace)["email"]
    guess = 'signIn(email: "%s", password: "%s") { tokens { refreshToken { token } } }'
    guesses = " ".join(f"a{number}: {guess % (email, number)}" for number in range(11))
    assert stranger.error(f"mutation {{ {guesses} }}")["extensions"]["subCode"] == "TOO_COMPLEX_QUERY"


def test_a_login_token_opens_no_other_workspace(
    stranger: GraphqlClient, workspace: Workspace, other_workspace: Workspace
):
    token = login_token(stranger, workspace)
    error = stranger.error(ENTER, {"loginToken": token, "origin": address(other_workspace)})
    assert error["message"] == "Token is not valid for this workspace"
    assert error["extensions"]["code"] == "FORBIDDEN"


def test_nobody_gets_a_login_token_for_a_workspace_of_others(
    stranger: GraphqlClient, workspace: Workspace, other_workspace: Workspace
):
    error = stranger.error(LOGIN_TOKEN, credentials(workspace, origin=address(other_workspace)))
    assert error["extensions"]["code"] == "FORBIDDEN"


@pytest.mark.parametrize("origin", ["http://nowhere.localhost:3000", "https://evil.example", "", "::"])
def test_an_address_of_no_workspace_is_not_found(stranger: GraphqlClient, workspace: Workspace, origin: str):
    error = stranger.error(LOGIN_TOKEN, credentials(workspace, origin=origin))
    assert error["extensions"]["code"] == "NOT_FOUND"


def test_a_login_token_runs_out(stranger: GraphqlClient, workspace: Workspace):
    claims = {"userId": str(workspace.admin.identity.user_id), "workspaceId": str(workspace.id)}
    token = issue(TokenType.LOGIN, claims, expires_at=now() - timedelta(seconds=1)).token
    error = stranger.error(ENTER, {"loginToken": token, "origin": address(workspace)})
    assert (error["message"], error["extensions"]["code"]) == ("Token has expired.", "UNAUTHENTICATED")


def test_an_access_token_is_no_login_token(stranger: GraphqlClient, workspace: Workspace):
    error = stranger.error(ENTER, {"loginToken": workspace.admin.token, "origin": address(workspace)})
    assert error["extensions"]["code"] == "UNAUTHENTICATED"


def test_a_disabled_person_cannot_sign_in(stranger: GraphqlClient, workspace: Workspace):
    token = login_token(stranger, workspace)
    workspace.run('update core."user" set disabled_at = now() where id = %s', workspace.admin.identity.user_id)
    assert stranger.error(SIGN_IN, credentials(workspace))["extensions"]["code"] == "FORBIDDEN"
    error = stranger.error(ENTER, {"loginToken": token, "origin": address(workspace)})
    assert error["extensions"]["code"] == "UNAUTHENTICATED"


def test_whether_an_account_exists(stranger: GraphqlClient, workspace: Workspace):
    ask = (
        "query($email: String!) { checkUserExists(email: $email) { exists availableWorkspacesCount isEmailVerified } }"
    )
    known = stranger.ask(ask, email=credentials(workspace)["email"])["checkUserExists"]
    assert known == {"exists": True, "availableWorkspacesCount": 1.0, "isEmailVerified": False}
    unknown = stranger.ask(ask, email="nobody@example.com")["checkUserExists"]
    assert unknown == {"exists": False, "availableWorkspacesCount": 0.0, "isEmailVerified": False}
