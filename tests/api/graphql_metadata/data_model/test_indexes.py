"""Indexes that people make and take away."""

from __future__ import annotations

from typing import Any

from tests.api.graphql_metadata.data_model.modeller import Modeller, problems
from tests.factories.workspaces import Workspace

INDEX = "id name isCustom isUnique indexType indexFieldMetadataList { fieldMetadataId subFieldName }"
CREATE = f"mutation($i: CreateOneIndexInput!) {{ createOneIndex(input: $i) {{ {INDEX} }} }}"
DELETE = f"mutation($i: DeleteOneIndexInput!) {{ deleteOneIndex(input: $i) {{ {INDEX} }} }}"


def asked(modeller: Modeller, *names: str, type_: str = "BTREE", **given: Any) -> dict[str, Any]:
    """The input of an index over fields of people, or their parts."""
    keys = [name.partition(".") for name in names]
    fields = [{"fieldMetadataId": modeller.field_id("person", n), "subFieldName": part or None} for n, _, part in keys]
    return {"objectMetadataId": modeller.object_id("person"), "fields": fields, "indexType": type_, **given}


def test_an_index_is_made_and_taken_away(modeller: Modeller, workspace: Workspace):
    made = modeller.door.ask(CREATE, i={"index": asked(modeller, "city", "name.lastName")})["createOneIndex"]
    assert (made["isCustom"], made["isUnique"], made["indexType"]) == (True, False, "BTREE")
    assert [each["subFieldName"] for each in made["indexFieldMetadataList"]] == [None, "lastName"]
    query = "select count(*) from pg_indexes where schemaname = %s and indexname = %s"
    assert workspace.rows(query, workspace.schema, made["name"]) == [(1,)]
    assert modeller.door.ask(DELETE, i={"id": made["id"]})["deleteOneIndex"]["name"] == made["name"]
    assert workspace.rows(query, workspace.schema, made["name"]) == [(0,)]


def test_texts_can_be_found_by_any_part(modeller: Modeller):
    made = modeller.door.ask(CREATE, i={"index": asked(modeller, "jobTitle", type_="GIN")})["createOneIndex"]
    assert made["indexType"] == "GIN"


def test_several_fields_can_be_unique_together(modeller: Modeller):
    modeller.door.ask(CREATE, i={"index": asked(modeller, "city", "jobTitle", isUnique=True)})
    create = 'mutation { createPerson(data: {city: "Oslo", jobTitle: "Cook"}) { id } }'
    modeller.records.ask(create)
    assert modeller.records.error(create)["message"] == "A duplicate entry was detected"
    modeller.records.ask('mutation { createPerson(data: {city: "Oslo", jobTitle: "Judge"}) { id } }')


def test_what_cannot_be_is_refused(modeller: Modeller, workspace: Workspace, other_workspace: Workspace):
    city, theirs = asked(modeller, "city"), other_workspace.snapshot.objects["person"]
    foreign = [{"fieldMetadataId": str(theirs.fields["city"].id)}]
    for wrong, codes in (
        ({**city, "objectMetadataId": str(theirs.id)}, ["INDEX_OBJECT_NOT_FOUND"]),
        ({**city, "fields": foreign}, ["INDEX_FIELD_NOT_FOUND"]),
        ({**city, "fields": []}, ["INVALID_INDEX_INPUT"]),
        (asked(modeller, "city", "city"), ["INVALID_INDEX_INPUT"]),
        (asked(modeller, "name"), ["INVALID_INDEX_INPUT"]),
        (asked(modeller, "name.nope"), ["INVALID_INDEX_INPUT"]),
        (asked(modeller, "city.part"), ["INVALID_INDEX_INPUT"]),
        (asked(modeller, "createdAt", type_="GIN"), ["INVALID_INDEX_INPUT"]),
        (asked(modeller, "noteTargets"), ["INVALID_INDEX_INPUT"]),
        (asked(modeller, "company"), ["NOT_AVAILABLE"]),
    ):
        before = workspace.snapshot
        assert problems(modeller.door.error(CREATE, {"i": {"index": wrong}}), "index")[:1] == codes
        assert workspace.snapshot == before


def test_an_object_has_ten_custom_indexes_at_most(modeller: Modeller):
    ship = modeller.create_object(fields=[{"type": "TEXT", "name": f"f{n}", "label": f"F{n}"} for n in range(11)])
    ids = [each["id"] for each in ship["fieldsList"] if each["name"].startswith("f") and each["type"] == "TEXT"]
    wanted = [
        {"objectMetadataId": ship["id"], "fields": [{"fieldMetadataId": each}], "indexType": "BTREE"} for each in ids
    ]
    for each in wanted[:10]:
        modeller.door.ask(CREATE, i={"index": each})
    assert problems(modeller.door.error(CREATE, {"i": {"index": wanted[10]}}), "index") == ["INVALID_INDEX_INPUT"]


def test_an_index_that_came_with_a_field_stays(modeller: Modeller, workspace: Workspace):
    index_id = str(workspace.snapshot.objects["person"].indexes[0].id)
    assert problems(modeller.door.error(DELETE, {"i": {"id": index_id}}), "index") == ["INDEX_MUTATION_NOT_ALLOWED"]
