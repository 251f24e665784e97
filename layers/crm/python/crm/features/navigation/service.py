"""What people do with the navigation. What is one person's own, nobody else sees; what is everybody's needs a right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final
from uuid import UUID

from crm.access.gate import PermissionDenied
from crm.access.viewer import Viewer
from crm.features.navigation import repository
from crm.features.navigation.errors import ID_TAKEN, NavigationMenuItemNotFound, invalid, refuse
from crm.features.navigation.repository import ITEMS
from crm.features.navigation.rules import MOST_ITEMS, problems_of
from crm.features.navigation.schemas import NavigationMenuItem
from crm.kit.database import Database
from crm.metadata.announcement import Kind, announce
from crm.models.transaction import Connection, transaction
from crm.records.service import Records

FLAG: Final = "LAYOUTS"
Items = dict[UUID, NavigationMenuItem]


def list_items(database: Database, viewer: Viewer) -> list[NavigationMenuItem]:
    """What everybody of the workspace has, and what the viewer has, in the order of their positions."""
    with transaction(database) as connection:
        return _seen(connection, viewer)


def find_item(database: Database, viewer: Viewer, item_id: UUID) -> NavigationMenuItem | None:
    """One item that the viewer sees."""
    return next((each for each in list_items(database, viewer) if each.id == item_id), None)


def create_items(
    database: Database, viewer: Viewer, records: Records, wanted: Sequence[Mapping[str, Any]]
) -> list[NavigationMenuItem]:
    """New items, all or none; `wanted` are columns. One without a position comes last in its folder.

    Raises:
        PermissionDenied: an item is somebody else's, or everybody's and the viewer may not change those.
        ValidationFailed: an item breaks a rule.
    """
    made = []
    with _changing(database, viewer) as (connection, items):
        for values in wanted:
            owned = _of_owner(items, values.get("user_workspace_id"))
            position = _last(owned, values.get("folder_id")) + 1
            item = NavigationMenuItem(**{"workspace_id": viewer.workspace_id, "position": position, **values})
            _require_right(viewer, item)
            problems = problems_of(connection, viewer, records, item, owned)
            if len(owned) >= MOST_ITEMS:
                problems.append(invalid(f"There are {MOST_ITEMS} items already", "Remove some items first."))
            if not problems and not ITEMS.add(connection, [item]):
                problems.append(ID_TAKEN)
            if problems:
                raise refuse("create", item, problems)
            items[item.id] = item
            made.append(item)
    return made


def update_items(
    database: Database, viewer: Viewer, records: Records, changes: Sequence[tuple[UUID, Mapping[str, Any]]]
) -> list[NavigationMenuItem]:
    """Change items, all or none.

    Raises:
        NavigationMenuItemNotFound: the viewer sees no such item.
        PermissionDenied: it is everybody's and the viewer may not change those.
        ValidationFailed: an item would break a rule.
    """
    with _changing(database, viewer) as (connection, items):
        for item_id, values in changes:
            item = _editable(viewer, items, item_id)
            changed = ITEMS.change(connection, item, values)
            problems = problems_of(connection, viewer, records, changed, _of_owner(items, item.user_workspace_id))
            if problems:
                raise refuse("update", item, problems)
            items[item_id] = changed
    return [items[item_id] for item_id, _ in changes]


def delete_items(database: Database, viewer: Viewer, ids: Sequence[UUID]) -> list[NavigationMenuItem]:
    """Items go, and folders with all that is in them, all or none.

    Raises:
        NavigationMenuItemNotFound: the viewer sees no such item.
        PermissionDenied: it is everybody's and the viewer may not change those.
    """
    with _changing(database, viewer) as (connection, items):
        removed = [_editable(viewer, items, each) for each in ids]
        ITEMS.remove(connection, viewer.workspace_id, ids)
    return removed


@contextmanager
def _changing(database: Database, viewer: Viewer) -> Iterator[tuple[Connection, Items]]:
    """What the viewer sees, which nobody else changes until the end."""
    with transaction(database) as connection:
        repository.lock(connection, viewer.workspace_id)
        yield connection, {each.id: each for each in _seen(connection, viewer)}
        announce(connection, viewer.workspace_id, Kind.LAYOUTS)


def _seen(connection: Connection, viewer: Viewer) -> list[NavigationMenuItem]:
    """What leads to an object in the bin is not shown: it comes back with it."""
    objects = {each.id for each in viewer.snapshot.objects.values()}
    items = repository.list_items(connection, viewer.workspace_id, viewer.user_workspace_id)
    return [each for each in items if each.object_id is None or each.object_id in objects]


def _editable(viewer: Viewer, items: Items, item_id: UUID) -> NavigationMenuItem:
    if item_id not in items:
        raise NavigationMenuItemNotFound
    _require_right(viewer, items[item_id])
    return items[item_id]


def _require_right(viewer: Viewer, item: NavigationMenuItem) -> None:
    if item.user_workspace_id is None:
        viewer.require(FLAG)
    elif item.user_workspace_id != viewer.user_workspace_id:
        raise PermissionDenied


def _of_owner(items: Items, user_workspace_id: UUID | None) -> Items:
    return {id_: each for id_, each in items.items() if each.user_workspace_id == user_workspace_id}


def _last(items: Items, folder_id: UUID | None) -> float:
    return max((each.position for each in items.values() if each.folder_id == folder_id), default=-1)
