"""MULTI_SELECT: any number of the field's options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.metadata.field_types.base import EMPTY_LIST, Part, Scalar
from crm.metadata.field_types.select import label_of, option, option_from_text

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field


class MultiSelect(Scalar):
    """A list of options, each once, in the order given."""

    name = "MULTI_SELECT"
    parts = (Part("", "text[]", "enum_array", "[{enum}]", "[{enum}]", "{enum}Filter", EMPTY_LIST),)

    def convert(self, field: Field, value: Any) -> Any:
        values = value if isinstance(value, list) else [value]
        return list(dict.fromkeys(option(field, each, "multi select") for each in values)) or None

    def from_csv(self, field: Field, text: str, part: str = "") -> Any:
        names = text.replace(";", ",").split(",")
        return [option_from_text(field, name) for name in names if name.strip()] or None

    def to_csv(self, field: Field, value: Any) -> str:
        return ", ".join(label_of(field, each) for each in value or ())
