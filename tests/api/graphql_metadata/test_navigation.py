"""The navigation: what a workspace comes with, what people add for all or for themselves, and what may not be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from crm.features.navigation.following import find_dependants, follow
from crm.kit.database import Database
from crm.kit.ids import uuid7
from crm.metadata.changes.change import Change
from crm.models.transaction import transaction
from tests.api.gateway import GraphqlClient
from tests.api.graphql_metadata.conftest import Connect
from tests.api.graphql_metadata.refused import problem
from tests.factories.workspaces import SignedIn, Workspace, make_workspace

ITEM = """id userWorkspaceId type name link icon color folderId viewId pageLayoutId position targetObjectMetadataId
    targetRecordId targetRecordIdentifier { id labelIdentifier imageIdentifier }"""
LIST = f"{{ navigationMenuItems {{ {ITEM} }} }}"
GET = f"query($id: UUID!) {{ navigationMenuItem(id: $id) {{ {ITEM} }} }}"
CREATE = f"mutation($i: CreateNavigationMenuItemInput!) {{ createNavigationMenuItem(input: $i) {{ {ITEM} }} }}"
CREATE_MANY = f"""mutation($i: [CreateNavigationMenuItemInput!]!) {{
    createManyNavigationMenuItems(inputs: $i) {{ {ITEM} }} }}"""
UPDATE = f"mutation($i: UpdateOneNavigationMenuItemInput!) {{ updateNavigationMenuItem(input: $i) {{ {ITEM} }} }}"
UPDATE_MANY = f"""mutation($i: [UpdateOneNavigationMenuItemInput!]!) {{
    updateManyNavigationMenuItems(inputs: $i) {{ {ITEM} }} }}"""
DELETE = "mutation($id: UUID!) { deleteNavigationMenuItem(id: $id) { id } }"
DELETE_MANY = "mutation($ids: [UUID!]!) { deleteManyNavigationMenuItems(ids: $ids) { id } }"
FOLDER = {"type": "FOLDER", "name": "Later"}
LINK = {"type": "LINK", "name": "Manual", "link": "https://example.com/manual"}


@pytest.fixture
def jane(workspace: Workspace) -> SignedIn:
    """Somebody who may not change what others see."""
    return workspace.sign_in()


@pytest.fixture
def member(connect: Connect, jane: SignedIn) -> GraphqlClient:
    return connect(jane.token)


def own(signed_in: SignedIn, **values: Any) -> dict[str, Any]:
    return {"userWorkspaceId": str(signed_in.identity.user_workspace_id), **values}


def create(client: GraphqlClient, **values: Any) -> dict[str, Any]:
    return dict(client.ask(CREATE, i=values)["createNavigationMenuItem"])


def items(client: GraphqlClient) -> list[dict[str, Any]]:
    return list(client.ask(LIST)["navigationMenuItems"])


def add_person(workspace: Workspace) -> str:
    person_id = str(uuid7())
    workspace.run(
        f'insert into "{workspace.schema}".person (id, "nameFirstName", "nameLastName", "avatarUrl")'
        " values (%s, 'Ada', 'Lovelace', 'ada.png')",
        person_id,
    )
    return person_id


def test_a_new_workspace_leads_to_the_objects_that_people_work_with(admin: GraphqlClient, workspace: Workspace):
    names = {str(each.id): each.name_plural for each in workspace.snapshot.objects.values()}
    found = [(each["type"], names[each["targetObjectMetadataId"]]) for each in items(admin)]
    wanted = [each.name_plural for each in workspace.snapshot.objects.values() if not each.is_system]
    assert found == [("OBJECT", name) for name in wanted]


def test_an_item_is_made_changed_and_deleted(admin: GraphqlClient):
    last = items(admin)[-1]["position"]
    made = create(admin, **LINK, icon="IconBook", color="blue")
    assert (made["link"], made["icon"], made["color"], made["position"]) == (LINK["link"], "IconBook", "blue", last + 1)
    change = {"name": "Handbook", "link": "http://example.com", "icon": None, "position": 0.5}
    assert admin.ask(UPDATE, i={"id": made["id"], "update": change})["updateNavigationMenuItem"] == made | change
    assert admin.ask(GET, id=made["id"])["navigationMenuItem"] == made | change
    assert admin.ask(DELETE, id=made["id"])["deleteNavigationMenuItem"] == {"id": made["id"]}
    assert admin.ask(GET, id=made["id"])["navigationMenuItem"] is None


def test_several_are_made_moved_and_deleted_at_once(admin: GraphqlClient):
    folder_id = str(uuid7())
    wanted = [{**FOLDER, "id": folder_id}, {**LINK, "folderId": folder_id}, {**LINK, "folderId": folder_id}]
    made = admin.ask(CREATE_MANY, i=wanted)["createManyNavigationMenuItems"]
    assert [each["position"] for each in made[1:]] == [0, 1]
    changes = [{"id": each["id"], "update": {"folderId": None}} for each in made[1:]]
    moved = admin.ask(UPDATE_MANY, i=changes)["updateManyNavigationMenuItems"]
    assert [each["folderId"] for each in moved] == [None, None]
    ids = [each["id"] for each in made]
    assert [each["id"] for each in admin.ask(DELETE_MANY, ids=ids)["deleteManyNavigationMenuItems"]] == ids


def test_a_folder_goes_with_all_that_is_in_it(admin: GraphqlClient):
    before = items(admin)
    outer = create(admin, **FOLDER)
    inner = create(admin, **FOLDER, folderId=outer["id"])
    create(admin, **LINK, folderId=inner["id"])
    admin.ask(DELETE, id=outer["id"])
    assert items(admin) == before


def test_a_folder_cannot_be_inside_of_itself(admin: GraphqlClient):
    outer = create(admin, **FOLDER)
    inner = create(admin, **FOLDER, folderId=outer["id"])
    for target in (inner["id"], outer["id"]):
        error = admin.error(UPDATE, {"i": {"id": outer["id"], "update": {"folderId": target}}})
        assert problem(error)[:2] == ("navigationMenuItem", "CIRCULAR_DEPENDENCY")
    assert admin.ask(GET, id=outer["id"])["navigationMenuItem"] == outer


def test_favourites_are_ones_own(admin: GraphqlClient, member: GraphqlClient, jane: SignedIn):
    mine = create(member, **own(jane, **LINK))
    assert mine in items(member)
    assert mine not in items(admin)
    assert admin.ask(GET, id=mine["id"])["navigationMenuItem"] is None
    for document, variables in (
        (UPDATE, {"i": {"id": mine["id"], "update": {"name": "Yours"}}}),
        (DELETE, {"id": mine["id"]}),
        (DELETE_MANY, {"ids": [mine["id"]]}),
    ):
        assert admin.error(document, variables)["extensions"]["subCode"] == "NAVIGATION_MENU_ITEM_NOT_FOUND"
    assert mine in items(member)


def test_nobody_has_favourites_for_others(admin: GraphqlClient, jane: SignedIn):
    assert admin.error(CREATE, {"i": own(jane, **LINK)})["extensions"]["code"] == "FORBIDDEN"


def test_what_everybody_has_needs_a_right(admin: GraphqlClient, member: GraphqlClient):
    shared = create(admin, **LINK)
    assert shared in items(member)
    for document, variables in (
        (CREATE, {"i": LINK}),
        (UPDATE, {"i": {"id": shared["id"], "update": {"name": "Mine"}}}),
        (DELETE, {"id": shared["id"]}),
    ):
        assert member.error(document, variables)["extensions"]["code"] == "FORBIDDEN"


def test_the_right_is_that_to_layouts(connect: Connect, workspace: Workspace):
    role_id = workspace.add_role("Editors")
    workspace.run("update core.role set permission_flags = '{LAYOUTS}' where id = %s", role_id)
    create(connect(workspace.sign_in(role_id).token), **LINK)


def test_ones_own_folders_hold_only_ones_own(admin: GraphqlClient, member: GraphqlClient, jane: SignedIn):
    shared = create(admin, **FOLDER)
    error = member.error(CREATE, {"i": own(jane, **LINK, folderId=shared["id"])})
    assert problem(error)[1] == "NAVIGATION_MENU_ITEM_NOT_FOUND"


def test_a_program_sees_what_everybody_has(connect: Connect, admin: GraphqlClient, workspace: Workspace):
    assert items(connect(workspace.add_api_key().token)) == items(admin)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"type": "FOLDER"}, "name is required for an item of type FOLDER"),
        ({"type": "FOLDER", "name": " "}, "name is required for an item of type FOLDER"),
        ({"type": "VIEW"}, "viewId is required for an item of type VIEW"),
        ({"type": "OBJECT"}, "targetObjectMetadataId is required for an item of type OBJECT"),
        ({"type": "RECORD"}, "targetObjectMetadataId is required for an item of type RECORD"),
        ({"type": "PAGE_LAYOUT"}, "pageLayoutId is required for an item of type PAGE_LAYOUT"),
        ({"type": "LINK"}, "link is required for an item of type LINK"),
        ({"type": "FOLDER", "name": "x" * 256}, "name is longer than 255 characters"),
    ],
)
def test_an_item_has_what_its_type_needs(admin: GraphqlClient, values: dict[str, Any], message: str):
    before = items(admin)
    assert problem(admin.error(CREATE, {"i": values}))[2] == message
    assert items(admin) == before


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "/relative",
        "//elsewhere.example",
        "https://",
        "ftp://example.com",
    ],
)
def test_a_link_leads_to_a_page_and_runs_nothing(admin: GraphqlClient, link: str):
    error = admin.error(CREATE, {"i": {"type": "LINK", "link": link}})
    assert problem(error)[2] == "link must be an http or https address"


@pytest.mark.parametrize(
    ("type_", "member_", "code"),
    [
        ("OBJECT", "targetObjectMetadataId", "OBJECT_METADATA_NOT_FOUND"),
        ("VIEW", "viewId", "VIEW_NOT_FOUND"),
        ("PAGE_LAYOUT", "pageLayoutId", "PAGE_LAYOUT_NOT_FOUND"),
    ],
)
def test_an_item_leads_to_what_there_is(admin: GraphqlClient, type_: str, member_: str, code: str):
    assert problem(admin.error(CREATE, {"i": {"type": type_, member_: str(uuid7())}}))[1] == code


def test_an_id_is_taken_once(admin: GraphqlClient):
    made = create(admin, **LINK)
    assert problem(admin.error(CREATE, {"i": {**LINK, "id": made["id"]}}))[2] == "id is already in use"


def test_a_record_is_called_by_its_name(admin: GraphqlClient, workspace: Workspace):
    person_id, person = add_person(workspace), str(workspace.snapshot.objects["person"].id)
    record = own(workspace.admin, type="RECORD", targetObjectMetadataId=person, targetRecordId=person_id)
    identifier = {"id": person_id, "labelIdentifier": "Ada Lovelace", "imageIdentifier": "ada.png"}
    made = create(admin, **record)
    assert made["targetRecordIdentifier"] == identifier
    workspace.run(f'update "{workspace.schema}".person set "deletedAt" = now() where id = %s', person_id)
    assert admin.ask(GET, id=made["id"])["navigationMenuItem"]["targetRecordIdentifier"] is None


def test_a_record_that_may_not_be_read_has_no_name(connect: Connect, workspace: Workspace):
    role_id = workspace.add_role("Blind", can_read_all_object_records=True)
    workspace.forbid(role_id, "person", can_read_object_records=False)
    blind = workspace.sign_in(role_id)
    person_id, person = add_person(workspace), str(workspace.snapshot.objects["person"].id)
    record = own(blind, type="RECORD", targetObjectMetadataId=person, targetRecordId=person_id)
    assert problem(connect(blind.token).error(CREATE, {"i": record}))[1] == "RECORD_NOT_FOUND"
    workspace.run(
        "insert into core.navigation_menu_item"
        " (id, workspace_id, user_workspace_id, type, object_id, record_id, position)"
        " values (%s, %s, %s, 'RECORD', %s, %s, 0)",
        uuid7(),
        workspace.id,
        blind.identity.user_workspace_id,
        person,
        person_id,
    )
    (mine,) = [each for each in items(connect(blind.token)) if each["userWorkspaceId"]]
    assert (mine["targetRecordId"], mine["targetRecordIdentifier"]) == (person_id, None)


def test_an_item_goes_with_its_view(admin: GraphqlClient, workspace: Workspace):
    about = {"name": "Mine", "icon": "", "objectMetadataId": str(workspace.snapshot.objects["person"].id)}
    view_id = admin.ask("mutation($i: CreateViewInput!) { createView(input: $i) { id } }", i=about)["createView"]["id"]
    made = create(admin, type="VIEW", viewId=view_id)
    assert made in items(admin)
    admin.ask("mutation($id: String!) { deleteView(id: $id) }", id=view_id)
    assert made not in items(admin)


def test_nobody_elses_unlisted_view_is_led_to(admin: GraphqlClient, member: GraphqlClient, jane: SignedIn):
    objects = admin.ask("{ objects { edges { node { id } } } }")["objects"]["edges"]
    about = {"name": "Mine", "icon": "", "objectMetadataId": objects[0]["node"]["id"], "visibility": "UNLISTED"}
    view_id = admin.ask("mutation($i: CreateViewInput!) { createView(input: $i) { id } }", i=about)["createView"]["id"]
    error = member.error(CREATE, {"i": own(jane, type="VIEW", viewId=view_id)})
    assert problem(error)[1] == "VIEW_NOT_FOUND"


def test_one_bad_item_keeps_all_others_out(admin: GraphqlClient):
    before = items(admin)
    admin.error(CREATE_MANY, {"i": [LINK, {"type": "LINK", "link": "nowhere"}]})
    assert items(admin) == before


def test_what_leads_to_an_object_goes_with_it_and_comes_back(owner_database: Database, connect: Connect):
    workspace = make_workspace(owner_database)
    whole = workspace.snapshot
    without = replace(whole, objects={name: each for name, each in whole.objects.items() if name != "person"})
    with transaction(owner_database) as connection:
        (lost,) = find_dependants(connection, Change(whole, without))
        follow(connection, Change(whole, without))
        follow(connection, Change(without, whole))
    assert (lost.kind, lost.name, lost.effect) == ("navigationMenuItem", "People", "removed")
    found = [each["targetObjectMetadataId"] for each in items(connect(workspace.admin.token))]
    assert found.count(str(whole.objects["person"].id)) == 1
