"""Who may change a workspace's settings: the permission flags of roles."""

from __future__ import annotations

from uuid import UUID

from crm.access.gate import PermissionDenied
from crm.metadata.snapshot import Snapshot


def may_change(snapshot: Snapshot, role_id: UUID | None, flag: str) -> bool:
    """Whether the role carries `flag` (contract names: DATA_MODEL, ROLES, …) or may change every setting."""
    role = snapshot.roles.get(role_id) if role_id is not None else None
    return role is not None and (role.can_update_all_settings or flag in role.flags)


def require_flag(snapshot: Snapshot, role_id: UUID | None, flag: str) -> None:
    """Refuse a caller whose role does not carry `flag`.

    Raises:
        PermissionDenied: as the gate does.
    """
    if not may_change(snapshot, role_id, flag):
        raise PermissionDenied
