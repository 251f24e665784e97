"""NUMERIC: an exact number of any size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.metadata.field_types.aggregates import OF_NUMBERS
from crm.metadata.field_types.base import Scalar, invalid
from crm.metadata.field_types.parts import numeric_part
from crm.metadata.field_types.values import exact_or_none, number_from_text

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field


class Numeric(Scalar):
    """An exact number, given as a number or as its notation."""

    name = "NUMERIC"
    parts = (numeric_part("", OF_NUMBERS),)

    def convert(self, field: Field, value: Any) -> Any:
        return exact_or_none(field.name, value)

    def from_csv(self, field: Field, text: str, part: str = "") -> Any:
        if not text.strip():
            return None
        number = number_from_text(text)
        if number is None:
            raise invalid("number", text, field.name)
        return number
