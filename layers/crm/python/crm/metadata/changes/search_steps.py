"""Steps that write the search rows of an object anew."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from crm.metadata.changes.change import Change
from crm.metadata.changes.step import Step
from crm.metadata.ddl.search_rows import add_search_rows, remove_search_rows
from crm.metadata.search import search_fields
from crm.metadata.snapshot import Object


def rebuild_search(change: Change) -> Iterator[Step]:
    """For objects that search finds by other fields than before, or not any more."""
    schema = change.after.schema
    for pair in change.kept_objects:
        before, after = _searched(pair.before), _searched(pair.after)
        if before != after:
            statements = [remove_search_rows(schema, pair.after)] if before else []
            statements += [add_search_rows(schema, pair.after)] if after else []
            label = f"Learn how “{pair.after.label_plural}” are found"
            yield Step("rebuildSearch", label, pair.after.name_singular, tuple(statements), reads_rows=True)


def _searched(object_: Object) -> list[UUID]:
    return [object_.fields[name].id for name in search_fields(object_)]
