"""What the outbox holds, as consumers read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

RECORD = "record"
"""The kind of what happened to records."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One committed statement's events. Ids grow with time."""

    id: int
    workspace_id: UUID
    kind: str
    payload: Mapping[str, Any]


def whole(payload: Mapping[str, Any]) -> dict[str, Any]:
    """A payload about records as consumers read it: each event with the whole record `before` and `after`.

    A change is stored as the record after it and what its fields `was` before.
    """
    return {**payload, "events": [_whole_event(event) for event in payload["events"]]}


def _whole_event(event: Mapping[str, Any]) -> dict[str, Any]:
    if "was" not in event:
        return dict(event)
    told = {name: value for name, value in event.items() if name != "was"}
    return {**told, "before": {**event["after"], **event["was"]}}
