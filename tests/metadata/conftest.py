"""One fresh workspace per test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crm.kit.database import Database
from crm.metadata.provision import create_workspace, destroy_workspace
from crm.models.transaction import transaction
from tests.metadata.world import World, new_workspace


@pytest.fixture
def world(owner_database: Database, database: Database) -> Iterator[World]:
    with transaction(owner_database) as connection:
        snapshot = create_workspace(connection, new_workspace())
    yield World(owner_database, database, snapshot)
    with transaction(owner_database) as connection:
        destroy_workspace(connection, snapshot.workspace_id)
