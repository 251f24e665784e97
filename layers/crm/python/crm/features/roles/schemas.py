"""What is known of roles, and what may be asked to change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Role:
    """A row of `core.role`."""

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
    permission_flags: list[str]


@dataclass(frozen=True, slots=True)
class ObjectPermission:
    """What a role says of one object; None defers to the role."""

    role_id: UUID
    object_id: UUID
    can_read_object_records: bool | None
    can_update_object_records: bool | None
    can_soft_delete_object_records: bool | None
    can_destroy_object_records: bool | None


@dataclass(frozen=True, slots=True)
class FieldPermission:
    """What a role loses of one field: False, or None where it loses nothing."""

    id: UUID
    role_id: UUID
    object_id: UUID
    field_id: UUID
    can_read_field_value: bool | None
    can_update_field_value: bool | None


@dataclass(frozen=True, slots=True)
class ObjectChange:
    """What a role shall say of one object: columns of `core.object_permission`; others stay."""

    object_id: UUID
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a role shall lose of one field."""

    object_id: UUID
    field_id: UUID
    can_read_field_value: bool | None
    can_update_field_value: bool | None
