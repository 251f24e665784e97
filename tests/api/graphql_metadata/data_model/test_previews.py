"""What people are told of a change before they make it, and how much there is of everything."""

from __future__ import annotations

from typing import Any

from tests.api.graphql_metadata.conftest import Connect
from tests.api.graphql_metadata.data_model.modeller import SHIP, Modeller, field, problems, to_one
from tests.factories.workspaces import Workspace

PREVIEW = """{ steps { kind description table column isDestructive isRewrite rows } isLong isDestructive
    dependants { kind id name effect } }"""
OBJECT = f"""query($c: CreateOneObjectInput, $u: UpdateOneObjectInput, $d: DeleteOneObjectInput) {{
    previewObjectChange(create: $c, update: $u, delete: $d) {PREVIEW} }}"""
FIELD = f"""query($c: CreateOneFieldMetadataInput, $u: UpdateOneFieldMetadataInput, $d: DeleteOneFieldInput) {{
    previewFieldChange(create: $c, update: $u, delete: $d) {PREVIEW} }}"""
COUNTS = "{ objectRecordCounts { objectNamePlural totalCount } }"
EMPTY = "query($id: UUID!) { mostlyEmptyFieldMetadataIds(objectMetadataId: $id) }"


def kinds(preview: dict[str, Any]) -> list[str]:
    return [step["kind"] for step in preview["steps"]]


def test_a_new_object_and_a_new_field_are_shown_and_not_made(modeller: Modeller, workspace: Workspace):
    before = workspace.snapshot
    preview = modeller.door.ask(OBJECT, c={"object": SHIP})["previewObjectChange"]
    assert kinds(preview)[0] == "createTable"
    assert (preview["isLong"], preview["isDestructive"], preview["dependants"]) == (False, False, [])
    asked = field(
        modeller.object_id("company"), "RELATION", "founder", **to_one(modeller.object_id("person"), "Founded")
    )
    preview = modeller.door.ask(FIELD, c={"field": asked})["previewFieldChange"]
    assert kinds(preview) == ["createColumn", "createIndex", "changeLinks"]
    assert workspace.snapshot == before


def test_a_removal_tells_what_is_lost_and_how_much(modeller: Modeller):
    options = [{"value": "RED", "label": "Red"}, {"value": "BLUE", "label": "Blue"}]
    made = modeller.create_field(modeller.object_id("company"), "SELECT", "shade", options=options)
    for _ in range(3):
        modeller.records.ask("mutation { createCompany(data: {shade: RED}) { id } }")
    update = {"id": made["id"], "update": {"options": made["options"][1:]}}
    preview = modeller.door.ask(FIELD, u=update)["previewFieldChange"]
    (step,) = preview["steps"]
    assert (step["kind"], step["isDestructive"], step["isRewrite"], step["rows"]) == ("changeValues", True, True, 3)
    preview = modeller.door.ask(FIELD, d={"id": made["id"]})["previewFieldChange"]
    assert (kinds(preview), preview["isDestructive"]) == (["removeColumn"], True)


def test_a_preview_refuses_what_the_change_would_be_refused(modeller: Modeller):
    error = modeller.door.error(OBJECT, {"c": {"object": {**SHIP, "nameSingular": "Ship"}}})
    assert problems(error, "objectMetadata") == ["NOT_CAMEL_CASE"]
    assert modeller.door.error(OBJECT)["extensions"]["code"] == "BAD_USER_INPUT"


def test_a_preview_is_for_those_who_may_change(connect: Connect, workspace: Workspace):
    member = connect(workspace.sign_in().token)
    assert member.error(OBJECT, {"c": {"object": SHIP}})["extensions"]["subCode"] == "PERMISSION_DENIED"


def test_totals_are_those_of_readable_objects(modeller: Modeller, connect: Connect, workspace: Workspace):
    modeller.records.ask('mutation { createCompanies(data: [{name: "A"}, {name: "B"}]) { id } }')
    modeller.records.ask('mutation { deleteCompanies(filter: {name: {eq: "B"}}) { id } }')
    counts = {each["objectNamePlural"]: each["totalCount"] for each in modeller.door.ask(COUNTS)["objectRecordCounts"]}
    assert (counts["companies"], counts["people"]) == (1, 0)
    workspace.forbid(workspace.role_id("Member"), "company", can_read_object_records=False)
    member = connect(workspace.sign_in().token)
    names = {each["objectNamePlural"] for each in member.ask(COUNTS)["objectRecordCounts"]}
    assert "people" in names
    assert "companies" not in names
    assert member.error(EMPTY, {"id": modeller.object_id("company")})["extensions"]["subCode"] == "PERMISSION_DENIED"


def test_fields_that_hardly_any_record_fills_are_named(modeller: Modeller, workspace: Workspace):
    modeller.records.ask('mutation { createCompany(data: {name: "A", employees: 5}) { id } }')
    workspace.run(f'analyze "{workspace.schema}"."company"')
    empty = modeller.door.ask(EMPTY, id=modeller.object_id("company"))["mostlyEmptyFieldMetadataIds"]
    assert modeller.field_id("company", "address") in empty
    assert modeller.field_id("company", "name") not in empty
    assert modeller.field_id("company", "employees") not in empty
