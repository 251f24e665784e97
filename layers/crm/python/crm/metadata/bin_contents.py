"""What lies in the bin of a workspace, as objects and fields: what went together lies together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, func, select

from crm.metadata.changes.restoring import Binned, BinnedField
from crm.metadata.rows import field_from_row, object_from_row
from crm.metadata.snapshot import Object
from crm.models import field as field_table
from crm.models import object_ as object_table


def read_bin(connection: Connection, workspace_id: UUID) -> Sequence[Binned]:
    """Everything in the bin, what was put there last first."""
    fields = defaultdict[datetime, list[BinnedField]](list)
    for moment, row in _rows(connection, field_table, workspace_id):
        other_side = UUID(row["other_side_id"]) if row["other_side_id"] else None
        fields[moment].append(BinnedField(UUID(row["object_id"]), field_from_row(row), other_side))
    objects = defaultdict[datetime, list[Object]](list)
    for moment, row in _rows(connection, object_table, workspace_id):
        own = [each.field for each in fields[moment] if each.owner_id == UUID(row["id"])]
        objects[moment].append(object_from_row(row, own))
    return [
        Binned(
            moment,
            objects[moment],
            [each for each in fields[moment] if each.owner_id not in {one.id for one in objects[moment]}],
            {each.field.id: each.other_side_id for each in fields[moment] if each.other_side_id},
        )
        for moment in sorted(fields.keys() | objects.keys(), reverse=True)
    ]


def _rows(connection: Connection, table: Table, workspace_id: UUID) -> list[tuple[datetime, Mapping[str, Any]]]:
    found = select(table.c.deleted_at, func.to_jsonb(table.table_valued()))
    found = found.where(table.c.workspace_id == workspace_id, table.c.deleted_at.is_not(None))
    return [(moment, row) for moment, row in connection.execute(found.order_by(table.c.position, table.c.id))]
