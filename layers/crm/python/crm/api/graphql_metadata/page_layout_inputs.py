"""What may be said of page layouts, tabs and widgets."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import strawberry
from strawberry import UNSET
from strawberry.scalars import JSON

from crm.api.graphql_metadata.given import changed, created
from crm.api.graphql_metadata.widget_enums import PageLayoutTabLayoutMode, PageLayoutType, WidgetType
from crm.features.page_layouts.rules import placed, tidy
from crm.features.page_layouts.saving import TabDocument


@strawberry.input
class CreatePageLayoutInput:
    """A new layout."""

    name: str
    type: PageLayoutType | None = None
    object_metadata_id: UUID | None = None


@strawberry.input
class UpdatePageLayoutInput:
    """What to change of a layout."""

    name: str | None = None
    type: PageLayoutType | None = None
    object_metadata_id: UUID | None = UNSET

    def values(self) -> dict[str, Any]:
        """The columns to write; a layout may be of no object."""
        return changed(self, required={"name", "type"})


@strawberry.input
class CreatePageLayoutTabInput:
    """A new tab."""

    title: str
    page_layout_id: UUID
    position: float | None = None
    layout_mode: PageLayoutTabLayoutMode | None = None


@strawberry.input
class UpdatePageLayoutTabInput:
    """What to change of a tab."""

    title: str | None = None
    position: float | None = None
    icon: str | None = UNSET
    layout_mode: PageLayoutTabLayoutMode | None = None

    def values(self) -> dict[str, Any]:
        """The columns to write; a tab may have no icon."""
        return changed(self, required={"title", "position", "layout_mode"})


@strawberry.input
class CreatePageLayoutWidgetInput:
    """A new widget."""

    page_layout_tab_id: UUID
    title: str
    type: WidgetType
    configuration: JSON
    object_metadata_id: UUID | None = None
    position: JSON | None = None

    def values(self) -> dict[str, Any]:
        """The columns to write."""
        return _widget(created(self))


@strawberry.input
class UpdatePageLayoutWidgetInput:
    """What to change of a widget."""

    page_layout_tab_id: UUID | None = None
    title: str | None = None
    type: WidgetType | None = None
    object_metadata_id: UUID | None = UNSET
    position: JSON | None = UNSET
    configuration: JSON | None = None
    conditional_display: JSON | None = UNSET
    conditional_availability_expression: str | None = UNSET

    def values(self) -> dict[str, Any]:
        """The columns to write."""
        return _widget(changed(self, required=REQUIRED))


@strawberry.input
class UpdatePageLayoutWidgetWithIdInput:
    """A widget as an editor leaves it: a new one, or one that was there."""

    id: UUID
    page_layout_tab_id: UUID
    title: str
    type: WidgetType
    object_metadata_id: UUID | None = UNSET
    position: JSON | None = UNSET
    configuration: JSON | None = None
    conditional_display: JSON | None = UNSET
    conditional_availability_expression: str | None = UNSET

    def values(self) -> dict[str, Any]:
        """The columns to write."""
        return _widget(changed(self, required=REQUIRED))


@strawberry.input
class UpdatePageLayoutTabWithWidgetsInput:
    """A tab as an editor leaves it: a new one, or one that was there."""

    id: UUID
    title: str
    position: float
    widgets: list[UpdatePageLayoutWidgetWithIdInput]
    icon: str | None = UNSET
    layout_mode: PageLayoutTabLayoutMode | None = None

    def document(self) -> TabDocument:
        """The columns to write, and those of its widgets."""
        values = changed(self, required={"layout_mode"})
        widgets = [each.values() for each in values.pop("widgets")]
        return TabDocument(values, widgets)


@strawberry.input
class UpdatePageLayoutWithTabsInput:
    """A layout as an editor leaves it. What it leaves out goes."""

    name: str
    type: PageLayoutType
    tabs: list[UpdatePageLayoutTabWithWidgetsInput]
    object_metadata_id: UUID | None = UNSET
    is_first_tab_pinned: bool | None = None

    def values(self) -> dict[str, Any]:
        """The columns to write."""
        values = changed(self, required={"is_first_tab_pinned"})
        del values["tabs"]
        return values


REQUIRED = {"page_layout_tab_id", "title", "type", "configuration"}
"""What every widget has: null leaves it as it is."""


def _widget(values: dict[str, Any]) -> dict[str, Any]:
    """A widget's columns, tidied up."""
    tidied = {name: value for name, value in values.items() if name not in {"configuration", "position"}}
    if "configuration" in values:
        tidied["configuration"] = tidy(values["configuration"])
    if "position" in values:
        tidied["position"] = placed(values["position"])
    return tidied
