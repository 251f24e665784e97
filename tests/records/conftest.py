"""A provisioned workspace and someone signed in to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Connection, insert

from crm.access.identity import Identity, PrincipalKind
from crm.kit.database import Database
from crm.kit.ids import uuid7
from crm.metadata.provision import NewWorkspace, create_workspace
from crm.metadata.snapshot import Snapshot
from crm.models import session, user, user_workspace
from crm.models.transaction import transaction
from tests.records.asking import Crm


@pytest.fixture(scope="session")
def new_crm(database: Database, owner_database: Database) -> Callable[[], Crm]:
    """Makes a workspace of its own, seen by an administrator called Ada Byron."""

    def make() -> Crm:
        name = uuid4().hex
        with transaction(owner_database) as connection:
            snapshot = create_workspace(connection, NewWorkspace(uuid4(), "Test", name, name))
            identity = sign_in(connection, snapshot)
        role = next(each for each in snapshot.roles.values() if each.label == "Admin")
        return Crm(database, owner_database, snapshot, identity, role)

    return make


@pytest.fixture(scope="module")
def crm(new_crm: Callable[[], Crm]) -> Crm:
    """The workspace that the tests of one file share."""
    return new_crm()


def sign_in(connection: Connection, snapshot: Snapshot) -> Identity:
    user_id, membership_id, session_id, member_id = uuid7(), uuid7(), uuid7(), uuid7()
    role_id = next(each.id for each in snapshot.roles.values() if each.label == "Admin")
    connection.execute(insert(user).values(id=user_id, email=f"{user_id}@example.com"))
    connection.execute(
        insert(user_workspace).values(
            id=membership_id,
            user_id=user_id,
            workspace_id=snapshot.workspace_id,
            role_id=role_id,
            member_id=member_id,
        )
    )
    connection.execute(
        insert(session).values(
            id=session_id,
            user_id=user_id,
            workspace_id=snapshot.workspace_id,
            user_workspace_id=membership_id,
            rotated_at=datetime.now(UTC),
            expires_at=datetime.now(UTC) + timedelta(days=1),
        )
    )
    return Identity(
        workspace_id=snapshot.workspace_id,
        kind=PrincipalKind.SESSION,
        principal_id=session_id,
        user_id=user_id,
        user_workspace_id=membership_id,
        member_id=member_id,
        name="Ada Byron",
    )
