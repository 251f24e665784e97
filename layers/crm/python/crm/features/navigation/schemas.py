"""What is known of navigation items. Attributes are the columns of the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias
from uuid import UUID

from crm.models.rows import Stored

ItemType: TypeAlias = Literal["VIEW", "FOLDER", "LINK", "OBJECT", "RECORD", "PAGE_LAYOUT"]

TARGETS: Final[dict[ItemType, tuple[str, ...]]] = {
    "VIEW": ("view_id",),
    "FOLDER": ("name",),
    "LINK": ("link",),
    "OBJECT": ("object_id",),
    "RECORD": ("object_id", "record_id"),
    "PAGE_LAYOUT": ("page_layout_id",),
}
"""What an item of each type must have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NavigationMenuItem(Stored):
    """An item of everybody's navigation, or one of a person's favourites."""

    type: ItemType
    position: float = 0
    user_workspace_id: UUID | None = None
    name: str | None = None
    link: str | None = None
    icon: str | None = None
    color: str | None = None
    folder_id: UUID | None = None
    view_id: UUID | None = None
    page_layout_id: UUID | None = None
    object_id: UUID | None = None
    record_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class RecordIdentifier:
    """What a record that an item leads to is called, and looks like."""

    id: UUID
    label: str
    image: str | None
