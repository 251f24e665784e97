"""DATE_TIME: a moment, to the millisecond, as the API prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.metadata.field_types.aggregates import OF_DATES
from crm.metadata.field_types.base import Part, Scalar
from crm.metadata.field_types.dates import day_from_text, moment

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field


class DateTime(Scalar):
    """A moment. The column keeps milliseconds, so that a printed value finds its record again."""

    name = "DATE_TIME"
    parts = (
        Part(
            "",
            "timestamp(3) with time zone",
            "timestamp",
            "DateTime",
            "DateTime",
            "DateTimeFilter",
            measures=OF_DATES,
        ),
    )

    def convert(self, field: Field, value: Any) -> Any:
        if value == "":
            return None
        return moment(field.name, value).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def from_csv(self, field: Field, text: str, part: str = "") -> Any:
        typed = day_from_text(text.strip())
        return typed.isoformat() if typed else text.strip() or None
