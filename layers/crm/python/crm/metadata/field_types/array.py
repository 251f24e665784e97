"""ARRAY: a list of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.kit.errors import BadUserInput
from crm.metadata.field_types.base import EMPTY_LIST, Part, Scalar, invalid
from crm.metadata.field_types.values import text_or_none

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field


class Array(Scalar):
    """A list of texts; a single text is a list of one."""

    name = "ARRAY"
    parts = (Part("", "text[]", "text_array", "[String]", "[String]", "ArrayFilter", EMPTY_LIST),)
    search_parts = ("",)

    def convert(self, field: Field, value: Any) -> Any:
        if not isinstance(value, str | list):
            raise invalid("array", value, field.name)
        items = [text_or_none(field.name, item) for item in ([value] if isinstance(value, str) else value)]
        items = [item for item in items if item]
        most = field.settings.get("maxNumberOfValues")
        if isinstance(most, int) and len(items) > most:
            raise BadUserInput(f"Max number of values is {most}", sub_code="INVALID_ARGS_DATA")
        return items or None

    def from_csv(self, field: Field, text: str, part: str = "") -> Any:
        items = text.splitlines() if "\n" in text.strip() else text.replace(";", ",").split(",")
        return [item.strip() for item in items if item.strip()] or None

    def to_csv(self, field: Field, value: Any) -> str:
        return ", ".join(value or ())
