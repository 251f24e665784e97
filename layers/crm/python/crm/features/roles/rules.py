"""The rules that roles keep, and how breaking one is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from crm.features.roles import errors
from crm.features.roles.schemas import FieldChange, ObjectPermission, Role
from crm.metadata.validation import Faulty, Problem, ValidationFailed

LONGEST_LABEL = 120
_KEY = "id"


def refuse(change: str, problem: Problem, *, role: Role | None = None, label: str = "") -> ValidationFailed:
    """The refusal of a change of one role."""
    facts: dict[str, Any] = {"id": role.id, "label": role.label} if role else {"label": label}
    return ValidationFailed(change, "role", "role", [Faulty([problem], facts)])


def check_label(change: str, others: Iterable[Role], label: Any) -> str:
    """The label without white space around it.

    Raises:
        ValidationFailed: it is empty, too long, or another role's.
    """
    stripped = str(label or "").strip()
    if not 0 < len(stripped) <= LONGEST_LABEL:
        raise refuse(change, errors.LABEL_MISSING, label=stripped)
    if stripped.casefold() in {each.label.casefold() for each in others}:
        raise refuse(change, errors.LABEL_TAKEN, label=stripped)
    return stripped


def check_rights(change: str, role: Role, said: Sequence[ObjectPermission]) -> None:
    """A role may change only what it may read: in general, and of each object it speaks of.

    Raises:
        ValidationFailed: naming the role, or the objects.
    """
    in_general = (
        role.can_update_all_object_records,
        role.can_soft_delete_all_object_records,
        role.can_destroy_all_object_records,
    )
    if any(in_general) and not role.can_read_all_object_records:
        raise refuse(change, errors.WRITING_WITHOUT_READING, role=role)
    faulty = [
        Faulty([errors.WRITING_WITHOUT_READING], {"roleId": role.id, "objectMetadataId": each.object_id})
        for each in said
        if _writes(each) and not _reads(role, each)
    ]
    if faulty:
        raise ValidationFailed(change, "objectPermission", "object permission", faulty)


def check_fields(changes: Iterable[FieldChange], known: Mapping[UUID, tuple[UUID, str]]) -> None:
    """What is taken away are fields of their objects; nothing is given, and the id stays.

    Raises:
        FieldNotFound: a field is none of its object's.
        ValidationFailed: naming the fields.
    """
    faulty = []
    for each in changes:
        object_id, name = known.get(each.field_id, (None, ""))
        if object_id != each.object_id:
            raise errors.FieldNotFound
        rights = (each.can_read_field_value, each.can_update_field_value)
        problems = [errors.ONLY_RESTRICTIONS] if True in rights else []
        problems += [errors.KEY_FIELD] if name == _KEY and False in rights else []
        if problems:
            faulty.append(Faulty(problems, {"objectMetadataId": object_id, "fieldMetadataId": each.field_id}))
    if faulty:
        raise ValidationFailed("update", "fieldPermission", "field permission", faulty)


def _reads(role: Role, said: ObjectPermission) -> bool:
    own = said.can_read_object_records
    return role.can_read_all_object_records if own is None else own


def _writes(said: ObjectPermission) -> bool:
    return bool(
        said.can_update_object_records or said.can_soft_delete_object_records or said.can_destroy_object_records
    )
