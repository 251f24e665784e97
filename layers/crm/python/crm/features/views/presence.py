"""A view as the present data model lets it be.

Rows that speak of a field in the bin, or of one that is switched off, stay where they are and are not shown: they come
back with the field.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from crm.features.views.schemas import (
    INDEX,
    Part,
    View,
    ViewField,
    ViewFieldGroup,
    ViewFilter,
    ViewGroup,
    ViewSort,
    WholeView,
)
from crm.metadata.snapshot import Field, Object, Snapshot

GROUPED = ("KANBAN", "KANBAN_WIDGET")
DATED = ("CALENDAR", "CALENDAR_WIDGET")
DATES = frozenset({"DATE", "DATE_TIME"})
RESTS_ON: Mapping[str, frozenset[str]] = {
    "main_group_by_field_id": frozenset({"SELECT"}),
    "calendar_field_id": DATES,
    "calendar_end_field_id": DATES,
    "kanban_aggregate_operation_field_id": frozenset(),
}
"""The fields that a view may rest on, and of which types they are: none named, of any."""


def find_object(snapshot: Snapshot, object_id: UUID) -> Object | None:
    """An object of the workspace."""
    return next((each for each in snapshot.objects.values() if each.id == object_id), None)


def live_fields(object_: Object) -> dict[UUID, Field]:
    """The fields of an object that are not switched off, by id."""
    return {each.id: each for each in object_.fields.values() if each.is_active}


def as_it_is(found: WholeView, snapshot: Snapshot) -> WholeView | None:
    """What can be shown of a view; None if it cannot be looked at without what is gone."""
    object_ = find_object(snapshot, found.view.object_id)
    if object_ is None:
        return None
    fields = live_fields(object_)
    view = _without(found.view, fields)
    if view is None:
        return None
    view = replace(view, name=view.name.replace("{objectLabelPlural}", object_.label_plural))
    headings = {each.id for each in found.of(ViewFieldGroup)}
    parts = {
        kind: tuple(_placed(each, headings) for each in own if _is_live(each, view, fields))
        for kind, own in found.parts.items()
    }
    return WholeView(view, parts)


def _without(view: View, fields: dict[UUID, Field]) -> View | None:
    """The view without the fields that are gone."""
    lost: dict[str, Any] = {
        name: None
        for name, types in RESTS_ON.items()
        if (field_id := getattr(view, name)) is not None
        and (field_id not in fields or (types and fields[field_id].type not in types))
    }
    if "kanban_aggregate_operation_field_id" in lost:
        lost["kanban_aggregate_operation"] = None
    shown = replace(view, **lost) if lost else view
    is_impossible = (
        (shown.type in GROUPED and shown.main_group_by_field_id is None)
        or (shown.type in DATED and shown.calendar_field_id is None)
        or "main_group_by_field_id" in lost
    )
    if not is_impossible:
        return shown
    return replace(shown, type="TABLE") if view.key == INDEX else None


def _is_live(part: Part, view: View, fields: dict[UUID, Field]) -> bool:
    if isinstance(part, ViewGroup):
        return view.main_group_by_field_id is not None
    return not isinstance(part, ViewField | ViewFilter | ViewSort) or part.field_id in fields


def _placed(part: Part, headings: set[UUID]) -> Part:
    """A field under a heading that is deleted stands alone."""
    if (
        isinstance(part, ViewField)
        and part.view_field_group_id is not None
        and part.view_field_group_id not in headings
    ):
        return replace(part, view_field_group_id=None)
    return part
