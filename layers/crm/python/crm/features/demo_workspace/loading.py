"""Records into their table, with what search needs."""

from __future__ import annotations

from collections.abc import Sequence

from crm.features.demo_workspace.repository import add_rows, index_for_search
from crm.features.demo_workspace.rows import row_of
from crm.features.demo_workspace.scenes.stage import Record
from crm.metadata.snapshot import Snapshot
from crm.models.transaction import Connection


def load(connection: Connection, snapshot: Snapshot, object_name: str, records: Sequence[Record]) -> None:
    """Add records of one object, checked like any others. Live totals follow by themselves."""
    object_ = snapshot.objects[object_name]
    add_rows(connection, snapshot, object_, [row_of(object_, record) for record in records])
    if object_.is_searchable:
        index_for_search(connection, snapshot, object_)
