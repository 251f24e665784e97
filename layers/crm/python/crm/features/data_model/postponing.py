"""Indexes of tables with many records: built by a job while others write, not in the transaction of a change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from crm.features.data_model.counting import MANY_RECORDS
from crm.metadata.changes.change import Change, ObjectPair
from crm.metadata.snapshot import Index, Object


@dataclass(frozen=True, slots=True)
class Postponed:
    """An index that is to come, and the field that is unique once it is there."""

    object: Object
    index: Index
    field_id: UUID | None


def postpone_indexes(change: Change, totals: Mapping[str, int]) -> tuple[Change, Sequence[Postponed]]:
    """The change without the new indexes of large tables, and those indexes."""
    postponed, objects = list[Postponed](), dict(change.after.objects)
    for pair in change.kept_objects:
        if totals.get(pair.after.name_singular, 0) >= MANY_RECORDS:
            later = _later(pair)
            remaining = _without(pair, later)
            objects[remaining.name_singular] = remaining
            postponed += [Postponed(remaining, each, _field_id(pair, each)) for each in later]
    return (Change(change.before, replace(change.after, objects=objects)), postponed) if postponed else (change, ())


def _later(pair: ObjectPair) -> list[Index]:
    known = {index.id for index in pair.before.indexes}
    return [index for index in pair.after.indexes if index.id not in known]


def _without(pair: ObjectPair, later: Sequence[Index]) -> Object:
    """The object as long as those indexes are not there: what they make unique is not."""
    fields = dict(pair.after.fields)
    for index in later:
        if _field_id(pair, index) is not None:
            name, _ = index.fields[0]
            fields[name] = replace(fields[name], is_unique=False)
    remaining = tuple(index for index in pair.after.indexes if index not in later)
    return replace(pair.after, fields=fields, indexes=remaining)


def _field_id(pair: ObjectPair, index: Index) -> UUID | None:
    """The field that is unique because of an index."""
    field = pair.after.fields[index.fields[0][0]]
    return field.id if index.is_unique and not index.is_custom and len(index.fields) == 1 else None
