from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from crm.access.tokens import TokenType, issue
from crm.kit.cache import Cache
from crm.kit.crypto import unverified_claims
from tests.api.gateway import GraphqlClient
from tests.api.graphql_metadata.conftest import Connect
from tests.api.graphql_metadata.test_sign_in import (
    ENTER,
    SIGN_IN,
    TOKENS,
    WHOAMI,
    access_token,
    address,
    credentials,
    login_token,
)
from tests.factories.workspaces import Workspace

RENEW = f"mutation Renew($token: String!) {{ renewToken(appToken: $token) {{ {TOKENS} }} }}"
SESSIONS = "{ currentUserSessions { id isCurrent workspaceId userAgent ipAddress authProvider isImpersonating } }"
SIGN_OUT = "mutation { signOut }"


def enter(client: GraphqlClient, workspace: Workspace, **headers: str) -> dict[str, Any]:
    token = login_token(client, workspace)
    answer = client.post(ENTER, {"loginToken": token, "origin": address(workspace)}, **headers)
    return dict(answer["data"]["getAuthTokensFromLoginToken"])


def refresh_token(answer: dict[str, Any]) -> str:
    return str(answer["tokens"]["refreshToken"]["token"])


def is_welcome(client: GraphqlClient) -> bool:
    answer = client.post(WHOAMI)
    if "errors" in answer:
        assert answer["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    return "errors" not in answer


def age_rotations(workspace: Workspace) -> None:
    workspace.run("update core.session set rotated_at = now() - interval '1 minute'")


def test_a_refresh_token_gives_fresh_tokens(stranger: GraphqlClient, connect: Connect, workspace: Workspace):
    first = enter(stranger, workspace)
    second = stranger.ask(RENEW, token=refresh_token(first))["renewToken"]
    assert refresh_token(second) != refresh_token(first)
    assert is_welcome(connect(access_token(second)))


def test_a_spent_refresh_token_ends_the_whole_family(stranger: GraphqlClient, connect: Connect, workspace: Workspace):
    first = enter(stranger, workspace)
    second = stranger.ask(RENEW, token=refresh_token(first))["renewToken"]
    age_rotations(workspace)
    stolen = stranger.error(RENEW, {"token": refresh_token(first)})
    assert stolen["extensions"]["code"] == "UNAUTHENTICATED"
    assert not is_welcome(connect(access_token(second)))
    assert stranger.error(RENEW, {"token": refresh_token(second)})["extensions"]["code"] == "UNAUTHENTICATED"


def test_two_tabs_may_renew_at_the_same_moment(stranger: GraphqlClient, connect: Connect, workspace: Workspace):
    first = enter(stranger, workspace)
    one = stranger.ask(RENEW, token=refresh_token(first))["renewToken"]
    other = stranger.ask(RENEW, token=refresh_token(first))["renewToken"]
    assert is_welcome(connect(access_token(one)))
    assert is_welcome(connect(access_token(other)))
    assert stranger.ask(RENEW, token=refresh_token(other))


def test_a_login_token_opens_one_session(stranger: GraphqlClient, connect: Connect, workspace: Workspace):
    used = {"loginToken": login_token(stranger, workspace), "origin": address(workspace)}
    entered = stranger.ask(ENTER, **used)["getAuthTokensFromLoginToken"]
    assert stranger.error(ENTER, used)["extensions"]["code"] == "UNAUTHENTICATED"
    assert is_welcome(connect(access_token(entered)))


def test_a_used_login_token_stays_used_without_redis_and_after_signing_out(
    stranger: GraphqlClient, connect: Connect, workspace: Workspace, cache: Cache
):
    used = {"loginToken": login_token(stranger, workspace), "origin": address(workspace)}
    connect(access_token(stranger.ask(ENTER, **used)["getAuthTokensFromLoginToken"])).ask(SIGN_OUT)
    cache.execute(("FLUSHDB",))
    enter(stranger, workspace)
    assert stranger.error(ENTER, used)["extensions"]["code"] == "UNAUTHENTICATED"


def test_a_login_token_that_was_refused_elsewhere_is_not_used(
    stranger: GraphqlClient, workspace: Workspace, other_workspace: Workspace
):
    token = login_token(stranger, workspace)
    elsewhere = stranger.error(ENTER, {"loginToken": token, "origin": address(other_workspace)})
    assert elsewhere["extensions"]["code"] == "FORBIDDEN"
    assert stranger.ask(ENTER, loginToken=token, origin=address(workspace))


@pytest.mark.parametrize("end", ["expires_at", "revoked_at"])
def test_a_new_session_forgets_the_persons_that_ended(
    stranger: GraphqlClient, workspace: Workspace, other_workspace: Workspace, end: str
):
    mine = UUID(unverified_claims(refresh_token(enter(stranger, workspace)))["sessionId"])
    live, somebodys = workspace.admin.identity.principal_id, other_workspace.sign_in_again().identity.principal_id
    ended = f"update core.session set {end} = now() - interval '16 minutes' where id = any(%s)"
    workspace.run(ended, [mine, somebodys])
    enter(stranger, workspace)
    left = {row[0] for row in workspace.owner.connection.execute("select id from core.session")}
    assert (mine in left, live in left, somebodys in left) == (False, True, True)


@pytest.mark.parametrize("token", ["", "garbage", "a.b.c", "eyJhbGciOiJub25lIn0.e30."])
def test_a_meaningless_refresh_token_is_refused(stranger: GraphqlClient, token: str):
    assert stranger.error(RENEW, {"token": token})["extensions"]["code"] == "UNAUTHENTICATED"


def test_an_access_token_does_not_renew(stranger: GraphqlClient, workspace: Workspace):
    assert stranger.error(RENEW, {"token": workspace.admin.token})["extensions"]["code"] == "UNAUTHENTICATED"


def test_a_session_before_any_workspace_renews_as_such(stranger: GraphqlClient, connect: Connect):
    sign_up = f'mutation {{ signUp(email: "renew@example.com", password: "long enough") {{ {TOKENS} }} }}'
    first = stranger.ask(sign_up)["signUp"]
    second = stranger.ask(RENEW, token=refresh_token(first))["renewToken"]
    whoami = connect(access_token(second)).ask(WHOAMI)["currentUser"]
    assert whoami == {"email": "renew@example.com", "currentWorkspace": None}


def test_a_browser_keeps_its_refresh_token_in_a_cookie(stranger: GraphqlClient, workspace: Workspace):
    token = login_token(stranger, workspace)
    body = {"query": ENTER, "variables": {"loginToken": token, "origin": address(workspace)}}
    entered = stranger.respond(body, x_session_mode="cookie")
    (cookie,) = entered["cookies"]
    name, _, rest = cookie.partition("=")
    value, *attributes = rest.split("; ")
    assert name == "stratus_refresh"
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(attributes)
    assert '"refreshToken":{"token":""' in entered["body"]

    renewed = stranger.respond({"query": RENEW, "variables": {"token": ""}}, x_session_mode="cookie", cookie=cookie)
    (second,) = renewed["cookies"]
    assert second.startswith("stratus_refresh=")
    assert value not in second
    assert '"accessOrWorkspaceAgnosticToken":{"token":"ey' in renewed["body"]


def test_a_browser_keeps_nothing_before_it_is_in_a_workspace(stranger: GraphqlClient, workspace: Workspace):
    answer = stranger.respond({"query": SIGN_IN, "variables": credentials(workspace)}, x_session_mode="cookie")
    assert "cookies" not in answer
    assert '"refreshToken":{"token":""' in answer["body"]


def test_signing_out_ends_the_cookie_and_the_session(stranger: GraphqlClient, workspace: Workspace):
    token = login_token(stranger, workspace)
    body = {"query": ENTER, "variables": {"loginToken": token, "origin": address(workspace)}}
    (cookie,) = stranger.respond(body, x_session_mode="cookie")["cookies"]
    out = stranger.respond({"query": SIGN_OUT}, cookie=cookie)
    assert out["body"] == '{"data":{"signOut":true}}'
    assert "stratus_refresh=; " in out["cookies"][0]
    assert "Max-Age=0" in out["cookies"][0]
    error = stranger.error(RENEW, {"token": ""}, cookie=cookie)
    assert error["extensions"]["code"] == "UNAUTHENTICATED"


def test_signing_out_ends_the_session_at_once(admin: GraphqlClient):
    assert admin.ask(SIGN_OUT) == {"signOut": True}
    assert not is_welcome(admin)


def test_sessions_are_listed_and_revoked(stranger: GraphqlClient, connect: Connect, workspace: Workspace):
    here = connect(access_token(enter(stranger, workspace, user_agent="Here")))
    there = connect(access_token(enter(stranger, workspace, user_agent="There")))
    listed = {each["userAgent"]: each for each in here.ask(SESSIONS)["currentUserSessions"]}
    assert {agent: each["isCurrent"] for agent, each in listed.items() if agent} == {"Here": True, "There": False}
    assert listed["There"]["workspaceId"] == str(workspace.id)
    assert listed["There"]["ipAddress"] == "127.0.0.1"

    revoke = "mutation($id: UUID!) { revokeUserSession(userSessionId: $id) }"
    assert here.ask(revoke, id=listed["There"]["id"]) == {"revokeUserSession": True}
    assert not is_welcome(there)
    assert is_welcome(here)
    assert here.error(revoke, {"id": listed["There"]["id"]})["extensions"]["code"] == "NOT_FOUND"


def test_all_other_sessions_end_together(stranger: GraphqlClient, connect: Connect, workspace: Workspace):
    here, there = (connect(access_token(enter(stranger, workspace))) for _ in range(2))
    assert here.ask("mutation { revokeAllOtherUserSessions }")["revokeAllOtherUserSessions"] >= 2
    assert (is_welcome(here), is_welcome(there)) == (True, False)


def test_nobody_ends_the_session_of_somebody_else(admin: GraphqlClient, other_workspace: Workspace):
    revoke = "mutation($id: UUID!) { revokeUserSession(userSessionId: $id) }"
    error = admin.error(revoke, {"id": str(other_workspace.admin.identity.principal_id)})
    assert error["extensions"]["subCode"] == "SESSION_NOT_FOUND"


def test_a_session_of_another_workspace_is_not_live_in_this_one(
    connect: Connect, workspace: Workspace, other_workspace: Workspace
):
    claims = {
        "userId": str(workspace.admin.identity.user_id),
        "workspaceId": str(other_workspace.id),
        "workspaceMemberId": str(workspace.admin.identity.member_id),
        "userWorkspaceId": str(workspace.admin.identity.user_workspace_id),
        "sessionId": str(workspace.admin.identity.principal_id),
        "name": "",
    }
    assert not is_welcome(connect(issue(TokenType.ACCESS, claims).token))


def test_a_member_who_left_is_not_welcome(admin: GraphqlClient, workspace: Workspace):
    workspace.run("delete from core.user_workspace where user_id = %s", workspace.admin.identity.user_id)
    assert not is_welcome(admin)
