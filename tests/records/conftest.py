"""A provisioned workspace and someone signed in to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crm.kit.database import Database
from tests.api.workspaces import make_workspace
from tests.records.asking import Crm
from tests.records.samples import with_samples


@pytest.fixture(scope="session")
def new_crm(database: Database, owner_database: Database) -> Callable[[], Crm]:
    """Makes a workspace of its own, seen by an administrator called Ada Byron."""

    def make() -> Crm:
        workspace = make_workspace(owner_database)
        role = workspace.snapshot.roles[workspace.role("Admin")]
        return Crm(database, owner_database, workspace.snapshot, workspace.member(), role)

    return make


@pytest.fixture(scope="module")
def crm(new_crm: Callable[[], Crm]) -> Crm:
    """The workspace that the tests of one file share."""
    return new_crm()


@pytest.fixture
def fresh_crm(new_crm: Callable[[], Crm]) -> Crm:
    """A workspace for one test, which reads whole tables of it."""
    return new_crm()


@pytest.fixture(scope="session")
def samples(new_crm: Callable[[], Crm]) -> Crm:
    """A workspace with an object that has a field of every type, which tests only read."""
    return with_samples(new_crm())
