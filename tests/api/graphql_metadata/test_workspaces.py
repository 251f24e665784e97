from __future__ import annotations

from typing import Any

import pytest

from crm.kit.ids import uuid7
from tests.api.gateway import GraphqlClient
from tests.api.graphql_metadata.conftest import Connect
from tests.api.graphql_metadata.test_sign_in import address
from tests.factories.workspaces import Workspace

CURRENT = """
    { currentWorkspace {
        id displayName logo subdomain customDomain inviteHash activationStatus metadataVersion databaseSchema
        workspaceUrls { subdomainUrl customUrl } featureFlags { key value } defaultRole { label }
        workspaceMembersCount isPasswordAuthEnabled isGoogleAuthEnabled isPublicInviteLinkEnabled
        createdAt updatedAt
    } }"""
UPDATE = "mutation($data: UpdateWorkspaceInput!) { updateWorkspace(data: $data) { displayName subdomain } }"
SETTINGS = """
    mutation($input: UpdateWorkspaceMemberSettingsInput!) { updateWorkspaceMemberSettings(input: $input) }"""


def own_settings(client: GraphqlClient, workspace: Workspace, update: Any) -> Any:
    member_id = str(workspace.admin.identity.member_id)
    return client.post(SETTINGS, {"input": {"workspaceMemberId": member_id, "update": update}})


def test_the_current_workspace(admin: GraphqlClient, workspace: Workspace):
    found = admin.ask(CURRENT)["currentWorkspace"]
    assert found["id"] == str(workspace.id)
    assert found["workspaceUrls"] == {"subdomainUrl": address(workspace), "customUrl": None}
    assert found["databaseSchema"] == workspace.schema
    assert found["defaultRole"] == {"label": "Member"}
    assert (found["activationStatus"], found["metadataVersion"]) == ("ACTIVE", 1.0)
    assert (found["workspaceMembersCount"], found["featureFlags"]) == (1.0, [])
    assert (found["isPasswordAuthEnabled"], found["isGoogleAuthEnabled"]) == (True, False)
    assert found["createdAt"].endswith("Z")


def test_a_stranger_has_no_current_workspace(stranger: GraphqlClient):
    error = stranger.error("{ currentWorkspace { id } }")
    assert (error["message"], error["extensions"]["code"]) == ("Missing authentication token", "UNAUTHENTICATED")


def test_what_anybody_may_know_of_an_address(stranger: GraphqlClient, workspace: Workspace):
    ask = """
        query($origin: String!) {
          getPublicWorkspaceDataByDomain(origin: $origin) {
            id displayName logo workspaceUrls { subdomainUrl }
            authProviders { google microsoft password magicLink sso { id } }
          }
        }"""
    found = stranger.ask(ask, origin=address(workspace))["getPublicWorkspaceDataByDomain"]
    assert (found["id"], found["displayName"]) == (str(workspace.id), "Somewhere")
    providers = {"google": False, "microsoft": False, "password": True, "magicLink": False, "sso": []}
    assert found["authProviders"] == providers
    assert stranger.error(ask, {"origin": "http://nowhere.localhost:3000"})["extensions"]["code"] == "NOT_FOUND"


def test_an_administrator_changes_name_and_address(admin: GraphqlClient):
    name = f"moved-{uuid7().hex[:12]}"
    changed = admin.ask(UPDATE, data={"displayName": "Moved", "subdomain": name})["updateWorkspace"]
    assert changed == {"displayName": "Moved", "subdomain": name}


@pytest.mark.parametrize("data", [{"displayName": "x" * 121}, {"subdomain": "www"}, {"defaultRoleId": str(uuid7())}])
def test_a_setting_that_cannot_be_is_refused(admin: GraphqlClient, data: dict[str, str]):
    assert admin.error(UPDATE, {"data": data})["extensions"]["code"] == "BAD_USER_INPUT"


def test_a_role_of_another_workspace_is_unknown_here(admin: GraphqlClient, other_workspace: Workspace):
    error = admin.error(UPDATE, {"data": {"defaultRoleId": str(other_workspace.role_id("Member"))}})
    assert error["extensions"]["subCode"] == "ROLE_NOT_FOUND"


def test_a_member_changes_no_setting_of_the_workspace(connect: Connect, workspace: Workspace):
    error = connect(workspace.sign_in().token).error(UPDATE, {"data": {"displayName": "Mine"}})
    assert error["message"] == "Entity performing the request does not have permission"
    assert (error["extensions"]["code"], error["extensions"]["subCode"]) == ("FORBIDDEN", "PERMISSION_DENIED")


