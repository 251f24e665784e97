"""Views as their feature sees them: a workspace, and somebody who may change what others see."""

from __future__ import annotations

import pytest

from crm.features.views.schemas import Viewer
from crm.kit.database import Database
from tests.factories.workspaces import Workspace, make_workspace


@pytest.fixture(scope="module")
def workspace(owner_database: Database) -> Workspace:
    return make_workspace(owner_database)


@pytest.fixture
def viewer(workspace: Workspace) -> Viewer:
    return Viewer(workspace.snapshot, workspace.admin.role_id, workspace.admin.identity.user_workspace_id)
