"""Workspaces: how they come to be, how they are found, how people join."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from uuid import UUID

from crm.features.workspaces import repository
from crm.features.workspaces.addresses import checked_subdomain, is_public_url, subdomain_of, suggested_subdomain
from crm.features.workspaces.errors import InvitationNotValid, SubdomainNotAvailable, WorkspaceNotFound
from crm.features.workspaces.furnishing import furnish
from crm.features.workspaces.members import add_member
from crm.features.workspaces.schemas import Membership, NewMember, Workspace
from crm.kit.crypto import random_token
from crm.kit.database import Database
from crm.kit.errors import BadUserInput
from crm.kit.ids import uuid7
from crm.metadata.store import read_snapshot
from crm.models.transaction import Connection, transaction

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class WorkspaceChange:
    """What to set; None leaves as it is."""

    display_name: str | None = None
    logo: str | None = None
    subdomain: str | None = None
    is_public_invite_link_enabled: bool | None = None
    default_role_id: UUID | None = None


def create_workspace(
    owner: Database, founder: NewMember, *, display_name: str = "", subdomain: str | None = None
) -> tuple[Workspace, Membership]:
    """A workspace with its schema, Postgres role, standard objects, roles and views, its founder as administrator.

    Raises:
        SubdomainNotAvailable: the address that was asked for is taken, reserved or malformed.
    """
    from crm.metadata.provision import NewWorkspace
    from crm.metadata.provision import create_workspace as provision
    from crm.metadata.standard import ADMIN

    name = checked_name(display_name)
    address = checked_subdomain(subdomain) if subdomain else suggested_subdomain(name)
    with transaction(owner) as connection:
        _reserve(connection, address)
        snapshot = provision(connection, NewWorkspace(uuid7(), name, address, random_token()))
        furnish(connection, snapshot)
        role_id = next(role.id for role in snapshot.roles.values() if role.label == ADMIN)
        membership = add_member(connection, snapshot, founder, role_id)
        return repository.get(connection, snapshot.workspace_id), membership


def join_workspace(owner: Database, workspace: Workspace, joining: NewMember) -> Membership:
    """A person becomes a member, with the role that the workspace gives to new ones; joining again changes nothing.

    Raises:
        InvitationNotValid: the workspace has no role for new members.
    """
    with transaction(owner) as connection:
        if workspace.default_role_id is None:
            raise InvitationNotValid
        snapshot = read_snapshot(owner, workspace.id)
        return add_member(connection, snapshot, joining, workspace.default_role_id)


def name_workspace(database: Database, workspace_id: UUID, display_name: str | None) -> Workspace:
    """Give the workspace a name; without one it keeps what it has."""
    if display_name is None or not display_name.strip():
        return get_workspace(database, workspace_id)
    return update_workspace(database, workspace_id, WorkspaceChange(display_name=display_name))


def update_workspace(database: Database, workspace_id: UUID, change: WorkspaceChange) -> Workspace:
    """Change a workspace's settings.

    Raises:
        SubdomainNotAvailable: the new address is taken, reserved or malformed.
        BadUserInput: the name is too long, or the role for new members another workspace's.
    """
    values = {name: value for name, value in asdict(change).items() if value is not None}
    if change.display_name is not None:
        values["display_name"] = checked_name(change.display_name)
    with transaction(database) as connection:
        if change.subdomain is not None:
            values["subdomain"] = checked_subdomain(change.subdomain)
            _reserve(connection, values["subdomain"], workspace_id)
        if change.default_role_id is not None and not repository.has_role(
            connection, workspace_id, change.default_role_id
        ):
            raise BadUserInput("Role not found", sub_code="ROLE_NOT_FOUND", user_message="Choose another role.")
        if not values:
            return repository.get(connection, workspace_id)
        return repository.change(connection, workspace_id, values)


def get_workspace(database: Database, workspace_id: UUID) -> Workspace:
    """One workspace.

    Raises:
        WorkspaceNotFound: there is none of this id.
    """
    with transaction(database) as connection:
        return repository.get(connection, workspace_id)


def find_by_origin(database: Database, origin: str) -> Workspace | None:
    """The workspace an address selects: by its subdomain; at the shared address only if there is but one."""
    subdomain = subdomain_of(origin)
    with transaction(database) as connection:
        if subdomain is not None:
            return repository.find_by_subdomain(connection, subdomain)
        return repository.find_only(connection) if is_public_url(origin) else None


def get_by_origin(database: Database, origin: str) -> Workspace:
    """The workspace an address selects.

    Raises:
        WorkspaceNotFound: none, or the address leaves open which.
    """
    workspace = find_by_origin(database, origin)
    if workspace is None:
        raise WorkspaceNotFound
    return workspace


def get_by_invite_hash(database: Database, invite_hash: str) -> Workspace:
    """The workspace an invitation link leads to.

    Raises:
        InvitationNotValid: the link was replaced or switched off.
    """
    with transaction(database) as connection:
        workspace = repository.find_by_invite_hash(connection, invite_hash)
    if workspace is None or not workspace.is_public_invite_link_enabled or workspace.activation_status != "ACTIVE":
        raise InvitationNotValid
    return workspace


def list_memberships_of(database: Database, user_id: UUID) -> list[tuple[Membership, Workspace]]:
    """Where a person belongs."""
    with transaction(database) as connection:
        return repository.list_of_user(connection, user_id)


def list_memberships(database: Database, workspace_id: UUID) -> list[Membership]:
    """Everybody of a workspace."""
    with transaction(database) as connection:
        return repository.list_memberships(connection, workspace_id)


def checked_name(display_name: str) -> str:
    """A workspace's name as it is stored.

    Raises:
        BadUserInput: it is too long.
    """
    name = display_name.strip()
    if len(name) > LONGEST_NAME:
        raise BadUserInput(
            "The name of the workspace is too long",
            sub_code="INVALID_INPUT",
            user_message=f"A name may have {LONGEST_NAME} characters at most.",
        )
    return name


def _reserve(connection: Connection, address: str, own_id: UUID | None = None) -> None:
    """Make sure that an address is, and stays, free or one's own.

    Raises:
        SubdomainNotAvailable: it is another workspace's.
    """
    repository.lock_subdomain(connection, address)
    taken_by = repository.find_by_subdomain(connection, address)
    if taken_by is not None and taken_by.id != own_id:
        raise SubdomainNotAvailable(address)
