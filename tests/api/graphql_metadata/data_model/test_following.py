"""What a new object comes with beside its table, and what goes with it."""

from __future__ import annotations

from typing import Any

from tests.api.graphql_metadata.data_model.modeller import Modeller

ASK = """query($id: String) {
    getViews(objectMetadataId: $id) { type objectMetadataId }
    getPageLayouts(objectMetadataId: $id) { type tabs { title widgets { type configuration {
        ... on FieldsConfiguration { viewId } } } } }
    navigationMenuItems { type targetObjectMetadataId }
    commandMenuItems { engineComponentKey label navigationTargetObjectMetadataId } }"""


def about(modeller: Modeller, object_id: str) -> dict[str, Any]:
    """What there is to see and to choose of an object."""
    found = dict(modeller.door.ask(ASK, id=object_id))
    for name, target in (
        ("navigationMenuItems", "targetObjectMetadataId"),
        ("commandMenuItems", "navigationTargetObjectMetadataId"),
    ):
        found[name] = [each for each in found[name] if each[target] == object_id]
    return found


def test_a_new_object_has_views_a_page_and_ways_to_it(modeller: Modeller):
    made = modeller.create_object()
    found = about(modeller, made["id"])
    assert {each["type"] for each in found["getViews"]} == {"TABLE", "FIELDS_WIDGET"}
    (page,) = found["getPageLayouts"]
    assert [each["title"] for each in page["tabs"]] == ["Home", "Timeline", "Tasks", "Notes", "Files"]
    assert page["tabs"][0]["widgets"][0]["configuration"]["viewId"]
    assert [each["type"] for each in found["navigationMenuItems"]] == ["OBJECT"]
    assert [each["label"] for each in found["commandMenuItems"]] == [f"Go to {made['labelPlural']}"]


def test_all_of_it_goes_with_the_object(modeller: Modeller):
    made = modeller.create_object()
    modeller.delete_object(made["id"])
    assert about(modeller, made["id"]) == {
        "getViews": [],
        "getPageLayouts": [],
        "navigationMenuItems": [],
        "commandMenuItems": [],
    }
