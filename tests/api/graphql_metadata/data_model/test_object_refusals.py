"""Objects that cannot be made."""

from __future__ import annotations

from typing import Any

import pytest

from crm.kit.database import Database
from tests.api.graphql_metadata.data_model.modeller import CREATE_OBJECT, SHIP, Modeller, problems
from tests.factories.workspaces import Workspace, make_workspace

OBJECT = "objectMetadata"


@pytest.fixture(scope="module")
def workspace(owner_database: Database) -> Workspace:
    """One for all tests: nothing is ever changed."""
    return make_workspace(owner_database)


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"nameSingular": "Ship"}, ["NOT_CAMEL_CASE"]),
        ({"nameSingular": "two words"}, ["NOT_CAMEL_CASE"]),
        ({"nameSingular": 'x"; drop'}, ["NOT_CAMEL_CASE"]),
        ({"nameSingular": "s" * 64}, ["EXCEEDS_MAX_LENGTH"]),
        ({"nameSingular": ""}, ["INPUT_TOO_SHORT"]),
        ({"nameSingular": "ships"}, ["INVALID_OBJECT_INPUT"]),
        ({"nameSingular": "person"}, ["NOT_AVAILABLE"]),
        ({"nameSingular": "people"}, ["NOT_AVAILABLE"]),
        ({"namePlural": "company"}, ["NOT_AVAILABLE"]),
        ({"nameSingular": "query"}, ["RESERVED_KEYWORD"]),
        ({"nameSingular": "personDuplicates"}, ["NOT_AVAILABLE"]),
        ({"namePlural": "createPerson"}, ["NOT_AVAILABLE"]),
        ({"nameSingular": "personConnection"}, ["NOT_AVAILABLE"]),
        ({"labelSingular": " "}, ["LABEL_REQUIRED"]),
        ({"labelPlural": "Ship"}, ["INVALID_OBJECT_INPUT"]),
        ({"isLabelSyncedWithName": True, "labelSingular": "Boat"}, ["NAME_NOT_SYNCED_WITH_LABEL"]),
        ({"nameSingular": "Ship", "namePlural": "person", "labelPlural": ""},
         ["LABEL_REQUIRED", "NOT_CAMEL_CASE", "NOT_AVAILABLE"]),
    ],
)  # fmt: skip
def test_a_refusal_names_everything_that_is_wrong_and_changes_nothing(
    modeller: Modeller, workspace: Workspace, given: dict[str, Any], codes: list[str]
):
    before = workspace.snapshot
    error = modeller.door.error(CREATE_OBJECT, {"i": {"object": {**SHIP, **given}}})
    assert error["message"] == "Multiple validation errors occurred while creating object"
    assert problems(error, OBJECT) == codes
    assert workspace.snapshot == before


def test_what_is_wrong_with_fields_of_a_new_object_is_told_field_by_field(modeller: Modeller, workspace: Workspace):
    fields = [
        {"type": "TEXT", "name": "Hull", "label": "Hull"},
        {"type": "SELECT", "name": "rig", "label": "Rig"},
        {"type": "TEXT", "name": "fine", "label": "Fine"},
    ]
    error = modeller.door.error(CREATE_OBJECT, {"i": {"object": {**SHIP, "fields": fields}}})
    faulty = error["extensions"]["errors"]["fieldMetadata"]
    assert [each["flatEntityMinimalInformation"]["name"] for each in faulty] == ["Hull", "rig"]
    assert error["extensions"]["summary"] == {"fieldMetadata": 2, "totalErrors": 2}
    assert "ship" not in workspace.snapshot.objects
