"""Looking at layouts, and changing them one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from uuid import UUID

from crm.access.viewer import Viewer
from crm.features.page_layouts import repository
from crm.features.page_layouts.presence import as_they_are
from crm.features.page_layouts.repository import Condition
from crm.features.page_layouts.schemas import WholeLayout
from crm.kit.database import Database
from crm.kit.errors import NotFound
from crm.metadata.announcement import Kind, announce
from crm.models.transaction import Connection, transaction

FLAG: Final = "LAYOUTS"


def seen(connection: Connection, viewer: Viewer, condition: Condition) -> list[WholeLayout]:
    """Layouts of the viewer's workspace."""
    found = repository.list_whole(connection, viewer.workspace_id, condition)
    return list(as_they_are(found, viewer.snapshot))


def has_layout(connection: Connection, viewer: Viewer, layout_id: UUID) -> bool:
    """Whether there is such a layout."""
    return bool(seen(connection, viewer, repository.with_id(layout_id)))


@contextmanager
def changing(
    database: Database, viewer: Viewer, condition: Condition, missing: type[NotFound]
) -> Iterator[tuple[Connection, WholeLayout]]:
    """One layout that nobody else changes until the end.

    Raises:
        PermissionDenied: the viewer may not change layouts.
        NotFound: there is none; as `missing` says it.
    """
    viewer.require(FLAG)
    with transaction(database) as connection:
        repository.lock(connection, viewer.workspace_id, condition)
        found = seen(connection, viewer, condition)
        if not found:
            raise missing
        yield connection, found[0]
        announce(connection, viewer.workspace_id, Kind.LAYOUTS)
