"""Reading roles."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, select

from crm.features.roles.schemas import ObjectPermission, Role
from crm.models import object_permission, role

_ROLE = [role.c[name] for name in Role.__dataclass_fields__]
_PERMISSION = [object_permission.c[name] for name in ObjectPermission.__dataclass_fields__]


def list_roles(connection: Connection, workspace_id: UUID) -> list[Role]:
    """The roles of a workspace, by name."""
    found = select(*_ROLE).where(role.c.workspace_id == workspace_id).order_by(role.c.label)
    return [Role(*row) for row in connection.execute(found)]


def list_object_permissions(connection: Connection, workspace_id: UUID) -> list[ObjectPermission]:
    """What the roles of a workspace say of single objects."""
    found = select(*_PERMISSION).where(object_permission.c.workspace_id == workspace_id)
    return [ObjectPermission(*row) for row in connection.execute(found.order_by(object_permission.c.id))]
