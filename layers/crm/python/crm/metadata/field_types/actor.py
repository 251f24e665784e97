"""ACTOR: who or what made a change, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from crm.metadata.field_types.base import Composite, Part, invalid
from crm.metadata.field_types.parts import json_part, text_part
from crm.metadata.field_types.values import json_or_none

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field

SOURCES = (
    "EMAIL",
    "CALENDAR",
    "WORKFLOW",
    "AGENT",
    "API",
    "IMPORT",
    "MANUAL",
    "SYSTEM",
    "WEBHOOK",
    "APPLICATION",
)


class Actor(Composite):
    """Clients may say the source and the context; the engine fills in the member and the name."""

    name = "ACTOR"
    composite = "Actor"
    parts = (
        Part(
            "source",
            "text",
            "enum",
            "ActorSourceEnum",
            "ActorSourceEnum",
            "ActorSourceEnumFilter",
            null_as='"MANUAL"',
            output_required=True,
        ),
        Part("workspaceMemberId", "uuid", "uuid", "UUID", "UUID", "UUIDFilter", writable=False),
        replace(text_part("name", required=True), writable=False),
        json_part("context"),
    )

    def convert(self, field: Field, given: Mapping[str, Any]) -> Mapping[str, Any]:
        stored: dict[str, Any] = {}
        if "source" in given:
            if given["source"] is not None and given["source"] not in SOURCES:
                raise invalid("source", given["source"], field.name)
            stored["source"] = given["source"]
        if "context" in given:
            stored["context"] = json_or_none(f"{field.name}.context", given["context"])
        return stored

    def whole_from_csv(self, field: Field, text: str) -> Mapping[str, Any]:
        return {"source": "IMPORT"}

    def to_csv(self, field: Field, value: Any) -> str:
        return str(value["name"] or "") if value else ""
