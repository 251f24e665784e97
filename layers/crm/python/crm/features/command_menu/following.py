"""What becomes of the command menu when the data model changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from crm.features.command_menu.defaults import COMMANDS, default_commands, default_destination
from crm.features.command_menu.repository import ITEMS
from crm.metadata.changes.change import Change, ObjectPair
from crm.metadata.changes.dependant import Dependant
from crm.metadata.snapshot import Object, Snapshot
from crm.models.transaction import Connection

FOLLOWING: Final = ("label", "short_label", "icon", "hot_keys")


def follow(connection: Connection, change: Change) -> None:
    """There is a way to the records of a new object, called as the object is now.

    Items of an object in the bin stay with it, and are not shown.
    """
    give_destinations(connection, change.after, change.created_objects)
    for pair in change.kept_objects:
        _rename(connection, change.after.workspace_id, pair)


def give_commands(connection: Connection, snapshot: Snapshot) -> None:
    """What the product can do; what is there stays."""
    ITEMS.add(connection, default_commands(snapshot.workspace_id))
    give_destinations(connection, snapshot, snapshot.objects.values())


def give_destinations(connection: Connection, snapshot: Snapshot, objects: Iterable[Object]) -> None:
    """Ways to the records of objects that people work with, after everything else; what is there stays."""
    new = [each for each in objects if not each.is_system]
    present = ITEMS.list(connection, snapshot.workspace_id) if new else []
    last = max((each.position for each in present), default=len(COMMANDS) - 1)
    ITEMS.add(
        connection,
        (default_destination(snapshot.workspace_id, each, last + place) for place, each in enumerate(new, 1)),
    )


def _rename(connection: Connection, workspace_id: UUID, pair: ObjectPair) -> None:
    """What nobody has changed of the way to an object follows the object."""
    before, after = (default_destination(workspace_id, each, 0) for each in (pair.before, pair.after))
    new = {name: getattr(after, name) for name in FOLLOWING if getattr(before, name) != getattr(after, name)}
    item = ITEMS.find(connection, workspace_id, after.id) if new else None
    if item is not None:
        ITEMS.change(
            connection,
            item,
            {name: value for name, value in new.items() if getattr(item, name) == getattr(before, name)},
        )


def find_dependants(connection: Connection, change: Change) -> list[Dependant]:
    """Items that go with their objects."""
    removed = {each.id for each in change.removed_objects}
    if not removed:
        return []
    return [
        Dependant("commandMenuItem", each.id, each.label, "removed")
        for each in ITEMS.list(connection, change.before.workspace_id)
        if {each.availability_object_id, each.navigation_target_object_id} & removed
    ]
