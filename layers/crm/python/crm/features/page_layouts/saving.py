"""A layout with everything on it, in one go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar
from uuid import UUID

from crm.access.viewer import Viewer
from crm.features.page_layouts.editing import changing
from crm.features.page_layouts.errors import ID_TAKEN, PageLayoutNotFound, invalid, refuse
from crm.features.page_layouts.repository import LAYOUTS, TABS, WIDGETS, with_id
from crm.features.page_layouts.rules import MOST_TABS, MOST_WIDGETS, layout_problems, tab_problems, widget_problems
from crm.features.page_layouts.schemas import PageLayoutTab, PageLayoutWidget, Piece, WholeLayout, WholeTab
from crm.kit.database import Database
from crm.metadata.validation import Problem
from crm.models.rows import Rows, Stored
from crm.models.transaction import Connection

T = TypeVar("T", PageLayoutTab, PageLayoutWidget)
MOMENTS = {"created_at", "updated_at"}


@dataclass(frozen=True, slots=True)
class TabDocument:
    """A tab as an editor leaves it, by columns, and its widgets likewise."""

    values: Mapping[str, Any]
    widgets: Sequence[Mapping[str, Any]]


def save_layout(
    database: Database, viewer: Viewer, layout_id: UUID, values: Mapping[str, Any], tabs: Sequence[TabDocument]
) -> WholeLayout:
    """Make a layout what an editor says: what has a known id is changed, what is new is added, what is left out goes.

    Raises:
        PermissionDenied: the viewer may not change layouts.
        PageLayoutNotFound: there is none.
        ValidationFailed: it would break a rule; nothing is changed.
    """
    with changing(database, viewer, with_id(layout_id), PageLayoutNotFound) as (connection, present):
        wanted = WholeLayout(replace(present.layout, **values), tuple(_read(viewer, present, each) for each in tabs))
        check(connection, viewer, wanted)
        return write(connection, present, wanted)


def check(connection: Connection, viewer: Viewer, wanted: WholeLayout) -> None:
    """Refuse a layout that breaks a rule.

    Raises:
        ValidationFailed: naming the first piece that does.
    """
    widgets = list(wanted.widgets)
    own = [*layout_problems(viewer, wanted.layout), *_extent_problems([each.tab for each in wanted.tabs], widgets)]
    _refuse(wanted.layout, own)
    for each in wanted.tabs:
        _refuse(each.tab, list(tab_problems(each.tab)))
    for widget in widgets:
        _refuse(widget, widget_problems(connection, viewer, wanted.layout, widget))


def write(connection: Connection, present: WholeLayout, wanted: WholeLayout) -> WholeLayout:
    """Put one layout in the place of another of the same id; widgets that are not shown stay with their tabs.

    Raises:
        ValidationFailed: an id is taken.
    """
    workspace_id, layout = present.layout.workspace_id, wanted.layout
    if changes := _differences(present.layout, layout):
        layout = LAYOUTS.change(connection, present.layout, changes)
    tabs = _keep(connection, TABS, [each.tab for each in present.tabs], [each.tab for each in wanted.tabs])
    widgets = _keep(connection, WIDGETS, list(present.widgets), list(wanted.widgets))
    WIDGETS.remove(connection, workspace_id, _ids(present.widgets) - widgets.keys())
    TABS.remove(connection, workspace_id, _ids(each.tab for each in present.tabs) - tabs.keys())
    kept = (WholeTab(tabs[each.tab.id], tuple(widgets[one.id] for one in each.widgets)) for each in wanted.tabs)
    return WholeLayout(layout, tuple(sorted(kept, key=lambda each: each.tab.position)))


def _read(viewer: Viewer, present: WholeLayout, document: TabDocument) -> WholeTab:
    tabs = {each.tab.id: each.tab for each in present.tabs}
    widgets = {each.id: each for each in present.widgets}
    own = {"workspace_id": viewer.workspace_id, "page_layout_id": present.layout.id}
    tab = _merged(PageLayoutTab, tabs, {**document.values, **own})
    on_it = {"workspace_id": viewer.workspace_id, "page_layout_tab_id": tab.id}
    return WholeTab(tab, tuple(_merged(PageLayoutWidget, widgets, {**each, **on_it}) for each in document.widgets))


def _merged(kind: type[T], known: Mapping[UUID, T], values: Mapping[str, Any]) -> T:
    present = known.get(values["id"])
    if present is not None:
        return replace(present, **values)
    return kind(**values)


def _keep(connection: Connection, rows: Rows[T], present: Sequence[T], wanted: Sequence[T]) -> dict[UUID, T]:
    """What is wanted, as it is stored then, by id."""
    known, kept = {each.id: each for each in present}, {}
    new = [each for each in wanted if each.id not in known]
    added = rows.add(connection, new)
    for each in wanted:
        if each.id not in known and each.id not in added:
            raise refuse("update", each, [ID_TAKEN])
        changes = _differences(known[each.id], each) if each.id in known else {}
        kept[each.id] = rows.change(connection, known[each.id], changes) if changes else each
    return kept


def _differences(before: Stored, after: Stored) -> dict[str, Any]:
    names = {each.name for each in fields(after)} - MOMENTS
    return {name: getattr(after, name) for name in names if getattr(before, name) != getattr(after, name)}


def _ids(pieces: Iterable[Piece]) -> set[UUID]:
    return {each.id for each in pieces}


def _extent_problems(tabs: Sequence[Piece], widgets: Sequence[Piece]) -> list[Problem]:
    problems = []
    if len(tabs) > MOST_TABS or len(widgets) > MOST_WIDGETS:
        problems.append(invalid(f"A page has {MOST_TABS} tabs and {MOST_WIDGETS} widgets at most"))
    for word, pieces in (("tabs", tabs), ("widgets", widgets)):
        if len(_ids(pieces)) < len(pieces):
            problems.append(invalid(f"Two {word} have the same id"))
    return problems


def _refuse(piece: Piece, problems: Sequence[Problem]) -> None:
    if problems:
        raise refuse("update", piece, problems)
