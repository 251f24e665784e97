"""NUMBER: a float unless its settings say int or bigint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crm.metadata.field_types.aggregates import OF_NUMBERS
from crm.metadata.field_types.base import Part, Scalar, invalid
from crm.metadata.field_types.values import float_or_none, integer_or_none, number_from_text

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field

FLOAT = Part("", "double precision", "float", "Float", "Float", "FloatFilter", measures=OF_NUMBERS)
INTEGER = Part("", "integer", "integer", "Int", "Int", "IntFilter", measures=OF_NUMBERS)
BIG_INTEGER = Part("", "bigint", "integer", "BigInt", "BigInt", "BigIntFilter", measures=OF_NUMBERS)


class Number(Scalar):
    """A number; `settings.dataType` is float (the default), int or bigint."""

    name = "NUMBER"
    parts = (FLOAT,)

    def parts_of(self, settings: Mapping[str, Any]) -> tuple[Part, ...]:
        match settings.get("dataType"):
            case "int":
                return (INTEGER,)
            case "bigint":
                return (BIG_INTEGER,)
            case _:
                return (FLOAT,)

    def convert(self, field: Field, value: Any) -> Any:
        match field.settings.get("dataType"):
            case "int":
                return integer_or_none(field.name, value, bits=32)
            case "bigint":
                return integer_or_none(field.name, value, bits=64)
            case _:
                return float_or_none(field.name, value)

    def from_csv(self, field: Field, text: str, part: str = "") -> Any:
        if not text.strip():
            return None
        number = number_from_text(text)
        if number is None:
            raise invalid("number", text, field.name)
        return float(number) if "." in number else int(number)

    def to_csv(self, field: Field, value: Any) -> str:
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return super().to_csv(field, value)
