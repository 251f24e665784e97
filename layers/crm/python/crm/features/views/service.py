"""What people do with views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from crm.access.viewer import Viewer
from crm.features.views import repository
from crm.features.views.editing import Draft, add, changed, changing, may_be_empty, require_right, write
from crm.features.views.errors import OBJECT_NOT_FOUND, invalid, refuse
from crm.features.views.grouping import groups_of
from crm.features.views.presence import find_object
from crm.features.views.reading import get
from crm.features.views.schemas import INDEX, UNLISTED, View, ViewGroup, WholeView
from crm.features.views.view_rules import problems_of_view
from crm.kit.clock import now
from crm.kit.database import Database
from crm.metadata.announcement import Kind, announce
from crm.metadata.snapshot import Object
from crm.models.transaction import Connection, transaction

KEPT = invalid("The index view of an object cannot be removed", "Every object keeps this view.")
SECOND_INDEX = invalid("The object has an index view already", "Every object has exactly one of these.")
ONE_OBJECT = invalid("A view cannot be moved to another object")


def create_view(database: Database, viewer: Viewer, values: Mapping[str, Any]) -> WholeView:
    """A new view; `values` are columns. A board comes with a column for every option.

    Raises:
        PermissionDenied: others would see it, and the viewer may not change what others see.
        ValidationFailed: it breaks a rule.
    """
    given = {name: value for name, value in values.items() if value is not None or may_be_empty(View, name)}
    new = View(workspace_id=viewer.workspace_id, created_by_user_workspace_id=viewer.user_workspace_id, **given)
    require_right(viewer, new)
    object_ = find_object(viewer.snapshot, new.object_id)
    if object_ is None:
        raise refuse("create", new, OBJECT_NOT_FOUND)
    if new.key == INDEX:
        raise refuse("create", new, SECOND_INDEX)
    new = _completed(new)
    _check("create", new, object_)
    with transaction(database) as connection:
        add(connection, [new])
        add(connection, groups_of(new, object_))
        announce(connection, viewer.workspace_id, Kind.VIEWS)
        return get(connection, viewer, new.id)


def update_view(database: Database, viewer: Viewer, view_id: UUID, values: Mapping[str, Any]) -> WholeView:
    """Set some columns of a view. One that becomes unlisted is its viewer's own from then on.

    Raises:
        ViewNotFound: it is none that the viewer may see.
        PermissionDenied: others see it, or would, and the viewer may not change what others see.
        ValidationFailed: it would break a rule; nothing is changed.
    """
    with changing(database, viewer, [view_id]) as (connection, drafts):
        draft = drafts[view_id]
        before = draft.whole.view
        after = _completed(changed(before, values))
        names = {*values, "calendar_layout"}
        if after.visibility == UNLISTED != before.visibility:
            after = replace(after, created_by_user_workspace_id=viewer.user_workspace_id)
            names.add("created_by_user_workspace_id")
        require_right(viewer, after)
        _check("update", after, draft.object)
        write(connection, after, names)
        if after.main_group_by_field_id != before.main_group_by_field_id:
            _regroup(connection, draft, after)
        return get(connection, viewer, view_id)


def delete_view(database: Database, viewer: Viewer, view_id: UUID) -> None:
    """Put a view away.

    Raises:
        ViewNotFound, PermissionDenied: as for a change.
        ValidationFailed: the object needs it.
    """
    with changing(database, viewer, [view_id]) as (connection, drafts):
        view = _removable(drafts[view_id])
        write(connection, replace(view, deleted_at=now(), updated_at=now()), ["deleted_at"])


def destroy_view(database: Database, viewer: Viewer, view_id: UUID) -> None:
    """Remove a view for good, with its parts, deleted or not.

    Raises:
        ViewNotFound, PermissionDenied, ValidationFailed: as for putting it away.
    """
    with changing(database, viewer, [view_id], with_deleted=True) as (connection, drafts):
        repository.remove(connection, _removable(drafts[view_id]))


def _regroup(connection: Connection, draft: Draft, view: View) -> None:
    for each in draft.whole.of(ViewGroup):
        repository.remove(connection, each)
    add(connection, groups_of(view, draft.object))


def _removable(draft: Draft) -> View:
    view = draft.whole.view
    if view.key == INDEX:
        raise refuse("delete", view, KEPT)
    return view


def _completed(view: View) -> View:
    """A calendar that says no more shows months."""
    if view.calendar_field_id is not None and view.calendar_layout is None:
        return replace(view, calendar_layout="MONTH")
    return view


def _check(change: str, view: View, object_: Object) -> None:
    if problems := [*problems_of_view(view, object_)]:
        raise refuse(change, view, *problems)
