"""What people do with the command menu. An item that the product made is switched off rather than deleted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from crm.access.viewer import Viewer
from crm.features.command_menu.defaults import default_commands, default_destination
from crm.features.command_menu.errors import (
    FRONT_COMPONENT_NOT_FOUND,
    NO_DEFAULT,
    WORKFLOW_NOT_FOUND,
    CommandMenuItemNotFound,
    refuse,
)
from crm.features.command_menu.repository import ITEMS
from crm.features.command_menu.rules import problems_of
from crm.features.command_menu.schemas import CommandMenuItem
from crm.kit.database import Database
from crm.metadata.announcement import Kind, announce
from crm.models.transaction import Connection, transaction

FLAG: Final = "LAYOUTS"
MISSING: Final = {
    "workflow_version_id": WORKFLOW_NOT_FOUND,
    "core_workflow_version_id": WORKFLOW_NOT_FOUND,
    "front_component_id": FRONT_COMPONENT_NOT_FOUND,
}
"""What items may lead to that no workspace has yet."""

IDENTITY: Final = {"id", "workspace_id", "position", "created_at", "updated_at"}
"""What resetting leaves as it is."""


def list_items(database: Database, viewer: Viewer) -> list[CommandMenuItem]:
    """All of the workspace, those that are switched off too."""
    with transaction(database) as connection:
        return _seen(connection, viewer)


def find_item(database: Database, viewer: Viewer, item_id: UUID) -> CommandMenuItem | None:
    """One of these."""
    return next((each for each in list_items(database, viewer) if each.id == item_id), None)


def create_item(database: Database, viewer: Viewer, values: Mapping[str, Any]) -> CommandMenuItem:
    """A new item, at the end if no position is given. `values` are columns; MISSING are ids of what there is not yet.

    Raises:
        PermissionDenied: the viewer may not change the menu.
        ValidationFailed: it breaks a rule.
    """
    with _changing(database, viewer) as (connection, items):
        position = max((each.position for each in items.values()), default=-1) + 1
        columns = {name: value for name, value in values.items() if name not in MISSING}
        item = CommandMenuItem(**{"workspace_id": viewer.workspace_id, "position": position, **columns})
        problems = [MISSING[name] for name in values.keys() & MISSING.keys()]
        if problems := problems or problems_of(connection, viewer, item):
            raise refuse("create", item, problems)
        ITEMS.add(connection, [item])
        return item


def update_item(database: Database, viewer: Viewer, item_id: UUID, values: Mapping[str, Any]) -> CommandMenuItem:
    """Change an item.

    Raises:
        PermissionDenied: the viewer may not change the menu.
        CommandMenuItemNotFound: there is none.
        ValidationFailed: it would break a rule.
    """
    with _changing(database, viewer) as (connection, items):
        changed = ITEMS.change(connection, _get(items, item_id), values)
        if problems := problems_of(connection, viewer, changed):
            raise refuse("update", changed, problems)
        return changed


def reset_item(database: Database, viewer: Viewer, item_id: UUID) -> CommandMenuItem:
    """An item that the product made is again as it was made, where it is now.

    Raises:
        PermissionDenied: the viewer may not change the menu.
        CommandMenuItemNotFound: there is none.
        ValidationFailed: somebody else made it.
    """
    with _changing(database, viewer) as (connection, items):
        item = _get(items, item_id)
        default = _find_default(viewer, item_id)
        if default is None:
            raise refuse("update", item, [NO_DEFAULT])
        made = {name: value for name, value in asdict(default).items() if name not in IDENTITY}
        return ITEMS.change(connection, item, made)


def delete_item(database: Database, viewer: Viewer, item_id: UUID) -> CommandMenuItem:
    """An item goes; one that the product made is switched off, until it is reset.

    Raises:
        PermissionDenied: the viewer may not change the menu.
        CommandMenuItemNotFound: there is none.
    """
    with _changing(database, viewer) as (connection, items):
        item = _get(items, item_id)
        if _find_default(viewer, item_id) is not None:
            return ITEMS.change(connection, item, {"is_active": False})
        ITEMS.remove(connection, viewer.workspace_id, [item_id])
        return item


@contextmanager
def _changing(database: Database, viewer: Viewer) -> Iterator[tuple[Connection, Mapping[UUID, CommandMenuItem]]]:
    viewer.require(FLAG)
    with transaction(database) as connection:
        yield connection, {each.id: each for each in _seen(connection, viewer)}
        announce(connection, viewer.workspace_id, Kind.LAYOUTS)


def _seen(connection: Connection, viewer: Viewer) -> list[CommandMenuItem]:
    """What is about an object in the bin is not shown: it comes back with it."""
    objects = {None, *(each.id for each in viewer.snapshot.objects.values())}
    items = ITEMS.list(connection, viewer.workspace_id)
    return [each for each in items if {each.availability_object_id, each.navigation_target_object_id} <= objects]


def _get(items: Mapping[UUID, CommandMenuItem], item_id: UUID) -> CommandMenuItem:
    if item_id not in items:
        raise CommandMenuItemNotFound
    return items[item_id]


def _find_default(viewer: Viewer, item_id: UUID) -> CommandMenuItem | None:
    destinations = (default_destination(viewer.workspace_id, each, 0) for each in viewer.snapshot.objects.values())
    made = (*default_commands(viewer.workspace_id), *destinations)
    return next((each for each in made if each.id == item_id), None)
