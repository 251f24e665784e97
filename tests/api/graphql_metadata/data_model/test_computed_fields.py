"""Formula and rollup fields, made and taken away at one door, seen at the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.api.graphql_metadata.data_model.modeller import (
    CREATE_FIELD,
    DELETE_FIELD,
    DELETE_OBJECT,
    UPDATE_FIELD,
    Modeller,
    field,
    problems,
    to_one,
)

FIELD = "fieldMetadata"
RESTORE_FIELD = "mutation($i: RestoreInput!) { restoreOneField(input: $i) { id } }"


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


def expression(modeller: Modeller, object_name: str, name: str) -> str:
    """What a formula says now."""
    return str(modeller.workspace.snapshot.objects[object_name].fields[name].settings["formula"]["expression"])


def test_formulas_follow_new_names(modeller: Modeller):
    company = modeller.object_id("company")
    weight = modeller.create_field(company, "NUMBER", "weight")
    options = [{"value": "RED", "label": "Red", "color": "red"}, {"value": "BLUE", "label": "Blue", "color": "blue"}]
    hue = modeller.create_field(company, "SELECT", "hue", options=options)
    modeller.create_field(company, "NUMBER", "double", **formula('weight*2 + if(hue = "RED", 1, 0)'))
    modeller.create_field(modeller.object_id("person"), "NUMBER", "load", **formula("company.weight - company.double"))
    made = modeller.records.ask('mutation { createCompany(data: {name: "A", weight: 5, hue: RED}) { id double } }')
    assert made["createCompany"]["double"] == 11
    modeller.update_field(weight["id"], name="mass")
    assert expression(modeller, "company", "double") == 'mass*2 + if(hue = "RED", 1, 0)'
    assert expression(modeller, "person", "load") == "company.mass - company.double"
    renamed = [{**each, "value": "CRIMSON"} if each["value"] == "RED" else each for each in hue["options"]]
    modeller.update_field(hue["id"], options=renamed)
    assert expression(modeller, "company", "double") == 'mass*2 + if(hue = "CRIMSON", 1, 0)'
    text = "mutation($id: UUID!) { updateCompany(id: $id, data: {mass: 6}) { double hue } }"
    answer = modeller.records.ask(text, id=made["createCompany"]["id"])
    assert answer["updateCompany"] == {"double": 13, "hue": "CRIMSON"}


def test_a_formula_that_says_something_else_is_worked_out_anew(modeller: Modeller):
    company = modeller.object_id("company")
    made = modeller.create_field(company, "NUMBER", "size", **formula("employees * 2"))
    triple = modeller.create_field(company, "NUMBER", "more", **formula("size + 1"))
    record = modeller.records.ask('mutation { createCompany(data: {name: "A", employees: 5}) { id size more } }')
    assert record["createCompany"]["more"] == 11
    modeller.update_field(made["id"], settings={"formula": {"expression": "employees * 3"}})
    text = "query($id: UUID!) { company(filter: {id: {eq: $id}}) { size more } }"
    assert modeller.records.ask(text, id=record["createCompany"]["id"])["company"] == {"size": 15, "more": 16}
    modeller.update_field(made["id"], settings={"formula": {"expression": "employees * 3", "isStored": False}})
    assert "size" not in modeller.column_names("company")
    assert modeller.records.ask(text, id=record["createCompany"]["id"])["company"] == {"size": 15, "more": 16}
    modeller.update_field(triple["id"], name="moreOfIt")
    assert "moreOfIt" in modeller.column_names("company")


def test_a_change_that_a_formula_could_not_follow_is_refused(modeller: Modeller):
    company = modeller.object_id("company")
    options = [{"value": "RED", "label": "Red", "color": "red"}, {"value": "BLUE", "label": "Blue", "color": "blue"}]
    hue = modeller.create_field(company, "SELECT", "hue", options=options)
    made = modeller.create_field(company, "BOOLEAN", "isRed", **formula('hue = "RED"'))
    for change in ({"isActive": False}, {"options": [each for each in hue["options"] if each["value"] == "BLUE"]}):
        refused = modeller.door.error(UPDATE_FIELD, {"i": {"id": hue["id"], "update": change}})
        assert refused["extensions"]["subCode"] == "DEPENDANTS_IN_THE_WAY", change
    for settings in ({"formula": {"expression": "hue"}}, {}):
        refused = modeller.door.error(UPDATE_FIELD, {"i": {"id": made["id"], "update": {"settings": settings}}})
        assert problems(refused, FIELD) == ["INVALID_FIELD_INPUT"], settings
    modeller.records.ask('mutation { createCompany(data: {name: "A", hue: RED}) { id } }')
    assert modeller.records.ask("{ companies { countTrueIsRed } }") == {"companies": {"countTrueIsRed": 1}}


def test_an_index_serves_a_formula_as_long_as_a_column_keeps_it(modeller: Modeller):
    company = modeller.object_id("company")
    made = modeller.create_field(company, "NUMBER", "size", **formula("employees * 2"))
    create = "mutation($i: CreateOneIndexInput!) { createOneIndex(input: $i) { id name } }"

    def wanted(field_id: str) -> dict[str, Any]:
        fields = [{"fieldMetadataId": field_id}]
        return {"index": {"objectMetadataId": company, "indexType": "BTREE", "fields": fields}}

    index = modeller.door.ask(create, i=wanted(made["id"]))["createOneIndex"]
    modeller.update_field(made["id"], settings={"formula": {"expression": "employees * 3"}})
    assert index["name"] in index_names(modeller)
    modeller.update_field(made["id"], settings={"formula": {"expression": "employees * 3", "isStored": False}})
    assert index["name"] not in index_names(modeller)
    assert index["id"] not in {str(each.id) for each in modeller.workspace.snapshot.objects["company"].indexes}
    refused = modeller.door.error(create, {"i": wanted(made["id"])})
    assert "no index can keep it" in str(refused)


def index_names(modeller: Modeller) -> set[str]:
    """What indexes the table of companies really has."""
    query = "select indexname::text from pg_indexes where schemaname = %s and tablename = 'company'"
    return {str(name) for (name,) in modeller.workspace.rows(query, modeller.workspace.schema)}


def test_a_field_that_a_formula_reads_keeps_its_type(modeller: Modeller):
    weight = modeller.create_field(modeller.object_id("company"), "NUMBER", "weight")
    made = modeller.create_field(modeller.object_id("company"), "NUMBER", "double", **formula("weight * 2"))
    convert = "mutation($i: ConvertOneFieldInput!) { convertOneField(input: $i) { id } }"
    refused = modeller.door.error(convert, {"i": {"id": weight["id"], "type": "TEXT"}})
    assert refused["extensions"]["subCode"] == "DEPENDANTS_IN_THE_WAY"
    assert "error" in str(modeller.door.error(convert, {"i": {"id": made["id"], "type": "TEXT"}})).lower()


def test_formulas_come_back_from_the_bin(modeller: Modeller):
    company = modeller.object_id("company")
    made = modeller.create_field(company, "NUMBER", "size", **formula("employees * 2"))
    modeller.delete_field(made["id"])
    modeller.records.ask('mutation { createCompany(data: {name: "A", employees: 4}) { id } }')
    modeller.door.ask(RESTORE_FIELD, i={"id": made["id"]})
    assert modeller.records.ask("{ companies { sumSize } }") == {"companies": {"sumSize": 8}}


def rollup(modeller: Modeller, name: str, operation: str, value: str = "", **said: Any) -> dict[str, Any]:
    """A rollup that companies have over their opportunities."""
    settings = {
        "relationFieldMetadataId": modeller.field_id("company", "opportunities"),
        "operation": operation,
        **({"fieldMetadataId": modeller.field_id("opportunity", value)} if value else {}),
        **said,
    }
    return modeller.create_field(modeller.object_id("company"), "NUMBER", name, settings={"rollup": settings})


def rolled_up(modeller: Modeller, names: str) -> list[Any]:
    (edge,) = modeller.records.ask(f"{{ companies {{ edges {{ node {{ {names} }} }} }} }}")["companies"]["edges"]
    return [edge["node"][name] for name in names.split()]


def add_deal(modeller: Modeller, company: str, amount: int) -> str:
    text = "mutation($d: OpportunityCreateInput!) { createOpportunity(data: $d) { id } }"
    data = {"companyId": company, "amount": {"amountMicros": amount * 1_000_000}, "stage": "NEW"}
    return str(modeller.records.ask(text, d=data)["createOpportunity"]["id"])


def test_rollups_follow_new_names_and_new_meanings(modeller: Modeller):
    company = modeller.records.ask('mutation { createCompany(data: {name: "A"}) { id } }')["createCompany"]["id"]
    add_deal(modeller, company, 5)
    probability = modeller.create_field(modeller.object_id("opportunity"), "NUMBER", "probability")
    count = rollup(modeller, "sure", "COUNT", filter='probability > 50 and stage = "NEW"')
    total = rollup(modeller, "total", "SUM", "amount")
    assert rolled_up(modeller, "sure total") == [0, 5]
    modeller.update_field(probability["id"], name="chance")
    kept = modeller.workspace.snapshot.objects["company"].fields["sure"].settings["rollup"]
    assert kept["filter"] == 'chance > 50 and stage = "NEW"'
    text = "mutation { updateOpportunities(filter: {id: {is: NOT_NULL}}, data: {chance: 60}) { id } }"
    modeller.records.ask(text)
    assert rolled_up(modeller, "sure total") == [1, 5]
    modeller.update_field(count["id"], settings={"rollup": {**kept, "filter": "chance > 70"}}, name="surer")
    assert rolled_up(modeller, "surer total") == [0, 5]
    refused = modeller.door.error(DELETE_FIELD, {"i": {"id": probability["id"]}})
    assert "Sure (Companies)" in str(refused)
    modeller.delete_field(count["id"])
    modeller.delete_field(probability["id"])
    modeller.delete_field(total["id"])
    triggers = "select count(*) from pg_trigger where tgname like 'rolled%%' and tgrelid = %s::regclass"
    table = f'"{modeller.workspace.schema}"."opportunity"'
    assert modeller.workspace.rows(triggers, table) == [(0,)]


def test_rollups_and_hops_follow_an_object_with_a_new_name(modeller: Modeller):
    ship = modeller.create_object()
    owner = modeller.create_field(ship["id"], "RELATION", "owner", **to_one(modeller.object_id("company"), "Ships"))
    modeller.create_field(ship["id"], "TEXT", "flag", **formula("owner.name & ownerId"))
    settings = {"relationFieldMetadataId": owner["relation"]["targetFieldMetadata"]["id"], "operation": "COUNT"}
    modeller.create_field(modeller.object_id("company"), "NUMBER", "fleet", settings={"rollup": settings})
    company = modeller.records.ask('mutation { createCompany(data: {name: "A"}) { id } }')["createCompany"]["id"]
    text = 'mutation($id: ID) { createShip(data: {name: "Fram", ownerId: $id}) { flag } }'
    assert modeller.records.ask(text, id=company)["createShip"]["flag"] == f"A{company}"
    names = {"nameSingular": "boat", "namePlural": "boats", "labelSingular": "Boat", "labelPlural": "Boats"}
    modeller.update_object(ship["id"], **names)
    modeller.update_field(owner["id"], name="holder")
    assert expression(modeller, "boat", "flag") == "holder.name & holderId"
    text = 'mutation($id: ID) { createBoat(data: {name: "Vega", holderId: $id}) { flag } }'
    assert modeller.records.ask(text, id=company)["createBoat"]["flag"] == f"A{company}"
    assert rolled_up(modeller, "fleet") == [2]
    modeller.update_object(ship["id"], isActive=False)
    refused = modeller.door.error(DELETE_OBJECT, {"i": {"id": ship["id"]}})
    assert "Fleet (Companies)" in str(refused)


def test_a_rollup_that_comes_back_knows_what_happened_meanwhile(modeller: Modeller):
    company = modeller.records.ask('mutation { createCompany(data: {name: "A"}) { id } }')["createCompany"]["id"]
    total = rollup(modeller, "total", "SUM", "amount")
    add_deal(modeller, company, 5)
    modeller.delete_field(total["id"])
    add_deal(modeller, company, 6)
    modeller.door.ask(RESTORE_FIELD, i={"id": total["id"]})
    assert rolled_up(modeller, "total") == [11]


def test_many_to_many_is_rolled_up_through_its_junction(modeller: Modeller):
    payload = {"type": "MANY_TO_MANY", "targetObjectMetadataId": modeller.object_id("opportunity")}
    given = {"relationCreationPayload": {**payload, "targetFieldLabel": "Advisers", "targetFieldIcon": "IconUsers"}}
    made = modeller.create_field(modeller.object_id("person"), "RELATION", "advised", **given)
    settings = {
        "relationFieldMetadataId": made["id"],
        "operation": "SUM",
        "fieldMetadataId": modeller.field_id("opportunity", "amount"),
    }
    modeller.create_field(modeller.object_id("person"), "NUMBER", "total", settings={"rollup": settings})
    ada = modeller.records.ask('mutation { createPerson(data: {name: {firstName: "Ada"}}) { id } }')["createPerson"]
    company = modeller.records.ask('mutation { createCompany(data: {name: "A"}) { id } }')["createCompany"]["id"]
    deals = [add_deal(modeller, company, amount) for amount in (3, 4)]
    (junction,) = (each for each in modeller.workspace.snapshot.objects.values() if each.name_singular.endswith("Link"))
    link = (
        f"mutation($p: ID, $o: ID) {{ create{junction.type_name}(data: {{personId: $p, opportunityId: $o}}) {{ id }} }}"
    )
    for deal in deals:
        modeller.records.ask(link, p=ada["id"], o=deal)
    read = "{ people { edges { node { total } } } }"
    assert modeller.records.ask(read)["people"]["edges"] == [{"node": {"total": 7}}]
    change = "mutation($id: UUID!) { updateOpportunity(id: $id, data: {amount: {amountMicros: 9000000}}) { id } }"
    modeller.records.ask(change, id=deals[0])
    modeller.records.ask("mutation($id: UUID!) { deleteOpportunity(id: $id) { id } }", id=deals[1])
    assert modeller.records.ask(read)["people"]["edges"] == [{"node": {"total": 9}}]
    refused = modeller.door.error(DELETE_FIELD, {"i": {"id": made["id"]}})
    assert "Total (People)" in str(refused)
