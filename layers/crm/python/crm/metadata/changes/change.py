"""What lies between two snapshots of a workspace. Things are the same when their ids are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from crm.metadata.snapshot import Field, Object, Snapshot


@dataclass(frozen=True, slots=True)
class ObjectPair:
    """An object before and after."""

    before: Object
    after: Object


@dataclass(frozen=True, slots=True)
class OwnedField:
    """A field and the object it belongs to."""

    object: Object
    field: Field


@dataclass(frozen=True, slots=True)
class FieldPair:
    """A field before and after, each with its object as it was then."""

    before: OwnedField
    after: OwnedField


@dataclass(frozen=True)
class Change:
    """A workspace before and after. Fields of created and removed objects are not told one by one."""

    before: Snapshot
    after: Snapshot

    @cached_property
    def created_objects(self) -> tuple[Object, ...]:
        """Objects that were not there, or come back from the bin."""
        return tuple(each for each in self.after_by_id.values() if each.id not in self.before_by_id)

    @cached_property
    def removed_objects(self) -> tuple[Object, ...]:
        """Objects that are gone."""
        return tuple(each for each in self.before_by_id.values() if each.id not in self.after_by_id)

    @cached_property
    def kept_objects(self) -> tuple[ObjectPair, ...]:
        """Objects that were there and are, altered or not."""
        return tuple(
            ObjectPair(each, self.after_by_id[each.id])
            for each in self.before_by_id.values()
            if each.id in self.after_by_id
        )

    @cached_property
    def created_fields(self) -> tuple[OwnedField, ...]:
        """New fields of kept objects."""
        return tuple(
            OwnedField(pair.after, field)
            for pair in self.kept_objects
            for field_id, field in _fields(pair.after).items()
            if field_id not in _fields(pair.before)
        )

    @cached_property
    def removed_fields(self) -> tuple[OwnedField, ...]:
        """Fields that kept objects have no more."""
        return tuple(
            OwnedField(pair.before, field)
            for pair in self.kept_objects
            for field_id, field in _fields(pair.before).items()
            if field_id not in _fields(pair.after)
        )

    @cached_property
    def altered_fields(self) -> tuple[FieldPair, ...]:
        """Fields of kept objects of which anything is different."""
        return tuple(
            FieldPair(OwnedField(pair.before, field), OwnedField(pair.after, after))
            for pair in self.kept_objects
            for field_id, field in _fields(pair.before).items()
            if (after := _fields(pair.after).get(field_id)) is not None and after != field
        )

    @cached_property
    def before_by_id(self) -> dict[UUID, Object]:
        """The objects before."""
        return {each.id: each for each in self.before.objects.values()}

    @cached_property
    def after_by_id(self) -> dict[UUID, Object]:
        """The objects after."""
        return {each.id: each for each in self.after.objects.values()}


def _fields(object_: Object) -> dict[UUID, Field]:
    return {each.id: each for each in object_.fields.values()}
