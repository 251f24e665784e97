"""The search rows of a table, all at once."""

from __future__ import annotations

from crm.metadata.names import SEARCH_TABLE, literal, qualified
from crm.metadata.search import label_sql, search_text_sql
from crm.metadata.snapshot import Object


def remove_search_rows(schema: str, object_: Object) -> str:
    """Search finds none of its records any more."""
    return f"delete from {qualified(schema, SEARCH_TABLE)} where object = {literal(object_.name_singular)}"


def add_search_rows(schema: str, object_: Object) -> str:
    """Search finds every live record; there are no rows of them yet."""
    name = object_.name_singular
    return (
        f"insert into {qualified(schema, SEARCH_TABLE)} (object, record_id, label, search_text, position) "
        f"select {literal(name)}, r.id, coalesce({label_sql(object_, 'r')}, ''), {search_text_sql(object_, 'r')}, "
        f'r.position from {qualified(schema, name)} r where r."deletedAt" is null'
    )
