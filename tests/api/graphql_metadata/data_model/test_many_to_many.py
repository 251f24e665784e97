"""Relations between many records and many: a hidden object, and a list on both sides."""

from __future__ import annotations

from typing import Any

from tests.api.graphql_metadata.data_model.modeller import CREATE_FIELD, DELETE_FIELD, Modeller, field, problems
from tests.factories.workspaces import Workspace

RESTORE_FIELD = "mutation($i: RestoreInput!) { restoreOneField(input: $i) { id name } }"
DELETED = "{ deletedObjects { id } deletedFields { name } }"


def many_to_many(target: str, label: str) -> dict[str, Any]:
    payload = {"type": "MANY_TO_MANY", "targetObjectMetadataId": target, "targetFieldLabel": label}
    return {"relationCreationPayload": {**payload, "targetFieldIcon": "IconUsers"}}


def make_links(modeller: Modeller) -> dict[str, Any]:
    """People who advise companies; two of them advise the same one."""
    given = many_to_many(modeller.object_id("person"), "Advised companies")
    made = modeller.create_field(modeller.object_id("company"), "RELATION", "advisers", **given)
    modeller.records.ask('mutation { createCompany(data: {name: "Engines"}) { id } }')
    company = modeller.records.ask("{ companies { edges { node { id } } } }")["companies"]["edges"][0]["node"]["id"]
    for name in ("Ada", "Bea"):
        person = modeller.records.ask(f'mutation {{ createPerson(data: {{name: {{firstName: "{name}"}}}}) {{ id }} }}')
        link = "mutation($c: ID, $p: ID) { createCompanyAdvisersLink(data: {companyId: $c, personId: $p}) { id } }"
        modeller.records.ask(link, c=company, p=person["createPerson"]["id"])
    return made


def links(modeller: Modeller) -> Any:
    return modeller.records.ask("""{
        companies { edges { node { advisers { edges { node { person { name { firstName } } } } } } } }
        people { edges { node { advisedCompanies { edges { node { company { name } } } } } } }
    }""")


def test_both_sides_list_what_lies_behind_the_links(modeller: Modeller, workspace: Workspace):
    made = make_links(modeller)
    objects = workspace.snapshot.objects
    junction = objects["companyAdvisersLink"]
    assert made["relation"]["type"] == "ONE_TO_MANY"
    assert made["settings"] == {
        "relationType": "ONE_TO_MANY",
        "junctionTargetFieldId": str(junction.fields["person"].id),
    }
    other = objects["person"].fields["advisedCompanies"]
    assert other.settings["junctionTargetFieldId"] == str(junction.fields["company"].id)
    assert junction.is_system
    read = links(modeller)
    (company,) = read["companies"]["edges"]
    names = {each["node"]["person"]["name"]["firstName"] for each in company["node"]["advisers"]["edges"]}
    assert names == {"Ada", "Bea"}
    assert all(
        each["node"]["advisedCompanies"]["edges"] == [{"node": {"company": {"name": "Engines"}}}]
        for each in read["people"]["edges"]
    )


def test_two_records_are_linked_once_and_links_go_with_them(modeller: Modeller):
    make_links(modeller)
    (link,) = modeller.records.ask("{ companyAdvisersLinks(first: 1) { edges { node { companyId personId } } } }")[
        "companyAdvisersLinks"
    ]["edges"]
    again = "mutation($c: ID, $p: ID) { createCompanyAdvisersLink(data: {companyId: $c, personId: $p}) { id } }"
    error = modeller.records.error(again, {"c": link["node"]["companyId"], "p": link["node"]["personId"]})
    assert error["message"] == "A duplicate entry was detected"
    modeller.records.ask("mutation($id: UUID!) { destroyPerson(id: $id) { id } }", id=link["node"]["personId"])
    assert modeller.records.ask("{ companyAdvisersLinks { totalCount } }")["companyAdvisersLinks"]["totalCount"] == 1


