"""Objects and fields as clients of the metadata API read them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
import strawberry
from strawberry.schema.config import StrawberryConfig

from crm.api.graphql_metadata import objects
from crm.api.graphql_metadata.object_enums import FieldMetadataType
from crm.api.graphql_metadata.scalars import SCALARS
from crm.kit.errors import CrmError
from crm.metadata.field_types.catalogue import FIELD_TYPES
from crm.metadata.snapshot import Snapshot
from crm.metadata.standard import standard_objects

WORKSPACE = UUID(int=1)
OBJECTS = standard_objects(WORKSPACE, "2026-01-01T00:00:00.000Z")
CONTEXT = SimpleNamespace(caller=SimpleNamespace(snapshot=Snapshot(WORKSPACE, "", "", 1, OBJECTS, {})))
SCHEMA = strawberry.Schema(query=objects.Queries, config=StrawberryConfig(scalar_map=SCALARS))

OBJECT_ATTRIBUTES = """
    id universalIdentifier nameSingular namePlural labelSingular labelPlural description icon shortcut color isRemote
    isActive isSystem isUIEditable isUICreatable isUIReadOnly isSearchable openRecordIn readability
    readabilityParentFieldUniversalIdentifiers writability applicationId createdAt updatedAt
    labelIdentifierFieldMetadataId imageIdentifierFieldMetadataId isLabelSyncedWithName duplicateCriteria isCustom
"""
FIELD_ATTRIBUTES = """
    id universalIdentifier type name label description icon isActive isSystem isUIEditable writability isUIReadOnly
    isNullable isUnique isSearchable isAuditLogged defaultValue options settings objectMetadataId isLabelSyncedWithName
    morphId createdAt updatedAt applicationId isCustom object { nameSingular }
"""
INDEX_ATTRIBUTES = """
    id name isCustom isUnique indexWhereClause indexType createdAt updatedAt
    indexFieldMetadataList { id fieldMetadataId order subFieldName createdAt updatedAt }
