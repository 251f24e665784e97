"""What rests on an object or field: told before it changes, and following when it does."""

from __future__ import annotations

from typing import Any

from tests.api.graphql_metadata.data_model.modeller import Modeller
from tests.factories.workspaces import Workspace

DELETE_OBJECT = (
    "query($i: DeleteOneObjectInput!) { previewObjectChange(delete: $i) { dependants { kind name effect } } }"
)
DELETE_FIELD = "query($i: DeleteOneFieldInput!) { previewFieldChange(delete: $i) { dependants { kind name effect } } }"
WEBHOOK = """mutation { createWebhook(
    input: {targetUrl: "https://example.com/hook", operations: ["ship.*", "person.created"]}) { id operations } }"""
WEBHOOKS = "{ webhooks { operations } }"


def dependants(preview: dict[str, Any]) -> set[tuple[str, str, str]]:
    ((_, found),) = preview.items()
    return {(each["kind"], each["name"], each["effect"]) for each in found["dependants"]}


def test_webhooks_follow_the_name_of_an_object(modeller: Modeller):
    ship = modeller.create_object()
    modeller.door.ask(WEBHOOK)
    modeller.update_object(ship["id"], nameSingular="boat", namePlural="boats", isActive=False)
    assert modeller.door.ask(WEBHOOKS)["webhooks"] == [{"operations": ["boat.*", "person.created"]}]
    found = dependants(modeller.door.ask(DELETE_OBJECT, i={"id": ship["id"]}))
    assert ("webhook", "https://example.com/hook", "CHANGED") in found


def test_roles_that_say_something_are_named(modeller: Modeller, workspace: Workspace):
    ship = modeller.create_object()
    made = modeller.create_field(modeller.object_id("company"), "TEXT", "shade")
    role_id = workspace.role_id("Member")
    workspace.forbid(role_id, "ship", can_read_object_records=False)
    workspace.run(
        "insert into core.field_permission (id, workspace_id, role_id, object_id, field_id, can_read_field_value)"
        " values (gen_random_uuid(), %s, %s, %s, %s, false)",
        workspace.id,
        role_id,
        modeller.object_id("company"),
        made["id"],
    )
    modeller.update_object(ship["id"], isActive=False)
    assert ("objectPermission", "Member: Ships", "REMOVED") in dependants(
        modeller.door.ask(DELETE_OBJECT, i={"id": ship["id"]})
    )
    assert ("fieldPermission", "Member: Shade", "REMOVED") in dependants(
        modeller.door.ask(DELETE_FIELD, i={"id": made["id"]})
    )
    modeller.delete_field(made["id"])
    modeller.delete_object(ship["id"])
    role = workspace.snapshot.roles[role_id]
    assert "ship" not in role.objects
    assert not role.fields.get("company")