def test_the_current_user_with_their_rights(connect: Connect, workspace: Workspace):
    ask = """
        { currentUser {
            id firstName lastName email isEmailVerified disabled canImpersonate canAccessFullAdminPanel userVars
            workspaceMember { id name { firstName lastName } colorScheme dateFormat userWorkspaceId }
            workspaceMembers { id } deletedWorkspaceMembers { id } supportUserHash onboardingStatus
            currentUserWorkspace {
              id permissionFlags twoFactorAuthenticationMethodSummary { status } isImpersonating
              objectsPermissions { objectMetadataId canReadObjectRecords canDestroyObjectRecords }
            }
            userWorkspaces { workspace { id } }
            availableWorkspaces { availableWorkspacesForSignIn { id loginToken } }
        } }"""
    reader = workspace.add_role("Reader", can_read_all_object_records=True)
    workspace.forbid(reader, "company", can_read_object_records=False)
    somebody = workspace.sign_in(reader)
    me = connect(somebody.token).ask(ask)["currentUser"]
    assert (me["firstName"], me["disabled"], me["userVars"]) == ("Ada", False, {})
    assert me["workspaceMember"]["id"] == str(somebody.identity.member_id)
    assert me["workspaceMember"]["userWorkspaceId"] == me["currentUserWorkspace"]["id"]
    assert len(me["workspaceMembers"]) == 2
    assert me["currentUserWorkspace"]["permissionFlags"] == []
    objects = workspace.snapshot.objects
    rights = {each["objectMetadataId"]: each for each in me["currentUserWorkspace"]["objectsPermissions"]}
    assert rights[str(objects["person"].id)]["canReadObjectRecords"] is True
    assert rights[str(objects["person"].id)]["canDestroyObjectRecords"] is False
    assert rights[str(objects["company"].id)]["canReadObjectRecords"] is False
    assert me["userWorkspaces"] == [{"workspace": {"id": str(workspace.id)}}]


def test_a_program_is_nobody(connect: Connect, workspace: Workspace):
    error = connect(workspace.add_api_key().token).error("{ currentUser { id } }")
    assert error["extensions"]["code"] == "UNAUTHENTICATED"


def test_members_set_their_own_name_and_preferences(admin: GraphqlClient, workspace: Workspace):
    update = {"name": {"firstName": "Grace", "lastName": "Hopper"}, "colorScheme": "Dark", "dateFormat": "DAY_FIRST"}
    assert own_settings(admin, workspace, update) == {"data": {"updateWorkspaceMemberSettings": True}}
    ask = "{ currentUser { firstName workspaceMember { name { lastName } colorScheme dateFormat } } }"
    assert admin.ask(ask)["currentUser"] == {
        "firstName": "Grace",
        "workspaceMember": {"name": {"lastName": "Hopper"}, "colorScheme": "Dark", "dateFormat": "DAY_FIRST"},
    }
    (payload,) = workspace.rows("select payload from core.outbox where workspace_id = %s", workspace.id)
    assert payload[0]["events"][0]["updatedFields"] == ["name", "colorScheme", "dateFormat"]


@pytest.mark.parametrize("update", [{}, [], "x", {"userId": "1"}, {"dateFormat": "SIDEWAYS"}, {"name": 7}, {"nope": 1}])
def test_a_preference_that_cannot_be_is_refused(admin: GraphqlClient, workspace: Workspace, update: Any):
    (error,) = own_settings(admin, workspace, update)["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert workspace.rows("select id from core.outbox where workspace_id = %s", workspace.id) == []


def test_members_do_not_set_the_preferences_of_others(connect: Connect, workspace: Workspace):
    (error,) = own_settings(connect(workspace.sign_in().token), workspace, {"colorScheme": "Dark"})["errors"]
    assert error["extensions"]["subCode"] == "PERMISSION_DENIED"


def test_a_member_of_another_workspace_is_not_found(admin: GraphqlClient, other_workspace: Workspace):
    (error,) = own_settings(admin, other_workspace, {"colorScheme": "Dark"})["errors"]
    assert error["extensions"]["code"] == "NOT_FOUND"


def test_a_reader_sets_their_own_preferences(connect: Connect, workspace: Workspace):
    reader = workspace.sign_in(workspace.add_role("Reader", can_read_all_object_records=True))
    given = {"workspaceMemberId": str(reader.identity.member_id), "update": {"colorScheme": "Light"}}
    assert connect(reader.token).ask(SETTINGS, input=given) == {"updateWorkspaceMemberSettings": True}


def test_own_preferences_do_not_depend_on_what_other_roles_may(connect: Connect, workspace: Workspace):
    """A role that changes every record but not these comes first by its name."""
    limited = workspace.add_role("A", can_read_all_object_records=True, can_update_all_object_records=True)
    workspace.forbid(limited, "workspaceMember", can_update_object_records=False)
    reader = workspace.sign_in(limited)
    given = {"workspaceMemberId": str(reader.identity.member_id), "update": {"colorScheme": "Light"}}
    assert connect(reader.token).ask(SETTINGS, input=given) == {"updateWorkspaceMemberSettings": True}
