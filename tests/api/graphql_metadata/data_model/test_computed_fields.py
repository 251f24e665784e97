"""Formula and rollup fields, made and taken away at one door, seen at the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from crm.features.data_model.changing import change_model
from crm.metadata.snapshot import Field, Object, Snapshot
from crm.metadata.store import read_snapshot
from tests.api.graphql_metadata.data_model.modeller import CREATE_FIELD, DELETE_FIELD, Modeller, field, problems

FIELD = "fieldMetadata"


def formula(expression: str, **said: Any) -> dict[str, Any]:
    return {"settings": {"formula": {"expression": expression, **said}}}


def test_a_formula_is_made_and_works_at_once(modeller: Modeller):
    company = modeller.object_id("company")
    made = modeller.create_field(company, "TEXT", "shout", **formula('upper(name) & "!"'))
    assert made["isUIEditable"] is False
    assert made["settings"]["formula"]["expression"] == 'upper(name) & "!"'
    modeller.create_field(modeller.object_id("person"), "TEXT", "worksAt", **formula("company.shout"))
    assert "shout" in modeller.column_names("company")
    assert "worksAt" not in modeller.column_names("person")
    text = 'mutation { createCompany(data: {name: "Acme"}) { id shout } }'
    acme = modeller.records.ask(text)["createCompany"]
    assert acme["shout"] == "ACME!"
    text = "mutation($id: ID) { createPerson(data: {companyId: $id}) { worksAt } }"
    assert modeller.records.ask(text, id=acme["id"])["createPerson"] == {"worksAt": "ACME!"}


def test_nobody_is_offered_to_write_a_formula(modeller: Modeller):
    modeller.create_field(modeller.object_id("company"), "TEXT", "shout", **formula("upper(name)"))
    refused = modeller.records.error('mutation { createCompany(data: {shout: "x"}) { id } }')
    assert 'not to include unknown field "shout"' in refused["message"]


@pytest.mark.parametrize(
    ("type_", "given", "words"),
    [
        ("NUMBER", formula("nam + 1"), "Do you mean “name”? (at 0, 3 long)"),
        ("NUMBER", formula("name"), "This gives text, but the field is a number."),
        ("NUMBER", formula(""), "The formula is empty."),
        ("NUMBER", formula("total + 1"), "in a ring: total → total"),
        ("CURRENCY", formula("employees"), "A computed field is of type NUMBER"),
        ("NUMBER", {**formula("employees"), "isUnique": True}, "cannot be unique"),
        ("NUMBER", {**formula("employees"), "defaultValue": 1}, "no default value"),
        ("TEXT", {**formula("name"), "isSearchable": True}, "nor be searched"),
        ("NUMBER", {"settings": {"formula": "employees"}}, "say nothing"),
        ("NUMBER", {"settings": {"rollup": {"operation": "MEDIAN"}}}, "is one of COUNT, SUM"),
        ("NUMBER", {"settings": {"rollup": {"operation": "COUNT"}}}, "a relation of this object to many"),
    ],
)
def test_a_computed_field_that_is_not_right_is_refused(
    modeller: Modeller, type_: str, given: Mapping[str, Any], words: str
):
    wanted = field(modeller.object_id("company"), type_, "total", **given)
    refused = modeller.door.error(CREATE_FIELD, {"i": {"field": wanted}})
    assert problems(refused, FIELD) == ["INVALID_FIELD_INPUT"]
    assert words in str(refused)
    assert "total" not in modeller.column_names("company")


def test_what_a_formula_rests_on_cannot_be_taken_away(modeller: Modeller):
    company = modeller.object_id("company")
    weight = modeller.create_field(company, "NUMBER", "weight")
    heavy = modeller.create_field(company, "BOOLEAN", "isHeavy", **formula("weight > 100"))
    modeller.create_field(modeller.object_id("person"), "TEXT", "load", **formula('if(company.isHeavy, "x")'))
    refused = modeller.door.error(DELETE_FIELD, {"i": {"id": weight["id"]}})
    assert refused["extensions"]["subCode"] == "DEPENDANTS_IN_THE_WAY"
    assert "Isheavy (Companies)" in str(refused)
    assert "Load (People)" in str(refused)
    assert "Load (People)" in str(modeller.door.error(DELETE_FIELD, {"i": {"id": heavy["id"]}}))


def test_a_formula_that_is_taken_away_leaves_no_column(modeller: Modeller):
    made = modeller.create_field(modeller.object_id("company"), "TEXT", "shout", **formula("upper(name)"))
    before = modeller.column_names("company")
    modeller.delete_field(made["id"])
    assert modeller.column_names("company") == before - {"shout"}
    again = modeller.create_field(modeller.object_id("company"), "TEXT", "shout", **formula("lower(name)"))
    text = 'mutation { createCompany(data: {name: "Acme"}) { shout } }'
    assert modeller.records.ask(text)["createCompany"] == {"shout": "acme"}
    assert again["id"] != made["id"]


class Changed:
    """A workspace whose fields are edited by hand."""

    def __init__(self, modeller: Modeller) -> None:
        self._modeller = modeller
        self._owner = modeller.workspace.owner
        self._id = modeller.workspace.snapshot.workspace_id

    @property
    def snapshot(self) -> Snapshot:
        return read_snapshot(self._owner, self._id)

    def expression(self, object_name: str, name: str) -> str:
        return str(self.snapshot.objects[object_name].fields[name].settings["formula"]["expression"])

    def edit(self, object_name: str, field_id: str, **changes: Any) -> None:
        def edited(before: Snapshot) -> Snapshot:
            owner = before.objects[object_name]
            fields = {
                each.name: each
                for each in (_with(one, changes) if one.id == UUID(field_id) else one for one in owner.fields.values())
            }
            return replace(before, objects={**before.objects, object_name: _with_fields(owner, fields)})

        change_model(self._owner, self._id, edited)


def _with(field_: Field, changes: Mapping[str, Any]) -> Field:
    from crm.metadata.build import with_columns

    return with_columns(replace(field_, **changes))


def _with_fields(owner: Object, fields: Mapping[str, Field]) -> Object:
    return replace(owner, fields=fields)


def test_formulas_follow_new_names(modeller: Modeller):
    company = modeller.object_id("company")
    weight = modeller.create_field(company, "NUMBER", "weight")
    options = [{"value": "RED", "label": "Red", "color": "red"}, {"value": "BLUE", "label": "Blue", "color": "blue"}]
    hue = modeller.create_field(company, "SELECT", "hue", options=options)
    modeller.create_field(company, "NUMBER", "double", **formula('weight*2 + if(hue = "RED", 1, 0)'))
    modeller.create_field(modeller.object_id("person"), "NUMBER", "load", **formula("company.weight - company.double"))
    made = modeller.records.ask('mutation { createCompany(data: {name: "A", weight: 5, hue: RED}) { id double } }')
    assert made["createCompany"]["double"] == 11
    changed = Changed(modeller)
    changed.edit("company", weight["id"], name="mass")
    assert changed.expression("company", "double") == 'mass*2 + if(hue = "RED", 1, 0)'
    assert changed.expression("person", "load") == "company.mass - company.double"
    renamed = tuple({**each, "value": "CRIMSON"} if each["value"] == "RED" else each for each in hue["options"])
    changed.edit("company", hue["id"], options=renamed)
    assert changed.expression("company", "double") == 'mass*2 + if(hue = "CRIMSON", 1, 0)'
    text = "mutation($id: UUID!) { updateCompany(id: $id, data: {mass: 6}) { double hue } }"
    answer = modeller.records.ask(text, id=made["createCompany"]["id"])
    assert answer["updateCompany"] == {"double": 13, "hue": "CRIMSON"}


def test_a_formula_that_says_something_else_is_worked_out_anew(modeller: Modeller):
    company = modeller.object_id("company")
    made = modeller.create_field(company, "NUMBER", "size", **formula("employees * 2"))
    triple = modeller.create_field(company, "NUMBER", "more", **formula("size + 1"))
    record = modeller.records.ask('mutation { createCompany(data: {name: "A", employees: 5}) { id size more } }')
    assert record["createCompany"]["more"] == 11
    changed = Changed(modeller)
    changed.edit("company", made["id"], settings={"formula": {"expression": "employees * 3"}})
    text = "query($id: UUID!) { company(filter: {id: {eq: $id}}) { size more } }"
    assert modeller.records.ask(text, id=record["createCompany"]["id"])["company"] == {"size": 15, "more": 16}
    changed.edit("company", made["id"], settings={"formula": {"expression": "employees * 3", "isStored": False}})
    assert "size" not in modeller.column_names("company")
    assert modeller.records.ask(text, id=record["createCompany"]["id"])["company"] == {"size": 15, "more": 16}
    changed.edit("company", triple["id"], name="moreOfIt")
    assert "moreOfIt" in modeller.column_names("company")
