"""Page layouts, tabs and widgets as the metadata API shows them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Self
from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from crm.api.graphql_metadata.widget_configurations import WidgetConfiguration, configuration_of
from crm.api.graphql_metadata.widget_enums import (
    PageLayoutTabLayoutMode,
    PageLayoutType,
    PageLayoutWidgetVerticalListHeightBehavior,
    WidgetType,
)
from crm.features.page_layouts.schemas import PageLayoutWidget as StoredWidget
from crm.features.page_layouts.schemas import WholeLayout, WholeTab
from crm.metadata.standard import application_id


@strawberry.type
class GridPosition:
    """Where a widget is in a grid, as clients up to 1.x ask."""

    row: float
    column: float
    row_span: float
    column_span: float


@strawberry.type
class PageLayoutWidgetGridPosition:
    """Where a widget is in a grid."""

    layout_mode: PageLayoutTabLayoutMode
    row: int
    column: int
    row_span: int
    column_span: int


@strawberry.type
class PageLayoutWidgetVerticalListPosition:
    """Where a widget is in a list."""

    layout_mode: PageLayoutTabLayoutMode
    index: int
    height_behavior: PageLayoutWidgetVerticalListHeightBehavior | None = None


@strawberry.type
class PageLayoutWidgetCanvasPosition:
    """A widget that has the whole tab."""

    layout_mode: PageLayoutTabLayoutMode


PageLayoutWidgetPosition = Annotated[
    PageLayoutWidgetGridPosition | PageLayoutWidgetVerticalListPosition | PageLayoutWidgetCanvasPosition,
    strawberry.union("PageLayoutWidgetPosition"),
]


@strawberry.type
class PageLayoutWidget:
    """What shows something: fields, a timeline, a chart."""

    id: UUID
    universal_identifier: UUID
    is_system_side_effect: bool
    application_id: UUID
    page_layout_tab_id: UUID
    title: str
    type: WidgetType
    object_metadata_id: UUID | None
    grid_position: GridPosition | None = strawberry.field(deprecation_reason="Use `position` instead.")
    position: PageLayoutWidgetPosition | None
    configuration: WidgetConfiguration
    conditional_display: JSON | None
    conditional_availability_expression: str | None
    created_at: datetime
    updated_at: datetime
    is_active: bool
    deleted_at: datetime | None
    is_overridden: bool | None = strawberry.field(deprecation_reason="isOverridden is deprecated")

    @classmethod
    def of(cls, widget: StoredWidget) -> Self:
        """The widget as this door shows it."""
        return cls(
            id=widget.id,
            universal_identifier=widget.id,
            is_system_side_effect=False,
            application_id=application_id(widget.workspace_id, is_custom=True),
            page_layout_tab_id=widget.page_layout_tab_id,
            title=widget.title,
            type=WidgetType(widget.type),
            object_metadata_id=widget.object_id,
            grid_position=_grid_position(widget.position),
            position=_position(widget.position),
            configuration=configuration_of(widget.configuration),
            conditional_display=widget.conditional_display,
            conditional_availability_expression=widget.conditional_availability_expression,
            created_at=widget.created_at,
            updated_at=widget.updated_at,
            is_active=True,
            deleted_at=None,
            is_overridden=None,
        )


@strawberry.type
class PageLayoutTab:
    """A part of a page that is in front when it is chosen."""

    id: UUID
    universal_identifier: UUID
    is_system_side_effect: bool
    application_id: UUID
    title: str
    position: float
    page_layout_id: UUID
    widgets: list[PageLayoutWidget] | None
    icon: str | None
    layout_mode: PageLayoutTabLayoutMode | None
    created_at: datetime
    updated_at: datetime
    is_active: bool
    deleted_at: datetime | None
    is_overridden: bool | None = strawberry.field(deprecation_reason="isOverridden is deprecated")

    @classmethod
    def of(cls, whole: WholeTab) -> Self:
        """The tab as this door shows it."""
        tab = whole.tab
        return cls(
            id=tab.id,
            universal_identifier=tab.id,
            is_system_side_effect=False,
            application_id=application_id(tab.workspace_id, is_custom=True),
            title=tab.title,
            position=tab.position,
            page_layout_id=tab.page_layout_id,
            widgets=[PageLayoutWidget.of(each) for each in whole.widgets],
            icon=tab.icon,
            layout_mode=PageLayoutTabLayoutMode(tab.layout_mode),
            created_at=tab.created_at,
            updated_at=tab.updated_at,
            is_active=True,
            deleted_at=None,
            is_overridden=None,
        )


@strawberry.type
class PageLayout:
    """A page."""

    id: UUID
    name: str
    type: PageLayoutType
    object_metadata_id: UUID | None
    tabs: list[PageLayoutTab] | None
    default_tab_to_focus_on_mobile_and_side_panel_id: UUID | None
    universal_identifier: UUID
    application_id: UUID
    is_system_side_effect: bool
    is_first_tab_pinned: bool
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None

    @classmethod
    def of(cls, whole: WholeLayout) -> Self:
        """The layout as this door shows it."""
        layout = whole.layout
        return cls(
            id=layout.id,
            name=layout.name,
            type=PageLayoutType(layout.type),
            object_metadata_id=layout.object_id,
            tabs=[PageLayoutTab.of(each) for each in whole.tabs],
            default_tab_to_focus_on_mobile_and_side_panel_id=layout.default_tab_id,
            universal_identifier=layout.id,
            application_id=application_id(layout.workspace_id, is_custom=True),
            is_system_side_effect=False,
            is_first_tab_pinned=layout.is_first_tab_pinned,
            created_at=layout.created_at,
            updated_at=layout.updated_at,
            deleted_at=None,
        )


def _position(stored: Mapping[str, Any] | None) -> PageLayoutWidgetPosition | None:
    if stored is None:
        return None
    mode = PageLayoutTabLayoutMode(stored["layoutMode"])
    if mode is PageLayoutTabLayoutMode.CANVAS:
        return PageLayoutWidgetCanvasPosition(layout_mode=mode)
    if mode is PageLayoutTabLayoutMode.VERTICAL_LIST:
        return PageLayoutWidgetVerticalListPosition(
            layout_mode=mode, index=stored["index"], height_behavior=stored.get("heightBehavior")
        )
    return PageLayoutWidgetGridPosition(
        layout_mode=mode,
        row=stored["row"],
        column=stored["column"],
        row_span=stored["rowSpan"],
        column_span=stored["columnSpan"],
    )


def _grid_position(stored: Mapping[str, Any] | None) -> GridPosition | None:
    if stored is None or stored["layoutMode"] != PageLayoutTabLayoutMode.GRID.value:
        return None
    return GridPosition(
        row=stored["row"], column=stored["column"], row_span=stored["rowSpan"], column_span=stored["columnSpan"]
    )
