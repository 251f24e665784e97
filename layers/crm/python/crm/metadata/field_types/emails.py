"""EMAILS: a primary address and others, in lower case so that a person is found again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crm.metadata.field_types.base import Composite
from crm.metadata.field_types.parts import json_list_part, text_part
from crm.metadata.field_types.values import json_list_or_none, text_or_none

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field

BETWEEN_ADDRESSES = re.compile(r"[,;\s]+")


class Emails(Composite):
    """E-mail addresses."""

    name = "EMAILS"
    composite = "Emails"
    parts = (text_part("primaryEmail"), json_list_part("additionalEmails"))
    search_parts = ("primaryEmail",)

    def convert(self, field: Field, given: Mapping[str, Any]) -> Mapping[str, Any]:
        stored: dict[str, Any] = {}
        if "primaryEmail" in given:
            stored["primaryEmail"] = normal_email(field, given["primaryEmail"])
        if "additionalEmails" in given:
            listed = json_list_or_none(f"{field.name}.additionalEmails", given["additionalEmails"]) or []
            stored["additionalEmails"] = [email for each in listed if (email := normal_email(field, each))] or None
        return stored

    def part_from_csv(self, part: str, text: str) -> Any:
        return _addresses(text) if part == "additionalEmails" else text

    def whole_from_csv(self, field: Field, text: str) -> Mapping[str, Any]:
        primary, *others = _addresses(text)
        return {"primaryEmail": primary, "additionalEmails": others}

    def to_csv(self, field: Field, value: Any) -> str:
        return ", ".join(filter(None, [value["primaryEmail"], *(value.get("additionalEmails") or [])])) if value else ""


def normal_email(field: Field, value: Any) -> str | None:
    """An address in lower case, without spaces around it."""
    text = text_or_none(field.name, value)
    return text.strip().lower() or None if text else None


def _addresses(text: str) -> list[str]:
    return [address for address in BETWEEN_ADDRESSES.split(text) if address] or [text]
