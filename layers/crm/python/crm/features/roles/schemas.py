"""What is known of roles."""

from __future__ import annotations

from dataclasses import dataclass
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
