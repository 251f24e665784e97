"""Navigation items as the metadata API shows them, and as they are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from functools import cached_property
from uuid import UUID

import strawberry
from strawberry import UNSET

from crm.api.graphql_metadata.context import Context, Info
from crm.features.navigation.identifiers import identify_records
from crm.features.navigation.schemas import NavigationMenuItem as StoredItem
from crm.features.navigation.schemas import RecordIdentifier as StoredIdentifier
from crm.metadata.standard import application_id


@strawberry.enum
class NavigationMenuItemType(Enum):
    """What an item leads to."""

    VIEW = "VIEW"
    FOLDER = "FOLDER"
    LINK = "LINK"
    OBJECT = "OBJECT"
    RECORD = "RECORD"
    PAGE_LAYOUT = "PAGE_LAYOUT"


@strawberry.type
class RecordIdentifier:
    """What a record is called, and looks like."""

    id: UUID
    label_identifier: str
    image_identifier: str | None


class Answered:
    """The items of one answer; their records are looked up together, if anybody wants to know."""

    def __init__(self, context: Context, items: Sequence[StoredItem]) -> None:
        self._context = context
        self._items = items

    @cached_property
    def identifiers(self) -> Mapping[UUID, StoredIdentifier]:
        """The records that items lead to, as far as the caller may read them."""
        return identify_records(self._context.records, self._items)


@strawberry.type
class NavigationMenuItem:
    """An item of everybody's navigation, or one of a person's favourites."""

    answered: strawberry.Private[Answered]
    id: UUID
    user_workspace_id: UUID | None
    target_record_id: UUID | None
    target_object_metadata_id: UUID | None
    view_id: UUID | None
    type: NavigationMenuItemType
    name: str | None
    link: str | None
    icon: str | None
    color: str | None
    folder_id: UUID | None
    page_layout_id: UUID | None
    position: float
    application_id: UUID | None
    created_at: datetime
    updated_at: datetime

    @strawberry.field
    def target_record_identifier(self) -> RecordIdentifier | None:
        """What the record it leads to is called; none that the caller may not read, or that is gone."""
        found = self.answered.identifiers.get(self.target_record_id) if self.target_record_id else None
        return (
            RecordIdentifier(id=found.id, label_identifier=found.label, image_identifier=found.image) if found else None
        )


@strawberry.input
class CreateNavigationMenuItemInput:
    """A new item; one with a `userWorkspaceId` is that person's own."""

    type: NavigationMenuItemType
    id: UUID | None = None
    user_workspace_id: UUID | None = None
    target_record_id: UUID | None = None
    target_object_metadata_id: UUID | None = None
    view_id: UUID | None = None
    name: str | None = None
    link: str | None = None
    icon: str | None = None
    color: str | None = None
    folder_id: UUID | None = None
    page_layout_id: UUID | None = None
    position: float | None = None


@strawberry.input
class UpdateNavigationMenuItemInput:
    """What to change of an item; null takes away."""

    folder_id: UUID | None = UNSET
    position: float | None = None
    name: str | None = UNSET
    link: str | None = UNSET
    icon: str | None = UNSET
    color: str | None = UNSET
    page_layout_id: UUID | None = UNSET


@strawberry.input
class UpdateOneNavigationMenuItemInput:
    """Which item, and what to change of it."""

    id: UUID
    update: UpdateNavigationMenuItemInput


def shown(info: Info, items: Sequence[StoredItem]) -> list[NavigationMenuItem]:
    """Items as this door shows them."""
    answered, workspace_id = Answered(info.context, items), info.context.caller.identity.workspace_id
    return [
        NavigationMenuItem(
            answered=answered,
            id=each.id,
            user_workspace_id=each.user_workspace_id,
            target_record_id=each.record_id,
            target_object_metadata_id=each.object_id,
            view_id=each.view_id,
            type=NavigationMenuItemType(each.type),
            name=each.name,
            link=each.link,
            icon=each.icon,
            color=each.color,
            folder_id=each.folder_id,
            page_layout_id=each.page_layout_id,
            position=each.position,
            application_id=application_id(workspace_id, is_custom=True),
            created_at=each.created_at,
            updated_at=each.updated_at,
        )
        for each in items
    ]
