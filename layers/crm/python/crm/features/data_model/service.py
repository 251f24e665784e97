"""The data model, as the settings change it: objects, fields and indexes."""

from __future__ import annotations

from uuid import UUID

from crm.features.data_model.changing import Outcome, change_model
from crm.kit.clock import iso, now
from crm.kit.database import Database
from crm.metadata.changes import creating, removing
from crm.metadata.changes.wanted import NewField, NewObject


def create_object(owner: Database, workspace_id: UUID, wanted: NewObject, *, is_dry_run: bool = False) -> Outcome:
    """A new object with its fields.

    Raises:
        ValidationFailed: naming everything that is wrong with it.
    """
    at = iso(now())
    return change_model(
        owner, workspace_id, lambda before: creating.create_object(before, wanted, at), is_dry_run=is_dry_run
    )


def delete_object(owner: Database, workspace_id: UUID, object_id: UUID, *, is_dry_run: bool = False) -> Outcome:
    """Put an object in the bin, with its records and the relations that lead to it.

    Raises:
        ObjectNotFound: there is none of this id.
        ValidationFailed: it must stay.
    """
    return change_model(
        owner, workspace_id, lambda before: removing.delete_object(before, object_id), is_dry_run=is_dry_run
    )


def create_field(
    owner: Database, workspace_id: UUID, object_id: UUID, wanted: NewField, *, is_dry_run: bool = False
) -> Outcome:
    """A new field, with the other side of its relation.

    Raises:
        ValidationFailed: naming everything that is wrong with it.
    """
    at = iso(now())
    return change_model(
        owner, workspace_id, lambda before: creating.create_field(before, object_id, wanted, at), is_dry_run=is_dry_run
    )


def delete_field(owner: Database, workspace_id: UUID, field_id: UUID, *, is_dry_run: bool = False) -> Outcome:
    """Put a field in the bin, with its values and the other side of its relation.

    Raises:
        FieldNotFound: there is none of this id.
        ValidationFailed: it must stay.
    """
    return change_model(
        owner, workspace_id, lambda before: removing.delete_field(before, field_id), is_dry_run=is_dry_run
    )
