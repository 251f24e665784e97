"""What a change leaves to jobs because a table is large."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from crm.features.data_model_jobs import repository
from crm.features.data_model_jobs.fields import Reshaping, start_field
from crm.features.data_model_jobs.service import start_index
from crm.metadata.changes.postponing import LARGE, Postponed
from crm.metadata.snapshot import Object
from crm.models.transaction import Connection


def large_objects(connection: Connection, schema: str, objects: Iterable[Object]) -> set[UUID]:
    """Those with so many records that nobody should wait for them."""
    return {
        each.id for each in objects if repository.count_rows(connection, schema, each.name_singular, LARGE + 1) > LARGE
    }


def start_postponed(connection: Connection, postponed: Postponed) -> None:
    """Begin, once this transaction commits, with what was put off."""
    workspace_id = postponed.snapshot.workspace_id
    for each in postponed.fields:
        start_field(connection, workspace_id, Reshaping(each.object, each.before, each.after, each.refuses))
    for later in postponed.indexes:
        field_id = later.field.id if later.field else None
        start_index(connection, workspace_id, later.object, later.index, field_id)