"""


def ask(query: str, **variables: Any) -> dict[str, Any]:
    result = SCHEMA.execute_sync(query, variable_values=variables, context_value=CONTEXT)
    assert not result.errors, result.errors
    assert result.data is not None
    return result.data


def refusal(query: str, **variables: Any) -> CrmError:
    result = SCHEMA.execute_sync(query, variable_values=variables, context_value=CONTEXT)
    assert result.errors
    error = result.errors[0].original_error
    assert isinstance(error, CrmError)
    return error


def names(connection: dict[str, Any]) -> list[str]:
    return [edge["node"].get("nameSingular") or edge["node"]["name"] for edge in connection["edges"]]


def test_every_attribute_of_the_contract_is_there():
    data = ask(
        f"""query ($paging: CursorPaging!, $filter: ObjectFilter!) {{ objects(paging: $paging, filter: $filter) {{
            pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }}
            edges {{ cursor node {{ {OBJECT_ATTRIBUTES}
                fieldsList {{ {FIELD_ATTRIBUTES} }}
                indexMetadataList {{ {INDEX_ATTRIBUTES} }}
                searchFieldMetadataList {{ id fieldMetadataId tsVectorFieldMetadataId position createdAt updatedAt }}
            }} }} }} }}""",
        paging={"first": 1000},
        filter={},
    )
    assert names(data["objects"]) == list(OBJECTS)
    person = data["objects"]["edges"][1]["node"]
    assert person["createdAt"] == "2026-01-01T00:00:00.000Z"
    assert person["duplicateCriteria"] == [
        ["nameFirstName", "nameLastName"],
        ["linkedinLinkPrimaryLinkUrl"],
        ["emailsPrimaryEmail"],
    ]
    assert [field["name"] for field in person["fieldsList"]] == list(OBJECTS["person"].fields)


def test_the_type_enum_is_the_catalogue():
    assert {each.name for each in FieldMetadataType} == set(FIELD_TYPES)


class TestPaging:
    QUERY = """query ($paging: CursorPaging) { objects(paging: $paging) {
        pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor node { nameSingular } } } }"""

    def test_walks_forwards_and_backwards(self):
        first = ask(self.QUERY, paging={"first": 3})["objects"]
        assert names(first) == ["company", "person", "opportunity"]
        assert first["pageInfo"]["hasNextPage"] is True
        second = ask(self.QUERY, paging={"first": 2, "after": first["pageInfo"]["endCursor"]})["objects"]
        assert names(second) == ["task", "note"]
        before = ask(self.QUERY, paging={"last": 2, "before": second["edges"][0]["cursor"]})["objects"]
        assert names(before) == ["person", "opportunity"]

    def test_without_a_page_everything_comes(self):
        assert len(ask(self.QUERY)["objects"]["edges"]) == len(OBJECTS)

    @pytest.mark.parametrize(
        ("paging", "sub_code"),
        [
            ({"first": -1}, "INVALID_ARGS_FIRST"),
            ({"last": -1}, "INVALID_ARGS_LAST"),
            ({"first": 1, "last": 1}, "ARGS_CONFLICT"),
            ({"after": "nowhere"}, "INVALID_CURSOR"),
        ],
    )
    def test_refuses_what_makes_no_sense(self, paging: dict[str, Any], sub_code: str):
        assert refusal(self.QUERY, paging=paging).sub_code == sub_code


class TestFilters:
    QUERY = "query ($filter: ObjectFilter) { objects(filter: $filter) { edges { node { nameSingular } } } }"
    PERSON = str(OBJECTS["person"].id)

    @pytest.mark.parametrize(
        ("wanted", "expected"),
        [
            ({"isSystem": {"is": False}}, {"company", "person", "opportunity", "task", "note"}),
            ({"isSystem": {"isNot": False}, "isSearchable": {"is": True}}, {"workspaceMember"}),
            ({"isActive": {"is": False}}, set()),
            ({"id": {"eq": PERSON}}, {"person"}),
            ({"id": {"in": [PERSON]}, "isActive": {"is": True}}, {"person"}),
            ({"and": [{"id": {"eq": PERSON}}, {"isSystem": {"is": True}}]}, set()),
            ({"or": [{"id": {"eq": PERSON}}, {"isUICreatable": {"is": False}}]}, {"person", "workspaceMember"}),
        ],
    )
    def test_choose_objects(self, wanted: dict[str, Any], expected: set[str]):
        assert set(names(ask(self.QUERY, filter=wanted)["objects"])) == expected

    def test_choose_fields_of_one_object(self):
        page = "fields(paging: {first: 1000}, filter: $filter) { edges { node { name } } }"
        query = f"query ($filter: FieldFilter!) {{ {page} }}"
        wanted = {"objectMetadataId": {"eq": self.PERSON}, "isSystem": {"is": True}}
        assert set(names(ask(query, filter=wanted)["fields"])) == {
            "id",
            "avatarUrl",
            "avatarFile",
            "position",
            "searchVector",
        }

    def test_choose_inside_an_object(self):
        query = (
            "query ($id: UUID!) { object(id: $id) { fields(paging: {first: 2}, filter: {isSystem: {is: false}}) "
            "{ edges { node { name } } } indexMetadatas(filter: {isCustom: {is: true}}) { edges { node { name } } } } }"
        )
        found = ask(query, id=self.PERSON)["object"]
        assert names(found["fields"]) == ["createdAt", "updatedAt"]
        assert names(found["indexMetadatas"]) == []


class TestRelations:
    SIDES = """{ type
        sourceObjectMetadata { id nameSingular namePlural } targetObjectMetadata { id nameSingular namePlural }
        sourceFieldMetadata { id name } targetFieldMetadata { id name } }"""

    def test_name_both_sides(self):
        field = OBJECTS["person"].fields["company"]
        found = ask(
            f"query ($id: UUID!) {{ field(id: $id) {{ settings morphRelations {{ type }} relation {self.SIDES} }} }}",
            id=str(field.id),
        )
        assert found["field"]["settings"] == {
            "relationType": "MANY_TO_ONE",
            "onDelete": "SET_NULL",
            "joinColumnName": "companyId",
        }
        assert found["field"]["morphRelations"] is None
        relation = found["field"]["relation"]
        assert relation["type"] == "MANY_TO_ONE"
        assert relation["sourceObjectMetadata"]["nameSingular"] == "person"
        assert relation["targetObjectMetadata"]["namePlural"] == "companies"
        assert (relation["sourceFieldMetadata"]["name"], relation["targetFieldMetadata"]["name"]) == (
            "company",
            "people",
        )

    def test_of_a_choice_name_every_target(self):
        field = OBJECTS["noteTarget"].fields["targetPerson"]
        found = ask(
            f"query ($id: UUID!) {{ field(id: $id) {{ relation {{ type }} morphRelations {self.SIDES} }} }}",
            id=str(field.id),
        )
        assert found["field"]["relation"] is None
        targets = [each["targetObjectMetadata"]["nameSingular"] for each in found["field"]["morphRelations"]]
        assert targets == ["person", "company", "opportunity"]


def test_indexes_are_the_real_ones():
    query = f"query ($id: UUID!) {{ object(id: $id) {{ indexMetadataList {{ {INDEX_ATTRIBUTES} }} }} }}"
    indexes = ask(query, id=str(OBJECTS["person"].id))["object"]["indexMetadataList"]
    unique = next(each for each in indexes if each["isUnique"])
    assert unique["name"] == "person_emailsPrimaryEmail_key"
    assert unique["indexWhereClause"] == '"deletedAt" IS NULL'
    assert unique["indexFieldMetadataList"][0]["subFieldName"] == "primaryEmail"
    assert unique["indexFieldMetadataList"][0]["fieldMetadataId"] == str(OBJECTS["person"].fields["emails"].id)


@pytest.mark.parametrize(
    ("root", "sub_code"), [("object", "OBJECT_METADATA_NOT_FOUND"), ("field", "FIELD_METADATA_NOT_FOUND")]
)
def test_what_another_workspace_has_is_not_found(root: str, sub_code: str):
    other = standard_objects(UUID(int=2))["person"]
    wanted = other.id if root == "object" else other.fields["emails"].id
    assert refusal(f"query ($id: UUID!) {{ {root}(id: $id) {{ id }} }}", id=str(wanted)).sub_code == sub_code
