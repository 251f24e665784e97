from __future__ import annotations

from typing import Any

import pytest

from tests.api.gateway import GraphqlClient
from tests.api.graphql_metadata.conftest import Connect
from tests.api.graphql_metadata.test_sign_in import ENTER, TOKENS, access_token
from tests.factories.workspaces import PASSWORD, Workspace

SIGN_UP = f"""
    mutation SignUp($email: String!, $password: String!) {{
      signUp(email: $email, password: $password, locale: "fr-FR") {{
        {TOKENS} availableWorkspaces {{ availableWorkspacesForSignIn {{ id }} }}
      }}
    }}"""
NEW_WORKSPACE = """
    mutation New($input: SignUpInNewWorkspaceInput) {
      signUpInNewWorkspace(input: $input) { loginToken { token } workspace { id workspaceUrls { subdomainUrl } } }
    }"""
JOIN = """
    mutation Join($email: String!, $password: String!, $hash: String, $workspaceId: UUID) {
      signUpInWorkspace(
        email: $email, password: $password, workspaceInviteHash: $hash, workspaceId: $workspaceId
      ) { loginToken { token } workspace { id } }
    }"""
ME = """
    { currentUser {
        email locale hasPassword onboardingStatus
        workspaceMember { id name { firstName } userEmail roles { label } }
        currentWorkspace { id displayName activationStatus }
    } }"""


def sign_up(stranger: GraphqlClient, connect: Connect, email: str) -> GraphqlClient:
    answer = stranger.ask(SIGN_UP, email=email, password="long enough")["signUp"]
    assert answer["availableWorkspaces"]["availableWorkspacesForSignIn"] == []
    return connect(access_token(answer))


def enter(stranger: GraphqlClient, connect: Connect, answer: dict[str, Any], origin: str) -> GraphqlClient:
    entered = stranger.ask(ENTER, loginToken=answer["loginToken"]["token"], origin=origin)
    return connect(access_token(entered["getAuthTokensFromLoginToken"]))


def test_a_stranger_becomes_the_administrator_of_a_workspace_of_their_own(stranger: GraphqlClient, connect: Connect):
    person = sign_up(stranger, connect, "New.Person@Example.com")
    made = person.ask(NEW_WORKSPACE, input={"displayName": " Sorrel & Sons "})["signUpInNewWorkspace"]
    address = made["workspace"]["workspaceUrls"]["subdomainUrl"]
    assert address.startswith("http://sorrel-sons-")
    inside = enter(stranger, connect, made, address)
    me = inside.ask(ME)["currentUser"]
    assert (me["email"], me["locale"], me["hasPassword"]) == ("new.person@example.com", "fr-FR", True)
    assert me["workspaceMember"]["roles"] == [{"label": "Admin"}]
    assert me["currentWorkspace"] == {
        "id": made["workspace"]["id"],
        "displayName": "Sorrel & Sons",
        "activationStatus": "ACTIVE",
    }
    assert me["onboardingStatus"] == "PROFILE_CREATION"


def test_older_clients_name_the_workspace_afterwards(stranger: GraphqlClient, connect: Connect):
    person = sign_up(stranger, connect, "older@example.com")
    made = person.ask("mutation { signUpInNewWorkspace { loginToken { token } workspace { id } } }")
    inside = enter(stranger, connect, made["signUpInNewWorkspace"], "http://localhost:3000")
    assert inside.ask(ME)["currentUser"]["onboardingStatus"] == "WORKSPACE_ACTIVATION"
    activate = "mutation($data: ActivateWorkspaceInput!) { activateWorkspace(data: $data) { displayName } }"
    assert inside.ask(activate, data={"displayName": "Named"})["activateWorkspace"] == {"displayName": "Named"}
    assert inside.ask(activate, data={})["activateWorkspace"] == {"displayName": "Named"}


