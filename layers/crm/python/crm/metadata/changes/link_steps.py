"""Steps that teach tables what becomes of links when records are destroyed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from crm.metadata.changes.change import Change
from crm.metadata.changes.step import Step
from crm.metadata.ddl.tables import keep_links, watch_destruction
from crm.metadata.snapshot import Object


def change_links(change: Change) -> Iterator[Step]:
    """For every table that is new, has another name, or is linked from elsewhere than before."""
    schema, objects = change.after.schema, change.after.objects
    before, after = _links(change.before.objects), _links(objects)
    names = {pair.after.id: pair.before.name_singular for pair in change.kept_objects}
    for each in objects.values():
        name, old_name = each.name_singular, names.get(each.id)
        if name != old_name:
            statements = tuple(watch_destruction(schema, objects, [each]))
        elif before.get(name) != after.get(name):
            statements = tuple(keep_links(schema, objects, [each]))
        else:
            continue
        yield Step("changeLinks", f"Keep the links to “{each.label_plural}” right", name, statements)


def _links(objects: Mapping[str, Object]) -> dict[str, list[tuple[Any, ...]]]:
    """What leads to each object, by its name."""
    found = dict[str, list[tuple[Any, ...]]]()
    for each in objects.values():
        for field in each.fields.values():
            if field.relation is not None and field.columns:
                link = (each.name_singular, field.relation.join_column, field.relation.on_delete)
                found.setdefault(field.relation.target, []).append(link)
    return found
