"""Workspaces with people and keys in them, for tests that come in through a door."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, insert

from crm.access.identity import Identity, PrincipalKind
from crm.access.tokens import issue_access, issue_api_key
from crm.kit.database import Database
from crm.kit.ids import uuid7
from crm.metadata.provision import NewWorkspace, add_roles, create_workspace, raise_version
from crm.metadata.snapshot import ObjectRights, Role, Snapshot
from crm.models import api_key, object_permission, session, user, user_workspace
from crm.models.transaction import transaction


@dataclass(frozen=True, slots=True)
class TestWorkspace:
    """One workspace and how to get into it."""

    __test__ = False

    owner: Database
    snapshot: Snapshot

    @property
    def id(self) -> UUID:
        return self.snapshot.workspace_id

    def role(self, label: str) -> UUID:
        return next(each.id for each in self.snapshot.roles.values() if each.label == label)

    def member(self, role_id: UUID | None = None) -> Identity:
        """Somebody who just signed in."""
        with transaction(self.owner) as connection:
            return _sign_in(connection, self.id, role_id or self.role("Admin"))

    def token(self, role_id: UUID | None = None) -> str:
        """The access token of a new member."""
        return issue_access(self.member(role_id)).token

    def api_key(self, name: str = "Our key", role_id: UUID | None = None) -> str:
        """The token of a new API key."""
        key_id, expires_at = uuid7(), datetime.now(UTC) + timedelta(days=1)
        values = {"id": key_id, "workspace_id": self.id, "name": name, "role_id": role_id or self.role("Admin")}
        with transaction(self.owner) as connection:
            connection.execute(insert(api_key).values(**values, expires_at=expires_at))
        return issue_api_key(self.id, key_id, name, expires_at).token

    def new_role(self, rights: Mapping[str, ObjectRights], **may: bool) -> UUID:
        """A role that may do nothing but what is said."""
        nothing = dict.fromkeys(("can_read_all", "can_update_all", "can_soft_delete_all", "can_destroy_all"), False)
        role = Role(uuid4(), uuid4().hex, can_update_all_settings=False, **(nothing | may))
        with transaction(self.owner) as connection:
            add_roles(connection, self.id, [role])
            for name, each in rights.items():
                connection.execute(insert(object_permission).values(self._permission(role.id, name, each)))
            raise_version(connection, self.id)
        return role.id

    def run(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Look behind the scenes; `{schema}` is the workspace's."""
        cursor = self.owner.connection.execute(sql.format(schema=f'"{self.snapshot.schema}"').encode(), parameters)
        return cursor.fetchall() if cursor.description else []

    def _permission(self, role_id: UUID, object_name: str, rights: ObjectRights) -> dict[str, Any]:
        return {
            "id": uuid4(),
            "workspace_id": self.id,
            "role_id": role_id,
            "object_id": self.snapshot.objects[object_name].id,
            "can_read_object_records": rights.read,
            "can_update_object_records": rights.update,
            "can_soft_delete_object_records": rights.soft_delete,
            "can_destroy_object_records": rights.destroy,
        }


def make_workspace(owner: Database) -> TestWorkspace:
    """A workspace of its own, with the standard objects and nobody in it."""
    name = f"test{uuid4().hex}"
    with transaction(owner) as connection:
        return TestWorkspace(owner, create_workspace(connection, NewWorkspace(uuid4(), "Test", name, name)))


def _sign_in(connection: Connection, workspace_id: UUID, role_id: UUID) -> Identity:
    user_id, membership_id, session_id, member_id = (uuid7() for _ in range(4))
    of_user = {"user_id": user_id, "workspace_id": workspace_id}
    connection.execute(insert(user).values(id=user_id, email=f"{user_id}@example.com"))
    connection.execute(insert(user_workspace).values(id=membership_id, role_id=role_id, member_id=member_id, **of_user))
    now = datetime.now(UTC)
    connection.execute(
        insert(session).values(
            id=session_id,
            user_workspace_id=membership_id,
            rotated_at=now,
            expires_at=now + timedelta(days=1),
            **of_user,
        )
    )
    return Identity(workspace_id, PrincipalKind.SESSION, session_id, user_id, membership_id, member_id, "Ada Byron")
