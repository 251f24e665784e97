"""Finding views: those that somebody may see, as the present data model lets them be."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from crm.access.viewer import Viewer
from crm.features.views import repository
from crm.features.views.errors import ViewNotFound
from crm.features.views.presence import as_it_is
from crm.features.views.repository import Wanted
from crm.features.views.schemas import PARTS, Part, PartT, ViewField, ViewFieldGroup, WholeView
from crm.kit.database import Database
from crm.models.transaction import Connection, transaction


def list_views(
    database: Database,
    viewer: Viewer,
    *,
    object_id: UUID | None = None,
    types: Collection[str] | None = None,
    kinds: Collection[type[Part]] = PARTS,
) -> list[WholeView]:
    """The views of a workspace that somebody may see, with their parts of some kinds."""
    wanted = replace(wanted_by(viewer), object_ids=None if object_id is None else [object_id], types=types)
    with transaction(database) as connection:
        return seen(connection, viewer, wanted, kinds)


def get_view(database: Database, viewer: Viewer, view_id: UUID) -> WholeView:
    """One view.

    Raises:
        ViewNotFound: also for another workspace's, and for somebody else's own.
    """
    with transaction(database) as connection:
        return get(connection, viewer, view_id)


def list_parts(database: Database, viewer: Viewer, kind: type[PartT], view_id: UUID | None = None) -> list[PartT]:
    """The parts of one kind of a view, or of all that somebody may see."""
    wanted = replace(wanted_by(viewer), view_ids=None if view_id is None else [view_id])
    with transaction(database) as connection:
        found = seen(connection, viewer, wanted, needed_for(kind))
    return [part for each in found for part in each.of(kind)]


def find_part(database: Database, viewer: Viewer, kind: type[PartT], part_id: UUID) -> PartT | None:
    """One part of a view that somebody may see."""
    with transaction(database) as connection:
        view_ids = repository.list_view_ids(connection, kind, viewer.workspace_id, [part_id])
        wanted = replace(wanted_by(viewer), view_ids=view_ids.values())
        found = seen(connection, viewer, wanted, needed_for(kind)) if view_ids else []
    return found[0].find(kind, part_id) if found else None


def wanted_by(viewer: Viewer) -> Wanted:
    """Every view that somebody may see."""
    return Wanted(viewer.workspace_id, viewer.user_workspace_id)


def seen(
    connection: Connection, viewer: Viewer, wanted: Wanted, kinds: Collection[type[Part]] = PARTS
) -> list[WholeView]:
    """Views as they are now."""
    found = repository.list_whole(connection, wanted, kinds)
    return [shown for each in found if (shown := as_it_is(each, viewer.snapshot)) is not None]


def is_seen(connection: Connection, viewer: Viewer, view_id: UUID) -> bool:
    """Whether there is such a view that they may see."""
    return bool(seen(connection, viewer, replace(wanted_by(viewer), view_ids=[view_id]), ()))


def get(connection: Connection, viewer: Viewer, view_id: UUID) -> WholeView:
    """One view as it is now.

    Raises:
        ViewNotFound: there is none that they may see.
    """
    found = seen(connection, viewer, replace(wanted_by(viewer), view_ids=[view_id]))
    if not found:
        raise ViewNotFound
    return found[0]


def needed_for(kind: type[Part]) -> tuple[type[Part], ...]:
    """What must be read to know parts of one kind: fields stand under headings."""
    return (ViewFieldGroup, kind) if kind is ViewField else (kind,)
