"""The types of roles and of what they allow."""

from __future__ import annotations

from datetime import datetime
from typing import Self
from uuid import UUID, uuid5

import strawberry
from strawberry.scalars import JSON

from crm.access.gate import Action, Gate
from crm.access.permission_flags import PermissionFlag as StoredFlag
from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.member_types import WorkspaceMember
from crm.features.api_keys.schemas import ApiKey
from crm.features.roles.schemas import FieldPermission as StoredFieldPermission
from crm.features.roles.schemas import ObjectPermission as StoredObjectPermission
from crm.features.roles.schemas import Role as StoredRole
from crm.metadata.snapshot import Object
from crm.metadata.standard import STANDARD_APPLICATION_ID


@strawberry.type
class ObjectPermission:
    """What may be done with one object's records."""

    object_metadata_id: UUID
    can_read_object_records: bool | None
    can_update_object_records: bool | None
    can_soft_delete_object_records: bool | None
    can_destroy_object_records: bool | None
    restricted_fields: JSON | None = None
    """By field id: `canRead` and `canUpdate`, of those fields of which something is taken away."""

    @classmethod
    def stored(cls, permission: StoredObjectPermission) -> Self:
        """What a role says of an object."""
        return cls(
            object_metadata_id=permission.object_id,
            can_read_object_records=permission.can_read_object_records,
            can_update_object_records=permission.can_update_object_records,
            can_soft_delete_object_records=permission.can_soft_delete_object_records,
            can_destroy_object_records=permission.can_destroy_object_records,
        )

    @classmethod
    def effective(cls, gate: Gate, object_: Object) -> Self:
        """What the gate says of an object."""
        return cls(
            object_metadata_id=object_.id,
            can_read_object_records=gate.may(Action.READ, object_),
            can_update_object_records=gate.may(Action.UPDATE, object_),
            can_soft_delete_object_records=gate.may(Action.SOFT_DELETE, object_),
            can_destroy_object_records=gate.may(Action.DESTROY, object_),
            restricted_fields=_restricted_fields(gate, object_),
        )


def _restricted_fields(gate: Gate, object_: Object) -> JSON:
    hidden, may_update = gate.hidden_fields(object_), gate.may(Action.UPDATE, object_)
    restricted = {}
    for name, field in object_.fields.items():
        can_update = gate.can_update_field(object_, field)
        if name in hidden or can_update is not may_update:
            restricted[str(field.id)] = {"canRead": name not in hidden, "canUpdate": can_update and name not in hidden}
    return JSON(restricted)


@strawberry.type
class FieldPermission:
    """What a role loses of one field."""

    id: UUID
    role_id: UUID
    object_metadata_id: UUID
    field_metadata_id: UUID
    can_read_field_value: bool | None
    can_update_field_value: bool | None

    @classmethod
    def of(cls, permission: StoredFieldPermission) -> Self:
        """The loss as this door shows it."""
        return cls(
            id=permission.id,
            role_id=permission.role_id,
            object_metadata_id=permission.object_id,
            field_metadata_id=permission.field_id,
            can_read_field_value=permission.can_read_field_value,
            can_update_field_value=permission.can_update_field_value,
        )


@strawberry.type
class RolePermissionFlag:
    """A settings right of a role."""

    id: UUID
    role_id: UUID
    flag: str

    @classmethod
    def all_of(cls, role: StoredRole) -> list[Self]:
        """Those that a role carries."""
        return [cls(id=uuid5(role.id, flag), role_id=role.id, flag=flag) for flag in role.permission_flags]


@strawberry.type
class PermissionFlag:
    """A settings right or a tool, as people choose among them."""

    id: UUID
    universal_identifier: UUID
    key: str
    label: str
    description: str | None
    icon: str | None
    permission_type: str
    application_id: UUID
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, flag: StoredFlag, at: datetime) -> Self:
        """The flag as this door shows it; `at` is when the workspace got it."""
        flag_id = uuid5(STANDARD_APPLICATION_ID, f"flag:{flag.key}")
        return cls(
            id=flag_id,
            universal_identifier=flag_id,
            key=flag.key,
            label=flag.label,
            description=flag.description,
            icon=flag.icon,
            permission_type="TOOL" if flag.is_tool else "SETTINGS",
            application_id=STANDARD_APPLICATION_ID,
            created_at=at,
            updated_at=at,
        )


@strawberry.type
class ApiKeyForRole:
    """A key, as its role shows it."""

    id: UUID
    name: str
    expires_at: datetime
    revoked_at: datetime | None

    @classmethod
    def of(cls, key: ApiKey) -> Self:
        """A key without its secrets: it has none here."""
        return cls(id=key.id, name=key.name, expires_at=key.expires_at, revoked_at=key.revoked_at)


@strawberry.type
class Role:
    """What its holders may do."""

    id: UUID
    label: str
    description: str | None
    icon: str | None
    is_editable: bool
    can_be_assigned_to_users: bool
    can_be_assigned_to_agents: bool
    can_be_assigned_to_api_keys: bool
    can_update_all_settings: bool
    can_access_all_tools: bool
    can_read_all_object_records: bool
    can_update_all_object_records: bool
    can_soft_delete_all_object_records: bool
    can_destroy_all_object_records: bool
    permission_flags: list[RolePermissionFlag] | None

    @strawberry.field
    def workspace_members(self, info: Info) -> list[WorkspaceMember]:
        """The people who have it."""
        return [WorkspaceMember.of(member) for member in info.context.directory.members_with(self.id)]

    @strawberry.field
    def api_keys(self, info: Info) -> list[ApiKeyForRole]:
        """The programs that have it."""
        return [ApiKeyForRole.of(key) for key in info.context.directory.api_keys if key.role_id == self.id]

    @strawberry.field
    def object_permissions(self, info: Info) -> list[ObjectPermission] | None:
        """What it says of single objects."""
        stored = info.context.directory.object_permissions
        return [ObjectPermission.stored(each) for each in stored if each.role_id == self.id]

    @strawberry.field
    def field_permissions(self, info: Info) -> list[FieldPermission] | None:
        """What it loses of single fields."""
        stored = info.context.directory.field_permissions
        return [FieldPermission.of(each) for each in stored if each.role_id == self.id]

    @classmethod
    def of(cls, role: StoredRole) -> Self:
        """The role as this door shows it."""
        return cls(
            id=role.id,
            label=role.label,
            description=role.description,
            icon=role.icon,
            is_editable=role.is_editable,
            can_be_assigned_to_users=role.can_be_assigned_to_users,
            can_be_assigned_to_agents=role.can_be_assigned_to_agents,
            can_be_assigned_to_api_keys=role.can_be_assigned_to_api_keys,
            can_update_all_settings=role.can_update_all_settings,
            can_access_all_tools=role.can_access_all_tools,
            can_read_all_object_records=role.can_read_all_object_records,
            can_update_all_object_records=role.can_update_all_object_records,
            can_soft_delete_all_object_records=role.can_soft_delete_all_object_records,
            can_destroy_all_object_records=role.can_destroy_all_object_records,
            permission_flags=RolePermissionFlag.all_of(role),
        )
