"""What becomes of page layouts when the data model changes."""

from __future__ import annotations

from collections.abc import Iterable

from crm.features.page_layouts import repository
from crm.features.page_layouts.charts import field_ids
from crm.features.page_layouts.defaults import default_layout
from crm.features.page_layouts.repository import LAYOUTS, TABS, WIDGETS
from crm.metadata.changes.change import Change
from crm.metadata.changes.dependant import Dependant
from crm.metadata.snapshot import Object, Snapshot
from crm.models.transaction import Connection


def follow(connection: Connection, change: Change) -> None:
    """Records of a new object get a page. Pages and widgets of what is in the bin stay with it, and are not shown."""
    give_layouts(connection, change.after, change.created_objects)


def give_layouts(connection: Connection, snapshot: Snapshot, objects: Iterable[Object]) -> None:
    """Pages for the records of objects that people work with; one that is there stays as it is."""
    new = [each for each in objects if not each.is_system]
    field_views = repository.list_field_views(connection, [each.id for each in new])
    layouts = [default_layout(snapshot.workspace_id, each, field_views.get(each.id)) for each in new]
    added = LAYOUTS.add(connection, [each.layout for each in layouts])
    made = [each for each in layouts if each.layout.id in added]
    TABS.add(connection, [tab.tab for each in made for tab in each.tabs])
    WIDGETS.add(connection, [widget for each in made for widget in each.widgets])


def find_dependants(connection: Connection, change: Change) -> list[Dependant]:
    """Layouts that go with their objects, and widgets that go with their objects or fields."""
    objects = {each.id for each in change.removed_objects}
    fields = {each.field.id for each in change.removed_fields}
    fields |= {field.id for each in change.removed_objects for field in each.fields.values()}
    if not fields:
        return []
    found = []
    for whole in repository.list_whole(connection, change.before.workspace_id, repository.like(None, None)):
        if whole.layout.object_id in objects:
            found.append(Dependant("pageLayout", whole.layout.id, whole.layout.name, "removed"))
            continue
        found += [
            Dependant("pageLayoutWidget", each.id, each.title, "removed")
            for each in whole.widgets
            if each.object_id in objects or field_ids(each.configuration) & fields
        ]
    return found
