"""Roles: which there are, and which an API key may have."""

from __future__ import annotations

from uuid import UUID

from crm.features.roles import repository
from crm.features.roles.errors import RoleNotForApiKeys, RoleNotFound
from crm.features.roles.schemas import ObjectPermission, Role
from crm.kit.database import Database
from crm.models.transaction import transaction


def list_roles(database: Database, workspace_id: UUID) -> list[Role]:
    """The roles of a workspace."""
    with transaction(database) as connection:
        return repository.list_roles(connection, workspace_id)


def list_object_permissions(database: Database, workspace_id: UUID) -> list[ObjectPermission]:
    """What the roles of a workspace say of single objects."""
    with transaction(database) as connection:
        return repository.list_object_permissions(connection, workspace_id)


def check_role_for_api_keys(database: Database, workspace_id: UUID, role_id: UUID) -> None:
    """Refuse a role that an API key cannot have.

    Raises:
        RoleNotFound: it is none of this workspace's.
        RoleNotForApiKeys: it was made for people.
    """
    found = next((role for role in list_roles(database, workspace_id) if role.id == role_id), None)
    if found is None:
        raise RoleNotFound
    if not found.can_be_assigned_to_api_keys:
        raise RoleNotForApiKeys
