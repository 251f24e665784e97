"""What can be wrong with a change of the data model, and how it is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crm.kit.errors import NotFound
from crm.metadata.snapshot import Field, Object
from crm.metadata.validation import Faulty, Problem, ValidationFailed

OBJECT, FIELD, INDEX = "objectMetadata", "fieldMetadata", "index"
_TITLES = {OBJECT: "object", FIELD: "field", INDEX: "index"}


class ObjectNotFound(NotFound):
    """There is none of this id in the workspace."""

    default_sub_code = "OBJECT_METADATA_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("Object metadata not found", user_message="This object no longer exists.")


class FieldNotFound(NotFound):
    """There is none of this id in the workspace."""

    default_sub_code = "FIELD_METADATA_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("Field metadata not found", user_message="This field no longer exists.")


class IndexNotFound(NotFound):
    """There is none of this id in the workspace."""

    default_sub_code = "INDEX_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("Index not found", user_message="This index no longer exists.")


def refusal(change: str, kind: str, problems: Sequence[Problem], facts: dict[str, Any]) -> ValidationFailed:
    """The refusal of a change of one thing; `facts` tell which."""
    return refusal_of_all(change, kind, [Faulty(problems, facts)])


def refusal_of_all(change: str, kind: str, faulty: Sequence[Faulty]) -> ValidationFailed:
    """The refusal of a change of several things of a kind."""
    return ValidationFailed(change, kind, _TITLES[kind], faulty)


def facts_of_object(object_: Object) -> dict[str, Any]:
    """Which object is at fault."""
    return {
        "id": object_.id,
        "nameSingular": object_.name_singular,
        "namePlural": object_.name_plural,
        "universalIdentifier": str(object_.id),
    }


def facts_of_field(owner: Object, field: Field) -> dict[str, Any]:
    """Which field is at fault."""
    return {
        "id": field.id,
        "name": field.name,
        "objectMetadataId": owner.id,
        "universalIdentifier": str(field.id),
    }


def invalid_field(message: str, user_message: str | None = None) -> Problem:
    """Something about a field that makes no sense."""
    return Problem("INVALID_FIELD_INPUT", message, user_message or f"{message}.")


def invalid_object(message: str, user_message: str | None = None) -> Problem:
    """Something about an object that makes no sense."""
    return Problem("INVALID_OBJECT_INPUT", message, user_message or f"{message}.")


def malformed_relation(message: str) -> Problem:
    """Something about a relation that makes no sense."""
    return Problem("FIELD_METADATA_RELATION_MALFORMED", message, f"{message}.")


def forbidden(kind: str, message: str) -> Problem:
    """Something that must stay as it is."""
    code = "FIELD_MUTATION_NOT_ALLOWED" if kind == FIELD else "OBJECT_MUTATION_NOT_ALLOWED"
    return Problem(code, message, f"{message}.")
