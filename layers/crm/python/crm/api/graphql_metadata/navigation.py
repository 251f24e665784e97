"""The navigation on the metadata door."""

from __future__ import annotations

from uuid import UUID

import strawberry

from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.given import changed, created
from crm.api.graphql_metadata.navigation_types import (
    CreateNavigationMenuItemInput,
    NavigationMenuItem,
    UpdateOneNavigationMenuItemInput,
    shown,
)
from crm.features.navigation import service


@strawberry.type
class Queries:
    """What can be asked of the navigation."""

    @strawberry.field
    def navigation_menu_items(self, info: Info) -> list[NavigationMenuItem]:
        """What everybody of the workspace has, and the caller's own."""
        return shown(info, service.list_items(info.context.stores.database, info.context.viewer))

    @strawberry.field
    def navigation_menu_item(self, info: Info, id: UUID) -> NavigationMenuItem | None:
        """One of these."""
        found = service.find_item(info.context.stores.database, info.context.viewer, id)
        return shown(info, [found])[0] if found else None


@strawberry.type
class Mutations:
    """What can be done with the navigation."""

    @strawberry.mutation
    def create_navigation_menu_item(self, info: Info, input: CreateNavigationMenuItemInput) -> NavigationMenuItem:
        """A new item."""
        return _create(info, [input])[0]

    @strawberry.mutation
    def create_many_navigation_menu_items(
        self, info: Info, inputs: list[CreateNavigationMenuItemInput]
    ) -> list[NavigationMenuItem]:
        """New items, all or none; one may lie in a folder that comes before it."""
        return _create(info, inputs)

    @strawberry.mutation
    def update_navigation_menu_item(self, info: Info, input: UpdateOneNavigationMenuItemInput) -> NavigationMenuItem:
        """Change an item, or move it."""
        return _update(info, [input])[0]

    @strawberry.mutation
    def update_many_navigation_menu_items(
        self, info: Info, inputs: list[UpdateOneNavigationMenuItemInput]
    ) -> list[NavigationMenuItem]:
        """Change items, all or none."""
        return _update(info, inputs)

    @strawberry.mutation
    def delete_navigation_menu_item(self, info: Info, id: UUID) -> NavigationMenuItem:
        """An item goes; a folder with all that is in it."""
        return _delete(info, [id])[0]

    @strawberry.mutation
    def delete_many_navigation_menu_items(self, info: Info, ids: list[UUID]) -> list[NavigationMenuItem]:
        """Items go, all or none."""
        return _delete(info, ids)


def _create(info: Info, inputs: list[CreateNavigationMenuItemInput]) -> list[NavigationMenuItem]:
    context = info.context
    wanted = [created(each) for each in inputs]
    return shown(info, service.create_items(context.stores.database, context.viewer, context.records, wanted))


def _update(info: Info, inputs: list[UpdateOneNavigationMenuItemInput]) -> list[NavigationMenuItem]:
    context = info.context
    changes = [(each.id, changed(each.update, required={"position"})) for each in inputs]
    return shown(info, service.update_items(context.stores.database, context.viewer, context.records, changes))


def _delete(info: Info, ids: list[UUID]) -> list[NavigationMenuItem]:
    return shown(info, service.delete_items(info.context.stores.database, info.context.viewer, ids))
