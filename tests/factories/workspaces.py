"""Workspaces as people have them: provisioned for real, with an administrator who is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import psycopg

from crm.access.gate import Gate
from crm.access.identity import Identity
from crm.access.tokens import identity_from_bearer, issue_api_key
from crm.features.accounts import repository as people
from crm.features.accounts.schemas import Device, User
from crm.features.accounts.sessions import start_session
from crm.features.workspaces.members import add_member
from crm.features.workspaces.repository import get_membership
from crm.features.workspaces.schemas import Membership
from crm.features.workspaces.service import create_workspace, get_workspace
from crm.kit.clock import now
from crm.kit.crypto import hash_password
from crm.kit.database import Database
from crm.kit.ids import uuid7
from crm.metadata.snapshot import Snapshot
from crm.metadata.standard import ADMIN, MEMBER
from crm.metadata.store import read_snapshot
from crm.models.transaction import transaction

PASSWORD = "correct horse battery"
PASSWORD_HASH = hash_password(PASSWORD)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A caller: somebody's session, or a program's key."""

    identity: Identity
    token: str
    role_id: UUID
    user: User | None = None

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}


@dataclass
class Workspace:
    """A workspace of tests. `admin` may do everything."""

    owner: Database
    id: UUID
    invite_hash: str
    subdomain: str
    admin: SignedIn

    @property
    def snapshot(self) -> Snapshot:
        """As it is now."""
        return read_snapshot(self.owner, self.id)

    @property
    def schema(self) -> str:
        return self.snapshot.schema

    def gate(self, caller: SignedIn | None = None) -> Gate:
        return Gate.of(self.snapshot, (caller or self.admin).role_id)

    def role_id(self, label: str) -> UUID:
        return next(role.id for role in self.snapshot.roles.values() if role.label == label)

    def add_role(self, label: str, **rights: bool) -> UUID:
        """A role that may do nothing but what is given, as columns of `core.role`."""
        role_id = uuid7()
        names = "".join(f", {name}" for name in rights)
        values = "".join(f", {value}" for value in rights.values())
        with self.owner.connection.transaction():
            self._execute(
                f"insert into core.role (id, workspace_id, label{names}) values (%s, %s, %s{values})",
                role_id,
                self.id,
                label,
            )
            self._raise_version()
        return role_id

    def forbid(self, role_id: UUID, object_name: str, **rights: bool) -> None:
        """What a role may do with one object, as columns of `core.object_permission`."""
        object_id = self.snapshot.objects[object_name].id
        with self.owner.connection.transaction():
            self._execute(
                f"insert into core.object_permission (id, workspace_id, role_id, object_id, {', '.join(rights)}) "
                f"values (%s, %s, %s, %s, {', '.join(map(str, rights.values()))})",
                uuid7(),
                self.id,
                role_id,
                object_id,
            )
            self._raise_version()

    def sign_in(self, role: UUID | str = MEMBER) -> SignedIn:
        """Somebody else of this workspace, with their own session."""
        role_id = role if isinstance(role, UUID) else self.role_id(role)
        user = make_user(self.owner)
        with transaction(self.owner) as connection:
            membership = add_member(connection, self.snapshot, user.as_member(), role_id)
        return signed_in(self.owner, user, membership)

    def sign_in_again(self) -> SignedIn:
        """The administrator in another session."""
        user = self.admin.user
        assert user is not None
        with transaction(self.owner) as connection:
            membership = get_membership(connection, user.id, self.id)
        return signed_in(self.owner, user, membership)

    def add_api_key(self, role: UUID | str = ADMIN, name: str = "A program") -> SignedIn:
        """A program with a key of this workspace."""
        role_id = role if isinstance(role, UUID) else self.role_id(role)
        key_id, expires_at = uuid7(), now() + timedelta(days=1)
        self._execute(
            "insert into core.api_key (id, workspace_id, role_id, name, expires_at) values (%s, %s, %s, %s, %s)",
            key_id,
            self.id,
            role_id,
            name,
            expires_at,
        )
        token = issue_api_key(self.id, key_id, name, expires_at).token
        return SignedIn(identity_from_bearer(token), token, role_id)

    def rows(self, query: str, *parameters: object) -> list[tuple[object, ...]]:
        """What is really stored; `{schema}` in the query is the workspace's."""
        return self._execute(query.replace("{schema}", f'"{self.schema}"'), *parameters).fetchall()

    def run(self, statement: str, *parameters: object) -> None:
        """Change what is really stored."""
        self._execute(statement, *parameters)

    def _raise_version(self) -> None:
        self._execute("update core.workspace set metadata_version = metadata_version + 1 where id = %s", self.id)

    def _execute(self, query: str, *parameters: object) -> psycopg.Cursor:
        return self.owner.connection.execute(query.encode(), parameters)


def make_workspace(owner: Database) -> Workspace:
    """A workspace with its standard objects, and its founder signed in."""
    founder = make_user(owner)
    created, membership = create_workspace(owner, founder.as_member(), display_name="Somewhere")
    found = get_workspace(owner, created.id)
    return Workspace(owner, found.id, found.invite_hash, found.subdomain, signed_in(owner, founder, membership))


def make_user(owner: Database, **values: object) -> User:
    """A person with a name, an address and PASSWORD."""
    user_id = uuid7()
    person = {
        "id": user_id,
        "email": f"{user_id.hex}@example.com",
        "first_name": "Ada",
        "last_name": "Lovelace",
        "password_hash": PASSWORD_HASH,
    }
    with transaction(owner) as connection:
        user = people.add_user(connection, person | values)
    assert user is not None
    return user


def signed_in(owner: Database, user: User, membership: Membership) -> SignedIn:
    """A session of a person in a workspace."""
    token = start_session(owner, user, membership, Device()).access.token
    return SignedIn(identity_from_bearer(token), token, membership.role_id, user)
