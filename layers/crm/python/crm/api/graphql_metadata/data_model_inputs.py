"""New objects and fields as the metadata door takes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from crm.api.graphql_metadata.object_enums import FieldMetadataType
from crm.kit.errors import BadUserInput
from crm.kit.ids import uuid7
from crm.metadata.changes.wanted import NewField, NewObject, NewRelation


@strawberry.input
class NewFieldInput:
    """A field of an object that is made with it."""

    type: FieldMetadataType
    name: str
    label: str
    description: str | None = None
    icon: str | None = None
    is_active: bool | None = None
    is_system: bool | None = None
    is_ui_editable: bool | None = strawberry.field(default=None, name="isUIEditable")
    is_ui_read_only: bool | None = strawberry.field(default=None, name="isUIReadOnly")
    is_nullable: bool | None = None
    is_unique: bool | None = None
    is_searchable: bool | None = None
    is_audit_logged: bool | None = None
    default_value: JSON | None = None
    options: JSON | None = None
    settings: JSON | None = None
    is_label_synced_with_name: bool | None = None
    is_remote_creation: bool | None = None
    relation_creation_payload: JSON | None = None
    morph_relations_creation_payload: list[JSON] | None = None

    def wanted(self) -> NewField:
        """The field that is asked for, under a new id.

        Raises:
            BadUserInput: something is no JSON object where one is expected.
        """
        is_read_only = bool(self.is_ui_read_only)
        return NewField(
            id=uuid7(),
            type=self.type.value,
            name=self.name,
            label=self.label,
            description=self.description,
            icon=self.icon,
            default=self.default_value,
            options=json_list("options", self.options),
            settings=json_object("settings", self.settings),
            is_nullable=self.is_nullable is not False,
            is_unique=bool(self.is_unique),
            is_active=self.is_active is not False,
            is_ui_editable=not is_read_only if self.is_ui_editable is None else self.is_ui_editable,
            is_searchable=bool(self.is_searchable),
            is_label_synced_with_name=bool(self.is_label_synced_with_name),
            relation=as_relation(self.relation_creation_payload) if self.relation_creation_payload else None,
            morphs=[as_relation(each) for each in self.morph_relations_creation_payload or ()],
        )


@strawberry.input
class CreateFieldInput(NewFieldInput):
    """A new field."""

    object_metadata_id: UUID


@strawberry.input
class CreateOneFieldMetadataInput:
    """A new field; a dry run checks it and changes nothing."""

    field: CreateFieldInput
    dry_run: bool | None = None


@strawberry.input
class CreateObjectInput:
    """A new object, and fields of its own."""

    name_singular: str
    name_plural: str
    label_singular: str
    label_plural: str
    description: str | None = None
    icon: str | None = None
    shortcut: str | None = None
    color: str | None = None
    skip_name_field: bool | None = None
    is_remote: bool | None = None
    primary_key_column_type: str | None = None
    primary_key_field_metadata_settings: JSON | None = None
    is_label_synced_with_name: bool | None = None
    fields: list[NewFieldInput] | None = None

    def wanted(self) -> NewObject:
        """The object that is asked for, under a new id.

        Raises:
            BadUserInput: something is no JSON object where one is expected.
        """
        return NewObject(
            id=uuid7(),
            name_singular=self.name_singular,
            name_plural=self.name_plural,
            label_singular=self.label_singular,
            label_plural=self.label_plural,
            description=self.description,
            icon=self.icon,
            shortcut=self.shortcut,
            color=self.color,
            has_name=not self.skip_name_field,
            is_label_synced_with_name=bool(self.is_label_synced_with_name),
            fields=[each.wanted() for each in self.fields or ()],
        )


@strawberry.input
class CreateOneObjectInput:
    """A new object; a dry run checks it and changes nothing."""

    object: CreateObjectInput
    dry_run: bool | None = None


@strawberry.input
class DeleteOneObjectInput:
    """Which object to put in the bin."""

    id: UUID
    dry_run: bool | None = None


@strawberry.input
class DeleteOneFieldInput:
    """Which field to put in the bin."""

    id: UUID
    dry_run: bool | None = None


@strawberry.input
class RestoreInput:
    """What to bring back from the bin; a dry run checks whether it can come, and changes nothing."""

    id: UUID
    dry_run: bool | None = None


def as_relation(given: JSON) -> NewRelation:
    """Where a relation leads, as clients give it.

    Raises:
        BadUserInput: it is no JSON object.
    """
    payload = json_object("relationCreationPayload", given)
    target_id = payload.get("targetObjectMetadataId")
    return NewRelation(
        type=str(payload.get("type") or ""),
        target_id=_id(target_id),
        label=str(payload.get("targetFieldLabel") or ""),
        icon=str(payload["targetFieldIcon"]) if payload.get("targetFieldIcon") else None,
    )


def _id(given: Any) -> UUID | None:
    try:
        return UUID(str(given))
    except ValueError:
        return None


def json_object(name: str, given: JSON | None) -> Mapping[str, Any]:
    """A JSON object, empty when none is given.

    Raises:
        BadUserInput: it is something else.
    """
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise BadUserInput(f"{name} must be an object", sub_code="INVALID_FIELD_INPUT")
    return given


def json_list(name: str, given: JSON | None) -> list[Mapping[str, Any]] | None:
    """A JSON list of objects, if one is given.

    Raises:
        BadUserInput: it is something else.
    """
    if given is None:
        return None
    if not isinstance(given, list) or not all(isinstance(each, Mapping) for each in given):
        raise BadUserInput(f"{name} must be a list of objects", sub_code="INVALID_FIELD_INPUT")
    return given
