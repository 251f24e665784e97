"""Fields that cannot be made, or taken away."""

from __future__ import annotations

from typing import Any

import pytest

from crm.kit.database import Database
from tests.api.graphql_metadata.data_model.modeller import CREATE_FIELD, DELETE_FIELD, Modeller, field, problems, to_one
from tests.factories.workspaces import Workspace, make_workspace

FIELD = "fieldMetadata"
RED = {"value": "RED", "label": "Red", "color": "red"}


@pytest.fixture(scope="module")
def workspace(owner_database: Database) -> Workspace:
    """One for all tests: nothing is ever changed."""
    return make_workspace(owner_database)


@pytest.mark.parametrize(
    ("type_", "given", "codes"),
    [
        ("TEXT", {"name": "Shade"}, ["NOT_CAMEL_CASE"]),
        ("TEXT", {"name": "s" * 64}, ["EXCEEDS_MAX_LENGTH"]),
        ("TEXT", {"name": ""}, ["INPUT_TOO_SHORT"]),
        ("TEXT", {"name": "and"}, ["RESERVED_KEYWORD"]),
        ("TEXT", {"name": "every"}, ["RESERVED_KEYWORD"]),
        ("TEXT", {"name": "createdAt"}, ["NOT_AVAILABLE"]),
        ("TEXT", {"name": "name"}, ["NOT_AVAILABLE"]),
        ("TEXT", {"name": "accountOwnerId"}, ["NOT_AVAILABLE"]),
        ("TEXT", {"name": "domainNamePrimaryLinkUrl"}, ["NOT_AVAILABLE"]),
        ("TEXT", {"label": " "}, ["LABEL_REQUIRED"]),
        ("TEXT", {"isLabelSyncedWithName": True, "label": "Hue"}, ["NAME_NOT_SYNCED_WITH_LABEL"]),
        ("TEXT", {"defaultValue": "no quotes"}, ["INVALID_FIELD_INPUT"]),
        ("TEXT", {"options": [RED]}, ["INVALID_FIELD_INPUT"]),
        ("NUMBER", {"defaultValue": "'1'"}, ["INVALID_FIELD_INPUT"]),
        ("NUMBER", {"settings": {"dataType": "roman"}}, ["INVALID_FIELD_INPUT"]),
        ("NUMBER", {"isNullable": False}, ["INVALID_FIELD_INPUT"]),
        ("FILES", {"settings": {"maxNumberOfValues": 11}}, ["INVALID_FIELD_INPUT"]),
        ("BOOLEAN", {"isUnique": True}, ["INVALID_FIELD_INPUT"]),
        ("SELECT", {}, ["INVALID_FIELD_INPUT"]),
        ("SELECT", {"options": []}, ["INVALID_FIELD_INPUT"]),
        ("SELECT", {"options": [RED, RED]}, ["INVALID_FIELD_INPUT"] * 2),
        ("SELECT", {"options": [{**RED, "value": "red"}]}, ["INVALID_FIELD_INPUT"]),
        ("SELECT", {"options": [{**RED, "color": "mauve"}]}, ["INVALID_FIELD_INPUT"]),
        ("SELECT", {"options": [{**RED, "label": ""}]}, ["INVALID_FIELD_INPUT"]),
        ("SELECT", {"options": [RED], "defaultValue": "'BLUE'"}, ["INVALID_FIELD_INPUT"]),
        ("SELECT", {"options": [RED], "defaultValue": "RED"}, ["INVALID_FIELD_INPUT"]),
        ("MULTI_SELECT", {"options": [RED], "defaultValue": ["'BLUE'"]}, ["INVALID_FIELD_INPUT"]),
        ("CURRENCY", {"defaultValue": 5}, ["INVALID_FIELD_INPUT"]),
        ("TS_VECTOR", {}, ["INVALID_FIELD_INPUT"]),
        ("POSITION", {}, ["INVALID_FIELD_INPUT"]),
        ("RELATION", {}, ["FIELD_METADATA_RELATION_MALFORMED"]),
        ("MORPH_RELATION", {"morphRelationsCreationPayload": []}, ["FIELD_METADATA_RELATION_MALFORMED"]),
        ("TEXT", {"name": "Shade", "label": "", "defaultValue": 5},
         ["LABEL_REQUIRED", "NOT_CAMEL_CASE", "INVALID_FIELD_INPUT"]),
    ],
)  # fmt: skip
def test_a_refusal_names_everything_that_is_wrong_and_changes_nothing(
    modeller: Modeller, workspace: Workspace, type_: str, given: dict[str, Any], codes: list[str]
):
    before = workspace.snapshot
    asked = {**field(modeller.object_id("company"), type_, "shade"), **given}
    error = modeller.door.error(CREATE_FIELD, {"i": {"field": asked}})
    assert error["message"] == "Multiple validation errors occurred while creating field"
    (faulty,) = error["extensions"]["errors"][FIELD]
    assert faulty["flatEntityMinimalInformation"]["name"] == asked["name"]
    assert problems(error, FIELD) == codes
    assert workspace.snapshot == before


def test_an_unknown_object_or_target_is_refused(modeller: Modeller, other_workspace: Workspace):
    theirs = str(other_workspace.snapshot.objects["person"].id)
    error = modeller.door.error(CREATE_FIELD, {"i": {"field": field(theirs, "TEXT", "shade")}})
    assert problems(error, FIELD) == ["OBJECT_METADATA_NOT_FOUND"]
    asked = field(modeller.object_id("company"), "RELATION", "founder", **to_one(theirs, "Founded"))
    error = modeller.door.error(CREATE_FIELD, {"i": {"field": asked}})
    assert problems(error, FIELD) == ["OBJECT_METADATA_NOT_FOUND"]


def test_both_sides_of_a_relation_need_names(modeller: Modeller):
    asked = field(modeller.object_id("company"), "RELATION", "name", **to_one(modeller.object_id("person"), "City"))
    error = modeller.door.error(CREATE_FIELD, {"i": {"field": asked}})
    assert problems(error, FIELD) == ["NOT_AVAILABLE"] * 2


@pytest.mark.parametrize(("object_name", "name"), [("person", "city"), ("person", "name"), ("company", "id")])
def test_a_standard_field_stays(modeller: Modeller, object_name: str, name: str):
    error = modeller.door.error(DELETE_FIELD, {"i": {"id": modeller.field_id(object_name, name)}})
    assert error["message"] == "Multiple validation errors occurred while deleting field"
    assert problems(error, FIELD)[0] == "FIELD_MUTATION_NOT_ALLOWED"


def test_a_field_of_another_workspace_is_not_found(modeller: Modeller, other_workspace: Workspace):
    theirs = str(other_workspace.snapshot.objects["person"].fields["city"].id)
    error = modeller.door.error(DELETE_FIELD, {"i": {"id": theirs}})
    assert error["extensions"]["subCode"] == "FIELD_METADATA_NOT_FOUND"
