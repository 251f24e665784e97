"""Changes of objects and fields on the metadata door."""

from __future__ import annotations

import strawberry

from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.data_model_answers import after_change, field_of, index_of, object_of, permitted
from crm.api.graphql_metadata.data_model_inputs import (
    CreateOneFieldMetadataInput,
    CreateOneObjectInput,
    DeleteOneFieldInput,
    DeleteOneObjectInput,
)
from crm.api.graphql_metadata.data_model_updates import (
    CreateOneIndexInput,
    DeleteOneIndexInput,
    UpdateOneFieldMetadataInput,
    UpdateOneObjectInput,
)
from crm.api.graphql_metadata.object_types import FieldView, IndexView, ObjectView
from crm.features.data_model import service


@strawberry.type
class Mutations:
    """What may be done with objects and fields."""

    @strawberry.mutation
    def create_one_object(self, info: Info, input: CreateOneObjectInput) -> ObjectView:
        """A new object with its fields."""
        owner, workspace_id = permitted(info)
        wanted = input.object.wanted()
        outcome = service.create_object(owner, workspace_id, wanted, is_dry_run=bool(input.dry_run))
        return object_of(after_change(info, outcome.change.after, is_dry_run=bool(input.dry_run)), wanted.id)

    @strawberry.mutation
    def update_one_object(self, info: Info, input: UpdateOneObjectInput) -> ObjectView:
        """Change an object; what goes by its names follows."""
        owner, workspace_id = permitted(info)
        outcome = service.update_objects(owner, workspace_id, [input.asked()], is_dry_run=bool(input.dry_run))
        return object_of(after_change(info, outcome.change.after, is_dry_run=bool(input.dry_run)), input.id)

    @strawberry.mutation
    def update_many_objects(self, info: Info, inputs: list[UpdateOneObjectInput]) -> list[ObjectView]:
        """Change several objects, all or none of them; a dry run of one is a dry run of all."""
        owner, workspace_id = permitted(info)
        is_dry_run = any(each.dry_run for each in inputs)
        outcome = service.update_objects(owner, workspace_id, [each.asked() for each in inputs], is_dry_run=is_dry_run)
        after = after_change(info, outcome.change.after, is_dry_run=is_dry_run)
        return [object_of(after, each.id) for each in inputs]

    @strawberry.mutation
    def delete_one_object(self, info: Info, input: DeleteOneObjectInput) -> ObjectView:
        """Put an object in the bin, with its records; what it was."""
        owner, workspace_id = permitted(info)
        outcome = service.delete_object(owner, workspace_id, input.id, is_dry_run=bool(input.dry_run))
        info.context.renew()
        return object_of(outcome.change.before, input.id)

    @strawberry.mutation
    def create_one_field(self, info: Info, input: CreateOneFieldMetadataInput) -> FieldView:
        """A new field, with the other side of its relation."""
        owner, workspace_id = permitted(info)
        wanted, object_id = input.field.wanted(), input.field.object_metadata_id
        outcome = service.create_field(owner, workspace_id, object_id, wanted, is_dry_run=bool(input.dry_run))
        return field_of(after_change(info, outcome.change.after, is_dry_run=bool(input.dry_run)), wanted.id)

    @strawberry.mutation
    def update_one_field(self, info: Info, input: UpdateOneFieldMetadataInput) -> FieldView:
        """Change a field; what goes by its name, and the values of records, follow."""
        owner, workspace_id = permitted(info)
        outcome = service.update_field(owner, workspace_id, input.asked(), is_dry_run=bool(input.dry_run))
        return field_of(after_change(info, outcome.change.after, is_dry_run=bool(input.dry_run)), input.id)

    @strawberry.mutation
    def delete_one_field(self, info: Info, input: DeleteOneFieldInput) -> FieldView:
        """Put a field in the bin, with its values; what it was."""
        owner, workspace_id = permitted(info)
        outcome = service.delete_field(owner, workspace_id, input.id, is_dry_run=bool(input.dry_run))
        info.context.renew()
        return field_of(outcome.change.before, input.id)

    @strawberry.mutation
    def create_one_index(self, info: Info, input: CreateOneIndexInput) -> IndexView:
        """A new index of an object."""
        owner, workspace_id = permitted(info)
        wanted = input.index.wanted()
        outcome = service.create_index(owner, workspace_id, wanted, is_dry_run=bool(input.dry_run))
        info.context.renew()
        return index_of(outcome.change.after, wanted.id)

    @strawberry.mutation
    def delete_one_index(self, info: Info, input: DeleteOneIndexInput) -> IndexView:
        """Take away an index that people made; what it was."""
        owner, workspace_id = permitted(info)
        outcome = service.delete_index(owner, workspace_id, input.id)
        info.context.renew()
        return index_of(outcome.change.before, input.id)
