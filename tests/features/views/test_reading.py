"""Views are read in one go, however many there are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event

from crm.access.viewer import Viewer
from crm.features.views.reading import list_parts, list_views
from crm.features.views.schemas import ViewField
from crm.kit.database import Database
from tests.factories.workspaces import Workspace, make_workspace


@pytest.fixture(scope="module")
def workspace(owner_database: Database) -> Workspace:
    return make_workspace(owner_database)


@contextmanager
def statements() -> Iterator[list[str]]:
    """Those that are executed meanwhile."""
    found: list[str] = []

    def note(*told: Any) -> None:
        found.append(told[2])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_all_views_with_all_they_consist_of_are_one_statement(workspace: Workspace, database: Database):
    viewer = Viewer(workspace.snapshot, workspace.admin.role_id)
    with statements() as executed:
        found = list_views(database, viewer)
    assert len(executed) == 1
    assert len(found) > 2 * len(workspace.snapshot.objects)
    assert all(each.of(ViewField) for each in found)


def test_what_is_not_asked_for_is_not_read(workspace: Workspace, database: Database):
    viewer = Viewer(workspace.snapshot, workspace.admin.role_id)
    with statements() as executed:
        found = list_views(database, viewer, kinds=())
        columns = list_parts(database, viewer, ViewField)
    assert len(executed) == 2
    assert "core.view_field" not in executed[0]
    assert all(not each.parts for each in found)
    assert {each.view_id for each in columns} == {each.view.id for each in found}
