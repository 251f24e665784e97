"""What may be said of roles on the metadata door, and the columns that it stands for."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import strawberry
from strawberry import UNSET

from crm.features.roles.schemas import FieldChange, ObjectChange


@strawberry.input
class UpdateRolePayload:
    """What to change of a role."""

    label: str | None = UNSET
    description: str | None = UNSET
    icon: str | None = UNSET
    can_update_all_settings: bool | None = None
    can_access_all_tools: bool | None = None
    can_read_all_object_records: bool | None = None
    can_update_all_object_records: bool | None = None
    can_soft_delete_all_object_records: bool | None = None
    can_destroy_all_object_records: bool | None = None
    can_be_assigned_to_users: bool | None = None
    can_be_assigned_to_agents: bool | None = None
    can_be_assigned_to_api_keys: bool | None = None

    def values(self) -> dict[str, Any]:
        """The columns to write: rights are given or not, texts may be taken away."""
        given = {name: value for name, value in vars(self).items() if value is not UNSET}
        return {name: value for name, value in given.items() if value is not None or not name.startswith("can_")}


@strawberry.input
class CreateRoleInput:
    """A new role."""

    label: str
    id: UUID | None = None
    description: str | None = None
    icon: str | None = None
    can_update_all_settings: bool | None = None
    can_access_all_tools: bool | None = None
    can_read_all_object_records: bool | None = None
    can_update_all_object_records: bool | None = None
    can_soft_delete_all_object_records: bool | None = None
    can_destroy_all_object_records: bool | None = None
    can_be_assigned_to_users: bool | None = None
    can_be_assigned_to_agents: bool | None = None
    can_be_assigned_to_api_keys: bool | None = None

    def values(self) -> dict[str, Any]:
        """The columns to write; the table knows the others."""
        return {name: value for name, value in vars(self).items() if value is not None}


@strawberry.input
class UpdateRoleInput:
    """Which role, and what to change of it."""

    id: UUID
    update: UpdateRolePayload


@strawberry.input
class ObjectPermissionInput:
    """What a role shall say of one object; null defers to the role."""

    object_metadata_id: UUID
    can_read_object_records: bool | None = UNSET
    can_update_object_records: bool | None = UNSET
    can_soft_delete_object_records: bool | None = UNSET
    can_destroy_object_records: bool | None = UNSET

    def change(self) -> ObjectChange:
        """The columns to write."""
        values = {name: value for name, value in vars(self).items() if value is not UNSET}
        return ObjectChange(values.pop("object_metadata_id"), values)


@strawberry.input
class UpsertObjectPermissionsInput:
    """What a role shall say of objects."""

    role_id: UUID
    object_permissions: list[ObjectPermissionInput]


@strawberry.input
class FieldPermissionInput:
    """What a role shall lose of one field: false, or null to give it back."""

    object_metadata_id: UUID
    field_metadata_id: UUID
    can_read_field_value: bool | None = None
    can_update_field_value: bool | None = None

    def change(self) -> FieldChange:
        """What to take away."""
        return FieldChange(
            self.object_metadata_id, self.field_metadata_id, self.can_read_field_value, self.can_update_field_value
        )


@strawberry.input
class UpsertFieldPermissionsInput:
    """What a role shall lose of fields."""

    role_id: UUID
    field_permissions: list[FieldPermissionInput]


@strawberry.input
class UpsertPermissionFlagsInput:
    """Every flag that a role shall carry."""

    role_id: UUID
    permission_flag_keys: list[str]
