"""Objects that change: what they are called, how they are shown, and what goes by their names."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.graphql_metadata.data_model.modeller import UPDATE_OBJECT, Modeller, problems, to_one
from tests.factories.workspaces import Workspace

OBJECT = "objectMetadata"
BOAT = {"nameSingular": "boat", "namePlural": "boats", "labelSingular": "Boat", "labelPlural": "Boats"}
UPDATE_MANY = "mutation($i: [UpdateOneObjectInput!]!) { updateManyObjects(inputs: $i) { id labelSingular icon } }"


def test_how_an_object_is_shown_changes(modeller: Modeller):
    ship = modeller.create_object(color="red")
    given = {"labelSingular": "Vessel", "description": "Floats", "icon": "IconAnchor", "shortcut": "V", "color": None}
    assert modeller.update_object(ship["id"], **given).items() >= given.items()
    assert modeller.update_object(ship["id"], isActive=False)["isActive"] is False
    assert modeller.records.ask("{ ships { totalCount } }")["ships"]["totalCount"] == 0


def test_a_renamed_object_keeps_its_records_links_and_totals(modeller: Modeller, workspace: Workspace):
    given = to_one(modeller.object_id("person"), "Ships")
    ship = modeller.create_object()
    modeller.create_field(ship["id"], "RELATION", "owner", **given)
    modeller.create_field(ship["id"], "TEXT", "number", isUnique=True)
    ada = modeller.records.ask('mutation { createPerson(data: {name: {firstName: "Ada"}}) { id } }')["createPerson"]
    create = 'mutation($o: ID) { createShip(data: {name: "Fram", ownerId: $o, number: "1"}) { id } }'
    fram = modeller.records.ask(create, o=ada["id"])["createShip"]["id"]
    note = modeller.records.ask('mutation { createNote(data: {title: "Log"}) { id } }')["createNote"]["id"]
    link = "mutation($n: ID, $s: ID) { createNoteTarget(data: {noteId: $n, targetShipId: $s}) { id } }"
    modeller.records.ask(link, n=note, s=fram)

    assert modeller.update_object(ship["id"], **BOAT).items() >= {**BOAT, "id": ship["id"]}.items()

    read = modeller.records.ask("""{
        boats { totalCount edges { node { id name number owner { name { firstName } }
            noteTargets { edges { node { note { title } targetBoatId } } } timelineActivities { totalCount } } } }
        people { edges { node { ships { edges { node { name } } } } } }
        search(searchInput: "fram", limit: 5) { edges { node { objectNameSingular } } } }""")
    node = read["boats"]["edges"][0]["node"]
    assert (read["boats"]["totalCount"], node["id"], node["owner"]["name"]["firstName"]) == (1, fram, "Ada")
    assert node["noteTargets"]["edges"] == [{"node": {"note": {"title": "Log"}, "targetBoatId": fram}}]
    assert read["people"]["edges"][0]["node"]["ships"]["edges"] == [{"node": {"name": "Fram"}}]
    assert read["search"]["edges"] == [{"node": {"objectNameSingular": "boat"}}]
    assert "Cannot query field" in modeller.records.error("{ ships { totalCount } }")["message"]
    duplicate = modeller.records.error('mutation { createBoat(data: {number: "1"}) { id } }')
    assert duplicate["message"] == "A duplicate entry was detected"

    modeller.records.ask('mutation { createBoat(data: {name: "Gjøa"}) { id } }')
    modeller.records.ask("mutation($id: UUID!) { destroyBoat(id: $id) { id } }", id=fram)
    assert modeller.records.ask("{ boats { totalCount } noteTargets { totalCount } }") == {
        "boats": {"totalCount": 1},
        "noteTargets": {"totalCount": 0},
    }
    names = {index.name for index in workspace.snapshot.objects["boat"].indexes}
    query = "select indexname::text from pg_indexes where schemaname = %s and tablename = 'boat'"
    stored = {str(name) for (name,) in workspace.rows(query, workspace.schema)}
    assert names < stored
    assert not any(name.startswith("ship_") and not name.endswith("_pkey") for name in stored)


def test_the_old_name_of_an_object_is_free(modeller: Modeller):
    ship = modeller.create_object()
    modeller.records.ask('mutation { createShip(data: {name: "Fram"}) { id } }')
    modeller.update_object(ship["id"], **BOAT)
    assert modeller.create_object()["id"] != ship["id"]
    modeller.records.ask('mutation { createShip(data: {name: "Maud"}) { id } }')
    read = modeller.records.ask("{ ships { totalCount edges { node { name } } } boats { totalCount } }")
    assert read["ships"] == {"totalCount": 1, "edges": [{"node": {"name": "Maud"}}]}
    assert read["boats"]["totalCount"] == 1


def test_names_follow_labels_where_they_shall(modeller: Modeller):
    ship = modeller.create_object(isLabelSyncedWithName=True)
    renamed = modeller.update_object(ship["id"], labelSingular="Old boat", labelPlural="Old boats")
    assert (renamed["nameSingular"], renamed["namePlural"]) == ("oldBoat", "oldBoats")
    free = modeller.update_object(ship["id"], isLabelSyncedWithName=False, labelSingular="Wreck")
    assert (free["nameSingular"], free["labelSingular"]) == ("oldBoat", "Wreck")


def test_a_role_keeps_what_it_says_of_a_renamed_object(modeller: Modeller, workspace: Workspace):
    ship = modeller.create_object()
    role_id = workspace.role_id("Member")
    workspace.forbid(role_id, "ship", can_read_object_records=False)
    modeller.update_object(ship["id"], **BOAT)
    assert workspace.snapshot.roles[role_id].objects["boat"].read is False


def test_records_are_called_and_found_by_another_field(modeller: Modeller):
    ship = modeller.create_object()
    call = modeller.create_field(ship["id"], "TEXT", "callSign", label="Call sign")
    modeller.records.ask('mutation { createShip(data: {name: "Fram", callSign: "LEDA"}) { id } }')
    search = '{ search(searchInput: "leda", limit: 5) { edges { node { label } } } }'
    assert modeller.records.ask(search)["search"]["edges"] == []
    changed = modeller.update_object(ship["id"], labelIdentifierFieldMetadataId=call["id"])
    assert changed["labelIdentifierFieldMetadataId"] == call["id"]
    assert modeller.records.ask(search)["search"]["edges"] == [{"node": {"label": "LEDA"}}]
    modeller.update_object(ship["id"], isSearchable=False)
    assert modeller.records.ask(search)["search"]["edges"] == []


def test_duplicates_are_found_by_other_criteria(modeller: Modeller):
    ship = modeller.create_object()
    assert modeller.update_object(ship["id"], duplicateCriteria=[["name"]])["duplicateCriteria"] == [["name"]]
    modeller.records.ask('mutation { createShip(data: {name: "Fram"}) { id } }')
    found = modeller.records.ask('{ shipDuplicates(data: [{name: "fram"}]) { totalCount } }')
    assert found["shipDuplicates"] == [{"totalCount": 1}]


def test_labels_have_other_languages(modeller: Modeller):
    german = {"locale": "de-DE", "property": "labelSingular", "value": "Schiff"}
    change = (
        "mutation($i: UpdateOneObjectInput!) { updateOneObject(input: $i) { translations { locale property value } } }"
    )
    ship = modeller.create_object()
    for given, kept in ((german, [german]), ({**german, "value": None}, [])):
        changed = modeller.door.ask(change, i={"id": ship["id"], "update": {"translations": [given]}})
        assert changed["updateOneObject"]["translations"] == kept


def test_several_objects_change_together_or_not_at_all(modeller: Modeller, workspace: Workspace):
    company, person = modeller.object_id("company"), modeller.object_id("person")
    inputs = [{"id": company, "update": {"labelSingular": "Firm"}}, {"id": person, "update": {"icon": "IconAnchor"}}]
    changed = modeller.door.ask(UPDATE_MANY, i=inputs)["updateManyObjects"]
    assert [each["labelSingular"] for each in changed] == ["Firm", "Person"]
    before = workspace.snapshot
    inputs = [{"id": company, "update": {"labelSingular": "Shop"}}, {"id": person, "update": {"labelSingular": ""}}]
    assert problems(modeller.door.error(UPDATE_MANY, {"i": inputs}), OBJECT) == ["LABEL_REQUIRED"]
    assert workspace.snapshot == before


def test_who_did_not_see_the_last_change_is_told_so(modeller: Modeller, workspace: Workspace):
    ship = modeller.create_object()
    modeller.update_object(ship["id"], description="Mine")
    asked = {"id": ship["id"], "update": {"description": "Yours"}, "ifUpdatedAt": ship["updatedAt"]}
    error = modeller.door.error(UPDATE_OBJECT, {"i": asked})
    assert (error["extensions"]["code"], error["extensions"]["subCode"]) == ("CONFLICT", "DATA_MODEL_CHANGED")
    assert workspace.snapshot.objects["ship"].description == "Mine"


@pytest.mark.parametrize(
    ("name", "given", "codes"),
    [
        ("person", {"nameSingular": "human"}, ["OBJECT_MUTATION_NOT_ALLOWED"]),
        ("person", {"labelSingular": " "}, ["LABEL_REQUIRED"]),
        ("person", {"isLabelSyncedWithName": True, "labelSingular": "Human"}, ["OBJECT_MUTATION_NOT_ALLOWED"]),
        ("person", {"duplicateCriteria": [["nope"]]}, ["INVALID_OBJECT_INPUT"]),
        ("person", {"duplicateCriteria": [["createdAt"]]}, ["INVALID_OBJECT_INPUT"]),
        ("noteTarget", {"isActive": False}, ["OBJECT_MUTATION_NOT_ALLOWED"]),
        ("person", {"translations": [{"locale": "?", "property": "name", "value": "x"}]}, ["INVALID_OBJECT_INPUT"] * 2),
        ("ship", {"nameSingular": "Boat"}, ["NOT_CAMEL_CASE"]),
        ("ship", {"namePlural": "people"}, ["NOT_AVAILABLE"]),
        ("ship", {"nameSingular": "ships"}, ["INVALID_OBJECT_INPUT"]),
        ("ship", {"isLabelSyncedWithName": True, "nameSingular": "boat"}, ["NAME_NOT_SYNCED_WITH_LABEL"]),
        ("ship", {"labelSingular": "", "nameSingular": "Boat"}, ["LABEL_REQUIRED", "NOT_CAMEL_CASE"]),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    modeller: Modeller, workspace: Workspace, name: str, given: dict[str, Any], codes: list[str]
):
    modeller.create_object()
    before = workspace.snapshot
    error = modeller.door.error(UPDATE_OBJECT, {"i": {"id": modeller.object_id(name), "update": given}})
    assert error["message"] == "Multiple validation errors occurred while updating object"
    assert problems(error, OBJECT) == codes
    assert workspace.snapshot == before


def test_only_a_field_that_names_records_can_be_the_label(modeller: Modeller):
    for field_id in (modeller.field_id("company", "employees"), modeller.field_id("person", "name")):
        asked = {"id": modeller.object_id("company"), "update": {"labelIdentifierFieldMetadataId": field_id}}
        assert problems(modeller.door.error(UPDATE_OBJECT, {"i": asked}), OBJECT) == ["INVALID_OBJECT_INPUT"]
