from __future__ import annotations

from datetime import timedelta
from json import dumps, loads
from typing import Any

import pytest

from crm.kit.clock import iso, now
from crm.kit.ids import uuid7
from tests.api.gateway import GraphqlClient
from tests.api.graphql_metadata.conftest import Connect
from tests.factories.workspaces import Workspace

FIELDS = "id name expiresAt revokedAt createdAt updatedAt role { id label }"
CREATE = f"mutation($input: CreateApiKeyInput!) {{ createApiKey(input: $input) {{ {FIELDS} }} }}"
UPDATE = f"mutation($input: UpdateApiKeyInput!) {{ updateApiKey(input: $input) {{ {FIELDS} }} }}"
REVOKE = f"mutation($input: RevokeApiKeyInput!) {{ revokeApiKey(input: $input) {{ {FIELDS} }} }}"
GET = f"query($input: GetApiKeyInput!) {{ apiKey(input: $input) {{ {FIELDS} }} }}"
TOKEN = """
    mutation($id: UUID!, $expiresAt: String!) { generateApiKeyToken(apiKeyId: $id, expiresAt: $expiresAt) { token } }"""
LIST = f"{{ apiKeys {{ {FIELDS} }} }}"
ROLES = "{ getApiKeyRoles { id label canBeAssignedToApiKeys } }"
TOMORROW = iso(now() + timedelta(days=1))
YESTERDAY = iso(now() - timedelta(days=1))
SOME_ID = str(uuid7())


def wanted(workspace: Workspace, **other: str) -> dict[str, str]:
    return {"name": "Importer", "expiresAt": TOMORROW, "roleId": str(workspace.role_id("Member"))} | other


def make_key(client: GraphqlClient, workspace: Workspace) -> dict[str, Any]:
    return dict(client.ask(CREATE, input=wanted(workspace))["createApiKey"])


def test_a_key_lets_a_program_in_until_it_is_revoked(admin: GraphqlClient, connect: Connect, workspace: Workspace):
    key = make_key(admin, workspace)
    assert (key["name"], key["expiresAt"], key["revokedAt"]) == ("Importer", TOMORROW, None)
    assert key["role"]["label"] == "Member"
    token = admin.ask(TOKEN, id=key["id"], expiresAt=TOMORROW)["generateApiKeyToken"]["token"]
    program = connect(token)
    assert program.ask("{ currentWorkspace { id } }")["currentWorkspace"] == {"id": str(workspace.id)}

    revoked = admin.ask(REVOKE, input={"id": key["id"]})["revokeApiKey"]
    assert revoked["revokedAt"] is not None
    assert program.error("{ currentWorkspace { id } }")["extensions"]["code"] == "UNAUTHENTICATED"
    error = admin.error(TOKEN, {"id": key["id"], "expiresAt": TOMORROW})
    assert error["extensions"]["subCode"] == "API_KEY_NOT_VALID"


def test_keys_are_listed_and_changed(admin: GraphqlClient, workspace: Workspace):
    key = make_key(admin, workspace)
    later = iso(now() + timedelta(days=30))
    changed = admin.ask(UPDATE, input={"id": key["id"], "name": "Exporter", "expiresAt": later})["updateApiKey"]
    assert (changed["name"], changed["expiresAt"]) == ("Exporter", later)
    assert admin.ask(LIST)["apiKeys"] == [changed]
    assert admin.ask(GET, input={"id": key["id"]})["apiKey"] == changed


def test_a_token_ends_with_its_key(admin: GraphqlClient, workspace: Workspace):
    key = make_key(admin, workspace)
    never = iso(now() + timedelta(days=36500))
    token = admin.ask(TOKEN, id=key["id"], expiresAt=never)["generateApiKeyToken"]["token"]
    workspace.run("update core.api_key set expires_at = now() - interval '1 second' where id = %s", key["id"])
    assert GraphqlClient(admin.handler, token, "/metadata").error(LIST)["extensions"]["code"] == "UNAUTHENTICATED"


@pytest.mark.parametrize("wrong", [{"name": "  "}, {"expiresAt": YESTERDAY}, {"expiresAt": "tomorrow"}])
def test_a_key_that_cannot_be_is_refused(admin: GraphqlClient, workspace: Workspace, wrong: dict[str, str]):
    assert admin.error(CREATE, {"input": wanted(workspace, **wrong)})["extensions"]["code"] == "BAD_USER_INPUT"
    assert admin.ask(LIST)["apiKeys"] == []


