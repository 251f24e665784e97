"""Work on tables that are in use: indexes that saved lists are worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from crm.kit.database import Database
from crm.kit.errors import NotFound
from crm.metadata.new_index import add_index
from crm.metadata.rows import index_from_row, index_row
from crm.metadata.snapshot import Index


def index_jobs(workspace_id: UUID, object_name: str, indexes: Iterable[Index]) -> list[Mapping[str, Any]]:
    """One message per index."""
    about = {"job": "index", "workspaceId": str(workspace_id), "objectName": object_name}
    return [{**about, "index": index_row(index)} for index in indexes]


@dataclass(frozen=True, slots=True)
class DataModelJobs:
    """What the worker works with: a connection that may change tables."""

    owner: Database

    def run(self, message: Mapping[str, Any]) -> None:
        """One queue message. It may be repeated, and come after the workspace, the object or a field is gone.

        Raises:
            Conflict: another worker is at it; the message comes again.
        """
        workspace_id, index = UUID(message["workspaceId"]), index_from_row(message["index"])
        try:
            add_index(self.owner, workspace_id, message["objectName"], index)
        except NotFound:
            return
