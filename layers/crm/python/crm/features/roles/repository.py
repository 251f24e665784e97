"""Reading and writing roles, what they say, and who has them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from crm.features.roles.schemas import FieldPermission, ObjectPermission, Role
from crm.models import (
    api_key,
    field,
    field_permission,
    object_,
    object_permission,
    role,
    user_workspace,
    workspace,
)

_ROLE = [role.c[name] for name in Role.__dataclass_fields__]
_OBJECT_PERMISSION = [object_permission.c[name] for name in ObjectPermission.__dataclass_fields__]
_FIELD_PERMISSION = [field_permission.c[name] for name in FieldPermission.__dataclass_fields__]


def list_roles(connection: Connection, workspace_id: UUID) -> list[Role]:
    """The roles of a workspace, by name."""
    found = select(*_ROLE).where(role.c.workspace_id == workspace_id).order_by(role.c.label)
    return [Role(*row) for row in connection.execute(found)]


def list_object_permissions(connection: Connection, workspace_id: UUID) -> list[ObjectPermission]:
    """What the roles of a workspace say of single objects."""
    found = select(*_OBJECT_PERMISSION).where(object_permission.c.workspace_id == workspace_id)
    return [ObjectPermission(*row) for row in connection.execute(found.order_by(object_permission.c.id))]


def list_field_permissions(connection: Connection, workspace_id: UUID) -> list[FieldPermission]:
    """What the roles of a workspace lose of single fields."""
    found = select(*_FIELD_PERMISSION).where(field_permission.c.workspace_id == workspace_id)
    return [FieldPermission(*row) for row in connection.execute(found.order_by(field_permission.c.id))]


def lock_workspace(connection: Connection, workspace_id: UUID) -> UUID | None:
    """Nobody else changes roles, or who has them, until the transaction ends; the role of new members."""
    found = select(workspace.c.default_role_id).where(workspace.c.id == workspace_id).with_for_update()
    default: UUID | None = connection.execute(found).scalar_one()
    return default


def add(connection: Connection, values: Mapping[str, Any]) -> Role | None:
    """A new role; None if some workspace has one of this id."""
    written = insert(role).values(**values).on_conflict_do_nothing(index_elements=["id"]).returning(*_ROLE)
    row = connection.execute(written).one_or_none()
    return Role(*row) if row else None


def change(connection: Connection, role_id: UUID, values: Mapping[str, Any]) -> Role:
    """Write some columns."""
    written = update(role).where(role.c.id == role_id).values(**values, updated_at=func.now()).returning(*_ROLE)
    return Role(*connection.execute(written).one())


def remove(connection: Connection, role_id: UUID, successor_id: UUID) -> None:
    """A role ends: its members, and keys that are over, get another."""
    for held in (user_workspace, api_key):
        connection.execute(update(held).where(held.c.role_id == role_id).values(role_id=successor_id))
    connection.execute(delete(role).where(role.c.id == role_id))


def has_live_keys(connection: Connection, role_id: UUID) -> bool:
    """Whether a program has the role."""
    found = select(api_key.c.id).where(api_key.c.role_id == role_id, api_key.c.revoked_at.is_(None))
    return connection.execute(found.where(api_key.c.expires_at > func.now())).first() is not None


def role_of_member(connection: Connection, workspace_id: UUID, member_id: UUID) -> UUID | None:
    """The role of a member; None if there is no such member."""
    found = select(user_workspace.c.role_id).where(_is_member(workspace_id, member_id))
    role_id: UUID | None = connection.execute(found).scalar_one_or_none()
    return role_id


def give_to_member(connection: Connection, workspace_id: UUID, member_id: UUID, role_id: UUID) -> None:
    """A member has another role."""
    given = update(user_workspace).where(_is_member(workspace_id, member_id))
    connection.execute(given.values(role_id=role_id, updated_at=func.now()))


def count_members(connection: Connection, role_id: UUID) -> int:
    """How many members have a role."""
    found = select(func.count()).select_from(user_workspace).where(user_workspace.c.role_id == role_id)
    return int(connection.execute(found).scalar_one())


def list_object_ids(connection: Connection, workspace_id: UUID, ids: Collection[UUID]) -> set[UUID]:
    """Those that are objects of the workspace."""
    found = select(object_.c.id).where(object_.c.workspace_id == workspace_id, object_.c.id.in_(ids))
    return set(connection.execute(found).scalars())


def list_field_names(connection: Connection, workspace_id: UUID, ids: Collection[UUID]) -> dict[UUID, tuple[UUID, str]]:
    """The object and the name of those that are fields of the workspace."""
    found = select(field.c.id, field.c.object_id, field.c.name).where(field.c.workspace_id == workspace_id)
    return {row.id: (row.object_id, row.name) for row in connection.execute(found.where(field.c.id.in_(ids)))}


def say_of_object(connection: Connection, role_: Role, workspace_id: UUID, object_id: UUID, values: Any) -> None:
    """What a role says of an object, from now on; columns that are not given stay as they are."""
    keys = {"id": uuid5(role_.id, str(object_id)), "workspace_id": workspace_id, "role_id": role_.id}
    written = insert(object_permission).values(**keys, object_id=object_id, **values)
    unique = ["role_id", "object_id"]
    if values:
        connection.execute(written.on_conflict_do_update(index_elements=unique, set_=values))
    else:
        connection.execute(written.on_conflict_do_nothing(index_elements=unique))


def take_fields(
    connection: Connection, role_id: UUID, workspace_id: UUID, taken: Iterable[tuple[UUID, UUID, Mapping[str, Any]]]
) -> None:
    """What a role loses of fields, from now on: (object, field, columns)."""
    for object_id, field_id, values in taken:
        keys = {"id": uuid5(role_id, str(field_id)), "workspace_id": workspace_id, "role_id": role_id}
        written = insert(field_permission).values(**keys, object_id=object_id, field_id=field_id, **values)
        connection.execute(written.on_conflict_do_update(index_elements=["role_id", "field_id"], set_=dict(values)))


def give_back_fields(connection: Connection, role_id: UUID, field_ids: Collection[UUID]) -> None:
    """Fields of which a role loses nothing any more."""
    gone = delete(field_permission).where(field_permission.c.role_id == role_id)
    connection.execute(gone.where(field_permission.c.field_id.in_(field_ids)))


def _is_member(workspace_id: UUID, member_id: UUID) -> Any:
    return (user_workspace.c.workspace_id == workspace_id) & (user_workspace.c.member_id == member_id)
