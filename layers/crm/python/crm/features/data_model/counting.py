"""How many records there are, without counting them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from crm.features.data_model import repository
from crm.kit.database import Database
from crm.metadata.changes.change import Change
from crm.metadata.names import bin_name
from crm.metadata.snapshot import Object, Snapshot
from crm.models.transaction import Connection, transaction

HARDLY_ANY: Final = 0.05
"""The share of records with a value below which a field is mostly empty."""

MANY_RECORDS: Final = 50_000
"""From here on, reading a whole table takes long enough to be in people's way."""


def count_records(owner: Database, snapshot: Snapshot) -> Mapping[str, int]:
    """The totals of all objects by name; where nobody keeps them, about how many there are."""
    with transaction(owner) as connection:
        kept = repository.count_records(connection, snapshot.schema)
        return {name: _total(connection, snapshot.schema, each, kept) for name, each in snapshot.objects.items()}


def list_mostly_empty(owner: Database, snapshot: Snapshot, object_: Object) -> list[UUID]:
    """The fields of an object that hardly any record has something in."""
    with transaction(owner) as connection:
        return repository.list_mostly_empty(connection, snapshot.schema, object_, HARDLY_ANY)


def count_before(connection: Connection, change: Change) -> Mapping[str, int]:
    """How many records the tables have that a change touches, by their names before and after it."""
    schema, kept = change.before.schema, repository.count_records(connection, change.before.schema)
    totals = {each.name_singular: _total(connection, schema, each, kept) for each in change.removed_objects}
    for pair in change.kept_objects:
        total = _total(connection, schema, pair.before, kept)
        totals |= {pair.before.name_singular: total, pair.after.name_singular: total}
    return totals | {each.name_singular: kept.get(bin_name(each.id), 0) for each in change.created_objects}


def _total(connection: Connection, schema: str, object_: Object, kept: Mapping[str, int]) -> int:
    if object_.is_counted:
        return kept.get(object_.name_singular, 0)
    return repository.estimate_records(connection, schema, object_.name_singular)
