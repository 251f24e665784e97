"""Somebody who changes the data model, and works with records at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from tests.api.gateway import GraphqlClient
from tests.factories.workspaces import Workspace

OBJECT: Final = """id nameSingular namePlural labelSingular labelPlural description icon shortcut color
    isActive isCustom isSystem isSearchable isLabelSyncedWithName labelIdentifierFieldMetadataId
    imageIdentifierFieldMetadataId duplicateCriteria createdAt updatedAt fieldsList { id name type }
    indexMetadataList { id name isCustom isUnique indexType indexFieldMetadataList { fieldMetadataId subFieldName } }"""
FIELD: Final = """id name type label description icon isActive isCustom isNullable isUnique isSearchable isUIEditable
    defaultValue options settings isLabelSyncedWithName morphId objectMetadataId createdAt updatedAt
    relation { type sourceFieldMetadata { id name } targetFieldMetadata { id name label }
        targetObjectMetadata { id nameSingular } }
    morphRelations { type sourceFieldMetadata { id name } targetObjectMetadata { id nameSingular } }"""
CREATE_OBJECT: Final = f"mutation($i: CreateOneObjectInput!) {{ createOneObject(input: $i) {{ {OBJECT} }} }}"
DELETE_OBJECT: Final = f"mutation($i: DeleteOneObjectInput!) {{ deleteOneObject(input: $i) {{ {OBJECT} }} }}"
CREATE_FIELD: Final = f"mutation($i: CreateOneFieldMetadataInput!) {{ createOneField(input: $i) {{ {FIELD} }} }}"
DELETE_FIELD: Final = f"mutation($i: DeleteOneFieldInput!) {{ deleteOneField(input: $i) {{ {FIELD} }} }}"
UPDATE_OBJECT: Final = f"mutation($i: UpdateOneObjectInput!) {{ updateOneObject(input: $i) {{ {OBJECT} }} }}"
UPDATE_FIELD: Final = f"mutation($i: UpdateOneFieldMetadataInput!) {{ updateOneField(input: $i) {{ {FIELD} }} }}"

SHIP: Final = {"nameSingular": "ship", "namePlural": "ships", "labelSingular": "Ship", "labelPlural": "Ships"}


@dataclass(frozen=True)
class Modeller:
    """The administrator of a workspace at both doors."""

    door: GraphqlClient
    records: GraphqlClient
    workspace: Workspace

    def create_object(self, **given: Any) -> dict[str, Any]:
        """A new object; a ship unless something else is said."""
        return dict(self.door.ask(CREATE_OBJECT, i={"object": {**SHIP, **given}})["createOneObject"])

    def create_field(self, owner: str, type_: str, name: str, **given: Any) -> dict[str, Any]:
        """A new field of the object of an id."""
        return dict(self.door.ask(CREATE_FIELD, i={"field": field(owner, type_, name, **given)})["createOneField"])

    def update_object(self, object_id: str, **given: Any) -> dict[str, Any]:
        """Change an object."""
        return dict(self.door.ask(UPDATE_OBJECT, i={"id": object_id, "update": given})["updateOneObject"])

    def update_field(self, field_id: str, **given: Any) -> dict[str, Any]:
        """Change a field."""
        return dict(self.door.ask(UPDATE_FIELD, i={"id": field_id, "update": given})["updateOneField"])

    def delete_object(self, object_id: str) -> dict[str, Any]:
        """Put an object in the bin, as it must be: deactivated first."""
        self.update_object(object_id, isActive=False)
        return dict(self.door.ask(DELETE_OBJECT, i={"id": object_id})["deleteOneObject"])

    def delete_field(self, field_id: str) -> dict[str, Any]:
        """Put a field in the bin."""
        return dict(self.door.ask(DELETE_FIELD, i={"id": field_id})["deleteOneField"])

    def object_id(self, name: str) -> str:
        """The id of an object by its name."""
        return str(self.workspace.snapshot.objects[name].id)

    def field_id(self, object_name: str, name: str) -> str:
        """The id of a field by its names."""
        return str(self.workspace.snapshot.objects[object_name].fields[name].id)

    def column_names(self, table: str) -> set[str]:
        """What the table really has."""
        query = "select column_name::text from information_schema.columns where table_schema = %s and table_name = %s"
        return {str(name) for (name,) in self.workspace.rows(query, self.workspace.schema, table)}


def field(owner: str, type_: str, name: str, **given: Any) -> dict[str, Any]:
    """The input of a new field."""
    return {"objectMetadataId": owner, "type": type_, "name": name, "label": name.capitalize(), **given}


def to_one(target: str, label: str, **settings: Any) -> dict[str, Any]:
    """What is given of a new relation to one record."""
    payload = {"type": "MANY_TO_ONE", "targetObjectMetadataId": target, "targetFieldLabel": label}
    return {"relationCreationPayload": {**payload, "targetFieldIcon": "IconBox"}, "settings": settings or None}


def problems(error: dict[str, Any], kind: str) -> list[str]:
    """The codes of everything that is wrong with things of a kind."""
    extensions = error["extensions"]
    assert extensions["code"] == "METADATA_VALIDATION_FAILED", error
    return [each["code"] for faulty in extensions["errors"][kind] for each in faulty["errors"]]
