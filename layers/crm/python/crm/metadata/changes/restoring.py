"""Objects and fields that come back from the bin, with everything that went there together with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from crm.metadata.build import with_columns
from crm.metadata.changes.creating import object_name_problems
from crm.metadata.changes.declared import with_built_fields
from crm.metadata.changes.finding import find_object
from crm.metadata.changes.naming import WORDS_OF_FILTERS, column_problems, field_names, name_problems
from crm.metadata.changes.problems import (
    FIELD,
    OBJECT,
    facts_of_field,
    facts_of_object,
    malformed_relation,
    refusal_of_all,
)
from crm.metadata.snapshot import Field, Object, Snapshot
from crm.metadata.validation import Faulty, Problem


@dataclass(frozen=True, slots=True)
class BinnedField:
    """A field in the bin, its object, and the field on the other side of its relation."""

    owner_id: UUID
    field: Field
    other_side_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Binned:
    """What one change put in the bin: objects with their fields, and fields of objects that stayed."""

    deleted_at: datetime
    objects: Sequence[Object]
    fields: Sequence[BinnedField]
    other_sides: Mapping[UUID, UUID]
    """The field on the other side of each relation."""

    @property
    def ids(self) -> frozenset[UUID]:
        """Of everything in it."""
        of_objects = {field.id for each in self.objects for field in each.fields.values()}
        return frozenset({each.id for each in self.objects} | of_objects | {each.field.id for each in self.fields})


def restore(snapshot: Snapshot, binned: Binned) -> Snapshot:
    """The workspace with all of this back: what it leads to may have another name by now, its own must be free.

    Raises:
        ValidationFailed: a name is taken, or what it belongs to is in the bin itself.
    """
    if faulty := [*_faulty_objects(snapshot, binned)]:
        raise refusal_of_all("create", OBJECT, faulty)
    owners = _owners(snapshot, binned)
    if faulty := [*_faulty_fields(snapshot, binned, owners)]:
        raise refusal_of_all("create", FIELD, faulty)
    objects = dict(snapshot.objects)
    for each in binned.objects:
        fields = {name: _linked(field, binned, owners) for name, field in each.fields.items()}
        objects[each.name_singular] = replace(each, fields=fields, is_active=True)
    for one in binned.fields:
        name = owners[one.field.id][0]
        objects[name] = with_built_fields(one.field.id, objects[name], [_linked(one.field, binned, owners)])
    return replace(snapshot, objects=objects)


def _owners(snapshot: Snapshot, binned: Binned) -> dict[UUID, tuple[str, Field]]:
    """What each field belongs to, as that is called now, for every field that is there again."""
    found = {field.id: (each.name_singular, field) for each in binned.objects for field in each.fields.values()}
    for one in binned.fields:
        owner = find_object(snapshot, one.owner_id)
        if owner is not None:
            found[one.field.id] = (owner.name_singular, one.field)
    return found


def _linked(field: Field, binned: Binned, owners: Mapping[UUID, tuple[str, Field]]) -> Field:
    """The field, leading to where its other side is by now."""
    if field.relation is None:
        return field
    target, inverse = owners[binned.other_sides[field.id]]
    return with_columns(replace(field, relation=replace(field.relation, target=target, inverse=inverse.name)))


def _faulty_objects(snapshot: Snapshot, binned: Binned) -> Iterator[Faulty]:
    for each in binned.objects:
        if problems := [*object_name_problems(snapshot, each.name_singular, each.name_plural)]:
            yield Faulty(problems, facts_of_object(each))


def _faulty_fields(snapshot: Snapshot, binned: Binned, owners: Mapping[UUID, tuple[str, Field]]) -> Iterator[Faulty]:
    for one in binned.fields:
        owner = find_object(snapshot, one.owner_id)
        if owner is None:
            message = "The object it belongs to is in the bin"
            yield Faulty([malformed_relation(message)], {"id": one.field.id, "name": one.field.name})
        elif problems := [*_problems(owner, one.field, binned, owners)]:
            yield Faulty(problems, facts_of_field(owner, one.field))


def _problems(
    owner: Object, field: Field, binned: Binned, owners: Mapping[UUID, tuple[str, Field]]
) -> Iterator[Problem]:
    taken = field_names(owner)
    yield from name_problems(field.name, taken, WORDS_OF_FILTERS)
    yield from column_problems(field, taken)
    if field.relation is not None and binned.other_sides.get(field.id) not in owners:
        yield malformed_relation("The object it leads to is in the bin")
