"""Roles on the metadata door."""

from __future__ import annotations

from uuid import UUID

import strawberry

from crm.access.permission_flags import PERMISSION_FLAGS
from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.member_types import WorkspaceMember
from crm.api.graphql_metadata.role_inputs import (
    CreateRoleInput,
    UpdateRoleInput,
    UpsertFieldPermissionsInput,
    UpsertObjectPermissionsInput,
    UpsertPermissionFlagsInput,
)
from crm.api.graphql_metadata.role_types import (
    FieldPermission,
    ObjectPermission,
    PermissionFlag,
    Role,
    RolePermissionFlag,
)
from crm.features.api_keys.service import give_role_to_api_key
from crm.features.roles import service
from crm.features.roles.errors import MemberNotFound


@strawberry.type
class Queries:
    """What may be asked of roles."""

    @strawberry.field
    def get_roles(self, info: Info) -> list[Role]:
        """Every role of the workspace."""
        _permitted(info)
        return [Role.of(role) for role in info.context.directory.roles]

    @strawberry.field
    def get_permission_flags(self, info: Info) -> list[PermissionFlag]:
        """Every flag that a role may carry."""
        _permitted(info)
        at = info.context.directory.workspace.created_at
        return [PermissionFlag.of(flag, at) for flag in PERMISSION_FLAGS.values()]


@strawberry.type
class Mutations:
    """What may be done with roles."""

    @strawberry.mutation
    def create_one_role(self, info: Info, create_role_input: CreateRoleInput) -> Role:
        """A new role."""
        workspace_id, values = _permitted(info), create_role_input.values()
        role = service.create_role(info.context.stores.database, workspace_id, values)
        info.context.renew()
        return Role.of(role)

    @strawberry.mutation
    def update_one_role(self, info: Info, update_role_input: UpdateRoleInput) -> Role:
        """Rename a role, or change what it may do."""
        workspace_id, values = _permitted(info), update_role_input.update.values()
        role = service.update_role(info.context.stores.database, workspace_id, update_role_input.id, values)
        info.context.renew()
        return Role.of(role)

    @strawberry.mutation
    def delete_one_role(self, info: Info, role_id: UUID) -> str:
        """End a role; who had it gets the one that new members get."""
        service.delete_role(info.context.stores.database, _permitted(info), role_id)
        info.context.renew()
        return str(role_id)

    @strawberry.mutation
    def update_workspace_member_role(self, info: Info, workspace_member_id: UUID, role_id: UUID) -> WorkspaceMember:
        """Give a member another role."""
        service.give_role_to_member(info.context.stores.database, _permitted(info), workspace_member_id, role_id)
        info.context.renew()
        member = info.context.directory.find_member(workspace_member_id)
        if member is None:
            raise MemberNotFound
        return WorkspaceMember.of(member)

    @strawberry.mutation
    def upsert_object_permissions(
        self, info: Info, upsert_object_permissions_input: UpsertObjectPermissionsInput
    ) -> list[ObjectPermission]:
        """Let a role say something of single objects."""
        workspace_id, given = _permitted(info), upsert_object_permissions_input
        changes = [each.change() for each in given.object_permissions]
        said = service.set_object_permissions(info.context.stores.database, workspace_id, given.role_id, changes)
        info.context.renew()
        return [ObjectPermission.stored(each) for each in said]

    @strawberry.mutation
    def upsert_field_permissions(
        self, info: Info, upsert_field_permissions_input: UpsertFieldPermissionsInput
    ) -> list[FieldPermission]:
        """Take single fields away from a role, or give them back."""
        workspace_id, given = _permitted(info), upsert_field_permissions_input
        changes = [each.change() for each in given.field_permissions]
        lost = service.set_field_permissions(info.context.stores.database, workspace_id, given.role_id, changes)
        info.context.renew()
        return [FieldPermission.of(each) for each in lost]

    @strawberry.mutation
    def upsert_permission_flags(
        self, info: Info, upsert_permission_flags_input: UpsertPermissionFlagsInput
    ) -> list[RolePermissionFlag]:
        """Let a role carry these flags and no others."""
        workspace_id, given = _permitted(info), upsert_permission_flags_input
        role = service.set_permission_flags(
            info.context.stores.database, workspace_id, given.role_id, given.permission_flag_keys
        )
        info.context.renew()
        return RolePermissionFlag.all_of(role)

    @strawberry.mutation
    def assign_role_to_api_key(self, info: Info, api_key_id: UUID, role_id: UUID) -> bool:
        """Let a program do what another role may do."""
        caller = info.context.caller
        caller.require_flag("API_KEYS_AND_WEBHOOKS")
        give_role_to_api_key(info.context.stores.database, caller.identity.workspace_id, api_key_id, role_id)
        info.context.renew()
        return True


def _permitted(info: Info) -> UUID:
    """The workspace whose roles the caller may define."""
    caller = info.context.caller
    caller.require_flag("ROLES")
    return caller.identity.workspace_id
