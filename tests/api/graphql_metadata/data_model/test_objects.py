"""Objects that people make."""

from __future__ import annotations

from tests.api.graphql_metadata.conftest import Connect
from tests.api.graphql_metadata.data_model.modeller import CREATE_OBJECT, SHIP, Modeller
from tests.factories.workspaces import Workspace


def test_records_of_a_new_object_are_written_and_read(modeller: Modeller):
    made = modeller.create_object(description="Floats", icon="IconShip", color="blue")
    assert made | {**SHIP, "isCustom": True, "isActive": True, "description": "Floats", "icon": "IconShip"} == made
    names = {each["name"] for each in made["fieldsList"]}
    base = {"id", "name", "createdAt", "updatedAt", "deletedAt", "createdBy", "updatedBy", "position", "searchVector"}
    assert names >= base | {"attachments", "noteTargets", "taskTargets", "timelineActivities"}
    created = modeller.records.ask('mutation { createShip(data: {name: "Fram"}) { id name createdBy { source } } }')
    assert created["createShip"]["name"] == "Fram"
    read = modeller.records.ask(
        "{ ships { totalCount edges { node { id name } } } shipsGroupBy(groupBy: {name: true}) "
        "{ groupByDimensionValues } }"
    )
    assert read["ships"]["totalCount"] == 1
    found = modeller.records.ask('{ search(searchInput: "fram", limit: 5) { edges { node { objectNameSingular } } } }')
    assert found["search"]["edges"] == [{"node": {"objectNameSingular": "ship"}}]


def test_a_new_object_brings_its_fields_in_one_request(modeller: Modeller):
    fields = [
        {"type": "NUMBER", "name": "draught", "label": "Draught", "settings": {"dataType": "int"}},
        {"type": "SELECT", "name": "rig", "label": "Rig", "options": [{"value": "SLOOP", "label": "Sloop"}]},
        {
            "type": "RELATION",
            "name": "owner",
            "label": "Owner",
            "relationCreationPayload": {
                "type": "MANY_TO_ONE",
                "targetObjectMetadataId": modeller.object_id("person"),
                "targetFieldLabel": "Ships",
                "targetFieldIcon": "IconShip",
            },
        },
    ]
    modeller.create_object(fields=fields)
    person = modeller.records.ask('mutation { createPerson(data: {name: {firstName: "Ada"}}) { id } }')["createPerson"]
    modeller.records.ask(
        'mutation($owner: ID) { createShip(data: {name: "Fram", draught: 5, rig: SLOOP, ownerId: $owner}) { id } }',
        owner=person["id"],
    )
    read = modeller.records.ask("{ people { edges { node { ships { edges { node { draught rig } } } } } } }")
    assert read["people"]["edges"][0]["node"]["ships"]["edges"] == [{"node": {"draught": 5, "rig": "SLOOP"}}]


def test_an_object_may_do_without_a_name(modeller: Modeller):
    made = modeller.create_object(skipNameField=True)
    assert "name" not in {each["name"] for each in made["fieldsList"]}
    assert modeller.records.ask("mutation { createShip(data: {}) { id } }")["createShip"]["id"]


def test_notes_and_tasks_are_about_records_of_a_new_object(modeller: Modeller):
    modeller.create_object()
    ship = modeller.records.ask('mutation { createShip(data: {name: "Fram"}) { id } }')["createShip"]["id"]
    note = modeller.records.ask('mutation { createNote(data: {title: "Log"}) { id } }')["createNote"]["id"]
    link = "mutation($n: ID, $s: ID) { createNoteTarget(data: {noteId: $n, targetShipId: $s}) { id } }"
    modeller.records.ask(link, n=note, s=ship)
    read = modeller.records.ask(
        "{ ships { edges { node { noteTargets { edges { node { note { title } } } } "
        "timelineActivities { totalCount } } } } }"
    )
    node = read["ships"]["edges"][0]["node"]
    assert node["noteTargets"]["edges"] == [{"node": {"note": {"title": "Log"}}}]
    assert node["timelineActivities"]["totalCount"] >= 1


def test_a_dry_run_shows_the_object_and_changes_nothing(modeller: Modeller, workspace: Workspace):
    before = workspace.snapshot
    shown = modeller.door.ask(CREATE_OBJECT, i={"object": SHIP, "dryRun": True})["createOneObject"]
    assert shown["nameSingular"] == "ship"
    assert workspace.snapshot == before


def test_only_who_may_change_the_data_model_does(connect: Connect, workspace: Workspace):
    member = connect(workspace.sign_in().token)
    error = member.error(CREATE_OBJECT, {"i": {"object": SHIP}})
    assert error["extensions"]["subCode"] == "PERMISSION_DENIED"
    assert "ship" not in workspace.snapshot.objects
    assert connect(None).error(CREATE_OBJECT, {"i": {"object": SHIP}})["extensions"]["code"] == "UNAUTHENTICATED"
