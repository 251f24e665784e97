"""What people do with page layouts: look at them, make them, change what they say of themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from crm.access.viewer import Viewer
from crm.features.page_layouts import repository
from crm.features.page_layouts.editing import FLAG, changing, seen
from crm.features.page_layouts.errors import ID_TAKEN, PageLayoutNotFound, refuse
from crm.features.page_layouts.repository import LAYOUTS, with_id
from crm.features.page_layouts.rules import layout_problems
from crm.features.page_layouts.schemas import PageLayout, WholeLayout
from crm.kit.database import Database
from crm.metadata.announcement import Kind, announce
from crm.models.transaction import transaction


def list_layouts(
    database: Database, viewer: Viewer, object_id: UUID | None = None, type_: str | None = None
) -> list[WholeLayout]:
    """The layouts of a workspace, those of one object or of one type, the oldest first."""
    with transaction(database) as connection:
        return seen(connection, viewer, repository.like(object_id, type_))


def find_layout(database: Database, viewer: Viewer, layout_id: UUID) -> WholeLayout | None:
    """One layout."""
    with transaction(database) as connection:
        return next(iter(seen(connection, viewer, with_id(layout_id))), None)


def create_layout(database: Database, viewer: Viewer, values: Mapping[str, Any]) -> WholeLayout:
    """An empty layout; `values` are columns.

    Raises:
        PermissionDenied: the viewer may not change layouts.
        ValidationFailed: it breaks a rule.
    """
    viewer.require(FLAG)
    layout = PageLayout(**{"workspace_id": viewer.workspace_id, **values})
    problems = list(layout_problems(viewer, layout))
    with transaction(database) as connection:
        if not problems and not LAYOUTS.add(connection, [layout]):
            problems.append(ID_TAKEN)
        if problems:
            raise refuse("create", layout, problems)
        announce(connection, viewer.workspace_id, Kind.LAYOUTS)
    return WholeLayout(layout)


def update_layout(database: Database, viewer: Viewer, layout_id: UUID, values: Mapping[str, Any]) -> WholeLayout:
    """Change what a layout says of itself.

    Raises:
        PermissionDenied: the viewer may not change layouts.
        PageLayoutNotFound: there is none.
        ValidationFailed: it would break a rule.
    """
    with changing(database, viewer, with_id(layout_id), PageLayoutNotFound) as (connection, present):
        layout = LAYOUTS.change(connection, present.layout, values)
        if problems := list(layout_problems(viewer, layout)):
            raise refuse("update", layout, problems)
    return WholeLayout(layout, present.tabs)


def destroy_layout(database: Database, viewer: Viewer, layout_id: UUID) -> None:
    """A layout goes, with all that is on it.

    Raises:
        PermissionDenied: the viewer may not change layouts.
        PageLayoutNotFound: there is none.
    """
    with changing(database, viewer, with_id(layout_id), PageLayoutNotFound) as (connection, _):
        LAYOUTS.remove(connection, viewer.workspace_id, [layout_id])
