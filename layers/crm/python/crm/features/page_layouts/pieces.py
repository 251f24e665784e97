"""Tabs and widgets, one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from crm.access.viewer import Viewer
from crm.features.page_layouts.editing import changing, seen
from crm.features.page_layouts.errors import (
    ID_TAKEN,
    PageLayoutNotFound,
    PageLayoutTabNotFound,
    PageLayoutWidgetNotFound,
    invalid,
    refuse,
)
from crm.features.page_layouts.repository import TABS, WIDGETS, with_id, with_tab, with_widget
from crm.features.page_layouts.rules import MOST_TABS, MOST_WIDGETS, tab_problems, widget_problems
from crm.features.page_layouts.schemas import PageLayoutTab, PageLayoutWidget, WholeLayout, WholeTab
from crm.kit.database import Database
from crm.models.transaction import transaction


def get_tab(database: Database, viewer: Viewer, tab_id: UUID) -> WholeTab:
    """One tab.

    Raises:
        PageLayoutTabNotFound: there is none.
    """
    with transaction(database) as connection:
        return _tab(seen(connection, viewer, with_tab(tab_id)), tab_id)


def get_widget(database: Database, viewer: Viewer, widget_id: UUID) -> PageLayoutWidget:
    """One widget.

    Raises:
        PageLayoutWidgetNotFound: there is none.
    """
    with transaction(database) as connection:
        return _widget(seen(connection, viewer, with_widget(widget_id)), widget_id)


def create_tab(database: Database, viewer: Viewer, values: Mapping[str, Any]) -> WholeTab:
    """A tab without widgets; one without a position comes last.

    Raises:
        PermissionDenied: the viewer may not change layouts.
        PageLayoutNotFound: there is no such layout.
        ValidationFailed: it breaks a rule.
    """
    condition = with_id(values["page_layout_id"])
    with changing(database, viewer, condition, PageLayoutNotFound) as (connection, layout):
        position = max((each.tab.position for each in layout.tabs), default=-1) + 1
        tab = PageLayoutTab(**{"workspace_id": viewer.workspace_id, "position": position, **values})
        problems = list(tab_problems(tab))
        if len(layout.tabs) >= MOST_TABS:
            problems.append(invalid(f"A page has {MOST_TABS} tabs at most"))
        if not problems and not TABS.add(connection, [tab]):
            problems.append(ID_TAKEN)
        if problems:
            raise refuse("create", tab, problems)
    return WholeTab(tab, ())


def update_tab(database: Database, viewer: Viewer, tab_id: UUID, values: Mapping[str, Any]) -> WholeTab:
    """Change what a tab says of itself.

    Raises:
        PermissionDenied: the viewer may not change layouts.
        PageLayoutTabNotFound: there is none.
        ValidationFailed: it would break a rule.
    """
    with changing(database, viewer, with_tab(tab_id), PageLayoutTabNotFound) as (connection, layout):
        present = _tab([layout], tab_id)
        tab = TABS.change(connection, present.tab, values)
        if problems := list(tab_problems(tab)):
            raise refuse("update", tab, problems)
    return WholeTab(tab, present.widgets)


def destroy_tab(database: Database, viewer: Viewer, tab_id: UUID) -> None:
    """A tab goes, with its widgets.

    Raises:
        PermissionDenied: the viewer may not change layouts.
        PageLayoutTabNotFound: there is none.
    """
    with changing(database, viewer, with_tab(tab_id), PageLayoutTabNotFound) as (connection, _):
        TABS.remove(connection, viewer.workspace_id, [tab_id])


def create_widget(database: Database, viewer: Viewer, values: Mapping[str, Any]) -> PageLayoutWidget:
    """A widget on a tab.

    Raises:
        PermissionDenied: the viewer may not change layouts.
        PageLayoutTabNotFound: there is no such tab.
        ValidationFailed: it breaks a rule.
    """
    condition = with_tab(values["page_layout_tab_id"])
    with changing(database, viewer, condition, PageLayoutTabNotFound) as (connection, layout):
        widget = PageLayoutWidget(**{"workspace_id": viewer.workspace_id, **values})
        problems = widget_problems(connection, viewer, layout.layout, widget)
        if len(list(layout.widgets)) >= MOST_WIDGETS:
            problems.append(invalid(f"A page has {MOST_WIDGETS} widgets at most"))
        if not problems and not WIDGETS.add(connection, [widget]):
            problems.append(ID_TAKEN)
        if problems:
            raise refuse("create", widget, problems)
    return widget


def update_widget(database: Database, viewer: Viewer, widget_id: UUID, values: Mapping[str, Any]) -> PageLayoutWidget:
    """Change a widget, or put it on another tab of its page.

    Raises:
        PermissionDenied: the viewer may not change layouts.
        PageLayoutWidgetNotFound, PageLayoutTabNotFound: there is none.
        ValidationFailed: it would break a rule.
    """
    with changing(database, viewer, with_widget(widget_id), PageLayoutWidgetNotFound) as (connection, layout):
        present = _widget([layout], widget_id)
        _tab([layout], values.get("page_layout_tab_id", present.page_layout_tab_id))
        widget = WIDGETS.change(connection, present, values)
        if problems := widget_problems(connection, viewer, layout.layout, widget):
            raise refuse("update", widget, problems)
    return widget


def destroy_widget(database: Database, viewer: Viewer, widget_id: UUID) -> None:
    """A widget goes.

    Raises:
        PermissionDenied: the viewer may not change layouts.
        PageLayoutWidgetNotFound: there is none.
    """
    with changing(database, viewer, with_widget(widget_id), PageLayoutWidgetNotFound) as (connection, layout):
        _widget([layout], widget_id)
        WIDGETS.remove(connection, viewer.workspace_id, [widget_id])


def _tab(layouts: list[WholeLayout], tab_id: UUID) -> WholeTab:
    found = next((tab for each in layouts for tab in each.tabs if tab.tab.id == tab_id), None)
    if found is None:
        raise PageLayoutTabNotFound
    return found


def _widget(layouts: list[WholeLayout], widget_id: UUID) -> PageLayoutWidget:
    found = next((widget for each in layouts for widget in each.widgets if widget.id == widget_id), None)
    if found is None:
        raise PageLayoutWidgetNotFound
    return found
