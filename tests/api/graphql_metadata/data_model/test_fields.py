"""Fields that people add, and take away."""

from __future__ import annotations

from tests.api.graphql_metadata.data_model.modeller import Modeller, to_one
from tests.factories.workspaces import Workspace


def test_a_new_relation_has_two_sides(modeller: Modeller):
    given = to_one(modeller.object_id("person"), "Founded companies", onDelete="CASCADE")
    made = modeller.create_field(modeller.object_id("company"), "RELATION", "founder", **given)
    relation = made["relation"]
    assert relation["type"] == "MANY_TO_ONE"
    assert relation["targetObjectMetadata"]["nameSingular"] == "person"
    assert relation["targetFieldMetadata"] | {"name": "foundedCompanies"} == relation["targetFieldMetadata"]
    settings = {"relationType": "MANY_TO_ONE", "onDelete": "CASCADE", "joinColumnName": "founderId"}
    assert made["settings"] == settings
    person = modeller.records.ask('mutation { createPerson(data: {name: {firstName: "Ada"}}) { id } }')["createPerson"]
    modeller.records.ask(
        'mutation($id: ID) { createCompany(data: {name: "Engines", founderId: $id}) { id } }', id=person["id"]
    )
    read = modeller.records.ask("{ people { edges { node { foundedCompanies { edges { node { name } } } } } } }")
    assert read["people"]["edges"][0]["node"]["foundedCompanies"]["edges"] == [{"node": {"name": "Engines"}}]
    modeller.records.ask("mutation($id: UUID!) { destroyPerson(id: $id) { id } }", id=person["id"])
    assert modeller.records.ask("{ companies { totalCount } }")["companies"]["totalCount"] == 0


def test_a_relation_is_made_from_the_side_of_the_many(modeller: Modeller):
    payload = {
        "type": "ONE_TO_MANY",
        "targetObjectMetadataId": modeller.object_id("person"),
        "targetFieldLabel": "Employer",
        "targetFieldIcon": "IconBuilding",
    }
    owner = modeller.object_id("company")
    made = modeller.create_field(owner, "RELATION", "staff", relationCreationPayload=payload)
    assert (made["relation"]["type"], made["settings"]) == ("ONE_TO_MANY", {"relationType": "ONE_TO_MANY"})
    assert "employerId" in modeller.column_names("person")


def test_a_choice_of_targets_is_one_relation_for_each(modeller: Modeller):
    payloads = [
        {"type": "MANY_TO_ONE", "targetObjectMetadataId": modeller.object_id(name), "targetFieldLabel": "Pictures"}
        for name in ("person", "company")
    ]
    made = modeller.create_field(
        modeller.object_id("opportunity"), "MORPH_RELATION", "subject", morphRelationsCreationPayload=payloads
    )
    assert made["name"] == "subjectPerson"
    targets = {each["targetObjectMetadata"]["nameSingular"] for each in made["morphRelations"]}
    assert targets == {"person", "company"}
    assert {"subjectPersonId", "subjectCompanyId"} <= modeller.column_names("opportunity")


def test_a_deleted_field_is_gone_and_its_name_is_free(modeller: Modeller):
    owner = modeller.object_id("company")
    made = modeller.create_field(owner, "TEXT", "shade")
    modeller.records.ask('mutation { createCompany(data: {shade: "Teal"}) { id } }')
    assert modeller.delete_field(made["id"])["name"] == "shade"
    assert "shade" not in modeller.column_names("company")
    error = modeller.records.error("{ companies { edges { node { shade } } } }")
    assert 'Cannot query field "shade"' in error["message"]
    again = modeller.create_field(owner, "NUMBER", "shade")
    assert again["id"] != made["id"]
    assert modeller.records.ask("{ companies { edges { node { shade } } } }")["companies"]["edges"][0]["node"] == {
        "shade": None
    }


def test_the_other_side_goes_with_a_relation(modeller: Modeller, workspace: Workspace):
    given = to_one(modeller.object_id("person"), "Founded")
    made = modeller.create_field(modeller.object_id("company"), "RELATION", "founder", **given)
    modeller.delete_field(made["relation"]["targetFieldMetadata"]["id"])
    objects = workspace.snapshot.objects
    assert "founder" not in objects["company"].fields
    assert "founded" not in objects["person"].fields
    person = modeller.records.ask('mutation { createPerson(data: {name: {firstName: "Ada"}}) { id } }')["createPerson"]
    modeller.records.ask("mutation($id: UUID!) { destroyPerson(id: $id) { id } }", id=person["id"])


def test_a_link_may_keep_its_target_from_being_destroyed(modeller: Modeller):
    given = to_one(modeller.object_id("person"), "Founded", onDelete="RESTRICT")
    modeller.create_field(modeller.object_id("company"), "RELATION", "founder", **given)
    person = modeller.records.ask('mutation { createPerson(data: {name: {firstName: "Ada"}}) { id } }')["createPerson"]
    modeller.records.ask("mutation($id: ID) { createCompany(data: {founderId: $id}) { id } }", id=person["id"])
    destroy = "mutation($id: UUID!) { destroyPerson(id: $id) { id } }"
    error = modeller.records.error(destroy, person)
    assert error["message"] == "Other records link to this one and keep it from being destroyed"
    modeller.records.ask("mutation { destroyCompanies(filter: {founderId: {is: NOT_NULL}}) { id } }")
    assert modeller.records.ask(destroy, **person)["destroyPerson"] == person
