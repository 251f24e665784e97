"""A workspace to try things on."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

from crm.kit.cache import Cache
from crm.kit.database import Database
from crm.metadata.provision import NewWorkspace
from crm.metadata.snapshot import Snapshot
from crm.metadata.store import SnapshotStore


@dataclass(frozen=True)
class World:
    """The two logins of a database that holds a workspace."""

    owner: Database
    app: Database
    snapshot: Snapshot

    @property
    def workspace_id(self) -> UUID:
        return self.snapshot.workspace_id

    @property
    def store(self) -> SnapshotStore:
        return SnapshotStore(self.app, Cache(None))

    def table(self, name: str) -> str:
        return f'"{self.snapshot.schema}"."{name}"'

    def run(self, sql: str) -> list[tuple[object, ...]]:
        """Run a statement as the owner; its rows."""
        cursor = self.owner.connection.execute(sql.encode())
        return cursor.fetchall() if cursor.description else []

    def run_as_workspace(self, sql: str) -> list[tuple[object, ...]]:
        """Run a statement as the application does: with the role of the workspace."""
        with self.app.connection.transaction():
            self.app.connection.execute(f'set local role "{self.snapshot.db_role}"'.encode())
            cursor = self.app.connection.execute(sql.encode())
            return cursor.fetchall() if cursor.description else []


def new_workspace() -> NewWorkspace:
    """A workspace that no other test has."""
    workspace_id = uuid4()
    return NewWorkspace(workspace_id, "Somewhere", f"sub-{workspace_id}", f"invite-{workspace_id}")
