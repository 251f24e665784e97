"""Fields that are turned into another type, and what is in the way of that."""

from __future__ import annotations

from itertools import count
from typing import Any, Final

import pytest

from crm.features.data_model_jobs.fields import Reshaping, start_field
from crm.metadata.changes.converting import NewType, convert_field
from crm.models.transaction import transaction
from tests.api.gateway import GraphqlClient
from tests.api.graphql_metadata.conftest import Connect
from tests.api.graphql_metadata.data_model.modeller import DELETE_FIELD, Modeller, problems
from tests.factories.workspaces import Workspace

JOB: Final = "state doneRows totalRows fieldMetadataId error { message }"
CONVERT: Final = f"mutation($i: ConvertOneFieldInput!) {{ convertOneField(input: $i) {{ {JOB} }} }}"
CONVERSIONS: Final = "query($id: UUID!) { fieldConversions(id: $id) }"
CREATE: Final = "mutation($d: [PersonCreateInput!]!) { createPeople(data: $d) { id } }"
LEVELS: Final = "{ people(orderBy: [{jobTitle: AscNullsFirst}]) { edges { node { level } } } }"


COUNTED: Final = count()


@pytest.fixture
def level(modeller: Modeller) -> str:
    """The id of a text of people."""
    return str(modeller.create_field(modeller.object_id("person"), "TEXT", "level")["id"])


def write(modeller: Modeller, *levels: Any) -> None:
    """People with these levels, in this order."""
    modeller.records.ask(CREATE, d=[{"level": each, "jobTitle": f"{next(COUNTED):05}"} for each in levels])


def levels(modeller: Modeller) -> list[Any]:
    edges = modeller.records.ask(LEVELS)["people"]["edges"]
    return [edge["node"]["level"] for edge in edges]


def convert(modeller: Modeller, field_id: str, type_: str, **given: Any) -> dict[str, Any]:
    return dict(modeller.door.ask(CONVERT, i={"id": field_id, "type": type_, **given})["convertOneField"])


def test_texts_become_numbers_and_records_say_so_at_once(modeller: Modeller, level: str):
    write(modeller, "1", "2.5", None)
    assert levels(modeller) == ["1", "2.5", ""]
    job = convert(modeller, level, "NUMBER")
    assert job == {"state": "DONE", "doneRows": 3, "totalRows": 3, "fieldMetadataId": level, "error": None}
    assert levels(modeller) == [1, 2.5, None]
    write(modeller, 7)
    query = "{ people(filter: {level: {gt: 2}}) { totalCount } }"
    assert modeller.records.ask(query)["people"]["totalCount"] == 2
    assert "Float" in modeller.records.error(CREATE, {"d": [{"level": "seven"}]})["message"]


def test_texts_become_the_options_that_people_wrote(modeller: Modeller, level: str):
    write(modeller, "High", "high ", "1st", "Élevé!", None)
    convert(modeller, level, "SELECT")
    assert levels(modeller) == ["HIGH", "HIGH", "OPTION_1ST", "ELEVE", None]
    field = modeller.workspace.snapshot.objects["person"].fields["level"]
    assert sorted(each["label"] for each in field.options) == ["1st", "High", "Élevé!"]
    convert(modeller, level, "MULTI_SELECT")
    assert levels(modeller) == [["HIGH"], ["HIGH"], ["OPTION_1ST"], ["ELEVE"], []]
    convert(modeller, level, "TEXT")
    assert levels(modeller) == ["High", "High", "1st", "Élevé!", ""]


def test_values_that_would_be_lost_are_counted_and_named(modeller: Modeller, level: str):
    write(modeller, "1", "one", "two", "two")
    error = modeller.door.error(CONVERT, {"i": {"id": level, "type": "NUMBER"}})
    facts = error["extensions"]
    assert (facts["subCode"], facts["count"], facts["values"]) == ("VALUES_WOULD_BE_LOST", 3, ["one", "two"])
    assert facts["fieldMetadataId"] == level
    assert levels(modeller) == ["1", "one", "two", "two"]
    convert(modeller, level, "NUMBER", onUnconvertible="EMPTY")
    assert levels(modeller) == [1, None, None, None]


def test_options_that_are_given_decide(modeller: Modeller, level: str):
    write(modeller, "red", "blue")
    red = [{"value": "CRIMSON", "label": "Red", "color": "red"}]
    error = modeller.door.error(CONVERT, {"i": {"id": level, "type": "SELECT", "options": red}})
    assert error["extensions"]["values"] == ["blue"]
    convert(modeller, level, "SELECT", options=[*red, {"value": "SKY", "label": "Blue", "color": "blue"}])
    assert levels(modeller) == ["CRIMSON", "SKY"]


def test_too_many_values_are_no_options(modeller: Modeller, level: str):
    write(modeller, *map(str, range(101)))
    error = modeller.door.error(CONVERT, {"i": {"id": level, "type": "SELECT"}})
    assert error["extensions"]["subCode"] == "TOO_MANY_VALUES"


