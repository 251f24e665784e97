"""Objects, fields and indexes of a snapshot by their ids."""

from __future__ import annotations

from uuid import UUID

from crm.metadata.changes.problems import FieldNotFound, ObjectNotFound
from crm.metadata.snapshot import Field, Object, Snapshot


def find_object(snapshot: Snapshot, object_id: UUID | None) -> Object | None:
    """The object of an id, if there is one."""
    return next((each for each in snapshot.objects.values() if each.id == object_id), None)


def get_object(snapshot: Snapshot, object_id: UUID) -> Object:
    """The object of an id.

    Raises:
        ObjectNotFound: there is none.
    """
    found = find_object(snapshot, object_id)
    if found is None:
        raise ObjectNotFound
    return found


def get_field(snapshot: Snapshot, field_id: UUID) -> tuple[Object, Field]:
    """The field of an id, after the object it belongs to.

    Raises:
        FieldNotFound: there is none.
    """
    for owner in snapshot.objects.values():
        for field in owner.fields.values():
            if field.id == field_id:
                return owner, field
    raise FieldNotFound


def other_side(snapshot: Snapshot, field: Field) -> tuple[Object, Field] | None:
    """Where a relation comes out: the field on the other object, after that object."""
    target = snapshot.objects.get(field.relation.target) if field.relation else None
    inverse = target.fields.get(field.relation.inverse) if target and field.relation else None
    return (target, inverse) if target and inverse else None
