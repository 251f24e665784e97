"""CURRENCY: an amount in millionths of the unit, never through floating point."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.metadata.field_types.aggregates import OF_NUMBERS
from crm.metadata.field_types.base import Composite, invalid, unquoted
from crm.metadata.field_types.parts import numeric_part, text_part
from crm.metadata.field_types.values import exact_or_none, number_from_text, text_or_none

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field

MICROS = 1_000_000
SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₺": "TRY", "₪": "ILS"}
CODE = re.compile(r"\b[A-Z]{3}\b")
USUAL_CODE = "USD"


class Currency(Composite):
    """An amount of money. A currency without an amount, as new fields have by default, is no value."""

    name = "CURRENCY"
    composite = "Currency"
    parts = (numeric_part("amountMicros", OF_NUMBERS), text_part("currencyCode"))
    telling_parts = ("amountMicros",)

    def convert(self, field: Field, given: Mapping[str, Any]) -> Mapping[str, Any]:
        stored: dict[str, Any] = {}
        if "amountMicros" in given:
            stored["amountMicros"] = exact_or_none(f"{field.name}.amountMicros", given["amountMicros"])
        if "currencyCode" in given:
            code = text_or_none(f"{field.name}.currencyCode", given["currencyCode"])
            stored["currencyCode"] = code.strip().upper() or None if code else None
        return stored

    def part_from_csv(self, part: str, text: str) -> Any:
        """A cell holds units, not millionths."""
        if part != "amountMicros":
            return text
        number = number_from_text(text)
        if number is None:
            raise invalid("number", text, part)
        return int(Decimal(number) * MICROS)

    def whole_from_csv(self, field: Field, text: str) -> Mapping[str, Any]:
        code = CODE.search(text)
        symbol = next((SYMBOLS[mark] for mark in text if mark in SYMBOLS), None)
        amount = self.part_from_csv("amountMicros", text)
        return {"amountMicros": amount, "currencyCode": code.group() if code else symbol or usual_code(field)}

    def to_csv(self, field: Field, value: Any) -> str:
        if not value or value["amountMicros"] is None:
            return ""
        amount = Decimal(str(value["amountMicros"])) / MICROS
        return f"{amount.normalize():f} {value['currencyCode'] or ''}".strip()


def usual_code(field: Field) -> str:
    """The currency of an amount that names none."""
    default = field.default.get("currencyCode") if isinstance(field.default, Mapping) else None
    return unquoted(str(default)) if default else USUAL_CODE
