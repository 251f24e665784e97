"""Fields that change: their names, options, defaults and indexes, and the values of records with them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.graphql_metadata.data_model.modeller import UPDATE_FIELD, Modeller, problems, to_one
from tests.factories.workspaces import Workspace

FIELD = "fieldMetadata"


def option(value: str, **given: Any) -> dict[str, Any]:
    return {"value": value, "label": value.capitalize(), "color": "red", **given}


def test_a_renamed_field_keeps_its_values_and_indexes(modeller: Modeller, workspace: Workspace):
    owner = modeller.object_id("company")
    made = modeller.create_field(owner, "TEXT", "number", isUnique=True, isSearchable=True)
    modeller.records.ask('mutation { createCompany(data: {number: "A-17"}) { id } }')
    renamed = modeller.update_field(made["id"], name="code", label="Code")
    assert (renamed["name"], renamed["isUnique"], renamed["isSearchable"]) == ("code", True, True)
    read = modeller.records.ask(
        '{ companies(filter: {code: {eq: "A-17"}}) { edges { node { code } } } '
        'search(searchInput: "a-17", limit: 5) { edges { node { objectNameSingular } } } }'
    )
    assert read["companies"]["edges"] == [{"node": {"code": "A-17"}}]
    assert read["search"]["edges"] == [{"node": {"objectNameSingular": "company"}}]
    again = modeller.records.error('mutation { createCompany(data: {code: "A-17"}) { id } }')
    assert again["message"] == "A duplicate entry was detected"
    assert "company_code_key" in {index.name for index in workspace.snapshot.objects["company"].indexes}
    assert "number" not in modeller.column_names("company")


def test_a_renamed_composite_keeps_its_values(modeller: Modeller):
    made = modeller.create_field(modeller.object_id("company"), "FULL_NAME", "boss")
    modeller.records.ask('mutation { createCompany(data: {boss: {firstName: "Ada"}}) { id } }')
    modeller.update_field(made["id"], name="chief")
    read = modeller.records.ask("{ companies { edges { node { chief { firstName } } } } }")
    assert read["companies"]["edges"] == [{"node": {"chief": {"firstName": "Ada"}}}]


def test_both_sides_of_a_relation_can_be_renamed(modeller: Modeller):
    given = to_one(modeller.object_id("person"), "Founded", onDelete="CASCADE")
    made = modeller.create_field(modeller.object_id("company"), "RELATION", "founder", **given)
    person = modeller.records.ask('mutation { createPerson(data: {name: {firstName: "Ada"}}) { id } }')["createPerson"]
    modeller.records.ask("mutation($id: ID) { createCompany(data: {founderId: $id}) { id } }", id=person["id"])
    renamed = modeller.update_field(made["id"], name="creator")
    assert renamed["settings"]["joinColumnName"] == "creatorId"
    modeller.update_field(made["relation"]["targetFieldMetadata"]["id"], name="creations")
    read = modeller.records.ask("{ people { edges { node { creations { edges { node { creatorId } } } } } } }")
    assert read["people"]["edges"][0]["node"]["creations"]["edges"] == [{"node": {"creatorId": person["id"]}}]
    modeller.records.ask("mutation($id: UUID!) { destroyPerson(id: $id) { id } }", id=person["id"])
    assert modeller.records.ask("{ companies { totalCount } }")["companies"]["totalCount"] == 0


def test_a_name_follows_its_label_where_it_shall(modeller: Modeller):
    made = modeller.create_field(modeller.object_id("company"), "TEXT", "shade", isLabelSyncedWithName=True)
    assert modeller.update_field(made["id"], label="Dark shade")["name"] == "darkShade"


def test_what_becomes_of_links_can_change(modeller: Modeller):
    given = to_one(modeller.object_id("person"), "Founded")
    made = modeller.create_field(modeller.object_id("company"), "RELATION", "founder", **given)
    assert modeller.update_field(made["id"], settings={"onDelete": "CASCADE"})["settings"]["onDelete"] == "CASCADE"
    person = modeller.records.ask('mutation { createPerson(data: {name: {firstName: "Ada"}}) { id } }')["createPerson"]
    modeller.records.ask("mutation($id: ID) { createCompany(data: {founderId: $id}) { id } }", id=person["id"])
    modeller.records.ask("mutation($id: UUID!) { destroyPerson(id: $id) { id } }", id=person["id"])
    assert modeller.records.ask("{ companies { totalCount } }")["companies"]["totalCount"] == 0


@pytest.mark.parametrize("type_", ["SELECT", "MULTI_SELECT"])
def test_options_are_added_renamed_swapped_and_removed_with_the_values_of_records(modeller: Modeller, type_: str):
    is_many = type_ == "MULTI_SELECT"

    def value(text: str) -> Any:
        return [text] if is_many else text

    default = ["'RED'"] if is_many else "'RED'"
    options = [option("RED"), option("BLUE"), option("PINK")]
    made = modeller.create_field(modeller.object_id("company"), type_, "shade", options=options, defaultValue=default)
    red, blue, pink = made["options"]
    for each in ("RED", "BLUE", "PINK"):
        modeller.records.ask(f'mutation {{ createCompany(data: {{name: "{each}", shade: {each}}}) {{ id }} }}')
    swapped = [{**red, "value": "BLUE"}, {**blue, "value": "RED", "color": "sky"}, option("LIME")]
    changed = modeller.update_field(made["id"], options=swapped)
    assert [each["value"] for each in changed["options"]] == ["BLUE", "RED", "LIME"]
    assert [each["id"] for each in changed["options"][:2]] == [red["id"], blue["id"]]
    assert changed["defaultValue"] == (["'BLUE'"] if is_many else "'BLUE'")
    read = modeller.records.ask("{ companies { edges { node { name shade } } } }")
    assert {each["node"]["name"]: each["node"]["shade"] for each in read["companies"]["edges"]} == {
        "RED": value("BLUE"),
        "BLUE": value("RED"),
        "PINK": [] if is_many else None,
    }
    assert pink["value"] == "PINK"


def test_options_without_ids_are_those_of_the_same_value(modeller: Modeller):
    given = {"options": [option("RED"), option("BLUE")]}
    made = modeller.create_field(modeller.object_id("company"), "SELECT", "shade", **given)
    modeller.records.ask("mutation { createCompany(data: {shade: BLUE}) { id } }")
    changed = modeller.update_field(made["id"], options=[option("BLUE", position=0), option("RED", position=1)])
    assert {each["value"]: each["id"] for each in changed["options"]} == {
        each["value"]: each["id"] for each in made["options"]
    }
    assert modeller.records.ask("{ companies { edges { node { shade } } } }")["companies"]["edges"] == [
        {"node": {"shade": "BLUE"}}
    ]


def test_a_standard_select_can_have_other_options(modeller: Modeller):
    stage = modeller.field_id("opportunity", "stage")
    before = modeller.door.ask("query($id: UUID!) { field(id: $id) { options } }", id=stage)["field"]["options"]
    changed = modeller.update_field(stage, options=[*before, option("FROZEN")])
    assert [each["value"] for each in changed["options"]][-1] == "FROZEN"


def test_a_field_becomes_unique_unless_records_agree(modeller: Modeller):
    made = modeller.create_field(modeller.object_id("company"), "TEXT", "number")
    for _ in range(2):
        modeller.records.ask('mutation { createCompany(data: {number: "1"}) { id } }')
    error = modeller.door.error(UPDATE_FIELD, {"i": {"id": made["id"], "update": {"isUnique": True}}})
    assert error["extensions"]["subCode"] == "VALUES_NOT_UNIQUE"
    modeller.records.ask('mutation { updateCompanies(data: {number: null}, filter: {number: {eq: "1"}}) { id } }')
    assert modeller.update_field(made["id"], isUnique=True)["isUnique"] is True
    modeller.records.ask('mutation { createCompany(data: {number: "1"}) { id } }')
    again = modeller.records.error('mutation { createCompany(data: {number: "1"}) { id } }')
    assert again["message"] == "A duplicate entry was detected"
    assert modeller.update_field(made["id"], isUnique=False)["isUnique"] is False
    modeller.records.ask('mutation { createCompany(data: {number: "1"}) { id } }')


def test_defaults_and_kinds_of_numbers_change(modeller: Modeller):
    made = modeller.create_field(modeller.object_id("company"), "NUMBER", "score", settings={"dataType": "int"})
    modeller.records.ask("mutation { createCompany(data: {score: 7}) { id } }")
    changed = modeller.update_field(made["id"], settings={"dataType": "float", "decimals": 1}, defaultValue=1.5)
    assert (changed["settings"], changed["defaultValue"]) == ({"dataType": "float", "decimals": 1}, 1.5)
    modeller.records.ask("mutation { createCompany(data: {}) { id } }")
    read = modeller.records.ask("{ companies(orderBy: [{score: AscNullsFirst}]) { edges { node { score } } } }")
    assert [each["node"]["score"] for each in read["companies"]["edges"]] == [1.5, 7]


def test_a_field_that_is_never_empty_fills_the_records_that_were(modeller: Modeller):
    made = modeller.create_field(modeller.object_id("company"), "BOOLEAN", "isBig")
    modeller.records.ask("mutation { createCompany(data: {}) { id } }")
    modeller.update_field(made["id"], isNullable=False, defaultValue=False)
    read = modeller.records.ask("{ companies { edges { node { isBig } } } }")
    assert read["companies"]["edges"] == [{"node": {"isBig": False}}]


def test_a_choice_gets_more_targets(modeller: Modeller):
    person, company = modeller.object_id("person"), modeller.object_id("company")
    payload = {"type": "MANY_TO_ONE", "targetObjectMetadataId": person, "targetFieldLabel": "Pictures"}
    made = modeller.create_field(
        modeller.object_id("opportunity"), "MORPH_RELATION", "subject", morphRelationsCreationPayload=[payload]
    )
    more = modeller.update_field(made["id"], morphRelationsUpdatePayload=[{"targetObjectMetadataId": company}])
    assert {each["targetObjectMetadata"]["nameSingular"] for each in more["morphRelations"]} == {"person", "company"}
    assert "subjectCompanyId" in modeller.column_names("opportunity")


def test_who_did_not_see_the_last_change_is_told_so(modeller: Modeller):
    made = modeller.create_field(modeller.object_id("company"), "TEXT", "shade")
    changed = modeller.update_field(made["id"], description="Mine")
    asked = {"id": made["id"], "update": {"description": "Yours"}}
    error = modeller.door.error(UPDATE_FIELD, {"i": {**asked, "ifUpdatedAt": made["updatedAt"]}})
    assert error["extensions"]["code"] == "CONFLICT"
    now = modeller.door.ask(UPDATE_FIELD, i={**asked, "ifUpdatedAt": changed["updatedAt"]})
    assert now["updateOneField"]["description"] == "Yours"


@pytest.mark.parametrize(
    ("name", "given", "codes"),
    [
        ("city", {"name": "town"}, ["FIELD_MUTATION_NOT_ALLOWED"]),
        ("name", {"isActive": False}, ["FIELD_MUTATION_NOT_ALLOWED"]),
        ("position", {"label": "Place"}, ["FIELD_MUTATION_NOT_ALLOWED"]),
        ("city", {"label": ""}, ["LABEL_REQUIRED"]),
        ("city", {"defaultValue": "Oslo"}, ["INVALID_FIELD_INPUT"]),
        ("city", {"options": [option("RED")]}, ["INVALID_FIELD_INPUT"]),
        ("company", {"isSearchable": True}, ["INVALID_FIELD_INPUT"]),
        ("company", {"settings": {"onDelete": "EXPLODE"}}, ["FIELD_METADATA_RELATION_MALFORMED"]),
        ("shade", {"name": "Shade"}, ["NOT_CAMEL_CASE"]),
        ("shade", {"name": "city"}, ["NOT_AVAILABLE"]),
        ("shade", {"name": "companyId"}, ["NOT_AVAILABLE"]),
        ("shade", {"name": "or"}, ["RESERVED_KEYWORD"]),
        ("shade", {"name": "hue", "isLabelSyncedWithName": True}, ["NAME_NOT_SYNCED_WITH_LABEL"]),
        ("shade", {"options": []}, ["INVALID_FIELD_INPUT"]),
        ("shade", {"options": [option("RED"), option("RED", label="Again")]}, ["INVALID_FIELD_INPUT"] * 2),
        ("shade", {"defaultValue": "'NOPE'"}, ["INVALID_FIELD_INPUT"]),
        ("shade", {"isNullable": False}, ["INVALID_FIELD_INPUT"] * 2),
        ("shade", {"name": "Shade", "options": [option("red")]}, ["NOT_CAMEL_CASE", "INVALID_FIELD_INPUT"]),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    modeller: Modeller, workspace: Workspace, name: str, given: dict[str, Any], codes: list[str]
):
    modeller.create_field(modeller.object_id("person"), "SELECT", "shade", options=[option("RED")])
    before = workspace.snapshot
    asked = {"id": modeller.field_id("person", name), "update": given}
    error = modeller.door.error(UPDATE_FIELD, {"i": asked})
    assert error["message"] == "Multiple validation errors occurred while updating field"
    assert problems(error, FIELD) == codes
    assert workspace.snapshot == before
