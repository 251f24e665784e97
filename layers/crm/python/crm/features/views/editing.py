"""Changing views: who may, one at a time, and what becomes of a change that breaks a rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from crm.access.viewer import Viewer
from crm.features.views import repository
from crm.features.views.errors import ID_TAKEN, ViewNotFound, refuse
from crm.features.views.presence import find_object
from crm.features.views.reading import seen, wanted_by
from crm.features.views.schemas import FLAG, UNLISTED, Part, Row, RowT, View, WholeView
from crm.kit.clock import now
from crm.kit.database import Database
from crm.metadata.announcement import Kind, announce
from crm.metadata.snapshot import Object, Snapshot
from crm.models.transaction import Connection, transaction


@dataclass(frozen=True, slots=True)
class Draft:
    """A view that is being changed, and the object it is of."""

    whole: WholeView
    snapshot: Snapshot
    object: Object


@contextmanager
def changing(
    database: Database, viewer: Viewer, view_ids: Collection[UUID], *, with_deleted: bool = False, flag: str = FLAG
) -> Iterator[tuple[Connection, dict[UUID, Draft]]]:
    """Views that nobody else changes until the end.

    Raises:
        ViewNotFound: one is none that the viewer may see.
        PermissionDenied: others see one, and the viewer may not change what others see.
    """
    with transaction(database) as connection:
        repository.lock(connection, view_ids)
        wanted = replace(wanted_by(viewer), view_ids=view_ids, with_deleted=with_deleted)
        found = seen(connection, viewer, wanted)
        if len(found) != len({*view_ids}):
            raise ViewNotFound
        for each in found:
            require_right(viewer, each.view, flag)
        yield connection, {each.view.id: _draft(viewer, each) for each in found}
        announce(connection, viewer.workspace_id, Kind.VIEWS)


def require_right(viewer: Viewer, view: View, flag: str = FLAG) -> None:
    """Refuse a change of what others see by somebody who may not make one.

    Raises:
        PermissionDenied: as the gate does.
    """
    if view.visibility != UNLISTED:
        viewer.require(flag)


def changed(row: RowT, values: Mapping[str, Any]) -> RowT:
    """The row with some columns set; a column that cannot be empty stays as it is when it is given nothing."""
    given = {name: value for name, value in values.items() if value is not None or may_be_empty(type(row), name)}
    return replace(row, **given, updated_at=now())


def may_be_empty(kind: type[Row], name: str) -> bool:
    """Whether a column may hold nothing."""
    return name in repository.NULLABLE[kind]


def write(connection: Connection, row: Row, names: Iterable[str]) -> None:
    """Keep some columns of a changed row."""
    repository.change(connection, row, names)


def add(connection: Connection, rows: list[RowT]) -> None:
    """Keep new rows of one kind.

    Raises:
        ValidationFailed: an id is taken.
    """
    if not repository.add(connection, rows):
        raise refuse("create", rows[0], ID_TAKEN)


def with_parts(whole: WholeView, parts: Iterable[Part]) -> WholeView:
    """The view with some parts more, or in the place of those of the same id."""
    merged = {kind: {each.id: each for each in own} for kind, own in whole.parts.items()}
    for each in parts:
        merged.setdefault(type(each), {})[each.id] = each
    return WholeView(whole.view, {kind: tuple(own.values()) for kind, own in merged.items()})


def without_parts(whole: WholeView, parts: Iterable[Part]) -> WholeView:
    """The view with some parts less."""
    gone = {each.id for each in parts}
    return WholeView(
        whole.view, {kind: tuple(each for each in own if each.id not in gone) for kind, own in whole.parts.items()}
    )


def _draft(viewer: Viewer, found: WholeView) -> Draft:
    object_ = find_object(viewer.snapshot, found.view.object_id)
    if object_ is None:
        raise ViewNotFound
    return Draft(found, viewer.snapshot, object_)
