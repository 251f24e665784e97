"""Who may change a workspace's settings: the permission flags of roles."""

from __future__ import annotations

from uuid import UUID

from crm.access.gate import PermissionDenied
from crm.access.permission_flags import PERMISSION_FLAGS
from crm.metadata.snapshot import Snapshot


def may_change(snapshot: Snapshot, role_id: UUID | None, flag: str) -> bool:
    """Whether the role carries `flag` (contract names: DATA_MODEL, ROLES, …), itself or with all of its kind."""
    role = snapshot.roles.get(role_id) if role_id is not None else None
    if role is None:
        return False
    has_all_tools = role.can_access_all_tools and PERMISSION_FLAGS[flag].is_tool
    return role.can_update_all_settings or has_all_tools or flag in role.flags


def require_flag(snapshot: Snapshot, role_id: UUID | None, flag: str) -> None:
    """Refuse a caller whose role does not carry `flag`.

    Raises:
        PermissionDenied: as the gate does.
    """
    if not may_change(snapshot, role_id, flag):
        raise PermissionDenied
