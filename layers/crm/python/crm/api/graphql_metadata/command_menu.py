"""The command menu on the metadata door."""

from __future__ import annotations

from uuid import UUID

import strawberry

from crm.access.viewer import Viewer
from crm.api.graphql_metadata.command_menu_types import (
    CommandMenuItem,
    CreateCommandMenuItemInput,
    UpdateCommandMenuItemInput,
)
from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.given import changed, created
from crm.features.command_menu import service
from crm.kit.database import Database


@strawberry.type
class Queries:
    """What can be asked of the command menu."""

    @strawberry.field
    def command_menu_items(self, info: Info) -> list[CommandMenuItem]:
        """All of the workspace, those that are switched off too."""
        return [CommandMenuItem.of(each) for each in service.list_items(*_asked(info))]

    @strawberry.field
    def command_menu_item(self, info: Info, id: UUID) -> CommandMenuItem | None:
        """One of these."""
        found = service.find_item(*_asked(info), id)
        return CommandMenuItem.of(found) if found else None


@strawberry.type
class Mutations:
    """What can be done with the command menu."""

    @strawberry.mutation
    def create_command_menu_item(self, info: Info, input: CreateCommandMenuItemInput) -> CommandMenuItem:
        """A new item."""
        return CommandMenuItem.of(service.create_item(*_asked(info), created(input)))

    @strawberry.mutation
    def update_command_menu_item(self, info: Info, input: UpdateCommandMenuItemInput) -> CommandMenuItem:
        """Change an item."""
        values = changed(input, required=REQUIRED)
        return CommandMenuItem.of(service.update_item(*_asked(info), values.pop("id"), values))

    @strawberry.mutation
    def reset_command_menu_item(self, info: Info, id: UUID) -> CommandMenuItem:
        """An item that the product made is again as it was made."""
        return CommandMenuItem.of(service.reset_item(*_asked(info), id))

    @strawberry.mutation
    def delete_command_menu_item(self, info: Info, id: UUID) -> CommandMenuItem:
        """An item goes; one that the product made is switched off."""
        return CommandMenuItem.of(service.delete_item(*_asked(info), id))


REQUIRED = {"label", "position", "is_pinned", "availability_type", "engine_component_key"}
"""What every item has: null leaves it as it is."""


def _asked(info: Info) -> tuple[Database, Viewer]:
    return info.context.stores.database, info.context.viewer
