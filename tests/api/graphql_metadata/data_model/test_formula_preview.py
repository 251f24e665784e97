"""Formulas while somebody types them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.graphql_metadata.data_model.modeller import Modeller

PREVIEW = """query($i: PreviewFormulaInput!) { previewFormula(input: $i) {
    type isStorable errors { message position length } examples { recordId label value } } }"""


def preview(modeller: Modeller, object_name: str, expression: str, **given: Any) -> dict[str, Any]:
    asked = {"objectMetadataId": modeller.object_id(object_name), "expression": expression, **given}
    return dict(modeller.door.ask(PREVIEW, i=asked)["previewFormula"])


def test_a_formula_is_tried_on_records_that_are_there(modeller: Modeller):
    made = modeller.records.ask('mutation { createCompany(data: {name: "Acme", employees: 4}) { id } }')
    found = preview(modeller, "company", "employees / 3")
    example = {"recordId": made["createCompany"]["id"], "label": "Acme", "value": 1.333333333333}
    assert found == {"type": "NUMBER", "isStorable": True, "errors": [], "examples": [example]}
    modeller.records.ask(
        'mutation($c: ID!) { createPerson(data: {name: {firstName: "Ada", lastName: "B"}, companyId: $c}) { id } }',
        c=made["createCompany"]["id"],
    )
    found = preview(modeller, "person", "company.name & today()")
    assert (found["type"], found["isStorable"]) == ("TEXT", False)
    assert found["examples"][0]["label"] == "Ada B"
    assert found["examples"][0]["value"].startswith("Acme20")


@pytest.mark.parametrize(
    ("expression", "error"),
    [
        ("emploees + 1", {"message": "Do you mean “employees”?", "position": 0, "length": 8}),
        ("employees +", {"message": "where a value should be", "position": 11, "length": 0}),
        ("employees + name", {"message": "“name” is text; a number is needed here.", "position": 12, "length": 4}),
    ],
)
def test_what_is_wrong_comes_with_its_place(modeller: Modeller, expression: str, error: dict[str, Any]):
    found = preview(modeller, "company", expression)
    (told,) = found["errors"]
    assert error["message"] in told["message"]
    assert {**told, "message": error["message"]} == error
    assert (found["type"], found["examples"]) == (None, [])


def test_a_field_that_would_use_itself_is_refused_before_it_is_changed(modeller: Modeller):
    settings = {"formula": {"expression": "employees + 1"}}
    made = modeller.create_field(modeller.object_id("company"), "NUMBER", "more", settings=settings)
    assert preview(modeller, "company", "more * 2")["errors"] == []
    (told,) = preview(modeller, "company", "more * 2", fieldMetadataId=made["id"])["errors"]
    assert "in a ring" in told["message"]


def test_functions_are_listed(modeller: Modeller):
    listed = modeller.door.ask("{ formulaFunctions { name signature description category } }")["formulaFunctions"]
    names = [each["name"] for each in listed]
    assert {"round", "if", "switch", "dateAdd", "contains"} <= {*names}
    assert all(each["description"] for each in listed)
