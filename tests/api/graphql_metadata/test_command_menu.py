"""The command menu: what the product can do, what people add, and what may not be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from crm.features.command_menu.following import find_dependants, follow
from crm.kit.database import Database
from crm.kit.ids import uuid7
from crm.metadata.changes.change import Change
from crm.models.transaction import transaction
from tests.api.gateway import GraphqlClient
from tests.api.graphql_metadata.conftest import Connect
from tests.api.graphql_metadata.refused import problem
from tests.factories.workspaces import Workspace

ITEM = """id engineComponentKey label icon shortLabel position isPinned isActive availabilityType hotKeys
    conditionalAvailabilityExpression conditionalPinnedExpression availabilityObjectMetadataId pageLayoutId
    navigationTargetObjectMetadataId workflowVersionId frontComponentId frontComponent { id }
    payload { ... on PathCommandMenuItemPayload { path }
        ... on ObjectMetadataCommandMenuItemPayload { objectMetadataItemId } }"""
LIST = f"{{ commandMenuItems {{ {ITEM} }} }}"
GET = f"query($id: UUID!) {{ commandMenuItem(id: $id) {{ {ITEM} }} }}"
CREATE = f"mutation($i: CreateCommandMenuItemInput!) {{ createCommandMenuItem(input: $i) {{ {ITEM} }} }}"
UPDATE = f"mutation($i: UpdateCommandMenuItemInput!) {{ updateCommandMenuItem(input: $i) {{ {ITEM} }} }}"
RESET = f"mutation($id: UUID!) {{ resetCommandMenuItem(id: $id) {{ {ITEM} }} }}"
DELETE = "mutation($id: UUID!) { deleteCommandMenuItem(id: $id) { id isActive } }"
NOTHING = "019a0000-0000-7000-8000-000000000000"
NEW = {"engineComponentKey": "NAVIGATION", "label": "To the manual", "payload": {"path": "/manual"}}


def items(client: GraphqlClient) -> list[dict[str, Any]]:
    return list(client.ask(LIST)["commandMenuItems"])


def create(client: GraphqlClient, **values: Any) -> dict[str, Any]:
    return dict(client.ask(CREATE, i=NEW | values)["createCommandMenuItem"])


def test_a_new_workspace_has_what_the_product_can_do(admin: GraphqlClient, workspace: Workspace):
    found = items(admin)
    keys = [each["engineComponentKey"] for each in found if each["engineComponentKey"] != "NAVIGATION"]
    assert {"CREATE_NEW_RECORD", "DELETE_RECORDS", "SEARCH_RECORDS", "IMPORT_RECORDS"} <= set(keys)
    assert len(keys) == len(set(keys))
    ways = [each["payload"]["objectMetadataItemId"] for each in found if each["engineComponentKey"] == "NAVIGATION"]
    assert ways == [str(each.id) for each in workspace.snapshot.objects.values() if not each.is_system]


def test_an_item_is_made_changed_and_deleted(admin: GraphqlClient, workspace: Workspace):
    person = str(workspace.snapshot.objects["person"].id)
    last = items(admin)[-1]["position"]
    made = create(
        admin, availabilityType="RECORD_SELECTION", availabilityObjectMetadataId=person, hotKeys=["M"], isPinned=True
    )
    assert (made["payload"], made["hotKeys"], made["position"]) == ({"path": "/manual"}, ["M"], last + 1)
    change = {
        "label": "Read",
        "availabilityObjectMetadataId": None,
        "hotKeys": None,
        "position": 0.5,
        "isPinned": False,
    }
    assert admin.ask(UPDATE, i={"id": made["id"], **change})["updateCommandMenuItem"] == made | change
    assert admin.ask(DELETE, id=made["id"])["deleteCommandMenuItem"]["id"] == made["id"]
    assert admin.ask(GET, id=made["id"])["commandMenuItem"] is None


def test_what_the_product_made_is_switched_off_and_comes_back(admin: GraphqlClient):
    first = items(admin)[0]
    admin.ask(UPDATE, i={"id": first["id"], "label": "Other words", "icon": None})
    assert admin.ask(DELETE, id=first["id"])["deleteCommandMenuItem"] == {"id": first["id"], "isActive": False}
    assert admin.ask(GET, id=first["id"])["commandMenuItem"]["label"] == "Other words"
    assert admin.ask(RESET, id=first["id"])["resetCommandMenuItem"] == first


def test_what_people_made_has_no_default(admin: GraphqlClient):
    made = create(admin)
    assert problem(admin.error(RESET, {"id": made["id"]}))[:2] == ("commandMenuItem", "INVALID_COMMAND_MENU_ITEM_INPUT")


def test_changes_need_the_right_to_layouts(admin: GraphqlClient, connect: Connect, workspace: Workspace):
    member, made = connect(workspace.sign_in().token), create(admin)
    assert made in items(member)
    for document, variables in (
        (CREATE, {"i": NEW}),
        (UPDATE, {"i": {"id": made["id"], "label": "Mine"}}),
        (RESET, {"id": made["id"]}),
        (DELETE, {"id": made["id"]}),
    ):
        assert member.error(document, variables)["extensions"]["code"] == "FORBIDDEN"
    assert made in items(admin)


def test_what_is_not_there_is_not_found(admin: GraphqlClient):
    for document, variables in (
        (UPDATE, {"i": {"id": str(uuid7()), "label": "Mine"}}),
        (RESET, {"id": str(uuid7())}),
        (DELETE, {"id": str(uuid7())}),
    ):
        assert admin.error(document, variables)["extensions"]["subCode"] == "COMMAND_MENU_ITEM_NOT_FOUND"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"label": " "}, "label must not be empty"),
        ({"label": "x" * 256}, "label is longer than 255 characters"),
        ({"hotKeys": ["A"] * 5}, "hotKeys are 4 keys at most"),
        ({"payload": {}}, "payload must be an object with path or with objectMetadataItemId"),
        ({"payload": {"path": "/a", "more": 1}}, "payload must be an object with path or with objectMetadataItemId"),
        ({"payload": {"path": "//elsewhere"}}, "payload.path must be a path of this application, such as /settings"),
        ({"payload": {"path": "javascript:x"}}, "payload.path must be a path of this application, such as /settings"),
        ({"payload": {"objectMetadataItemId": "nothing"}}, "Object metadata not found"),
        ({"availabilityObjectMetadataId": NOTHING}, "Object metadata not found"),
        ({"navigationTargetObjectMetadataId": NOTHING}, "Object metadata not found"),
        ({"pageLayoutId": NOTHING}, "Page layout not found"),
        ({"workflowVersionId": NOTHING}, "Workflow version not found"),
        ({"frontComponentId": NOTHING}, "Front component not found"),
    ],
)
def test_an_item_makes_sense(admin: GraphqlClient, values: dict[str, Any], message: str):
    before = items(admin)
    assert problem(admin.error(CREATE, {"i": NEW | values}))[2] == message
    assert items(admin) == before


def test_the_way_to_an_object_goes_with_it_and_comes_back(
    admin: GraphqlClient, owner_database: Database, workspace: Workspace
):
    whole, before = workspace.snapshot, items(admin)
    without = replace(whole, objects={name: each for name, each in whole.objects.items() if name != "person"})
    with transaction(owner_database) as connection:
        (lost,) = find_dependants(connection, Change(whole, without))
        follow(connection, Change(whole, without))
        follow(connection, Change(without, whole))
    assert (lost.kind, lost.name, lost.effect) == ("commandMenuItem", "Go to People", "removed")
    assert items(admin) == before
