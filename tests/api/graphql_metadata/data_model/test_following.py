"""What an object comes with beside its table, what goes with it, and what comes back."""

from __future__ import annotations

from typing import Any

from tests.api.graphql_metadata.data_model.modeller import Modeller

ASK = """query($id: String) {
    getViews(objectMetadataId: $id) { type objectMetadataId }
    getPageLayouts(objectMetadataId: $id) { type tabs { title widgets { type configuration {
        ... on FieldsConfiguration { viewId } } } } }
    navigationMenuItems { type targetObjectMetadataId }
    commandMenuItems { id engineComponentKey label navigationTargetObjectMetadataId } }"""


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


def test_all_of_it_goes_with_the_object_and_comes_back(modeller: Modeller):
    made = modeller.create_object()
    before = about(modeller, made["id"])
    modeller.delete_object(made["id"])
    assert about(modeller, made["id"]) == {name: [] for name in before}
    restore = "mutation($i: RestoreInput!) { restoreOneObject(input: $i) { id } }"
    modeller.door.ask(restore, i={"id": made["id"]})
    assert about(modeller, made["id"]) == before


def test_the_way_to_an_object_is_called_as_it_is(modeller: Modeller):
    made = modeller.create_object()
    modeller.update_object(made["id"], labelPlural="Vessels")
    (way,) = about(modeller, made["id"])["commandMenuItems"]
    assert way["label"] == "Go to Vessels"
    change = "mutation($i: UpdateCommandMenuItemInput!) { updateCommandMenuItem(input: $i) { id } }"
    modeller.door.ask(change, i={"id": way["id"], "label": "To sea"})
    modeller.update_object(made["id"], labelPlural="Boats")
    assert about(modeller, made["id"])["commandMenuItems"] == [way | {"label": "To sea"}]


def test_a_widget_goes_with_its_field_and_comes_back(modeller: Modeller):
    made = modeller.create_object()
    field = modeller.create_field(made["id"], "NUMBER", "draught")
    tab = "{ tabs { id } }"
    (page,) = modeller.door.ask(f"query($id: String) {{ getPageLayouts(objectMetadataId: $id) {tab} }}", id=made["id"])[
        "getPageLayouts"
    ]
    widget = {
        "pageLayoutTabId": page["tabs"][0]["id"],
        "title": "Draught",
        "type": "FIELD",
        "configuration": {
            "configurationType": "FIELD",
            "fieldMetadataId": field["id"],
            "fieldDisplayMode": "FIELD",
        },
    }
    create = "mutation($i: CreatePageLayoutWidgetInput!) { createPageLayoutWidget(input: $i) { id } }"
    modeller.door.ask(create, i=widget)
    before = about(modeller, made["id"])
    modeller.delete_field(field["id"])
    after = about(modeller, made["id"])
    types = [each["type"] for each in after["getPageLayouts"][0]["tabs"][0]["widgets"]]
    assert types == ["FIELDS"]
    modeller.door.ask("mutation($i: RestoreInput!) { restoreOneField(input: $i) { id } }", i={"id": field["id"]})
    assert about(modeller, made["id"]) == before
