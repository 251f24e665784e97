"""PHONES: national numbers with their country and calling code; what is missing is inferred, what conflicts refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crm.metadata.field_types.base import Composite, invalid
from crm.metadata.field_types.parts import json_list_part, text_part
from crm.metadata.field_types.phone_numbers import normal_phone
from crm.metadata.field_types.values import json_list_or_none, text_or_none

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field

PRIMARY = ("primaryPhoneNumber", "primaryPhoneCountryCode", "primaryPhoneCallingCode")
ADDITIONAL = ("number", "countryCode", "callingCode")


class Phones(Composite):
    """Phone numbers. A country without a number is no value."""

    name = "PHONES"
    composite = "Phones"
    parts = (*map(text_part, PRIMARY), json_list_part("additionalPhones"))
    search_parts = ("primaryPhoneNumber",)
    telling_parts = ("primaryPhoneNumber", "additionalPhones")

    def convert(self, field: Field, given: Mapping[str, Any]) -> Mapping[str, Any]:
        stored: dict[str, Any] = {}
        if any(name in given for name in PRIMARY):
            stored |= _normal(field, given, PRIMARY)
        if "additionalPhones" in given:
            listed = json_list_or_none(f"{field.name}.additionalPhones", given["additionalPhones"]) or []
            stored["additionalPhones"] = [phone for each in listed if (phone := _additional(field, each))] or None
        return stored

    def whole_from_csv(self, field: Field, text: str) -> Mapping[str, Any]:
        return {"primaryPhoneNumber": text}

    def part_from_csv(self, part: str, text: str) -> Any:
        return [{"number": number.strip()} for number in text.split(",")] if part == "additionalPhones" else text

    def to_csv(self, field: Field, value: Any) -> str:
        return f"{value['primaryPhoneCallingCode']}{value['primaryPhoneNumber']}" if value else ""


def _normal(field: Field, given: Mapping[str, Any], names: tuple[str, str, str]) -> dict[str, str | None]:
    """The three parts as they are stored: those given, and those that follow from them."""
    number, country, calling = (text_or_none(f"{field.name}.{name}", given.get(name)) for name in names)
    found = dict(zip(names, normal_phone(number, country, calling), strict=True))
    return {name: value for name, value in found.items() if name in given or value is not None}


def _additional(field: Field, value: Any) -> dict[str, str] | None:
    if not isinstance(value, Mapping):
        raise invalid("object", value, f"{field.name}.additionalPhones")
    phone = _normal(field, value, ADDITIONAL)
    return {name: phone.get(name) or "" for name in ADDITIONAL} if phone.get("number") else None
