"""Rows of page layouts, tabs and widgets."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Text, func, select, true

from crm.features.page_layouts.schemas import PageLayout, PageLayoutTab, PageLayoutWidget, WholeLayout, WholeTab
from crm.models import page_layout, page_layout_tab, page_layout_widget, view
from crm.models.rows import Rows

Condition: TypeAlias = "ColumnElement[bool]"
"""Which layouts, as SQL."""

LAYOUTS: Final = Rows(PageLayout, page_layout, ["created_at"])
TABS: Final = Rows(PageLayoutTab, page_layout_tab, ["position"])
WIDGETS: Final = Rows(PageLayoutWidget, page_layout_widget, ["created_at"])


def like(object_id: UUID | None, type_: str | None) -> Condition:
    """Layouts of an object, of a type, or of both."""
    condition: Condition = true()
    if object_id is not None:
        condition &= page_layout.c.object_id == object_id
    if type_ is not None:
        condition &= page_layout.c.type == type_
    return condition


def with_id(layout_id: UUID) -> Condition:
    """The layout of an id."""
    return page_layout.c.id == layout_id


def with_tab(tab_id: UUID) -> Condition:
    """The layout that a tab is of."""
    return page_layout.c.id.in_(select(page_layout_tab.c.page_layout_id).where(page_layout_tab.c.id == tab_id))


def with_widget(widget_id: UUID) -> Condition:
    """The layout that a widget is on."""
    found = select(page_layout_tab.c.page_layout_id).join(page_layout_widget)
    return page_layout.c.id.in_(found.where(page_layout_widget.c.id == widget_id))


def list_whole(connection: Connection, workspace_id: UUID, condition: Condition) -> list[WholeLayout]:
    """Layouts with their tabs and widgets."""
    layouts = LAYOUTS.list(connection, workspace_id, condition)
    of_these = page_layout_tab.c.page_layout_id.in_([each.id for each in layouts])
    tabs = TABS.list(connection, workspace_id, of_these)
    on_these = page_layout_widget.c.page_layout_tab_id.in_([each.id for each in tabs])
    widgets: dict[UUID, list[PageLayoutWidget]] = {each.id: [] for each in tabs}
    for widget in WIDGETS.list(connection, workspace_id, on_these):
        widgets[widget.page_layout_tab_id].append(widget)
    whole: dict[UUID, list[WholeTab]] = {each.id: [] for each in layouts}
    for tab in tabs:
        whole[tab.page_layout_id].append(WholeTab(tab, tuple(widgets[tab.id])))
    return [WholeLayout(each, tuple(whole[each.id])) for each in layouts]


def lock(connection: Connection, workspace_id: UUID, condition: Condition) -> None:
    """Nobody else changes these layouts until the end."""
    own = page_layout.c.workspace_id == workspace_id
    connection.execute(select(page_layout.c.id).where(own, condition).order_by(page_layout.c.id).with_for_update())


def list_field_views(connection: Connection, object_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """The views that say which fields the pages of objects show, by object."""
    found = (
        select(view.c.object_id, func.min(view.c.id.cast(Text)))
        .where(view.c.object_id.in_(object_ids), view.c.type == "FIELDS_WIDGET", view.c.deleted_at.is_(None))
        .group_by(view.c.object_id)
    )
    return {object_id: UUID(view_id) for object_id, view_id in connection.execute(found)}
