"""POSITION: where people put a record in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.metadata.field_types.base import Part, Scalar, invalid
from crm.metadata.field_types.values import float_or_none

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field


class Position(Scalar):
    """A number. 'first' and 'last' pass through: the statement that writes the record knows its neighbours."""

    name = "POSITION"
    parts = (
        Part(
            "",
            "double precision",
            "float",
            "Position",
            "Position",
            "FloatFilter",
            output_required=True,
            groupable=False,
        ),
    )

    def coerce(self, field: Field, value: Any) -> Any:
        if value is None or (isinstance(value, str) and value not in {"first", "last"}):
            raise invalid("position", value, field.name)
        return super().coerce(field, value)

    def convert(self, field: Field, value: Any) -> Any:
        return value if isinstance(value, str) else float_or_none(field.name, value)

    def from_csv(self, field: Field, text: str, part: str = "") -> Any:
        try:
            return float(text) if text.strip() else None
        except ValueError:
            raise invalid("position", text, field.name) from None
