"""The data model, as the settings change it: objects, fields and indexes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from crm.features.data_model.changing import Outcome, change_model
from crm.features.data_model.errors import ChangedMeanwhile
from crm.kit.clock import iso, now
from crm.kit.database import Database
from crm.metadata.changes import creating, field_edits, indexes, object_edits, removing
from crm.metadata.changes.finding import get_field, get_object
from crm.metadata.changes.indexes import NewIndex
from crm.metadata.changes.wanted import NewField, NewObject
from crm.metadata.snapshot import Field, Object, Snapshot


@dataclass(frozen=True, slots=True)
class Update:
    """What to change of an object or field: attributes by name, as the edits take them.

    With `if_updated_at` the change is refused when somebody else made one since then.
    """

    id: UUID
    given: Mapping[str, Any]
    if_updated_at: datetime | None = None


def create_object(owner: Database, workspace_id: UUID, wanted: NewObject, *, is_dry_run: bool = False) -> Outcome:
    """A new object with its fields.

    Raises:
        ValidationFailed: naming everything that is wrong with it.
    """
    at = iso(now())
    return change_model(owner, workspace_id, lambda it: creating.create_object(it, wanted, at), is_dry_run=is_dry_run)


def update_objects(
    owner: Database, workspace_id: UUID, updates: Sequence[Update], *, is_dry_run: bool = False
) -> Outcome:
    """Change objects, all or none of them.

    Raises:
        ObjectNotFound: there is none of an id.
        ValidationFailed: naming everything that is wrong with the first that cannot be changed so.
        ChangedMeanwhile: somebody else was faster.
    """

    def edit(snapshot: Snapshot) -> Snapshot:
        for each in updates:
            _check_time(get_object(snapshot, each.id), each.if_updated_at)
            snapshot = object_edits.update_object(snapshot, each.id, each.given)
        return snapshot

    return change_model(owner, workspace_id, edit, is_dry_run=is_dry_run)


def delete_object(owner: Database, workspace_id: UUID, object_id: UUID, *, is_dry_run: bool = False) -> Outcome:
    """Put an object in the bin, with its records and the relations that lead to it.

    Raises:
        ObjectNotFound: there is none of this id.
        ValidationFailed: it must stay.
    """
    return change_model(owner, workspace_id, lambda it: removing.delete_object(it, object_id), is_dry_run=is_dry_run)


def create_field(
    owner: Database, workspace_id: UUID, object_id: UUID, wanted: NewField, *, is_dry_run: bool = False
) -> Outcome:
    """A new field, with the other side of its relation.

    Raises:
        ValidationFailed: naming everything that is wrong with it.
    """
    at = iso(now())
    return change_model(
        owner, workspace_id, lambda it: creating.create_field(it, object_id, wanted, at), is_dry_run=is_dry_run
    )


def update_field(owner: Database, workspace_id: UUID, update: Update, *, is_dry_run: bool = False) -> Outcome:
    """Change a field, and its records with it.

    Raises:
        FieldNotFound: there is none of this id.
        ValidationFailed: naming everything that is wrong.
        ChangedMeanwhile: somebody else was faster.
    """

    def edit(snapshot: Snapshot) -> Snapshot:
        _check_time(get_field(snapshot, update.id)[1], update.if_updated_at)
        return field_edits.update_field(snapshot, update.id, update.given)

    return change_model(owner, workspace_id, edit, is_dry_run=is_dry_run)


def delete_field(owner: Database, workspace_id: UUID, field_id: UUID, *, is_dry_run: bool = False) -> Outcome:
    """Put a field in the bin, with its values and the other side of its relation.

    Raises:
        FieldNotFound: there is none of this id.
        ValidationFailed: it must stay.
    """
    return change_model(owner, workspace_id, lambda it: removing.delete_field(it, field_id), is_dry_run=is_dry_run)


def create_index(owner: Database, workspace_id: UUID, wanted: NewIndex, *, is_dry_run: bool = False) -> Outcome:
    """A new index.

    Raises:
        ValidationFailed: naming everything that is wrong with it.
    """
    return change_model(owner, workspace_id, lambda it: indexes.create_index(it, wanted), is_dry_run=is_dry_run)


def delete_index(owner: Database, workspace_id: UUID, index_id: UUID) -> Outcome:
    """Take away an index that people made.

    Raises:
        IndexNotFound: there is none of this id.
        ValidationFailed: it came with a field.
    """
    return change_model(owner, workspace_id, lambda it: indexes.delete_index(it, index_id))


def _check_time(found: Object | Field, expected: datetime | None) -> None:
    if expected is not None and iso(expected) != found.updated_at:
        raise ChangedMeanwhile(found.label_singular if isinstance(found, Object) else found.label)
