"""Who looks at the settings of a workspace, and which of them they may change."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from crm.access.settings import may_change, require_flag
from crm.metadata.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Viewer:
    """A member, or a program, which has nothing of its own."""

    snapshot: Snapshot
    role_id: UUID
    user_workspace_id: UUID | None = None

    @property
    def workspace_id(self) -> UUID:
        """Whose settings they are."""
        return self.snapshot.workspace_id

    def may(self, flag: str) -> bool:
        """Whether their role carries a permission flag."""
        return may_change(self.snapshot, self.role_id, flag)

    def require(self, flag: str) -> None:
        """Refuse somebody whose role does not carry a permission flag.

        Raises:
            PermissionDenied: as the gate does.
        """
        require_flag(self.snapshot, self.role_id, flag)
