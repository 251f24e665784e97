"""ADDRESS: a postal address with optional coordinates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crm.metadata.field_types.base import Composite
from crm.metadata.field_types.parts import numeric_part, text_part
from crm.metadata.field_types.values import exact_or_none, number_from_text, text_or_none

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field

COORDINATES = ("addressLat", "addressLng")
TEXTS = (
    "addressStreet1",
    "addressStreet2",
    "addressCity",
    "addressPostcode",
    "addressState",
    "addressCountry",
)


class Address(Composite):
    """A postal address."""

    name = "ADDRESS"
    composite = "Address"
    parts = (*map(text_part, TEXTS), *map(numeric_part, COORDINATES))
    search_parts = ("addressCity",)

    def convert(self, field: Field, given: Mapping[str, Any]) -> Mapping[str, Any]:
        return {
            name: (exact_or_none if name in COORDINATES else text_or_none)(f"{field.name}.{name}", value)
            for name, value in given.items()
        }

    def part_from_csv(self, part: str, text: str) -> Any:
        return number_from_text(text) if part in COORDINATES else text

    def whole_from_csv(self, field: Field, text: str) -> Mapping[str, Any]:
        """“Saint Paul, Minnesota” is a place; anything longer or with a number stays whole, as the street."""
        city, *rest = (part.strip() for part in text.split(","))
        if len(rest) == 1 and rest[0] and not any(map(str.isdigit, text)):
            return {"addressCity": city, "addressState": rest[0]}
        return {"addressStreet1": text}

    def to_csv(self, field: Field, value: Any) -> str:
        return ", ".join(str(value[name]) for name in TEXTS if value.get(name)) if value else ""
