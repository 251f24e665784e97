"""A layout as the present data model lets it be.

What speaks of an object or a field in the bin stays where it is and is not shown: it comes back with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from uuid import UUID

from crm.features.page_layouts.charts import field_ids
from crm.features.page_layouts.schemas import PageLayoutWidget, WholeLayout
from crm.metadata.snapshot import Snapshot


def as_they_are(layouts: Iterable[WholeLayout], snapshot: Snapshot) -> Iterator[WholeLayout]:
    """Layouts of objects that are there, with the widgets that can be shown."""
    objects = {each.id for each in snapshot.objects.values()}
    fields = {field.id for each in snapshot.objects.values() for field in each.fields.values()}
    for each in layouts:
        if each.layout.object_id is None or each.layout.object_id in objects:
            tabs = (replace(tab, widgets=_live(tab.widgets, objects, fields)) for tab in each.tabs)
            yield WholeLayout(each.layout, tuple(tabs))


def _live(widgets: Iterable[PageLayoutWidget], objects: set[UUID], fields: set[UUID]) -> tuple[PageLayoutWidget, ...]:
    return tuple(
        each
        for each in widgets
        if (each.object_id is None or each.object_id in objects) and field_ids(each.configuration) <= fields
    )
