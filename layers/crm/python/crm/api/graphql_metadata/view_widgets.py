"""Views that widgets of pages show, saved as a whole on the metadata door."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import strawberry
from strawberry import UNSET
from strawberry.scalars import JSON

from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.given import columns_given
from crm.api.graphql_metadata.view_enums import (
    AggregateOperations,
    ViewCalendarLayout,
    ViewFilterGroupLogicalOperator,
    ViewFilterOperand,
    ViewOpenRecordIn,
    ViewSortDirection,
    ViewType,
)
from crm.api.graphql_metadata.view_operations import uuid_of
from crm.api.graphql_metadata.view_types import View
from crm.features.page_layouts.pieces import get_widget
from crm.features.views.errors import ViewNotFound
from crm.features.views.schemas import ViewField, ViewFilter, ViewFilterGroup, ViewSort
from crm.features.views.widgets import save_fields_widget, save_view_widget
from crm.kit.errors import BadUserInput


@strawberry.input
class UpsertViewWidgetViewSettingsInput:
    """How a widget's view shows its records."""

    type: ViewType | None = UNSET
    main_group_by_field_metadata_id: UUID | None = UNSET
    should_hide_empty_groups: bool | None = UNSET
    open_record_in: ViewOpenRecordIn | None = strawberry.field(
        default=UNSET, deprecation_reason="Use the object's openRecordIn"
    )
    kanban_aggregate_operation: AggregateOperations | None = UNSET
    kanban_aggregate_operation_field_metadata_id: UUID | None = UNSET
    kanban_column_width: int | None = UNSET
    calendar_layout: ViewCalendarLayout | None = UNSET
    calendar_field_metadata_id: UUID | None = UNSET
    calendar_end_field_metadata_id: UUID | None = UNSET


@strawberry.input
class UpsertViewWidgetViewFieldInput:
    """A field of the view: a known one by its id, a new one by what it shows."""

    view_field_id: UUID | None = UNSET
    field_metadata_id: UUID | None = UNSET
    is_visible: bool
    position: float
    size: float | None = UNSET
    aggregate_operation: AggregateOperations | None = UNSET


@strawberry.input
class UpsertViewWidgetViewFilterInput:
    """A condition of the view."""

    id: UUID | None = UNSET
    field_metadata_id: UUID
    operand: ViewFilterOperand | None = UNSET
    value: JSON
    view_filter_group_id: UUID | None = UNSET
    position_in_view_filter_group: float | None = UNSET
    sub_field_name: str | None = UNSET
    relation_target_field_metadata_id: UUID | None = UNSET


@strawberry.input
class UpsertViewWidgetViewFilterGroupInput:
    """A group of conditions of the view."""

    id: UUID | None = UNSET
    parent_view_filter_group_id: UUID | None = UNSET
    logical_operator: ViewFilterGroupLogicalOperator | None = UNSET
    position_in_view_filter_group: float | None = UNSET


@strawberry.input
class UpsertViewWidgetViewSortInput:
    """What the view is sorted by."""

    id: UUID | None = UNSET
    field_metadata_id: UUID
    direction: ViewSortDirection | None = UNSET


@strawberry.input
class UpsertViewWidgetInput:
    """A widget, and what its view shall be like."""

    widget_id: UUID
    view: UpsertViewWidgetViewSettingsInput | None = None
    view_fields: list[UpsertViewWidgetViewFieldInput] | None = None
    view_filters: list[UpsertViewWidgetViewFilterInput] | None = None
    view_filter_groups: list[UpsertViewWidgetViewFilterGroupInput] | None = None
    view_sorts: list[UpsertViewWidgetViewSortInput] | None = None


@strawberry.input
class UpsertFieldsWidgetFieldInput:
    """A field of a record's page: a known one by its id, a new one by what it shows."""

    view_field_id: UUID | None = UNSET
    field_metadata_id: UUID | None = UNSET
    is_visible: bool
    position: float


@strawberry.input
class UpsertFieldsWidgetGroupInput:
    """A heading, and the fields under it."""

    id: UUID
    name: str
    position: float
    is_visible: bool
    fields: list[UpsertFieldsWidgetFieldInput]


@strawberry.input
class UpsertFieldsWidgetInput:
    """A widget, and its fields: under headings, or without any."""

    widget_id: UUID
    groups: list[UpsertFieldsWidgetGroupInput] | None = None
    fields: list[UpsertFieldsWidgetFieldInput] | None = None


@strawberry.type
class Mutations:
    """What can be done with the views of widgets."""

    @strawberry.mutation
    def upsert_view_widget(self, info: Info, input: UpsertViewWidgetInput) -> View:
        """Save the view that a widget shows records with."""
        settings = columns_given(input.view) if input.view else {}
        lists = {
            ViewField: _rows(input.view_fields),
            ViewFilter: _rows(input.view_filters),
            ViewFilterGroup: _rows(input.view_filter_groups),
            ViewSort: _rows(input.view_sorts),
        }
        view_id = _view_of(info, input.widget_id)
        saved = save_view_widget(info.context.stores.database, info.context.viewer, view_id, settings, lists)
        return View.of(saved)

    @strawberry.mutation
    def upsert_fields_widget(self, info: Info, input: UpsertFieldsWidgetInput) -> View:
        """Save which fields of a record a widget shows, and under which headings."""
        if (input.groups is None) == (input.fields is None):
            raise BadUserInput(
                'Give either "groups" or "fields"',
                sub_code="INVALID_VIEW_DATA",
                user_message="Fields are either under headings, or under none.",
            )
        headings, listed = list[dict[str, Any]](), [*(_rows(input.fields) or [])]
        for row in listed:
            row["view_field_group_id"] = None
        for group in input.groups or []:
            heading = columns_given(group)
            under = _rows(heading.pop("fields")) or []
            headings.append(heading)
            listed += [row | {"view_field_group_id": group.id} for row in under]
        view_id = _view_of(info, input.widget_id)
        saved = save_fields_widget(info.context.stores.database, info.context.viewer, view_id, headings, listed)
        return View.of(saved)


def _rows(inputs: Iterable[object] | None) -> list[dict[str, Any]] | None:
    """The columns of parts; a field names the part it is by another word."""
    if inputs is None:
        return None
    rows = [columns_given(each) for each in inputs]
    for row in rows:
        if "view_field_id" in row:
            row["id"] = row.pop("view_field_id")
    return rows


def _view_of(info: Info, widget_id: UUID) -> UUID:
    """The view that a widget shows.

    Raises:
        PageLayoutWidgetNotFound: there is no such widget.
        ViewNotFound: it shows none.
    """
    widget = get_widget(info.context.stores.database, info.context.viewer, widget_id)
    view_id = widget.configuration.get("viewId")
    if not view_id:
        raise ViewNotFound
    return uuid_of(str(view_id))
