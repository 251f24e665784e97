"""What becomes of the navigation when the data model changes."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import uuid5

from crm.features.navigation import repository
from crm.features.navigation.repository import ITEMS
from crm.features.navigation.schemas import NavigationMenuItem
from crm.metadata.changes.change import Change
from crm.metadata.changes.dependant import Dependant
from crm.metadata.snapshot import Object, Snapshot
from crm.models.transaction import Connection


def follow(connection: Connection, change: Change) -> None:
    """New objects are to be found. Items of an object in the bin stay with it, and are not shown."""
    give_items(connection, change.after, change.created_objects)


def give_items(connection: Connection, snapshot: Snapshot, objects: Iterable[Object]) -> None:
    """Items at the end of everybody's navigation for objects that people work with; one that is there stays."""
    new = [each for each in objects if not each.is_system]
    present = repository.list_shared(connection, snapshot.workspace_id) if new else []
    last = max((each.position for each in present if each.folder_id is None), default=-1)
    items = (
        NavigationMenuItem(
            id=uuid5(each.id, "navigationMenuItem"),
            workspace_id=snapshot.workspace_id,
            type="OBJECT",
            object_id=each.id,
            position=position,
        )
        for position, each in enumerate(new, int(last) + 1)
    )
    ITEMS.add(connection, items)


def find_dependants(connection: Connection, change: Change) -> list[Dependant]:
    """Everybody's items that go with their objects. What single people have at hand is nobody else's to know."""
    removed = {each.id: each for each in change.removed_objects}
    if not removed:
        return []
    return [
        Dependant("navigationMenuItem", each.id, each.name or removed[each.object_id].label_plural, "removed")
        for each in repository.list_shared(connection, change.before.workspace_id)
        if each.object_id in removed
    ]
