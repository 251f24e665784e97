"""What people do with the parts of views: six kinds of them, in one way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID

from crm.access.viewer import Viewer
from crm.features.views import repository
from crm.features.views.editing import (
    Draft,
    add,
    changed,
    changing,
    may_be_empty,
    with_parts,
    without_parts,
    write,
)
from crm.features.views.errors import PartNotFound, refuse
from crm.features.views.index_advice import index_for
from crm.features.views.part_rules import problems_of_part, problems_of_removal
from crm.features.views.schemas import Part, PartT, ViewFilter, ViewFilterGroup, ViewGroup, WholeView
from crm.kit.clock import now
from crm.kit.database import Database
from crm.models.transaction import Connection, transaction


def create_parts(
    database: Database, viewer: Viewer, kind: type[PartT], given: Sequence[Mapping[str, Any]]
) -> list[PartT]:
    """New parts of views; each of `given` holds the columns of one, `view_id` among them.

    Raises:
        ViewNotFound: a view is none that the viewer may see.
        PermissionDenied: others see it, and the viewer may not change what others see.
        ValidationFailed: a part breaks a rule; none is made.
    """
    new = [kind(workspace_id=viewer.workspace_id, **_given(kind, each)) for each in given]
    with changing(database, viewer, {each.view_id for each in new}) as (connection, drafts):
        for view_id, draft in drafts.items():
            own = [each for each in new if each.view_id == view_id]
            _check("create", _make_room(connection, draft, own), own)
        add(connection, new)
        _index(connection, drafts.values(), new)
    return new


def update_parts(
    database: Database, viewer: Viewer, kind: type[PartT], changes: Mapping[UUID, Mapping[str, Any]]
) -> list[PartT]:
    """Set some columns of parts.

    Raises:
        PartNotFound: one is in no view that the viewer may see.
        PermissionDenied, ValidationFailed: as for new parts; nothing is changed.
    """
    with _changing(database, viewer, kind, [*changes]) as (connection, drafts, found):
        after = [changed(part, changes[part.id]) for part in found]
        for view_id, draft in drafts.items():
            _check("update", draft, [each for each in after if each.view_id == view_id])
        for part in after:
            write(connection, part, changes[part.id])
        _index(connection, drafts.values(), after)
    return after


def delete_part(database: Database, viewer: Viewer, kind: type[PartT], part_id: UUID) -> PartT:
    """Take a part out of its view, with what it holds.

    Raises:
        PartNotFound, PermissionDenied: as for a change.
        ValidationFailed: the view needs it.
    """
    with _changing(database, viewer, kind, [part_id]) as (connection, drafts, (part,)):
        draft = drafts[part.view_id]
        _check_removal(draft, part)
        gone: list[Part] = [part, *_held_by(part, draft.whole)]
        for each in gone:
            write(connection, replace(each, deleted_at=now()), ["deleted_at"])
    return replace(part, deleted_at=now())


def destroy_part(database: Database, viewer: Viewer, kind: type[PartT], part_id: UUID) -> PartT:
    """Remove a part for good, deleted or not.

    Raises:
        PartNotFound, PermissionDenied, ValidationFailed: as for taking it out.
    """
    with _changing(database, viewer, kind, [part_id], with_deleted=True) as (connection, drafts, (part,)):
        if part.deleted_at is None:
            _check_removal(drafts[part.view_id], part)
        repository.remove(connection, part)
    return part


@contextmanager
def _changing(
    database: Database,
    viewer: Viewer,
    kind: type[PartT],
    part_ids: Collection[UUID],
    *,
    with_deleted: bool = False,
) -> Iterator[tuple[Connection, dict[UUID, Draft], list[PartT]]]:
    """Parts that nobody else changes until the end, and the views they are of."""
    with transaction(database) as connection:
        view_ids = repository.list_view_ids(connection, kind, viewer.workspace_id, part_ids)
    if len(view_ids) != len(part_ids):
        raise PartNotFound(kind)
    with changing(database, viewer, {*view_ids.values()}, with_deleted=with_deleted) as (connection, drafts):
        found = [drafts[view_ids[part_id]].whole.find(kind, part_id) for part_id in part_ids]
        if None in found:
            raise PartNotFound(kind)
        yield connection, drafts, [part for part in found if part is not None]


def _given(kind: type[Part], values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns to write: the row knows the others."""
    return {name: value for name, value in values.items() if value is not None or may_be_empty(kind, name)}


def _make_room(connection: Connection, draft: Draft, new: Sequence[Part]) -> Draft:
    """The view without groups that new ones stand for: a board has its columns before anybody makes them."""
    values = {each.field_value for each in new if isinstance(each, ViewGroup)}
    replaced = [each for each in draft.whole.of(ViewGroup) if each.field_value in values]
    for each in replaced:
        repository.remove(connection, each)
    return replace(draft, whole=without_parts(draft.whole, replaced))


def _index(connection: Connection, drafts: Iterable[Draft], parts: Sequence[Part]) -> None:
    for draft in drafts:
        whole = with_parts(draft.whole, [each for each in parts if each.view_id == draft.whole.view.id])
        index_for(connection, whole, draft.snapshot, draft.object, type(parts[0]))


def _check(change: str, draft: Draft, parts: Sequence[Part]) -> None:
    whole = with_parts(draft.whole, parts)
    for part in parts:
        if problems := [*problems_of_part(part, whole, draft.snapshot, draft.object)]:
            raise refuse(change, part, *problems)


def _check_removal(draft: Draft, part: Part) -> None:
    if problems := [*problems_of_removal(part, draft.whole, draft.object)]:
        raise refuse("delete", part, *problems)


def _held_by(part: Part, whole: WholeView) -> Iterator[Part]:
    """What goes with a part: the conditions of a group, and the groups in it."""
    if not isinstance(part, ViewFilterGroup):
        return
    yield from (each for each in whole.of(ViewFilter) if each.view_filter_group_id == part.id)
    for inner in whole.of(ViewFilterGroup):
        if inner.parent_view_filter_group_id == part.id:
            yield inner
            yield from _held_by(inner, whole)
