"""What to change of objects and fields, as the metadata door takes it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final
from uuid import UUID

import strawberry
from strawberry import UNSET
from strawberry.scalars import JSON

from crm.api.graphql_metadata.data_model_inputs import as_relation, json_list, json_object
from crm.api.graphql_metadata.object_enums import IndexType, MetadataReadability, ObjectOpenRecordIn
from crm.features.data_model.service import Update
from crm.kit.ids import uuid7
from crm.metadata.changes.indexes import NewIndex
from crm.metadata.changes.translations import Translation

_RENAMED: Final = {
    "label_identifier_field_metadata_id": "label_identifier_id",
    "image_identifier_field_metadata_id": "image_identifier_id",
    "default_value": "default",
}
"""Attributes that the data model knows by a shorter name."""


@strawberry.input
class MetadataTranslationOverrideInput:
    """One text in another language; null takes it away."""

    locale: str
    property: str
    value: str | None = None


@strawberry.input
class UpdateObjectPayload:
    """What to change of an object."""

    label_singular: str | None = UNSET
    label_plural: str | None = UNSET
    name_singular: str | None = UNSET
    name_plural: str | None = UNSET
    description: str | None = UNSET
    icon: str | None = UNSET
    shortcut: str | None = UNSET
    color: str | None = UNSET
    is_active: bool | None = UNSET
    label_identifier_field_metadata_id: UUID | None = UNSET
    image_identifier_field_metadata_id: UUID | None = UNSET
    is_label_synced_with_name: bool | None = UNSET
    is_searchable: bool | None = UNSET
    duplicate_criteria: list[list[str]] | None = UNSET
    open_record_in: ObjectOpenRecordIn | None = UNSET
    readability: MetadataReadability | None = UNSET
    translations: list[MetadataTranslationOverrideInput] | None = UNSET

    def given(self) -> dict[str, Any]:
        """The attributes to change."""
        given = _given(self)
        given.pop("readability", None)
        if given.get("label_identifier_id", UNSET) is None:
            del given["label_identifier_id"]
        if given.get("open_record_in"):
            given["open_record_in"] = given["open_record_in"].value
        return given


@strawberry.input
class UpdateOneObjectInput:
    """Which object, and what to change of it; `ifUpdatedAt` refuses to overwrite what somebody else did since."""

    id: UUID
    update: UpdateObjectPayload
    if_updated_at: datetime | None = None
    dry_run: bool | None = None

    def asked(self) -> Update:
        """The change that is asked for."""
        return Update(self.id, self.update.given(), self.if_updated_at)


@strawberry.input
class UpdateFieldInput:
    """What to change of a field."""

    universal_identifier: str | None = UNSET
    name: str | None = UNSET
    label: str | None = UNSET
    description: str | None = UNSET
    icon: str | None = UNSET
    is_active: bool | None = UNSET
    is_system: bool | None = UNSET
    is_ui_editable: bool | None = strawberry.field(default=UNSET, name="isUIEditable")
    is_ui_read_only: bool | None = strawberry.field(default=UNSET, name="isUIReadOnly")
    is_nullable: bool | None = UNSET
    is_unique: bool | None = UNSET
    is_searchable: bool | None = UNSET
    is_audit_logged: bool | None = UNSET
    default_value: JSON | None = UNSET
    options: JSON | None = UNSET
    settings: JSON | None = UNSET
    object_metadata_id: UUID | None = UNSET
    is_label_synced_with_name: bool | None = UNSET
    morph_relations_update_payload: list[JSON] | None = UNSET
    translations: list[MetadataTranslationOverrideInput] | None = UNSET

    def given(self) -> dict[str, Any]:
        """The attributes to change. What the server decides, or what a field cannot change, is left out.

        Raises:
            BadUserInput: something is no JSON object where one is expected.
        """
        given = _given(self)
        is_read_only = given.pop("is_ui_read_only", None)
        if is_read_only is not None:
            given.setdefault("is_ui_editable", not is_read_only)
        for name in ("universal_identifier", "is_system", "is_audit_logged", "object_metadata_id"):
            given.pop(name, None)
        if "options" in given:
            given["options"] = json_list("options", given["options"])
        if given.get("settings") is not None:
            given["settings"] = json_object("settings", given["settings"])
        targets = given.pop("morph_relations_update_payload", None)
        return {**given, "morphs": [as_relation(each) for each in targets]} if targets else given


@strawberry.input
class UpdateOneFieldMetadataInput:
    """Which field, and what to change of it; `ifUpdatedAt` refuses to overwrite what somebody else did since."""

    id: UUID
    update: UpdateFieldInput
    if_updated_at: datetime | None = None
    dry_run: bool | None = None

    def asked(self) -> Update:
        """The change that is asked for."""
        return Update(self.id, self.update.given(), self.if_updated_at)


@strawberry.input
class CreateIndexFieldInput:
    """A field that an index covers, or a part of one."""

    field_metadata_id: UUID
    sub_field_name: str | None = None


@strawberry.input
class CreateIndexInput:
    """A new index."""

    object_metadata_id: UUID
    fields: list[CreateIndexFieldInput]
    index_type: IndexType
    is_unique: bool | None = None

    def wanted(self) -> NewIndex:
        """The index that is asked for, under a new id."""
        keys = [(each.field_metadata_id, each.sub_field_name or "") for each in self.fields]
        return NewIndex(uuid7(), self.object_metadata_id, keys, self.index_type.value, bool(self.is_unique))


@strawberry.input
class CreateOneIndexInput:
    """A new index; a dry run checks it and changes nothing."""

    index: CreateIndexInput
    dry_run: bool | None = None


@strawberry.input
class DeleteOneIndexInput:
    """Which index to take away."""

    id: UUID


def _given(payload: UpdateObjectPayload | UpdateFieldInput) -> dict[str, Any]:
    """What the client named, null or not, by the names of the data model."""
    given = {_RENAMED.get(name, name): value for name, value in vars(payload).items() if value is not UNSET}
    if given.get("translations") is not None:
        given["translations"] = [Translation(each.locale, each.property, each.value) for each in given["translations"]]
    return given
