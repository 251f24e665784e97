"""The bin: what lies there, and how it comes back."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from crm.features.data_model.changing import Outcome, change_model
from crm.kit.database import Database
from crm.metadata.bin_contents import read_bin
from crm.metadata.changes.problems import FieldNotFound, ObjectNotFound
from crm.metadata.changes.restoring import Binned, restore
from crm.models.transaction import transaction


def list_bin(database: Database, workspace_id: UUID) -> Sequence[Binned]:
    """What lies in the bin, what was put there last first."""
    with transaction(database) as connection:
        return read_bin(connection, workspace_id)


def restore_object(owner: Database, workspace_id: UUID, object_id: UUID, *, is_dry_run: bool = False) -> Outcome:
    """Bring an object back, with its records and the relations that went with it.

    Raises:
        ObjectNotFound: there is none of this id in the bin.
        ValidationFailed: its name is taken.
    """
    for binned in list_bin(owner, workspace_id):
        if object_id in {each.id for each in binned.objects}:
            return _restore(owner, workspace_id, binned, is_dry_run=is_dry_run)
    raise ObjectNotFound


def restore_field(owner: Database, workspace_id: UUID, field_id: UUID, *, is_dry_run: bool = False) -> Outcome:
    """Bring a field back, with its values and the other side of its relation.

    Raises:
        FieldNotFound: there is none of this id in the bin.
        ValidationFailed: its name is taken, or what it leads to is in the bin.
    """
    for binned in list_bin(owner, workspace_id):
        if field_id in {each.field.id for each in binned.fields}:
            return _restore(owner, workspace_id, binned, is_dry_run=is_dry_run)
    raise FieldNotFound


def _restore(owner: Database, workspace_id: UUID, binned: Binned, *, is_dry_run: bool) -> Outcome:
    return change_model(owner, workspace_id, lambda it: restore(it, binned), is_dry_run=is_dry_run, restored=binned.ids)
