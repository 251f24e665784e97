"""What follows a change of the data model later, and what it must wait for: fields that a job is at work on."""

from __future__ import annotations

from crm.features.data_model_jobs import repository
from crm.features.data_model_jobs.fields import shape
from crm.features.data_model_jobs.job import JobKind
from crm.features.data_model_jobs.service import ensure_purge
from crm.metadata.changes.change import Change
from crm.metadata.changes.dependant import Dependant
from crm.metadata.snapshot import Field
from crm.models.transaction import Connection


def follow(connection: Connection, change: Change) -> None:
    """What went to the bin leaves it in time."""
    if change.removed_objects or change.removed_fields:
        ensure_purge(connection, change.before.workspace_id)


def find_dependants(connection: Connection, change: Change) -> list[Dependant]:
    """The jobs on fields that would be stored in another way, or be gone."""
    touched = {
        pair.before.field.id for pair in change.altered_fields if _is_reshaped(pair.before.field, pair.after.field)
    }
    touched |= {each.field.id for each in change.removed_fields}
    touched |= {field.id for each in change.removed_objects for field in each.fields.values()}
    if not touched:
        return []
    jobs = repository.list_open(connection, change.before.workspace_id, [JobKind.FIELD])
    labels = {field.id: field.label for each in change.before.objects.values() for field in each.fields.values()}
    return [
        Dependant("dataModelJob", each.id, labels[each.field_id], "blocks") for each in jobs if each.field_id in touched
    ]


def _is_reshaped(before: Field, after: Field) -> bool:
    return before.columns != after.columns or shape(before) != shape(after)
