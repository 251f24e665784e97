"""LINKS: a primary link and others. Hosts are lower case and a last slash goes, so that equal links are equal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crm.metadata.field_types.base import Composite, invalid
from crm.metadata.field_types.parts import json_list_part, text_part
from crm.metadata.field_types.values import json_list_or_none, text_or_none

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field

ORIGIN = re.compile(r"(?:[a-z][a-z0-9+.-]*://)?[^/?#\s]+", re.IGNORECASE)
RUNS_CODE = re.compile(r"[\x00-\x20]*(?:javascript|data|vbscript)\s*:", re.IGNORECASE)


class Links(Composite):
    """Links with labels. A label without a link is no value."""

    name = "LINKS"
    composite = "Links"
    parts = (text_part("primaryLinkLabel"), text_part("primaryLinkUrl"), json_list_part("secondaryLinks"))
    search_parts = ("primaryLinkUrl",)
    telling_parts = ("primaryLinkUrl", "secondaryLinks")

    def convert(self, field: Field, given: Mapping[str, Any]) -> Mapping[str, Any]:
        stored: dict[str, Any] = {}
        if "primaryLinkLabel" in given:
            stored["primaryLinkLabel"] = text_or_none(f"{field.name}.primaryLinkLabel", given["primaryLinkLabel"])
        if "primaryLinkUrl" in given:
            stored["primaryLinkUrl"] = normal_url(field, given["primaryLinkUrl"])
        if "secondaryLinks" in given:
            listed = json_list_or_none(f"{field.name}.secondaryLinks", given["secondaryLinks"]) or []
            stored["secondaryLinks"] = [link for each in listed if (link := _secondary(field, each))] or None
        return stored

    def part_from_csv(self, part: str, text: str) -> Any:
        return [{"url": url, "label": ""} for url in text.split()] if part == "secondaryLinks" else text

    def whole_from_csv(self, field: Field, text: str) -> Mapping[str, Any]:
        return {"primaryLinkUrl": text}

    def to_csv(self, field: Field, value: Any) -> str:
        return str(value["primaryLinkUrl"] or "") if value else ""


def normal_url(field: Field, value: Any) -> str | None:
    """A link as it is stored; links that would run code in the browser are refused."""
    text = text_or_none(f"{field.name}.primaryLinkUrl", value)
    text = text.strip() if text else None
    if not text:
        return None
    if RUNS_CODE.match(text):
        raise invalid("URL", text, field.name)
    return ORIGIN.sub(lambda found: found.group().lower(), text, count=1).removesuffix("/")


def _secondary(field: Field, value: Any) -> dict[str, Any] | None:
    if not isinstance(value, Mapping):
        raise invalid("object", value, f"{field.name}.secondaryLinks")
    url = normal_url(field, value.get("url"))
    return {"url": url, "label": text_or_none(field.name, value.get("label")) or ""} if url else None