def test_it_goes_and_comes_back_as_a_whole(modeller: Modeller, workspace: Workspace):
    made = make_links(modeller)
    before = links(modeller)
    modeller.delete_field(modeller.field_id("person", "advisedCompanies"))
    objects = workspace.snapshot.objects
    assert "companyAdvisersLink" not in objects
    assert "advisers" not in objects["company"].fields
    deleted = modeller.door.ask(DELETED)
    assert deleted["deletedObjects"] == []
    assert {each["name"] for each in deleted["deletedFields"]} == {"advisers", "advisedCompanies"}
    assert modeller.door.ask(RESTORE_FIELD, i={"id": made["id"]})["restoreOneField"]["name"] == "advisers"
    assert links(modeller) == before


def test_an_object_may_be_linked_with_itself(modeller: Modeller):
    person = modeller.object_id("person")
    modeller.create_field(person, "RELATION", "mentors", **many_to_many(person, "Mentees"))
    ada, bea = (
        modeller.records.ask(f'mutation {{ createPerson(data: {{name: {{firstName: "{name}"}}}}) {{ id }} }}')
        for name in ("Ada", "Bea")
    )
    link = "mutation($a: ID, $b: ID) { createPersonMentorsLink(data: {personId: $a, otherPersonId: $b}) { id } }"
    modeller.records.ask(link, a=ada["createPerson"]["id"], b=bea["createPerson"]["id"])
    read = modeller.records.ask(
        "{ people { edges { node { name { firstName } mentors { totalCount } mentees { totalCount } } } } }"
    )
    found = {each["node"]["name"]["firstName"]: each["node"] for each in read["people"]["edges"]}
    assert (found["Ada"]["mentors"]["totalCount"], found["Bea"]["mentees"]["totalCount"]) == (1, 1)


def test_links_of_links_stay(modeller: Modeller):
    make_links(modeller)
    error = modeller.door.error(DELETE_FIELD, {"i": {"id": modeller.field_id("companyAdvisersLink", "person")}})
    assert problems(error, "fieldMetadata") == ["FIELD_MUTATION_NOT_ALLOWED"]


def test_both_sides_need_names(modeller: Modeller, workspace: Workspace):
    before = workspace.snapshot
    given = many_to_many(modeller.object_id("person"), "City")
    error = modeller.door.error(
        CREATE_FIELD, {"i": {"field": field(modeller.object_id("company"), "RELATION", "name", **given)}}
    )
    assert problems(error, "fieldMetadata") == ["NOT_AVAILABLE"] * 2
    given = many_to_many("nothing", "Advised")
    error = modeller.door.error(
        CREATE_FIELD, {"i": {"field": field(modeller.object_id("company"), "RELATION", "x", **given)}}
    )
    assert problems(error, "fieldMetadata") == ["OBJECT_METADATA_NOT_FOUND"]
    assert workspace.snapshot == before


def test_links_go_and_come_back_with_an_object(modeller: Modeller, workspace: Workspace):
    ship = modeller.create_object()
    modeller.create_field(ship["id"], "RELATION", "crew", **many_to_many(modeller.object_id("person"), "Ships"))
    person = modeller.records.ask('mutation { createPerson(data: {name: {firstName: "Ada"}}) { id } }')["createPerson"]
    fram = modeller.records.ask('mutation { createShip(data: {name: "Fram"}) { id } }')["createShip"]
    link = "mutation($s: ID, $p: ID) { createShipCrewLink(data: {shipId: $s, personId: $p}) { id } }"
    modeller.records.ask(link, s=fram["id"], p=person["id"])
    crew = "{ ships { edges { node { crew { edges { node { person { name { firstName } } } } } } } } }"
    before = modeller.records.ask(crew)
    modeller.delete_object(ship["id"])
    assert "ships" not in workspace.snapshot.objects["person"].fields
    assert [each["id"] for each in modeller.door.ask(DELETED)["deletedObjects"]] == [ship["id"]]
    modeller.door.ask("mutation($i: RestoreInput!) { restoreOneObject(input: $i) { id } }", i={"id": ship["id"]})
    assert modeller.records.ask(crew) == before
    modeller.update_object(ship["id"], nameSingular="boat", namePlural="boats")
    assert modeller.records.ask(crew.replace("ships", "boats")) == {"boats": before["ships"]}