def test_a_taken_address_makes_no_workspace(stranger: GraphqlClient, connect: Connect, workspace: Workspace):
    person = sign_up(stranger, connect, "taken@example.com")
    error = person.error(NEW_WORKSPACE, {"input": {"subdomain": workspace.subdomain}})
    assert error["extensions"]["subCode"] == "SUBDOMAIN_NOT_AVAILABLE"
    places = person.ask("{ currentUser { userWorkspaces { id } } }")
    assert places["currentUser"]["userWorkspaces"] == []


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("nobody", "long enough"),
        ("a@b", "long enough"),
        ("a b@example.com", "long enough"),
        ("x" * 250 + "@example.com", "long enough"),
        ("short@example.com", "seven77"),
        ("long@example.com", "x" * 1025),
    ],
)
def test_an_account_needs_an_email_and_a_password(stranger: GraphqlClient, email: str, password: str):
    error = stranger.error(SIGN_UP, {"email": email, "password": password})
    assert (error["extensions"]["code"], error["extensions"]["subCode"]) == ("BAD_USER_INPUT", "INVALID_INPUT")


def test_an_email_has_one_account(stranger: GraphqlClient, workspace: Workspace):
    assert workspace.admin.user is not None
    error = stranger.error(SIGN_UP, {"email": workspace.admin.user.email.upper(), "password": "long enough"})
    assert error["extensions"]["subCode"] == "USER_ALREADY_EXISTS"


def test_a_stranger_joins_by_invitation(stranger: GraphqlClient, connect: Connect, workspace: Workspace):
    joined = stranger.ask(JOIN, email="joins@example.com", password="long enough", hash=workspace.invite_hash)
    inside = enter(stranger, connect, joined["signUpInWorkspace"], "http://localhost:3000")
    me = inside.ask(ME)["currentUser"]
    assert me["currentWorkspace"]["id"] == str(workspace.id)
    assert me["workspaceMember"]["roles"] == [{"label": "Member"}]


def test_somebody_with_an_account_joins_with_their_own_password(
    stranger: GraphqlClient, workspace: Workspace, other_workspace: Workspace
):
    user = other_workspace.admin.user
    assert user is not None
    given = {"email": user.email, "hash": workspace.invite_hash}
    error = stranger.error(JOIN, {**given, "password": "somebody else's"})
    assert error["extensions"]["code"] == "FORBIDDEN"
    joined = stranger.ask(JOIN, **given, password=PASSWORD)["signUpInWorkspace"]
    assert joined["workspace"]["id"] == str(workspace.id)


def test_an_invitation_that_is_not_good_makes_nobody(
    stranger: GraphqlClient, workspace: Workspace, other_workspace: Workspace
):
    given = {"email": "not-invited@example.com", "password": "long enough"}
    wrong = {**given, "hash": workspace.invite_hash, "workspaceId": str(other_workspace.id)}
    for variables in ({**given, "hash": "made up"}, given, wrong):
        assert stranger.error(JOIN, variables)["extensions"]["code"] == "FORBIDDEN"
    exists = stranger.ask('{ checkUserExists(email: "not-invited@example.com") { exists } }')
    assert exists == {"checkUserExists": {"exists": False}}


def test_a_link_that_was_switched_off_is_not_good(stranger: GraphqlClient, admin: GraphqlClient, workspace: Workspace):
    check = "query($hash: String!) { checkWorkspaceInviteHashIsValid(inviteHash: $hash) { isValid } }"
    find = "query($hash: String!) { findWorkspaceFromInviteHash(inviteHash: $hash) { id displayName } }"
    assert stranger.ask(check, hash=workspace.invite_hash)["checkWorkspaceInviteHashIsValid"] == {"isValid": True}
    assert stranger.error(find.replace("displayName", "defaultRole { id }"), {"hash": workspace.invite_hash})
    found = stranger.ask(find, hash=workspace.invite_hash)["findWorkspaceFromInviteHash"]
    assert found == {"id": str(workspace.id), "displayName": "Somewhere"}
    admin.ask("mutation { updateWorkspace(data: { isPublicInviteLinkEnabled: false }) { id } }")
    assert stranger.ask(check, hash=workspace.invite_hash)["checkWorkspaceInviteHashIsValid"] == {"isValid": False}
    assert stranger.error(find, {"hash": workspace.invite_hash})["extensions"]["code"] == "FORBIDDEN"
