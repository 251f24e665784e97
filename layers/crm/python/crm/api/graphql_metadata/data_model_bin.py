"""The bin of the data model on the metadata door."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import strawberry

from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.data_model_answers import after_change, field_of, object_of, permitted
from crm.api.graphql_metadata.data_model_inputs import RestoreInput
from crm.api.graphql_metadata.object_enums import FieldMetadataType
from crm.api.graphql_metadata.object_types import FieldView, ObjectView
from crm.features.data_model import bin as bin_
from crm.features.data_model_jobs.purging import KEPT_FOR
from crm.metadata.changes.finding import find_object


@strawberry.type
class DeletedObject:
    """An object in the bin. Its fields, records and relations lie there with it."""

    id: UUID
    name_singular: str
    name_plural: str
    label_singular: str
    label_plural: str
    icon: str | None
    color: str | None
    deleted_at: datetime
    purged_at: datetime


@strawberry.type
class DeletedField:
    """A field in the bin, of an object that is not."""

    id: UUID
    type: FieldMetadataType
    name: str
    label: str
    icon: str | None
    object_metadata_id: UUID
    object_label: str
    deleted_at: datetime
    purged_at: datetime


@strawberry.type
class Queries:
    """What may be asked of the bin."""

    @strawberry.field
    def deleted_objects(self, info: Info) -> list[DeletedObject]:
        """The objects in the bin, the last one first."""
        _, workspace_id = permitted(info)
        return [
            DeletedObject(
                id=each.id,
                name_singular=each.name_singular,
                name_plural=each.name_plural,
                label_singular=each.label_singular,
                label_plural=each.label_plural,
                icon=each.icon,
                color=each.color,
                deleted_at=binned.deleted_at,
                purged_at=binned.deleted_at + KEPT_FOR,
            )
            for binned in bin_.list_bin(info.context.stores.database, workspace_id)
            for each in binned.objects
            if not each.is_system
        ]

    @strawberry.field
    def deleted_fields(self, info: Info, object_metadata_id: UUID | None = None) -> list[DeletedField]:
        """The fields in the bin that can come back by themselves, of one object or of all, the last one first."""
        _, workspace_id = permitted(info)
        snapshot = info.context.caller.snapshot
        return [
            DeletedField(
                id=each.field.id,
                type=FieldMetadataType[each.field.type],
                name=each.field.name,
                label=each.field.label,
                icon=each.field.icon,
                object_metadata_id=owner.id,
                object_label=owner.label_singular,
                deleted_at=binned.deleted_at,
                purged_at=binned.deleted_at + KEPT_FOR,
            )
            for binned in bin_.list_bin(info.context.stores.database, workspace_id)
            if all(one.is_system for one in binned.objects)
            for each in binned.fields
            if (owner := find_object(snapshot, each.owner_id)) is not None and object_metadata_id in (None, owner.id)
        ]


@strawberry.type
class Mutations:
    """What may be done with the bin."""

    @strawberry.mutation
    def restore_one_object(self, info: Info, input: RestoreInput) -> ObjectView:
        """Bring an object back, with its records and relations."""
        owner, workspace_id = permitted(info)
        outcome = bin_.restore_object(owner, workspace_id, input.id, is_dry_run=bool(input.dry_run))
        return object_of(after_change(info, outcome.change.after, is_dry_run=bool(input.dry_run)), input.id)

    @strawberry.mutation
    def restore_one_field(self, info: Info, input: RestoreInput) -> FieldView:
        """Bring a field back, with its values and the other side of its relation."""
        owner, workspace_id = permitted(info)
        outcome = bin_.restore_field(owner, workspace_id, input.id, is_dry_run=bool(input.dry_run))
        return field_of(after_change(info, outcome.change.after, is_dry_run=bool(input.dry_run)), input.id)
