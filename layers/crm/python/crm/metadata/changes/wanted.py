"""What somebody asks for: new objects, fields and indexes, and what to change of those that are there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class NewRelation:
    """Where a new relation leads, and what the field on the other side is called. `type` is that of this side."""

    type: str
    target_id: UUID | None
    label: str
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class NewField:
    """A field to be made. What its type decides is left as it was given, to be checked."""

    id: UUID
    type: str
    name: str
    label: str
    description: str | None = None
    icon: str | None = None
    default: Any = None
    options: Sequence[Mapping[str, Any]] | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    is_nullable: bool = True
    is_unique: bool = False
    is_active: bool = True
    is_system: bool = False
    is_ui_editable: bool = True
    is_searchable: bool = False
    is_label_synced_with_name: bool = False
    relation: NewRelation | None = None
    morphs: Sequence[NewRelation] = ()


@dataclass(frozen=True, slots=True)
class NewObject:
    """An object to be made, with fields of its own. Ids of what it brings along follow from `id`."""

    id: UUID
    name_singular: str
    name_plural: str
    label_singular: str
    label_plural: str
    description: str | None = None
    icon: str | None = None
    shortcut: str | None = None
    color: str | None = None
    has_name: bool = True
    is_label_synced_with_name: bool = False
    fields: Sequence[NewField] = ()
