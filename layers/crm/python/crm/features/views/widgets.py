"""Views that widgets of pages show: saved as a whole, by whoever may arrange pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, Final
from uuid import UUID

from crm.access.viewer import Viewer
from crm.features.views import repository
from crm.features.views.editing import Draft, add, changed, changing, write
from crm.features.views.errors import PartNotFound, invalid, refuse
from crm.features.views.grouping import groups_of
from crm.features.views.part_rules import problems_of_part
from crm.features.views.reading import get
from crm.features.views.schemas import (
    PARTS,
    Part,
    PartT,
    ViewField,
    ViewFieldGroup,
    ViewFilterGroup,
    ViewGroup,
    WholeView,
)
from crm.features.views.view_rules import problems_of_view
from crm.kit.database import Database
from crm.models.transaction import Connection

FLAG: Final = "LAYOUTS"
RECORDS: Final = frozenset({"TABLE_WIDGET", "KANBAN_WIDGET", "LIST_WIDGET", "CALENDAR_WIDGET"})
"""Views of many records on a page."""

FIELDS: Final = frozenset({"FIELDS_WIDGET"})

Lists = Mapping[type[Part], Sequence[Mapping[str, Any]] | None]
"""The columns of parts by their kinds; a kind without a list stays as it is."""


def save_view_widget(
    database: Database, viewer: Viewer, view_id: UUID, settings: Mapping[str, Any], lists: Lists
) -> WholeView:
    """Bring a widget's view into another state. Fields that are not listed stay; other parts that are not, go.

    Raises:
        ViewNotFound: there is none of this id that the viewer may see.
        PermissionDenied: the viewer may not arrange pages.
        PartNotFound: a field is neither known nor said.
        ValidationFailed: it would break a rule, or is no view of a widget; nothing is changed.
    """
    with changing(database, viewer, [view_id], flag=FLAG) as (connection, drafts):
        draft = drafts[view_id]
        before = draft.whole
        after = WholeView(changed(before.view, settings), before.parts)
        if after.view.main_group_by_field_id != before.view.main_group_by_field_id:
            after = _with(after, ViewGroup, groups_of(after.view, draft.object))
        for kind in PARTS:
            listed = lists.get(kind)
            if listed is not None:
                after = _with(after, kind, _merged(after, kind, listed))
        _save(connection, replace(draft, whole=after), before, RECORDS)
        write(connection, after.view, settings)
        return get(connection, viewer, view_id)


def save_fields_widget(
    database: Database,
    viewer: Viewer,
    view_id: UUID,
    headings: Sequence[Mapping[str, Any]],
    listed: Sequence[Mapping[str, Any]],
) -> WholeView:
    """Arrange the fields of a record's page under headings; a field that is not listed stays, under none that goes.

    Raises:
        ViewNotFound, PermissionDenied, ValidationFailed: as for other widgets.
    """
    with changing(database, viewer, [view_id], flag=FLAG) as (connection, drafts):
        draft = drafts[view_id]
        before = draft.whole
        after = _with(before, ViewFieldGroup, _merged(before, ViewFieldGroup, headings))
        known = {each.id for each in after.of(ViewFieldGroup)}
        placed = [
            each if each.view_field_group_id in known else replace(each, view_field_group_id=None)
            for each in _merged(after, ViewField, listed)
        ]
        _save(connection, replace(draft, whole=_with(after, ViewField, placed)), before, FIELDS)
        return get(connection, viewer, view_id)


def _merged(whole: WholeView, kind: type[PartT], listed: Iterable[Mapping[str, Any]]) -> list[PartT]:
    """Parts as they are listed, each in the place of the one it was."""
    merged = []
    for values in listed:
        known = _known(whole, kind, values)
        if known is not None:
            merged.append(changed(known, {name: value for name, value in values.items() if name != "id"}))
        else:
            merged.append(_new(whole, kind, values))
    if kind is not ViewField:
        return merged
    ids = {each.id for each in merged}
    return [*merged, *(each for each in whole.of(kind) if each.id not in ids)]


def _new(whole: WholeView, kind: type[PartT], values: Mapping[str, Any]) -> PartT:
    given = {name: value for name, value in values.items() if value is not None}
    if kind is ViewField and "field_id" not in given:
        raise PartNotFound(kind)
    return kind(workspace_id=whole.view.workspace_id, view_id=whole.view.id, **given)


def _known(whole: WholeView, kind: type[PartT], values: Mapping[str, Any]) -> PartT | None:
    """The part that is meant: by its id, or a field by what it shows."""
    by_id = whole.find(kind, values.get("id"))
    if by_id is None and kind is ViewField:
        shown = values.get("field_id")
        return next((each for each in whole.of(kind) if getattr(each, "field_id", None) == shown), None)
    return by_id


def _with(whole: WholeView, kind: type[PartT], parts: Sequence[PartT]) -> WholeView:
    return WholeView(whole.view, {**whole.parts, kind: tuple(parts)})


def _save(connection: Connection, draft: Draft, before: WholeView, types: frozenset[str]) -> None:
    """Write what is different, once all of it is right."""
    after = draft.whole
    _check(draft, before, types)
    left, known = {part.id for part in _all(after)}, {part.id: part for part in _all(before)}
    gone = [part for part in _all(before) if part.id not in left]
    groups = [part for part in gone if isinstance(part, ViewFilterGroup)]
    for part in gone:
        if part not in groups:
            repository.remove(connection, part)
    for kind in PARTS:
        add(connection, [part for part in after.of(kind) if part.id not in known])
    for part in _all(after):
        if part != known.get(part.id, part):
            write(connection, part, [each.name for each in fields(part) if each.name != "id"])
    for part in groups:  # last, for they take along what they hold
        repository.remove(connection, part)


def _check(draft: Draft, before: WholeView, types: frozenset[str]) -> None:
    after = draft.whole
    if before.view.type not in types or after.view.type not in types:
        raise refuse("update", before.view, invalid("The view is not that of a widget"))
    if problems := [*problems_of_view(after.view, draft.object)]:
        raise refuse("update", after.view, *problems)
    for part in _all(after):
        if problems := [*problems_of_part(part, after, draft.snapshot, draft.object)]:
            raise refuse("update", part, *problems)


def _all(whole: WholeView) -> list[Part]:
    """Every part, those that others refer to first."""
    return [part for kind in PARTS for part in whole.of(kind)]
