"""Views follow what people do to the data model, at the door where they do it."""

from __future__ import annotations

from typing import Any

from tests.api.graphql_metadata.data_model.modeller import Modeller

VIEWS = """query($id: String) { getViews(objectMetadataId: $id) { id name type key viewGroups { fieldValue position }
    viewFields { fieldMetadataId isVisible } viewFilters { fieldMetadataId value } viewSorts { fieldMetadataId } } }"""
CREATE = "mutation($i: CreateViewInput!) { createView(input: $i) { id } }"
FILTER = "mutation($i: CreateViewFilterInput!) { createViewFilter(input: $i) { id } }"
RESTORE = "mutation($i: RestoreInput!) { restoreOneField(input: $i) { id } }"
PREVIEW = "query($i: DeleteOneFieldInput!) { previewFieldChange(delete: $i) { dependants { kind name effect } } }"


def option(value: str, **given: Any) -> dict[str, Any]:
    return {"value": value, "label": value.capitalize(), "color": "red", **given}


def views(modeller: Modeller) -> dict[str, dict[str, Any]]:
    found = modeller.door.ask(VIEWS, id=modeller.object_id("company"))["getViews"]
    return {each["name"]: each for each in found}


def board(modeller: Modeller) -> dict[str, Any]:
    """A field of companies with a board that it divides, and a condition."""
    company = modeller.object_id("company")
    made = modeller.create_field(company, "SELECT", "shade", options=[option(each) for each in ("RED", "BLUE", "PINK")])
    about = {"name": "Shades", "icon": "", "objectMetadataId": company, "type": "KANBAN"}
    view = modeller.door.ask(CREATE, i={**about, "mainGroupByFieldMetadataId": made["id"]})["createView"]["id"]
    condition = {"viewId": view, "fieldMetadataId": made["id"], "operand": "IS", "value": ["RED", "PINK"]}
    modeller.door.ask(FILTER, i=condition)
    return made


def values(view: dict[str, Any]) -> list[str]:
    return [each["fieldValue"] for each in sorted(view["viewGroups"], key=lambda each: each["position"])]


def test_options_that_are_swapped_removed_and_new(modeller: Modeller):
    made = board(modeller)
    assert values(views(modeller)["Shades"]) == ["RED", "BLUE", "PINK", ""]
    red, blue, _pink = made["options"]
    swapped = [{**red, "value": "BLUE"}, {**blue, "value": "RED"}, option("LIME")]
    modeller.update_field(made["id"], options=swapped)
    after = views(modeller)["Shades"]
    assert values(after) == ["BLUE", "RED", "", "LIME"]
    assert [each["value"] for each in after["viewFilters"]] == [["BLUE"]]


def test_a_value_may_go_to_another_option(modeller: Modeller):
    made = board(modeller)
    red, _blue, pink = made["options"]
    modeller.update_field(made["id"], options=[{**red, "value": "BLUE"}, pink])
    after = views(modeller)["Shades"]
    assert values(after) == ["BLUE", "PINK", ""]
    assert [each["value"] for each in after["viewFilters"]] == [["BLUE", "PINK"]]


def test_a_field_takes_its_board_into_the_bin_and_back(modeller: Modeller):
    made = board(modeller)
    before = views(modeller)
    shown = [each for each in before["All Companies"]["viewFields"] if each["fieldMetadataId"] == made["id"]]
    assert [each["isVisible"] for each in shown] == [True]
    told = modeller.door.ask(PREVIEW, i={"id": made["id"]})["previewFieldChange"]["dependants"]
    assert {"kind": "view", "name": "Shades", "effect": "REMOVED"} in told
    modeller.update_field(made["id"], isActive=False)
    modeller.delete_field(made["id"])
    gone = views(modeller)
    assert "Shades" not in gone
    assert made["id"] not in {each["fieldMetadataId"] for each in gone["All Companies"]["viewFields"]}
    modeller.door.ask(RESTORE, i={"id": made["id"]})
    modeller.update_field(made["id"], isActive=True)
    assert views(modeller) == before


def test_the_list_is_called_as_the_object_is(modeller: Modeller):
    modeller.update_object(modeller.object_id("company"), labelPlural="Firms")
    assert "All Firms" in views(modeller)
