"""DATE: a day without a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.metadata.field_types.aggregates import OF_DATES
from crm.metadata.field_types.base import Part, Scalar
from crm.metadata.field_types.dates import day, day_from_text

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field


class Date(Scalar):
    """A day, yyyy-MM-dd; a moment is cut to the day it was written with."""

    name = "DATE"
    parts = (Part("", "date", "date", "Date", "Date", "DateFilter", measures=OF_DATES),)

    def convert(self, field: Field, value: Any) -> Any:
        return day(field.name, value) if value != "" else None

    def from_csv(self, field: Field, text: str, part: str = "") -> Any:
        typed = day_from_text(text.strip())
        return typed.isoformat() if typed else text.strip() or None
