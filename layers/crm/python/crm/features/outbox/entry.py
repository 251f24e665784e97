"""What the outbox holds, as consumers read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Entry:
    """One committed statement's events. Ids grow with time."""

    id: int
    workspace_id: UUID
    kind: str
    payload: Mapping[str, Any]
