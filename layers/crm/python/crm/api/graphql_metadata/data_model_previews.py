"""What changes of the data model would do, on the metadata door."""

from __future__ import annotations

from enum import Enum
from typing import Self
from uuid import UUID

import strawberry

from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.data_model_answers import permitted
from crm.api.graphql_metadata.data_model_inputs import (
    CreateOneFieldMetadataInput,
    CreateOneObjectInput,
    DeleteOneFieldInput,
    DeleteOneObjectInput,
    RestoreInput,
)
from crm.api.graphql_metadata.data_model_updates import (
    CreateOneIndexInput,
    UpdateOneFieldMetadataInput,
    UpdateOneObjectInput,
)
from crm.features.data_model import bin as bin_
from crm.features.data_model import service
from crm.features.data_model.previewing import Preview, preview_of
from crm.kit.errors import BadUserInput


@strawberry.enum
class DependantEffect(Enum):
    """What becomes of something that rests on what changes."""

    REMOVED = "removed"
    CHANGED = "changed"
    BLOCKS = "blocks"


@strawberry.type
class DataModelStep:
    """One step of a change; `rows` is how many records it reads or writes."""

    kind: str
    description: str
    table: str
    column: str | None
    is_destructive: bool
    is_rewrite: bool
    rows: float


@strawberry.type
class DataModelDependant:
    """Something that rests on what changes."""

    kind: str
    id: UUID
    name: str
    effect: DependantEffect


@strawberry.type
class DataModelChangePreview:
    """What a change would do."""

    steps: list[DataModelStep]
    dependants: list[DataModelDependant]
    is_long: bool
    is_destructive: bool

    @classmethod
    def of(cls, preview: Preview) -> Self:
        """The preview as this door shows it."""
        return cls(
            steps=[
                DataModelStep(
                    kind=each.step.kind,
                    description=each.step.description,
                    table=each.step.table,
                    column=each.step.column,
                    is_destructive=each.step.is_destructive,
                    is_rewrite=each.step.is_rewrite,
                    rows=each.rows,
                )
                for each in preview.steps
            ],
            dependants=[
                DataModelDependant(kind=each.kind, id=each.id, name=each.name, effect=DependantEffect(each.effect))
                for each in preview.dependants
            ],
            is_long=preview.is_long,
            is_destructive=any(each.step.is_destructive for each in preview.steps),
        )


@strawberry.type
class Queries:
    """What would be, if one of the mutations of the same input were sent. Each takes one input."""

    @strawberry.field
    def preview_object_change(
        self,
        info: Info,
        create: CreateOneObjectInput | None = None,
        update: UpdateOneObjectInput | None = None,
        delete: DeleteOneObjectInput | None = None,
        restore: RestoreInput | None = None,
    ) -> DataModelChangePreview:
        """What a change of an object would do."""
        owner, workspace_id = permitted(info)
        _require_one(create, update, delete, restore)
        if create:
            outcome = service.create_object(owner, workspace_id, create.object.wanted(), is_dry_run=True)
        elif update:
            outcome = service.update_objects(owner, workspace_id, [update.asked()], is_dry_run=True)
        elif delete:
            outcome = service.delete_object(owner, workspace_id, delete.id, is_dry_run=True)
        elif restore:
            outcome = bin_.restore_object(owner, workspace_id, restore.id, is_dry_run=True)
        return DataModelChangePreview.of(preview_of(owner, outcome))

    @strawberry.field
    def preview_field_change(
        self,
        info: Info,
        create: CreateOneFieldMetadataInput | None = None,
        update: UpdateOneFieldMetadataInput | None = None,
        delete: DeleteOneFieldInput | None = None,
        restore: RestoreInput | None = None,
    ) -> DataModelChangePreview:
        """What a change of a field would do."""
        owner, workspace_id = permitted(info)
        _require_one(create, update, delete, restore)
        if create:
            object_id, wanted = create.field.object_metadata_id, create.field.wanted()
            outcome = service.create_field(owner, workspace_id, object_id, wanted, is_dry_run=True)
        elif update:
            outcome = service.update_field(owner, workspace_id, update.asked(), is_dry_run=True)
        elif delete:
            outcome = service.delete_field(owner, workspace_id, delete.id, is_dry_run=True)
        elif restore:
            outcome = bin_.restore_field(owner, workspace_id, restore.id, is_dry_run=True)
        return DataModelChangePreview.of(preview_of(owner, outcome))

    @strawberry.field
    def preview_index_change(self, info: Info, create: CreateOneIndexInput) -> DataModelChangePreview:
        """What a new index would do."""
        owner, workspace_id = permitted(info)
        outcome = service.create_index(owner, workspace_id, create.index.wanted(), is_dry_run=True)
        return DataModelChangePreview.of(preview_of(owner, outcome))


def _require_one(*inputs: object) -> None:
    if sum(each is not None for each in inputs) != 1:
        raise BadUserInput("Give one of create, update, delete and restore", sub_code="INVALID_INPUT")
