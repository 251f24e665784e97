"""What was deleted comes back: objects and fields, with their records, values and relations."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.graphql_metadata.conftest import Connect
from tests.api.graphql_metadata.data_model.modeller import DELETE_OBJECT, FIELD, OBJECT, Modeller, problems, to_one
from tests.factories.workspaces import Workspace

RESTORE_OBJECT = f"mutation($i: RestoreInput!) {{ restoreOneObject(input: $i) {{ {OBJECT} }} }}"
RESTORE_FIELD = f"mutation($i: RestoreInput!) {{ restoreOneField(input: $i) {{ {FIELD} }} }}"
OBJECTS = "{ deletedObjects { id nameSingular labelPlural deletedAt purgedAt } }"
FIELDS = "query($o: UUID) { deletedFields(objectMetadataId: $o) { id name label type objectMetadataId objectLabel } }"


def make_fleet(modeller: Modeller) -> dict[str, str]:
    """A ship that somebody owns and a note is about; ids of all of it."""
    ship = modeller.create_object()
    given = to_one(modeller.object_id("person"), "Ships")
    owner = modeller.create_field(ship["id"], "RELATION", "owner", **given)
    ada = modeller.records.ask('mutation { createPerson(data: {name: {firstName: "Ada"}}) { id } }')["createPerson"]
    create = 'mutation($o: ID) { createShip(data: {name: "Fram", ownerId: $o}) { id } }'
    fram = modeller.records.ask(create, o=ada["id"])["createShip"]["id"]
    note = modeller.records.ask('mutation { createNote(data: {title: "Log"}) { id } }')["createNote"]["id"]
    link = "mutation($n: ID, $s: ID) { createNoteTarget(data: {noteId: $n, targetShipId: $s}) { id } }"
    modeller.records.ask(link, n=note, s=fram)
    return {"ship": ship["id"], "owner": owner["id"], "fram": fram, "ada": ada["id"]}


def fleet(modeller: Modeller) -> Any:
    """Everything of it, as the records tell."""
    return modeller.records.ask("""{
        ships { totalCount edges { node { id name owner { id } noteTargets { edges { node { note { title } } } } } } }
        people { edges { node { ships { edges { node { name } } } } } }
        search(searchInput: "fram", limit: 5) { edges { node { objectNameSingular } } } }""")


def test_a_deleted_object_is_gone_and_comes_back_with_everything(modeller: Modeller, workspace: Workspace):
    ids = make_fleet(modeller)
    before = fleet(modeller)
    modeller.delete_object(ids["ship"])
    assert "Cannot query field" in modeller.records.error("{ ships { totalCount } }")["message"]
    people = modeller.records.ask(
        '{ people { totalCount } search(searchInput: "fram", limit: 5) { edges { cursor } } }'
    )
    assert people == {"people": {"totalCount": 1}, "search": {"edges": []}}
    assert "ships" not in workspace.snapshot.objects["person"].fields
    assert "targetShip" not in workspace.snapshot.objects["noteTarget"].fields
    (listed,) = modeller.door.ask(OBJECTS)["deletedObjects"]
    assert (listed["id"], listed["nameSingular"]) == (ids["ship"], "ship")

    back = modeller.door.ask(RESTORE_OBJECT, i={"id": ids["ship"]})["restoreOneObject"]
    assert (back["id"], back["isActive"]) == (ids["ship"], True)
    assert fleet(modeller) == before
    assert modeller.door.ask(OBJECTS)["deletedObjects"] == []
    modeller.records.ask("mutation($id: UUID!) { destroyShip(id: $id) { id } }", id=ids["fram"])
    assert modeller.records.ask("{ ships { totalCount } noteTargets { totalCount } }") == {
        "ships": {"totalCount": 0},
        "noteTargets": {"totalCount": 0},
    }


def test_an_object_comes_back_to_what_was_renamed_meanwhile(modeller: Modeller):
    harbour = modeller.create_object(
        nameSingular="harbour", namePlural="harbours", labelSingular="Harbour", labelPlural="Harbours"
    )
    ship = modeller.create_object()
    modeller.create_field(ship["id"], "RELATION", "home", **to_one(harbour["id"], "Ships"))
    modeller.delete_object(ship["id"])
    port = {"nameSingular": "port", "namePlural": "ports", "labelSingular": "Port", "labelPlural": "Ports"}
    modeller.update_object(harbour["id"], **port)
    modeller.door.ask(RESTORE_OBJECT, i={"id": ship["id"]})
    created = modeller.records.ask('mutation { createPort(data: {name: "Oslo"}) { id } }')["createPort"]["id"]
    modeller.records.ask("mutation($p: ID) { createShip(data: {homeId: $p}) { id } }", p=created)
    read = modeller.records.ask(
        "{ ships { edges { node { home { name } } } } ports { edges { node { ships { totalCount } } } } }"
    )
    assert read["ships"]["edges"] == [{"node": {"home": {"name": "Oslo"}}}]
    assert read["ports"]["edges"] == [{"node": {"ships": {"totalCount": 1}}}]


def test_a_name_that_was_taken_meanwhile_is_told(modeller: Modeller, workspace: Workspace):
    first = modeller.create_object()
    modeller.delete_object(first["id"])
    second = modeller.create_object()
    before = workspace.snapshot
    error = modeller.door.error(RESTORE_OBJECT, {"i": {"id": first["id"]}})
    assert problems(error, "objectMetadata") == ["NOT_AVAILABLE"] * 2
    assert workspace.snapshot == before
    modeller.delete_object(second["id"])
    modeller.door.ask(RESTORE_OBJECT, i={"id": first["id"]})
    modeller.records.ask('mutation { createShip(data: {name: "Fram"}) { id } }')
    assert modeller.records.ask("{ ships { totalCount } }")["ships"]["totalCount"] == 1


@pytest.mark.parametrize(
    ("type_", "given", "written", "read"),
    [
        ("TEXT", {"isUnique": True}, '"A-17"', "A-17"),
        ("BOOLEAN", {"isNullable": False, "defaultValue": True}, "false", False),
        ("CURRENCY", {}, '{amountMicros: "1000000"}', {"amountMicros": 1000000}),
    ],
)
def test_a_deleted_field_comes_back_with_its_values(
    modeller: Modeller, type_: str, given: dict[str, Any], written: str, read: Any
):
    owner = modeller.object_id("company")
    made = modeller.create_field(owner, type_, "shade", **given)
    modeller.records.ask(f'mutation {{ createCompany(data: {{name: "Old", shade: {written}}}) {{ id }} }}')
    modeller.delete_field(made["id"])
    modeller.records.ask('mutation { createCompany(data: {name: "New"}) { id } }')
    (listed,) = modeller.door.ask(FIELDS, o=owner)["deletedFields"]
    assert (listed["id"], listed["name"], listed["type"], listed["objectLabel"]) == (
        made["id"],
        "shade",
        type_,
        "Company",
    )
    back = modeller.door.ask(RESTORE_FIELD, i={"id": made["id"]})["restoreOneField"]
    assert (back["id"], back["isUnique"], back["isNullable"]) == (made["id"], made["isUnique"], made["isNullable"])
    parts = " { amountMicros }" if type_ == "CURRENCY" else ""
    values = modeller.records.ask(f"{{ companies {{ edges {{ node {{ name shade{parts} }} }} }} }}")["companies"][
        "edges"
    ]
    found = {each["node"]["name"]: each["node"]["shade"] for each in values}
    assert found["Old"] == read or str(found["Old"]["amountMicros"]) == "1000000"
    assert modeller.door.ask(FIELDS)["deletedFields"] == []


def test_a_relation_comes_back_with_both_sides(modeller: Modeller):
    ids = make_fleet(modeller)
    before = fleet(modeller)
    modeller.delete_field(ids["owner"])
    assert {each["name"] for each in modeller.door.ask(FIELDS)["deletedFields"]} == {"owner", "ships"}
    modeller.door.ask(RESTORE_FIELD, i={"id": ids["owner"]})
    assert fleet(modeller) == before


def test_a_relation_does_not_come_back_before_its_object(modeller: Modeller):
    ids = make_fleet(modeller)
    inverse = modeller.field_id("person", "ships")
    modeller.delete_field(ids["owner"])
    modeller.delete_object(ids["ship"])
    error = modeller.door.error(RESTORE_FIELD, {"i": {"id": inverse}})
    assert set(problems(error, "fieldMetadata")) == {"FIELD_METADATA_RELATION_MALFORMED"}
    modeller.door.ask(RESTORE_OBJECT, i={"id": ids["ship"]})
    assert "owner" not in {each["name"] for each in modeller.door.ask(FIELDS, o=ids["ada"])["deletedFields"]}
    modeller.door.ask(RESTORE_FIELD, i={"id": inverse})
    assert fleet(modeller)["ships"]["edges"][0]["node"]["owner"] == {"id": ids["ada"]}


def test_an_object_is_deactivated_before_it_is_deleted_and_standard_ones_stay(modeller: Modeller):
    ship = modeller.create_object()
    for object_id in (ship["id"], modeller.object_id("person"), modeller.object_id("noteTarget")):
        error = modeller.door.error(DELETE_OBJECT, {"i": {"id": object_id}})
        assert error["message"] == "Multiple validation errors occurred while deleting object"
        assert problems(error, "objectMetadata") == ["OBJECT_MUTATION_NOT_ALLOWED"]


def test_what_is_not_in_the_bin_does_not_come_back(modeller: Modeller, connect: Connect, workspace: Workspace):
    for query, object_id in (
        (RESTORE_OBJECT, modeller.object_id("person")),
        (RESTORE_FIELD, modeller.object_id("person")),
    ):
        assert modeller.door.error(query, {"i": {"id": object_id}})["extensions"]["code"] == "NOT_FOUND"
    member = connect(workspace.sign_in().token)
    for query in (OBJECTS, FIELDS):
        assert member.error(query)["extensions"]["subCode"] == "PERMISSION_DENIED"
