"""Items of the command menu as the metadata API shows them, and as they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Self
from uuid import UUID

import strawberry
from strawberry import UNSET
from strawberry.scalars import JSON

from crm.api.graphql_metadata.command_menu_enums import CommandMenuItemAvailabilityType, EngineComponentKey
from crm.api.graphql_metadata.front_component_types import FrontComponent
from crm.features.command_menu.schemas import CommandMenuItem as StoredItem
from crm.metadata.standard import application_id


@strawberry.type
class PathCommandMenuItemPayload:
    """A place of the application."""

    path: str


@strawberry.type
class ObjectMetadataCommandMenuItemPayload:
    """The records of an object."""

    object_metadata_item_id: UUID


CommandMenuItemPayload = Annotated[
    PathCommandMenuItemPayload | ObjectMetadataCommandMenuItemPayload, strawberry.union("CommandMenuItemPayload")
]


@strawberry.type
class CommandMenuItem:
    """Something that can be done."""

    id: UUID
    workflow_version_id: UUID | None
    core_workflow_version_id: UUID | None
    front_component_id: UUID | None
    front_component: FrontComponent | None
    engine_component_key: EngineComponentKey
    label: str
    icon: str | None
    short_label: str | None
    position: float
    is_pinned: bool
    availability_type: CommandMenuItemAvailabilityType
    payload: CommandMenuItemPayload | None
    hot_keys: list[str] | None
    conditional_availability_expression: str | None
    conditional_pinned_expression: str | None
    availability_object_metadata_id: UUID | None
    navigation_target_object_metadata_id: UUID | None
    page_layout_id: UUID | None
    universal_identifier: UUID | None
    application_id: UUID | None
    is_active: bool
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, item: StoredItem) -> Self:
        """The item as this door shows it."""
        return cls(
            id=item.id,
            workflow_version_id=None,
            core_workflow_version_id=None,
            front_component_id=None,
            front_component=None,
            engine_component_key=EngineComponentKey(item.engine_component_key),
            label=item.label,
            icon=item.icon,
            short_label=item.short_label,
            position=item.position,
            is_pinned=item.is_pinned,
            availability_type=CommandMenuItemAvailabilityType(item.availability_type),
            payload=_payload(item.payload),
            hot_keys=list(item.hot_keys) if item.hot_keys is not None else None,
            conditional_availability_expression=item.conditional_availability_expression,
            conditional_pinned_expression=item.conditional_pinned_expression,
            availability_object_metadata_id=item.availability_object_id,
            navigation_target_object_metadata_id=item.navigation_target_object_id,
            page_layout_id=item.page_layout_id,
            universal_identifier=item.id,
            application_id=application_id(item.workspace_id, is_custom=True),
            is_active=item.is_active,
            created_at=item.created_at,
            updated_at=item.updated_at,
        )


@strawberry.input
class CreateCommandMenuItemInput:
    """A new item."""

    engine_component_key: EngineComponentKey
    label: str
    workflow_version_id: UUID | None = None
    core_workflow_version_id: UUID | None = None
    front_component_id: UUID | None = None
    icon: str | None = None
    short_label: str | None = None
    position: float | None = None
    is_pinned: bool | None = None
    availability_type: CommandMenuItemAvailabilityType | None = None
    hot_keys: list[str] | None = None
    conditional_availability_expression: str | None = None
    conditional_pinned_expression: str | None = None
    availability_object_metadata_id: UUID | None = None
    payload: JSON | None = None
    navigation_target_object_metadata_id: UUID | None = None
    page_layout_id: UUID | None = None


@strawberry.input
class UpdateCommandMenuItemInput:
    """Which item, and what to change of it; null takes away what an item may be without."""

    id: UUID
    label: str | None = None
    icon: str | None = UNSET
    short_label: str | None = UNSET
    position: float | None = None
    is_pinned: bool | None = None
    availability_type: CommandMenuItemAvailabilityType | None = None
    availability_object_metadata_id: UUID | None = UNSET
    engine_component_key: EngineComponentKey | None = None
    hot_keys: list[str] | None = UNSET
    page_layout_id: UUID | None = UNSET


def _payload(stored: Mapping[str, Any] | None) -> CommandMenuItemPayload | None:
    if stored is None:
        return None
    if "path" in stored:
        return PathCommandMenuItemPayload(path=stored["path"])
    return ObjectMetadataCommandMenuItemPayload(object_metadata_item_id=stored["objectMetadataItemId"])
