"""Roles: made, changed, given and ended; what they may not be; and that a change is known everywhere at once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from crm.access.permission_flags import PERMISSION_FLAGS
from crm.api.graphql_metadata.user_types import PermissionFlagType
from crm.kit.database import Database
from crm.kit.ids import uuid7
from tests.api.gateway import GraphqlClient
from tests.api.graphql_metadata.conftest import Connect
from tests.factories.workspaces import Workspace, make_workspace

ROLE = """id label description icon isEditable canUpdateAllSettings canReadAllObjectRecords canUpdateAllObjectRecords
    canSoftDeleteAllObjectRecords canDestroyAllObjectRecords canBeAssignedToUsers canBeAssignedToApiKeys
    workspaceMembers { id } permissionFlags { flag roleId } objectPermissions { objectMetadataId canReadObjectRecords }
    fieldPermissions { fieldMetadataId canReadFieldValue canUpdateFieldValue }"""
CREATE = f"mutation($i: CreateRoleInput!) {{ createOneRole(createRoleInput: $i) {{ {ROLE} }} }}"
UPDATE = f"mutation($i: UpdateRoleInput!) {{ updateOneRole(updateRoleInput: $i) {{ {ROLE} }} }}"
DELETE = "mutation($id: UUID!) { deleteOneRole(roleId: $id) }"
GIVE = """mutation($member: UUID!, $role: UUID!) {
    updateWorkspaceMemberRole(workspaceMemberId: $member, roleId: $role) { id roles { label } } }"""
OBJECTS = """mutation($i: UpsertObjectPermissionsInput!) { upsertObjectPermissions(upsertObjectPermissionsInput: $i) {
    objectMetadataId canReadObjectRecords canUpdateObjectRecords canSoftDeleteObjectRecords canDestroyObjectRecords
} }"""
FIELDS = """mutation($i: UpsertFieldPermissionsInput!) { upsertFieldPermissions(upsertFieldPermissionsInput: $i) {
    id roleId objectMetadataId fieldMetadataId canReadFieldValue canUpdateFieldValue } }"""
FLAGS = """mutation($i: UpsertPermissionFlagsInput!) { upsertPermissionFlags(upsertPermissionFlagsInput: $i) {
    id roleId flag } }"""
GIVE_KEY = "mutation($key: UUID!, $role: UUID!) { assignRoleToApiKey(apiKeyId: $key, roleId: $role) }"
SOME_ID = str(uuid7())
NOT_READING = "CANNOT_GIVE_WRITING_PERMISSION_WITHOUT_READING_PERMISSION"


@pytest.fixture(scope="module")
def workspace(owner_database: Database) -> Workspace:
    """One for all tests that do not change what new members or administrators have."""
    return make_workspace(owner_database)


@pytest.fixture
def own(owner_database: Database) -> Workspace:
    return make_workspace(owner_database)


def made(admin: GraphqlClient, label: str | None = None, **rights: Any) -> dict[str, Any]:
    return dict(admin.ask(CREATE, i={"label": label or uuid7().hex, **rights})["createOneRole"])


def problem(error: dict[str, Any]) -> tuple[str, str]:
    """What kind of thing is wrong, and how."""
    assert error["extensions"]["code"] == "METADATA_VALIDATION_FAILED"
    ((kind, (faulty, *_)),) = error["extensions"]["errors"].items()
    return kind, faulty["errors"][0]["code"]


def object_id(workspace: Workspace, name: str) -> str:
    return str(workspace.snapshot.objects[name].id)


def field_id(workspace: Workspace, object_name: str, name: str) -> str:
    return str(workspace.snapshot.objects[object_name].fields[name].id)


def hide(admin: GraphqlClient, workspace: Workspace, role: str, *names: str, **rights: Any) -> list[Any]:
    ids = {"objectMetadataId": object_id(workspace, "person")}
    given = [{**ids, "fieldMetadataId": field_id(workspace, "person", name), **rights} for name in names]
    return list(admin.ask(FIELDS, i={"roleId": role, "fieldPermissions": given})["upsertFieldPermissions"])


def test_a_role_is_made_changed_and_ended(admin: GraphqlClient):
    role = made(admin, " Clerk ", description="Files things", canReadAllObjectRecords=True)
    assert (role["label"], role["isEditable"], role["canUpdateAllObjectRecords"]) == ("Clerk", True, False)
    change = {"label": "Scribe", "description": None, "canUpdateAllObjectRecords": True}
    changed = admin.ask(UPDATE, i={"id": role["id"], "update": change})["updateOneRole"]
    assert changed == role | change
    assert {each["label"] for each in admin.ask("{ getRoles { label } }")["getRoles"]} >= {"Admin", "Member", "Scribe"}
    assert admin.ask(DELETE, id=role["id"]) == {"deleteOneRole": role["id"]}
    assert admin.error(DELETE, {"id": role["id"]})["extensions"]["subCode"] == "ROLE_NOT_FOUND"


def test_an_id_may_be_chosen_unless_some_workspace_has_it(admin: GraphqlClient, other_workspace: Workspace):
    chosen = str(uuid7())
    assert made(admin, id=chosen)["id"] == chosen
    theirs = str(other_workspace.role_id("Member"))
    assert problem(admin.error(CREATE, {"i": {"label": "x", "id": theirs}})) == ("role", "INVALID_ROLE_INPUT")


def test_the_envelope_of_a_refused_role(admin: GraphqlClient):
    error = admin.error(CREATE, {"i": {"label": "ADMIN"}})
    assert error["message"] == "Multiple validation errors occurred while creating role"
    assert error["extensions"] == {
        "code": "METADATA_VALIDATION_FAILED",
        "message": "Validation failed for 1 role",
        "userFriendlyMessage": "Metadata validation failed",
        "summary": {"role": 1, "totalErrors": 1},
        "errors": {
            "role": [
                {
                    "type": "create",
                    "status": "fail",
                    "metadataName": "role",
                    "flatEntityMinimalInformation": {"label": "ADMIN"},
                    "errors": [
                        {
                            "code": "ROLE_LABEL_ALREADY_EXISTS",
                            "message": "Role label already exists",
                            "userFriendlyMessage": "There is a role of this name already.",
                        }
                    ],
                }
            ]
        },
    }


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"label": "  "}, "INVALID_ROLE_INPUT"),
        ({"label": "x" * 200}, "INVALID_ROLE_INPUT"),
        ({"label": "member"}, "ROLE_LABEL_ALREADY_EXISTS"),
        ({"canUpdateAllObjectRecords": True, "canReadAllObjectRecords": False}, NOT_READING),
        ({"canSoftDeleteAllObjectRecords": True}, NOT_READING),
        ({"canDestroyAllObjectRecords": True}, NOT_READING),
    ],
)
def test_a_role_that_cannot_be_is_neither_made_nor_kept(admin: GraphqlClient, given: dict[str, Any], code: str):
    role = made(admin)
    assert problem(admin.error(CREATE, {"i": {"label": "New", **given}})) == ("role", code)
    assert problem(admin.error(UPDATE, {"i": {"id": role["id"], "update": given}})) == ("role", code)
    kept = {each["id"]: each for each in admin.ask(f"{{ getRoles {{ {ROLE} }} }}")["getRoles"]}
    assert kept[role["id"]] == role
    assert "New" not in {each["label"] for each in kept.values()}


def test_reading_is_not_taken_from_a_role_that_writes(admin: GraphqlClient, workspace: Workspace):
    role = made(admin, canReadAllObjectRecords=True)
    given = {"objectMetadataId": object_id(workspace, "company"), "canUpdateObjectRecords": True}
    admin.ask(OBJECTS, i={"roleId": role["id"], "objectPermissions": [given]})
    blind = {"id": role["id"], "update": {"canReadAllObjectRecords": False}}
    assert problem(admin.error(UPDATE, {"i": blind})) == ("objectPermission", NOT_READING)


def test_the_role_of_administrators_stays_as_it_is(admin: GraphqlClient, workspace: Workspace):
    role_id = str(workspace.role_id("Admin"))
    ids = {"objectMetadataId": object_id(workspace, "company")}
    for query, variables in (
        (UPDATE, {"i": {"id": role_id, "update": {"label": "x"}}}),
        (DELETE, {"id": role_id}),
        (OBJECTS, {"i": {"roleId": role_id, "objectPermissions": [ids]}}),
        (FIELDS, {"i": {"roleId": role_id, "fieldPermissions": [ids | {"fieldMetadataId": SOME_ID}]}}),
        (FLAGS, {"i": {"roleId": role_id, "permissionFlagKeys": []}}),
    ):
        assert problem(admin.error(query, variables)) == ("role", "ROLE_NOT_EDITABLE")


def test_what_a_role_says_of_objects(admin: GraphqlClient, workspace: Workspace):
    role = made(admin, canReadAllObjectRecords=True)
    company = object_id(workspace, "company")

    def say(**rights: Any) -> Any:
        given = {"roleId": role["id"], "objectPermissions": [{"objectMetadataId": company, **rights}]}
        return admin.ask(OBJECTS, i=given)["upsertObjectPermissions"]

    nothing = dict.fromkeys(
        ("canReadObjectRecords", "canUpdateObjectRecords", "canSoftDeleteObjectRecords", "canDestroyObjectRecords")
    )
    assert say() == [{"objectMetadataId": company, **nothing}]
    assert say(canUpdateObjectRecords=True) == [
        {"objectMetadataId": company, **nothing, "canUpdateObjectRecords": True}
    ]
    assert say() == say(canUpdateObjectRecords=True)
    assert say(canUpdateObjectRecords=None, canReadObjectRecords=False) == [
        {"objectMetadataId": company, **nothing, "canReadObjectRecords": False}
    ]
    written = {"objectMetadataId": company, "canDestroyObjectRecords": True}
    error = admin.error(OBJECTS, {"i": {"roleId": role["id"], "objectPermissions": [written]}})
    assert problem(error) == ("objectPermission", NOT_READING)


def test_what_a_role_loses_of_fields(admin: GraphqlClient, workspace: Workspace):
    role = made(admin, canReadAllObjectRecords=True)
    (lost,) = hide(admin, workspace, role["id"], "jobTitle", canReadFieldValue=False)
    assert (lost["roleId"], lost["canReadFieldValue"], lost["canUpdateFieldValue"]) == (role["id"], False, None)
    assert lost["fieldMetadataId"] == field_id(workspace, "person", "jobTitle")
    (changed,) = hide(admin, workspace, role["id"], "jobTitle", canUpdateFieldValue=False)
    assert changed == lost | {"canReadFieldValue": None, "canUpdateFieldValue": False}
    roles = {each["id"]: each for each in admin.ask(f"{{ getRoles {{ {ROLE} }} }}")["getRoles"]}
    assert [each["canUpdateFieldValue"] for each in roles[role["id"]]["fieldPermissions"]] == [False]
    assert hide(admin, workspace, role["id"], "jobTitle", canReadFieldValue=None) == []


@pytest.mark.parametrize(
    ("name", "rights", "code"),
    [
        ("jobTitle", {"canReadFieldValue": True}, "ONLY_FIELD_RESTRICTION_ALLOWED"),
        ("jobTitle", {"canReadFieldValue": False, "canUpdateFieldValue": True}, "ONLY_FIELD_RESTRICTION_ALLOWED"),
        ("id", {"canReadFieldValue": False}, "FIELD_PERMISSION_NOT_ALLOWED"),
    ],
)
def test_fields_that_cannot_be_taken_away(
    admin: GraphqlClient, workspace: Workspace, name: str, rights: dict[str, Any], code: str
):
    ids = {"objectMetadataId": object_id(workspace, "person"), "fieldMetadataId": field_id(workspace, "person", name)}
    given = {"roleId": made(admin)["id"], "fieldPermissions": [ids | rights]}
    assert problem(admin.error(FIELDS, {"i": given})) == ("fieldPermission", code)


def test_flags_are_replaced_and_known(admin: GraphqlClient, connect: Connect, workspace: Workspace):
    role = made(admin)
    given = {"roleId": role["id"], "permissionFlagKeys": ["ROLES", "DATA_MODEL", "ROLES"]}
    carried = admin.ask(FLAGS, i=given)["upsertPermissionFlags"]
    assert [(each["flag"], each["roleId"]) for each in carried] == [("DATA_MODEL", role["id"]), ("ROLES", role["id"])]
    keeper = connect(workspace.sign_in(UUID(role["id"])).token)
    assert keeper.ask("{ getRoles { label } }")["getRoles"]
    assert keeper.ask(FLAGS, i=given | {"permissionFlagKeys": []}) == {"upsertPermissionFlags": []}
    assert keeper.error("{ getRoles { label } }")["extensions"]["code"] == "FORBIDDEN"
    unknown = admin.error(FLAGS, {"i": given | {"permissionFlagKeys": ["EVERYTHING"]}})
    assert unknown["extensions"]["code"] == "BAD_USER_INPUT"
    shown = admin.ask("{ getPermissionFlags { id key label permissionType applicationId createdAt } }")
    assert [each["key"] for each in shown["getPermissionFlags"]] == [*PERMISSION_FLAGS]
    assert {*PERMISSION_FLAGS} == {each.value for each in PermissionFlagType}


def test_all_tools_are_flags_one_has(admin: GraphqlClient, connect: Connect, workspace: Workspace):
    role = made(admin, canAccessAllTools=True)
    worker = connect(workspace.sign_in(UUID(role["id"])).token)
    flags = worker.ask("{ currentUser { currentUserWorkspace { permissionFlags } } }")
    tools = {key for key, flag in PERMISSION_FLAGS.items() if flag.is_tool}
    assert {*flags["currentUser"]["currentUserWorkspace"]["permissionFlags"]} == tools


def test_what_one_may_do_tells_of_fields(admin: GraphqlClient, connect: Connect, workspace: Workspace):
    role = made(admin, canReadAllObjectRecords=True, canUpdateAllObjectRecords=True)
    hide(admin, workspace, role["id"], "jobTitle", canReadFieldValue=False)
    hide(admin, workspace, role["id"], "city", canUpdateFieldValue=False)
    clerk = connect(workspace.sign_in(UUID(role["id"])).token)
    ask = "{ currentUser { currentUserWorkspace { objectsPermissions { objectMetadataId restrictedFields } } } }"
    found = clerk.ask(ask)["currentUser"]["currentUserWorkspace"]["objectsPermissions"]
    restricted = {each["objectMetadataId"]: each["restrictedFields"] for each in found}
    assert restricted[object_id(workspace, "person")] == {
        field_id(workspace, "person", "jobTitle"): {"canRead": False, "canUpdate": False},
        field_id(workspace, "person", "city"): {"canRead": True, "canUpdate": False},
    }
    assert restricted[object_id(workspace, "company")] == {}


def test_a_member_gets_another_role(connect: Connect, own: Workspace):
    admin, member = connect(own.admin.token), own.sign_in()
    give = {"member": str(member.identity.member_id), "role": str(own.role_id("Admin"))}
    shown = admin.ask(GIVE, **give)["updateWorkspaceMemberRole"]
    assert shown == {"id": give["member"], "roles": [{"label": "Admin"}]}
    promoted, member_role = connect(member.token), str(own.role_id("Member"))
    demote = {"member": str(own.admin.identity.member_id), "role": member_role}
    assert promoted.ask(GIVE, **demote)["updateWorkspaceMemberRole"]["roles"] == [{"label": "Member"}]
    last = promoted.error(GIVE, {"member": give["member"], "role": member_role})
    assert last["extensions"]["subCode"] == "CANNOT_UNASSIGN_LAST_ADMIN"
    assert promoted.ask(GIVE, **give)["updateWorkspaceMemberRole"]["roles"] == [{"label": "Admin"}]
    assert admin.error(GIVE, demote)["extensions"]["code"] == "FORBIDDEN"


def test_a_role_for_programs_is_not_given_to_people(admin: GraphqlClient, workspace: Workspace):
    role = made(admin, canBeAssignedToUsers=False)
    error = admin.error(GIVE, {"member": str(workspace.admin.identity.member_id), "role": role["id"]})
    assert error["extensions"]["subCode"] == "ROLE_CANNOT_BE_ASSIGNED_TO_USERS"


def test_who_had_a_role_that_ends_gets_the_one_of_new_members(admin: GraphqlClient, workspace: Workspace):
    role = made(admin)
    member = workspace.sign_in(UUID(role["id"]))
    over = workspace.add_api_key(UUID(role["id"]))
    in_use = admin.error(DELETE, {"id": role["id"]})
    assert in_use["extensions"]["subCode"] == "ROLE_IN_USE"
    workspace.run("update core.api_key set revoked_at = now() where id = %s", over.identity.principal_id)
    admin.ask(DELETE, id=role["id"])
    held = "select role_id from core.user_workspace where member_id = %s"
    assert workspace.rows(held, member.identity.member_id) == [(workspace.role_id("Member"),)]


def test_roles_that_are_always_needed_do_not_end(connect: Connect, own: Workspace):
    admin = connect(own.admin.token)
    role = made(admin)
    assert problem(admin.error(DELETE, {"id": str(own.role_id("Member"))})) == ("role", "ROLE_NOT_EDITABLE")
    admin.ask("mutation($r: UUID!) { updateWorkspace(data: {defaultRoleId: $r}) { id } }", r=role["id"])
    assert problem(admin.error(DELETE, {"id": role["id"]})) == ("role", "DEFAULT_ROLE_CANNOT_BE_DELETED")


def test_a_key_gets_another_role(admin: GraphqlClient, connect: Connect, workspace: Workspace):
    key = workspace.add_api_key("Member")
    program = connect(key.token)
    assert program.error("{ getRoles { id } }")["extensions"]["code"] == "FORBIDDEN"
    given = {"key": str(key.identity.principal_id), "role": str(workspace.role_id("Admin"))}
    assert admin.ask(GIVE_KEY, **given) == {"assignRoleToApiKey": True}
    assert program.ask("{ getRoles { id } }")["getRoles"]
    people = made(admin, canBeAssignedToApiKeys=False)
    error = admin.error(GIVE_KEY, given | {"role": people["id"]})
    assert error["extensions"]["subCode"] == "ROLE_CANNOT_BE_ASSIGNED_TO_API_KEYS"
    unknown = admin.error(GIVE_KEY, given | {"key": SOME_ID})
    assert unknown["extensions"]["subCode"] == "API_KEY_NOT_FOUND"


def asked(role: str, member: str, key: str, object_: str, field: str) -> list[tuple[str, dict[str, Any]]]:
    """Every operation on roles, with these ids."""
    given = {"objectMetadataId": object_}
    return [
        (UPDATE, {"i": {"id": role, "update": {"label": "Mine"}}}),
        (DELETE, {"id": role}),
        (GIVE, {"member": member, "role": role}),
        (OBJECTS, {"i": {"roleId": role, "objectPermissions": [given]}}),
        (FIELDS, {"i": {"roleId": role, "fieldPermissions": [given | {"fieldMetadataId": field}]}}),
        (FLAGS, {"i": {"roleId": role, "permissionFlagKeys": []}}),
        (GIVE_KEY, {"key": key, "role": role}),
    ]


@pytest.mark.parametrize("whose", ["nobody's", "another workspace's"])
def test_what_is_not_of_this_workspace_is_not_found(
    admin: GraphqlClient, workspace: Workspace, other_workspace: Workspace, whose: str
):
    theirs = other_workspace if whose == "another workspace's" else None
    role = str(theirs.role_id("Member")) if theirs else SOME_ID
    member = str(theirs.admin.identity.member_id) if theirs else SOME_ID
    key = str(theirs.add_api_key().identity.principal_id) if theirs else SOME_ID
    objects = [object_id(theirs, "person") if theirs else SOME_ID, object_id(workspace, "person")]
    field = field_id(theirs, "person", "city") if theirs else SOME_ID
    before = other_workspace.rows("select * from core.role where workspace_id = %s order by id", other_workspace.id)
    for query, variables in asked(role, member, key, objects[0], field):
        assert admin.error(query, variables)["extensions"]["subCode"] == "ROLE_NOT_FOUND"
    own = made(admin)["id"]
    given = {"objectMetadataId": objects[0]}
    for query, variables, missing in (
        (GIVE, {"member": member, "role": own}, "WORKSPACE_MEMBER_NOT_FOUND"),
        (GIVE_KEY, {"key": key, "role": own}, "API_KEY_NOT_FOUND"),
        (OBJECTS, {"i": {"roleId": own, "objectPermissions": [given]}}, "OBJECT_METADATA_NOT_FOUND"),
        (
            FIELDS,
            {"i": {"roleId": own, "fieldPermissions": [given | {"fieldMetadataId": field}]}},
            "OBJECT_METADATA_NOT_FOUND",
        ),
        (
            FIELDS,
            {
                "i": {
                    "roleId": own,
                    "fieldPermissions": [{"objectMetadataId": objects[1], "fieldMetadataId": field}],
                }
            },
            "FIELD_METADATA_NOT_FOUND",
        ),
    ):
        error = admin.error(query, variables)
        assert (error["extensions"]["code"], error["extensions"]["subCode"]) == ("NOT_FOUND", missing)
    after = other_workspace.rows("select * from core.role where workspace_id = %s order by id", other_workspace.id)
    assert before == after


def test_a_field_of_another_object_is_not_found(admin: GraphqlClient, workspace: Workspace):
    ids = {
        "objectMetadataId": object_id(workspace, "company"),
        "fieldMetadataId": field_id(workspace, "person", "city"),
    }
    error = admin.error(FIELDS, {"i": {"roleId": made(admin)["id"], "fieldPermissions": [ids]}})
    assert error["extensions"]["subCode"] == "FIELD_METADATA_NOT_FOUND"


def test_roles_take_their_flag(connect: Connect, workspace: Workspace):
    member = connect(workspace.sign_in().token)
    everything = [*asked(SOME_ID, SOME_ID, SOME_ID, SOME_ID, SOME_ID), (CREATE, {"i": {"label": "x"}})]
    for query, variables in (*everything, ("{ getPermissionFlags { id } }", {}), ("{ getRoles { id } }", {})):
        assert member.error(query, variables)["extensions"]["subCode"] == "PERMISSION_DENIED"