def test_what_a_field_may_become_is_told(modeller: Modeller, level: str):
    found = modeller.door.ask(CONVERSIONS, id=level)["fieldConversions"]
    assert {"NUMBER", "DATE", "SELECT", "MULTI_SELECT"} <= {*found}
    assert not {"TEXT", "RELATION", "ACTOR"} & {*found}
    company = modeller.field_id("person", "company")
    assert modeller.door.ask(CONVERSIONS, id=company)["fieldConversions"] == []


@pytest.mark.parametrize(
    ("type_", "given", "code"),
    [
        ("RELATION", {}, "INVALID_FIELD_INPUT"),
        ("ACTOR", {}, "INVALID_FIELD_INPUT"),
        ("SELECT", {"options": []}, "INVALID_FIELD_INPUT"),
        ("SELECT", {"options": [{"value": "no", "label": "No"}]}, "INVALID_FIELD_INPUT"),
        ("NUMBER", {"settings": {"dataType": "roman"}}, "INVALID_FIELD_INPUT"),
        ("NUMBER", {"defaultValue": "one"}, "INVALID_FIELD_INPUT"),
    ],
)
def test_what_makes_no_sense_is_refused(modeller: Modeller, level: str, type_: str, given: dict[str, Any], code: str):
    error = modeller.door.error(CONVERT, {"i": {"id": level, "type": type_, **given}})
    assert problems(error, "fieldMetadata") == [code]


def test_standard_and_unknown_fields_stay(modeller: Modeller, other_workspace: Workspace):
    city = modeller.field_id("person", "city")
    error = modeller.door.error(CONVERT, {"i": {"id": city, "type": "NUMBER"}})
    assert problems(error, "fieldMetadata") == ["FIELD_MUTATION_NOT_ALLOWED"]
    theirs = str(other_workspace.snapshot.objects["person"].fields["city"].id)
    for document, variables in ((CONVERT, {"i": {"id": theirs, "type": "NUMBER"}}), (CONVERSIONS, {"id": theirs})):
        assert modeller.door.error(document, variables)["extensions"]["code"] == "NOT_FOUND"


def test_whoever_may_not_change_the_data_model_is_refused(connect: Connect, modeller: Modeller, level: str):
    member: GraphqlClient = connect(modeller.workspace.sign_in().token)
    for document, variables in ((CONVERT, {"i": {"id": level, "type": "NUMBER"}}), (CONVERSIONS, {"id": level})):
        assert member.error(document, variables)["extensions"]["code"] == "FORBIDDEN"


def test_a_field_that_is_being_turned_waits_for_that(modeller: Modeller, level: str):
    workspace = modeller.workspace
    before = workspace.snapshot
    after = convert_field(before, NewType(before.objects["person"].fields["level"].id, "NUMBER"))
    fields = [each.objects["person"].fields["level"] for each in (before, after)]
    with transaction(workspace.owner) as connection:
        start_field(connection, workspace.id, Reshaping(before.objects["person"], fields[0], fields[1]))
    for document, given in ((CONVERT, {"id": level, "type": "DATE"}), (DELETE_FIELD, {"id": level})):
        error = modeller.door.error(document, {"i": given})
        assert error["extensions"]["subCode"] == "DEPENDANTS_IN_THE_WAY"
        assert error["extensions"]["dependants"][0]["kind"] == "dataModelJob"


def test_what_is_in_the_bin_may_go_at_once(
    connect: Connect, modeller: Modeller, level: str, other_workspace: Workspace
):
    purge = "mutation($id: UUID!) { purgeDeletedMetadata(id: $id) }"
    assert modeller.door.error(purge, {"id": level})["extensions"]["subCode"] == "NOT_IN_BIN"
    modeller.delete_field(level)
    assert len(modeller.column_names("person") - set(modeller.workspace.snapshot.objects["person"].columns)) == 1
    member = connect(modeller.workspace.sign_in().token)
    assert member.error(purge, {"id": level})["extensions"]["code"] == "FORBIDDEN"
    elsewhere = connect(other_workspace.admin.token)
    assert elsewhere.error(purge, {"id": level})["extensions"]["subCode"] == "NOT_IN_BIN"
    assert modeller.door.ask(purge, id=level) == {"purgeDeletedMetadata": True}
    assert modeller.column_names("person") == set(modeller.workspace.snapshot.objects["person"].columns)


def test_what_a_formula_is_worked_out_from_stays(modeller: Modeller, level: str):
    formula = {"formula": {"expression": "upper(level)", "isStored": True}}
    modeller.create_field(modeller.object_id("person"), "TEXT", "loud", settings=formula)
    error = modeller.door.error(CONVERT, {"i": {"id": level, "type": "NUMBER"}})
    assert error["extensions"]["subCode"] == "DEPENDANTS_IN_THE_WAY"
    assert error["extensions"]["dependants"][0]["name"] == "Loud (People)"
