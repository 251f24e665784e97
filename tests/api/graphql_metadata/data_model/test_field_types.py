"""A field of every type that people may add."""

from __future__ import annotations

from typing import Any

import pytest

from crm.kit.database import Database
from crm.kit.ids import base36, uuid7
from tests.api.graphql_metadata.data_model.modeller import Modeller
from tests.factories.workspaces import Workspace, make_workspace

RED = {"value": "RED", "label": "Red", "color": "red"}
PLAIN = [
    ("TEXT", '"x"', "x", {}),
    ("NUMBER", "1.5", 1.5, {}),
    ("NUMBER", "2", 2, {"settings": {"dataType": "int"}}),
    ("NUMERIC", '"3"', 3, {}),
    ("BOOLEAN", "true", True, {"defaultValue": False, "isNullable": False}),
    ("DATE", '"2030-01-02"', "2030-01-02", {}),
    ("DATE_TIME", '"2030-01-02T03:04:05.678Z"', "2030-01-02T03:04:05.678Z", {"defaultValue": "now"}),
    ("UUID", '"20202020-1c25-4d02-bf25-6aeccf7ea419"', "20202020-1c25-4d02-bf25-6aeccf7ea419", {}),
    ("SELECT", "RED", "RED", {"options": [RED], "defaultValue": "'RED'"}),
    ("MULTI_SELECT", "[RED]", ["RED"], {"options": [RED], "defaultValue": ["'RED'"]}),
    ("RATING", "RATING_3", "RATING_3", {}),
    ("ARRAY", '["a"]', ["a"], {}),
    ("RAW_JSON", "{a: 1}", {"a": 1}, {}),
]
COMPOSITES = [
    ("FULL_NAME", "firstName", '"Ada"', "Ada"),
    ("EMAILS", "primaryEmail", '"ada@example.com"', "ada@example.com"),
    ("PHONES", "primaryPhoneNumber", '"+33612345678"', "612345678"),
    ("LINKS", "primaryLinkUrl", '"https://example.com"', "https://example.com"),
    ("CURRENCY", "amountMicros", '"1000000"', 1000000),
    ("ADDRESS", "addressCity", '"Oslo"', "Oslo"),
    ("RICH_TEXT", "markdown", '"Hello"', "Hello"),
]


@pytest.fixture(scope="module")
def workspace(owner_database: Database) -> Workspace:
    """One for all tests: every field has a name of its own."""
    return make_workspace(owner_database)


@pytest.mark.parametrize(("type_", "written", "read", "given"), PLAIN)
def test_a_new_field_is_written_and_read(
    modeller: Modeller, type_: str, written: str, read: Any, given: dict[str, Any]
):
    name = f"f{base36(uuid7())}"
    made = modeller.create_field(modeller.object_id("company"), type_, name, **given)
    assert (made["name"], made["type"], made["isCustom"], made["isActive"]) == (name, type_, True, True)
    assert made["defaultValue"] == given.get("defaultValue")
    created = modeller.records.ask(f"mutation {{ createCompany(data: {{{name}: {written}}}) {{ {name} }} }}")
    assert created["createCompany"][name] == read


@pytest.mark.parametrize(("type_", "part", "written", "read"), COMPOSITES)
def test_a_new_composite_is_written_and_read(modeller: Modeller, type_: str, part: str, written: str, read: Any):
    name = f"f{base36(uuid7())}"
    modeller.create_field(modeller.object_id("company"), type_, name)
    made = modeller.records.ask(
        f"mutation {{ createCompany(data: {{{name}: {{{part}: {written}}}}}) {{ {name} {{ {part} }} }} }}"
    )
    assert str(made["createCompany"][name][part]) == str(read)
