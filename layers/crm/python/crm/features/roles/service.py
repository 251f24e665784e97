"""Roles: which there are, what they say of objects and fields, and who has them.

Every change takes effect with its commit: it raises the version of the workspace's metadata, so that no container goes
on with what it knows. Changes of one workspace wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from crm.access.permission_flags import PERMISSION_FLAGS
from crm.features.roles import errors, repository
from crm.features.roles.rules import check_fields, check_label, check_rights, refuse
from crm.features.roles.schemas import FieldChange, FieldPermission, ObjectChange, ObjectPermission, Role
from crm.kit.database import Database
from crm.kit.ids import uuid7
from crm.models.transaction import Connection, transaction


def list_roles(database: Database, workspace_id: UUID) -> list[Role]:
    """The roles of a workspace."""
    with transaction(database) as connection:
        return repository.list_roles(connection, workspace_id)


def list_object_permissions(database: Database, workspace_id: UUID) -> list[ObjectPermission]:
    """What the roles of a workspace say of single objects."""
    with transaction(database) as connection:
        return repository.list_object_permissions(connection, workspace_id)


def list_field_permissions(database: Database, workspace_id: UUID) -> list[FieldPermission]:
    """What the roles of a workspace lose of single fields."""
    with transaction(database) as connection:
        return repository.list_field_permissions(connection, workspace_id)


def check_role_for_api_keys(database: Database, workspace_id: UUID, role_id: UUID) -> None:
    """Refuse a role that an API key cannot have.

    Raises:
        RoleNotFound: it is none of this workspace's.
        RoleNotForApiKeys: it was made for people.
    """
    with transaction(database) as connection:
        if not _role(connection, workspace_id, role_id).can_be_assigned_to_api_keys:
            raise errors.RoleNotForApiKeys


def create_role(database: Database, workspace_id: UUID, values: Mapping[str, Any]) -> Role:
    """A new role, which may do what is said; `values` are columns of `core.role`.

    Raises:
        ValidationFailed: no label, one that is taken, or rights that make no sense.
    """
    with _changing(database, workspace_id) as connection:
        label = check_label("create", repository.list_roles(connection, workspace_id), values["label"])
        new = {"id": uuid7(), **values, "label": label, "workspace_id": workspace_id}
        role = repository.add(connection, new)
        if role is None:
            raise refuse("create", errors.ID_TAKEN, label=label)
        check_rights("create", role, [])
        return role


def update_role(database: Database, workspace_id: UUID, role_id: UUID, values: Mapping[str, Any]) -> Role:
    """Change some columns of a role.

    Raises:
        RoleNotFound: it is none of this workspace's.
        ValidationFailed: it cannot be changed, or not like this.
    """
    with _changing(database, workspace_id) as connection:
        role, checked = _editable(connection, workspace_id, role_id, "update"), dict(values)
        if "label" in checked:
            others = [each for each in repository.list_roles(connection, workspace_id) if each.id != role_id]
            checked["label"] = check_label("update", others, checked["label"])
        changed = repository.change(connection, role.id, checked)
        check_rights("update", changed, _of_role(connection, workspace_id, role_id))
        return changed


def delete_role(database: Database, workspace_id: UUID, role_id: UUID) -> None:
    """End a role; its members get the one that new members get.

    Raises:
        RoleNotFound: it is none of this workspace's.
        ValidationFailed: it is a standard role, or the one that new members get.
        RoleInUse: programs have it.
    """
    from crm.metadata.standard import MEMBER, standard_roles

    standard = standard_roles(workspace_id)
    with _changing(database, workspace_id) as connection:
        default_id = repository.lock_workspace(connection, workspace_id)
        role = _editable(connection, workspace_id, role_id, "delete")
        if role.id in {each.id for each in standard.values()}:
            raise refuse("delete", errors.NOT_DELETABLE, role=role)
        if role.id == default_id:
            raise refuse("delete", errors.DEFAULT_ROLE, role=role)
        if repository.has_live_keys(connection, role_id):
            raise errors.RoleInUse
        repository.remove(connection, role_id, default_id or standard[MEMBER].id)


def set_permission_flags(database: Database, workspace_id: UUID, role_id: UUID, keys: Sequence[str]) -> Role:
    """Let a role carry these flags and no others.

    Raises:
        RoleNotFound: it is none of this workspace's.
        ValidationFailed: the role cannot be changed.
        UnknownPermissionFlag: there is no such flag.
    """
    for key in keys:
        if key not in PERMISSION_FLAGS:
            raise errors.UnknownPermissionFlag(key)
    with _changing(database, workspace_id) as connection:
        role = _editable(connection, workspace_id, role_id, "update")
        return repository.change(connection, role.id, {"permission_flags": sorted(set(keys))})


def set_object_permissions(
    database: Database, workspace_id: UUID, role_id: UUID, changes: Sequence[ObjectChange]
) -> list[ObjectPermission]:
    """Let a role say something of single objects; what it says of them then.

    Raises:
        RoleNotFound: it is none of this workspace's.
        ObjectNotFound: nor is one of the objects.
        ValidationFailed: the role cannot be changed, or may not read what it may change.
    """
    wanted = {each.object_id for each in changes}
    with _changing(database, workspace_id) as connection:
        role = _editable(connection, workspace_id, role_id, "update")
        if wanted - repository.list_object_ids(connection, workspace_id, wanted):
            raise errors.ObjectNotFound
        for each in changes:
            repository.say_of_object(connection, role, workspace_id, each.object_id, each.values)
        said = _of_role(connection, workspace_id, role_id)
        check_rights("update", role, said)
        return [each for each in said if each.object_id in wanted]


def set_field_permissions(
    database: Database, workspace_id: UUID, role_id: UUID, changes: Sequence[FieldChange]
) -> list[FieldPermission]:
    """Let a role lose something of single fields, or nothing any more; what it loses of them then.

    Raises:
        RoleNotFound: it is none of this workspace's.
        ObjectNotFound: nor is one of the objects.
        FieldNotFound: a field is none of its object's.
        ValidationFailed: the role cannot be changed, or something cannot be taken away.
    """
    with _changing(database, workspace_id) as connection:
        role = _editable(connection, workspace_id, role_id, "update")
        objects = {each.object_id for each in changes}
        if objects - repository.list_object_ids(connection, workspace_id, objects):
            raise errors.ObjectNotFound
        wanted = {each.field_id for each in changes}
        check_fields(changes, repository.list_field_names(connection, workspace_id, wanted))
        taken, given_back = _sorted_out(changes)
        repository.take_fields(connection, role.id, workspace_id, taken)
        repository.give_back_fields(connection, role.id, given_back)
        lost = repository.list_field_permissions(connection, workspace_id)
        return [each for each in lost if each.role_id == role_id and each.field_id in wanted]


def give_role_to_member(database: Database, workspace_id: UUID, member_id: UUID, role_id: UUID) -> None:
    """A member has another role from now on. No plan depends on who has which role, so the version stays.

    Raises:
        RoleNotFound: the role is none of this workspace's.
        RoleNotForMembers: it was made for programs.
        MemberNotFound: nor is the member.
        LastAdministrator: nobody else could change everything.
    """
    with transaction(database) as connection:
        repository.lock_workspace(connection, workspace_id)
        role = _role(connection, workspace_id, role_id)
        if not role.can_be_assigned_to_users:
            raise errors.RoleNotForMembers
        present_id = repository.role_of_member(connection, workspace_id, member_id)
        if present_id is None:
            raise errors.MemberNotFound
        present = _role(connection, workspace_id, present_id)
        is_leaving = role.id != present.id and not present.is_editable
        if is_leaving and repository.count_members(connection, present.id) == 1:
            raise errors.LastAdministrator
        repository.give_to_member(connection, workspace_id, member_id, role.id)


@contextmanager
def _changing(database: Database, workspace_id: UUID) -> Iterator[Connection]:
    """A transaction at whose end every plan and snapshot of the workspace is out of date."""
    from crm.metadata.announcement import Kind
    from crm.metadata.provision import raise_version

    with transaction(database) as connection:
        repository.lock_workspace(connection, workspace_id)
        yield connection
        raise_version(connection, workspace_id, Kind.ROLES)


def _role(connection: Connection, workspace_id: UUID, role_id: UUID) -> Role:
    found = next((each for each in repository.list_roles(connection, workspace_id) if each.id == role_id), None)
    if found is None:
        raise errors.RoleNotFound
    return found


def _editable(connection: Connection, workspace_id: UUID, role_id: UUID, change: str) -> Role:
    role = _role(connection, workspace_id, role_id)
    if not role.is_editable:
        raise refuse(change, errors.NOT_EDITABLE, role=role)
    return role


def _of_role(connection: Connection, workspace_id: UUID, role_id: UUID) -> list[ObjectPermission]:
    said = repository.list_object_permissions(connection, workspace_id)
    return [each for each in said if each.role_id == role_id]


def _sorted_out(changes: Sequence[FieldChange]) -> tuple[list[tuple[UUID, UUID, Mapping[str, Any]]], list[UUID]]:
    """The fields of which something is lost, and those of which nothing is. Of two words on a field the last counts."""
    taken, given_back = list[tuple[UUID, UUID, Mapping[str, Any]]](), list[UUID]()
    for each in {each.field_id: each for each in changes}.values():
        rights = {
            "can_read_field_value": each.can_read_field_value,
            "can_update_field_value": each.can_update_field_value,
        }
        if any(right is not None for right in rights.values()):
            taken.append((each.object_id, each.field_id, rights))
        else:
            given_back.append(each.field_id)
    return taken, given_back
