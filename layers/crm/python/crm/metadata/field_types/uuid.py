"""UUID: an id, of this record or of something outside the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.metadata.field_types.base import Part, Scalar
from crm.metadata.field_types.values import uuid_or_none

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field


class Uuid(Scalar):
    """A UUID."""

    name = "UUID"
    parts = (Part("", "uuid", "uuid", "UUID", "UUID", "UUIDFilter"),)

    def convert(self, field: Field, value: Any) -> Any:
        return uuid_or_none(field.name, value)
