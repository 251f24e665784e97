"""What is known of items of the command menu. Attributes are the columns of the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias
from uuid import UUID

from crm.models.rows import Stored

Availability: TypeAlias = Literal["GLOBAL", "GLOBAL_OBJECT_CONTEXT", "RECORD_SELECTION", "FALLBACK"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandMenuItem(Stored):
    """Something that can be done."""

    engine_component_key: str
    label: str
    position: float = 0
    availability_type: Availability = "GLOBAL"
    short_label: str | None = None
    icon: str | None = None
    is_pinned: bool = False
    is_active: bool = True
    availability_object_id: UUID | None = None
    navigation_target_object_id: UUID | None = None
    page_layout_id: UUID | None = None
    payload: Mapping[str, Any] | None = None
    hot_keys: Sequence[str] | None = None
    conditional_availability_expression: str | None = None
    conditional_pinned_expression: str | None = None
