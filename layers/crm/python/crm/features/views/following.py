"""What becomes of views when the data model changes."""

from __future__ import annotations

from collections.abc import Iterable

from crm.features.views import repository
from crm.features.views.changed_fields import rewrite
from crm.features.views.defaults import default_views
from crm.features.views.dependants import find_dependants
from crm.features.views.new_fields import show_labels, show_new_fields
from crm.features.views.schemas import PARTS
from crm.metadata.announcement import Kind, announce
from crm.metadata.changes.change import Change
from crm.metadata.snapshot import Object, Snapshot
from crm.models.transaction import Connection

__all__ = ["find_dependants", "follow", "give_views"]


def follow(connection: Connection, change: Change) -> None:
    """Bring views after a change of the data model, in its transaction.

    Doing it twice changes nothing more, unless options have swapped their values. What rests on a field that is
    switched off or in the bin is not shown, and comes back with it: nothing to do here.
    """
    give_views(connection, change.after, change.created_objects)
    show_new_fields(connection, change)
    rewrite(connection, change)
    show_labels(connection, change)
    announce(connection, change.after.workspace_id, Kind.VIEWS)


def give_views(connection: Connection, snapshot: Snapshot, objects: Iterable[Object]) -> None:
    """Views for objects that have none: new ones."""
    wanted = {each.id: each for each in objects}
    for has_some in repository.list_objects_with_views(connection, snapshot.workspace_id):
        wanted.pop(has_some, None)
    views = [*default_views(snapshot.workspace_id, wanted.values())]
    repository.add(connection, [each.view for each in views])
    for kind in PARTS:
        repository.add(connection, [part for each in views for part in each.of(kind)])
