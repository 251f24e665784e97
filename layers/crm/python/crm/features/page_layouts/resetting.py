"""Back to what the product made: a page, a tab of it, or a widget."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from crm.access.viewer import Viewer
from crm.features.page_layouts import repository
from crm.features.page_layouts.defaults import default_layout
from crm.features.page_layouts.editing import changing
from crm.features.page_layouts.errors import (
    NO_DEFAULT,
    PageLayoutNotFound,
    PageLayoutTabNotFound,
    PageLayoutWidgetNotFound,
    refuse,
)
from crm.features.page_layouts.repository import with_id, with_tab, with_widget
from crm.features.page_layouts.saving import write
from crm.features.page_layouts.schemas import PageLayoutWidget, WholeLayout, WholeTab
from crm.kit.database import Database
from crm.models.transaction import Connection


def reset_layout(database: Database, viewer: Viewer, layout_id: UUID) -> WholeLayout:
    """The page is again as it was made.

    Raises:
        PermissionDenied: the viewer may not change layouts.
        PageLayoutNotFound: there is none.
        ValidationFailed: somebody else made it.
    """
    with changing(database, viewer, with_id(layout_id), PageLayoutNotFound) as (connection, present):
        return write(connection, present, _default_of(connection, viewer, present))


def reset_tab(database: Database, viewer: Viewer, tab_id: UUID) -> WholeTab:
    """The tab and its widgets are again as they were made; a widget that went to another tab comes back.

    Raises:
        PermissionDenied: the viewer may not change layouts.
        PageLayoutTabNotFound: there is none.
        ValidationFailed: somebody else made it.
    """
    with changing(database, viewer, with_tab(tab_id), PageLayoutTabNotFound) as (connection, present):
        tab = next(each for each in present.tabs if each.tab.id == tab_id)
        default = _default_of(connection, viewer, present)
        made = next((each for each in default.tabs if each.tab.id == tab_id), None)
        if made is None:
            raise refuse("update", tab.tab, [NO_DEFAULT])
        own = {each.id for each in made.widgets}
        tabs = (made if each is tab else _without(each, own) for each in present.tabs)
        write(connection, present, replace(present, tabs=tuple(tabs)))
        return made


def reset_widget(database: Database, viewer: Viewer, widget_id: UUID) -> PageLayoutWidget:
    """The widget is again as it was made, on the tab where it is now.

    Raises:
        PermissionDenied: the viewer may not change layouts.
        PageLayoutWidgetNotFound: there is none.
        ValidationFailed: somebody else made it.
    """
    with changing(database, viewer, with_widget(widget_id), PageLayoutWidgetNotFound) as (connection, present):
        widget = next((each for each in present.widgets if each.id == widget_id), None)
        if widget is None:
            raise PageLayoutWidgetNotFound
        default = _default_of(connection, viewer, present)
        made = next((each for each in default.widgets if each.id == widget_id), None)
        if made is None:
            raise refuse("update", widget, [NO_DEFAULT])
        again = replace(made, page_layout_tab_id=widget.page_layout_tab_id)
        tabs = (
            replace(each, widgets=tuple(again if one is widget else one for one in each.widgets))
            for each in present.tabs
        )
        write(connection, present, replace(present, tabs=tuple(tabs)))
        return again


def _default_of(connection: Connection, viewer: Viewer, present: WholeLayout) -> WholeLayout:
    object_id = present.layout.object_id
    object_ = next((each for each in viewer.snapshot.objects.values() if each.id == object_id), None)
    if object_ is not None:
        field_view_id = repository.list_field_views(connection, [object_.id]).get(object_.id)
        default = default_layout(viewer.workspace_id, object_, field_view_id)
        if default.layout.id == present.layout.id:
            return default
    raise refuse("update", present.layout, [NO_DEFAULT])


def _without(tab: WholeTab, widget_ids: set[UUID]) -> WholeTab:
    return replace(tab, widgets=tuple(each for each in tab.widgets if each.id not in widget_ids))
