"""FULL_NAME: a first and a last name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crm.metadata.field_types.base import Composite
from crm.metadata.field_types.parts import text_part
from crm.metadata.field_types.values import text_or_none

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field


class FullName(Composite):
    """A person's name."""

    name = "FULL_NAME"
    composite = "FullName"
    parts = (text_part("firstName", required=True), text_part("lastName", required=True))
    search_parts = ("firstName", "lastName")

    def convert(self, field: Field, given: Mapping[str, Any]) -> Mapping[str, Any]:
        return {name: text_or_none(f"{field.name}.{name}", value) for name, value in given.items()}

    def whole_from_csv(self, field: Field, text: str) -> Mapping[str, Any]:
        if "," in text:
            last, _, first = text.partition(",")
        else:
            first, _, last = text.rpartition(" ")
            first, last = (first, last) if first else (last, "")
        return {"firstName": first.strip(), "lastName": last.strip()}

    def to_csv(self, field: Field, value: Any) -> str:
        return f"{value['firstName']} {value['lastName']}".strip() if value else ""
