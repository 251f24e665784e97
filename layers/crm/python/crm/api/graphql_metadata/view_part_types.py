"""What views consist of, as the metadata API shows it."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from functools import cache
from typing import Any, Self
from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.given import column_of
from crm.api.graphql_metadata.view_enums import (
    AggregateOperations,
    ViewFilterGroupLogicalOperator,
    ViewFilterOperand,
    ViewSortDirection,
)
from crm.features.views import reading, schemas
from crm.metadata.standard import application_id

OVERRIDDEN = "Nothing of the workspace's own is overridden"


def columns_of(shown: Any, stored: schemas.Row) -> dict[str, Any]:
    """What a row says, as the attributes of a type of this door."""
    kind: Any = type(stored)
    return {name: getattr(stored, column) for name, column in _columns(shown, kind)}


@cache
def _columns(shown: Any, stored: Any) -> tuple[tuple[str, str], ...]:
    """The attributes that are columns, each with its column."""
    known = {each.name for each in fields(stored)}
    return tuple((each.name, column_of(each.name)) for each in fields(shown) if column_of(each.name) in known)


@strawberry.type
class Shown:
    """What every part has."""

    id: UUID
    view_id: UUID
    workspace_id: UUID
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None

    @classmethod
    def of(cls, stored: schemas.Part) -> Self:
        """The part as this door shows it."""
        return cls(**columns_of(cls, stored))


@strawberry.type
class ViewField(Shown):
    """A column of a table, a line of a card, or a field of a record's page."""

    field_metadata_id: UUID
    is_visible: bool
    size: float
    position: float
    aggregate_operation: AggregateOperations | None
    view_field_group_id: UUID | None
    is_active: bool = True
    is_system_side_effect: bool = False
    is_overridden: bool | None = strawberry.field(default=False, deprecation_reason=OVERRIDDEN)

    @strawberry.field
    def universal_identifier(self) -> UUID:
        """The id: nothing of the workspace's own has another."""
        return self.id

    @strawberry.field
    def application_id(self) -> UUID:
        """Whose it is."""
        return application_id(self.workspace_id, is_custom=True)


@strawberry.type
class ViewFieldGroup(Shown):
    """A heading with fields under it."""

    fields: strawberry.Private[list[ViewField] | None] = None
    name: str
    position: float
    is_visible: bool
    is_active: bool = True
    is_overridden: bool = strawberry.field(default=False, deprecation_reason=OVERRIDDEN)

    @strawberry.field
    def view_fields(self, info: Info) -> list[ViewField]:
        """The fields under it."""
        if self.fields is not None:
            return self.fields
        viewer, database = info.context.viewer, info.context.stores.database
        found = reading.list_parts(database, viewer, schemas.ViewField, self.view_id)
        return [ViewField.of(each) for each in found if each.view_field_group_id == self.id]


@strawberry.type
class ViewFilterGroup(Shown):
    """Conditions that hold together."""

    parent_view_filter_group_id: UUID | None
    logical_operator: ViewFilterGroupLogicalOperator
    position_in_view_filter_group: float | None


@strawberry.type
class ViewFilter(Shown):
    """A condition on a field."""

    field_metadata_id: UUID
    operand: ViewFilterOperand
    value: JSON
    view_filter_group_id: UUID | None
    position_in_view_filter_group: float | None
    sub_field_name: str | None
    relation_target_field_metadata_id: UUID | None


@strawberry.type
class ViewSort(Shown):
    """A field that records are sorted by."""

    field_metadata_id: UUID
    direction: ViewSortDirection
    sub_field_name: str | None


@strawberry.type
class ViewGroup(Shown):
    """A column of a board, or a section of a table."""

    is_visible: bool
    field_value: str
    position: float
