"""What may be said of views and their parts on the metadata door, and the columns that it stands for."""

from __future__ import annotations

from uuid import UUID

import strawberry
from strawberry import UNSET
from strawberry.scalars import JSON

from crm.api.graphql_metadata.view_enums import (
    AggregateOperations,
    ViewCalendarLayout,
    ViewFilterGroupLogicalOperator,
    ViewFilterOperand,
    ViewKey,
    ViewOpenRecordIn,
    ViewSortDirection,
    ViewType,
    ViewVisibility,
)


@strawberry.input
class ViewSettings:
    """What can be chosen of a view at any time."""

    type: ViewType | None = UNSET
    position: float | None = UNSET
    is_compact: bool | None = UNSET
    should_hide_empty_groups: bool | None = UNSET
    kanban_column_width: int | None = UNSET
    group_load_limit: int | None = UNSET
    open_record_in: ViewOpenRecordIn | None = strawberry.field(
        default=UNSET, deprecation_reason="Use the object's openRecordIn"
    )
    kanban_aggregate_operation: AggregateOperations | None = UNSET
    kanban_aggregate_operation_field_metadata_id: UUID | None = UNSET
    any_field_filter_value: str | None = UNSET
    calendar_layout: ViewCalendarLayout | None = UNSET
    calendar_field_metadata_id: UUID | None = UNSET
    calendar_end_field_metadata_id: UUID | None = UNSET
    main_group_by_field_metadata_id: UUID | None = UNSET
    visibility: ViewVisibility | None = UNSET


@strawberry.input
class CreateViewInput(ViewSettings):
    """A new view."""

    id: UUID | None = UNSET
    name: str
    object_metadata_id: UUID
    icon: str
    key: ViewKey | None = UNSET


@strawberry.input
class UpdateViewInput(ViewSettings):
    """What to change of a view; the id is said beside it."""

    id: UUID | None = UNSET
    name: str | None = UNSET
    icon: str | None = UNSET


@strawberry.input
class CreateViewFieldInput:
    """A new view field."""

    id: UUID | None = UNSET
    field_metadata_id: UUID
    view_id: UUID
    is_visible: bool | None = UNSET
    size: float | None = UNSET
    position: float | None = UNSET
    aggregate_operation: AggregateOperations | None = UNSET
    view_field_group_id: UUID | None = UNSET


@strawberry.input
class UpdateViewFieldInputUpdates:
    """What to change of a view field."""

    is_visible: bool | None = UNSET
    size: float | None = UNSET
    position: float | None = UNSET
    aggregate_operation: AggregateOperations | None = UNSET
    view_field_group_id: UUID | None = UNSET


@strawberry.input
class UpdateViewFieldInput:
    """Which view field, and what to change of it."""

    id: UUID
    update: UpdateViewFieldInputUpdates


@strawberry.input
class CreateViewFieldGroupInput:
    """A new view field group."""

    id: UUID | None = UNSET
    name: str
    view_id: UUID
    position: float | None = UNSET
    is_visible: bool | None = UNSET


@strawberry.input
class UpdateViewFieldGroupInputUpdates:
    """What to change of a view field group."""

    name: str | None = UNSET
    position: float | None = UNSET
    is_visible: bool | None = UNSET
    deleted_at: str | None = UNSET


@strawberry.input
class UpdateViewFieldGroupInput:
    """Which view field group, and what to change of it."""

    id: UUID
    update: UpdateViewFieldGroupInputUpdates


@strawberry.input
class CreateViewFilterInput:
    """A new view filter."""

    id: UUID | None = UNSET
    field_metadata_id: UUID
    operand: ViewFilterOperand | None = UNSET
    value: JSON
    view_filter_group_id: UUID | None = UNSET
    position_in_view_filter_group: float | None = UNSET
    sub_field_name: str | None = UNSET
    relation_target_field_metadata_id: UUID | None = UNSET
    view_id: UUID


@strawberry.input
class UpdateViewFilterInputUpdates:
    """What to change of a view filter."""

    field_metadata_id: UUID | None = UNSET
    operand: ViewFilterOperand | None = UNSET
    value: JSON | None = UNSET
    view_filter_group_id: UUID | None = UNSET
    position_in_view_filter_group: float | None = UNSET
    sub_field_name: str | None = UNSET
    relation_target_field_metadata_id: UUID | None = UNSET


@strawberry.input
class UpdateViewFilterInput:
    """Which view filter, and what to change of it."""

    id: UUID
    update: UpdateViewFilterInputUpdates


@strawberry.input
class CreateViewFilterGroupInput:
    """A new view filter group."""

    id: UUID | None = UNSET
    parent_view_filter_group_id: UUID | None = UNSET
    logical_operator: ViewFilterGroupLogicalOperator | None = UNSET
    position_in_view_filter_group: float | None = UNSET
    view_id: UUID


@strawberry.input
class UpdateViewFilterGroupInput:
    """What to change of a view filter group; the id is said beside it."""

    id: UUID | None = UNSET
    parent_view_filter_group_id: UUID | None = UNSET
    logical_operator: ViewFilterGroupLogicalOperator | None = UNSET
    position_in_view_filter_group: float | None = UNSET
    view_id: UUID | None = UNSET


@strawberry.input
class CreateViewSortInput:
    """A new view sort."""

    id: UUID | None = UNSET
    field_metadata_id: UUID
    direction: ViewSortDirection | None = UNSET
    sub_field_name: str | None = UNSET
    view_id: UUID


@strawberry.input
class UpdateViewSortInputUpdates:
    """What to change of a view sort."""

    direction: ViewSortDirection | None = UNSET
    sub_field_name: str | None = UNSET


@strawberry.input
class UpdateViewSortInput:
    """Which view sort, and what to change of it: in `update`, or beside the id as clients up to 1.x send it."""

    id: UUID | None = UNSET
    update: UpdateViewSortInputUpdates | None = UNSET
    direction: ViewSortDirection | None = UNSET
    sub_field_name: str | None = UNSET
    field_metadata_id: UUID | None = UNSET
    view_id: UUID | None = UNSET


@strawberry.input
class CreateViewGroupInput:
    """A new view group."""

    id: UUID | None = UNSET
    is_visible: bool | None = UNSET
    field_value: str
    position: float | None = UNSET
    view_id: UUID
    field_metadata_id: UUID | None = strawberry.field(
        default=UNSET, deprecation_reason="The view says by which field it groups"
    )


@strawberry.input
class UpdateViewGroupInputUpdates:
    """What to change of a view group."""

    field_metadata_id: UUID | None = UNSET
    is_visible: bool | None = UNSET
    field_value: str | None = UNSET
    position: float | None = UNSET


@strawberry.input
class UpdateViewGroupInput:
    """Which view group, and what to change of it."""

    id: UUID
    update: UpdateViewGroupInputUpdates
