"""BOOLEAN: yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.metadata.field_types.aggregates import OF_ANSWERS
from crm.metadata.field_types.base import Part, Scalar, invalid
from crm.metadata.field_types.values import boolean_or_none

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field

YES = frozenset({"true", "t", "yes", "y", "1", "x", "✓"})
NO = frozenset({"false", "f", "no", "n", "0"})


class Boolean(Scalar):
    """True or false."""

    name = "BOOLEAN"
    parts = (Part("", "boolean", "boolean", "Boolean", "Boolean", "BooleanFilter", measures=OF_ANSWERS),)

    def convert(self, field: Field, value: Any) -> Any:
        return boolean_or_none(field.name, value)

    def from_csv(self, field: Field, text: str, part: str = "") -> Any:
        word = text.strip().lower()
        if word in YES or word in NO:
            return word in YES
        if not word:
            return None
        raise invalid("boolean", text, field.name)

    def to_csv(self, field: Field, value: Any) -> str:
        return "" if value is None else str(value).lower()