def test_a_role_of_another_workspace_is_not_found(
    admin: GraphqlClient, workspace: Workspace, other_workspace: Workspace
):
    error = admin.error(CREATE, {"input": wanted(workspace, roleId=str(other_workspace.role_id("Admin")))})
    assert (error["extensions"]["code"], error["extensions"]["subCode"]) == ("NOT_FOUND", "ROLE_NOT_FOUND")


def test_a_role_for_people_is_not_given_to_programs(admin: GraphqlClient, workspace: Workspace):
    for_people = workspace.add_role("People only", can_be_assigned_to_api_keys=False)
    error = admin.error(CREATE, {"input": wanted(workspace, roleId=str(for_people))})
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert {role["label"] for role in admin.ask(ROLES)["getApiKeyRoles"]} == {"Admin", "Member"}


@pytest.mark.parametrize(
    ("operation", "variables"),
    [
        (UPDATE, {"input": {"id": SOME_ID, "name": "Mine now"}}),
        (REVOKE, {"input": {"id": SOME_ID}}),
        (TOKEN, {"id": SOME_ID, "expiresAt": TOMORROW}),
    ],
)
@pytest.mark.parametrize("whose", ["nobody's", "another workspace's"])
def test_a_key_of_others_is_not_found(
    admin: GraphqlClient,
    other_workspace: Workspace,
    operation: str,
    variables: dict[str, Any],
    whose: str,
):
    theirs = str(other_workspace.add_api_key().identity.principal_id)
    given = variables if whose == "nobody's" else loads(dumps(variables).replace(SOME_ID, theirs))
    error = admin.error(operation, given)
    assert (error["extensions"]["code"], error["extensions"]["subCode"]) == ("NOT_FOUND", "API_KEY_NOT_FOUND")
    assert other_workspace.rows("select name, revoked_at from core.api_key where id = %s", theirs) == [
        ("A program", None)
    ]


def test_a_key_of_others_is_seen_by_nobody_else(admin: GraphqlClient, other_workspace: Workspace):
    theirs = str(other_workspace.add_api_key().identity.principal_id)
    assert admin.ask(GET, input={"id": theirs}) == {"apiKey": None}
    assert admin.ask(LIST) == {"apiKeys": []}


@pytest.mark.parametrize(
    ("operation", "variables"),
    [
        (LIST, {}),
        (ROLES, {}),
        (GET, {"input": {"id": SOME_ID}}),
        (CREATE, {"input": {"name": "x", "expiresAt": TOMORROW, "roleId": SOME_ID}}),
        (UPDATE, {"input": {"id": SOME_ID}}),
        (REVOKE, {"input": {"id": SOME_ID}}),
        (TOKEN, {"id": SOME_ID, "expiresAt": TOMORROW}),
        ("{ getRoles { id } }", {}),
    ],
)
def test_settings_need_their_permission_flag(
    connect: Connect, workspace: Workspace, operation: str, variables: dict[str, Any]
):
    error = connect(workspace.sign_in().token).error(operation, variables)
    assert error["message"] == "Entity performing the request does not have permission"
    assert (error["extensions"]["code"], error["extensions"]["subCode"]) == ("FORBIDDEN", "PERMISSION_DENIED")


def test_the_flag_alone_is_enough(connect: Connect, workspace: Workspace):
    role = workspace.add_role("Integrator")
    workspace.run("update core.role set permission_flags = '{API_KEYS_AND_WEBHOOKS}' where id = %s", role)
    integrator = connect(workspace.sign_in(role).token)
    assert integrator.ask(LIST) == {"apiKeys": []}
    assert integrator.error("{ getRoles { id } }")["extensions"]["code"] == "FORBIDDEN"


def test_roles_with_those_who_have_them(admin: GraphqlClient, workspace: Workspace):
    key = make_key(admin, workspace)
    reader = workspace.add_role("Reader", can_read_all_object_records=True)
    workspace.forbid(reader, "company", can_read_object_records=False)
    ask = """
        { getRoles {
            label isEditable canUpdateAllSettings canReadAllObjectRecords permissionFlags { flag }
            workspaceMembers { id } apiKeys { id name }
            objectPermissions { objectMetadataId canReadObjectRecords canUpdateObjectRecords }
        } }"""
    roles = {role["label"]: role for role in admin.ask(ask)["getRoles"]}
    assert list(roles) == ["Admin", "Member", "Reader"]
    assert [each["id"] for each in roles["Admin"]["workspaceMembers"]] == [str(workspace.admin.identity.member_id)]
    assert roles["Member"]["apiKeys"] == [{"id": key["id"], "name": "Importer"}]
    assert roles["Reader"]["objectPermissions"] == [
        {
            "objectMetadataId": str(workspace.snapshot.objects["company"].id),
            "canReadObjectRecords": False,
            "canUpdateObjectRecords": None,
        }
    ]
