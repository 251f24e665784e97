"""What the records of a field hold, asked before the field becomes another type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection

from crm.metadata.changes.conversions import convert, value_texts
from crm.metadata.names import qualified
from crm.metadata.snapshot import Field

MOST_EXAMPLES: Final = 5
LONGEST_EXAMPLE: Final = 100


@dataclass(frozen=True, slots=True)
class Lost:
    """How many records would lose something, and some of their values."""

    count: int
    examples: tuple[str, ...]


def count_lost(connection: Connection, table: tuple[str, str], before: Field, after: Field) -> Lost:
    """The records of a table, given with its schema, that would lose something when a field becomes another."""
    conversion = convert(before, after)
    if conversion.lost is None:
        return Lost(0, ())
    examples = f"(array_agg(distinct left({conversion.example}, {LONGEST_EXAMPLE})))[1:{MOST_EXAMPLES}]"
    count, found = _ask(connection, f"select count(*), {examples} from {qualified(*table)} where {conversion.lost}")[0]
    return Lost(count, tuple(found or ()))


def list_texts(connection: Connection, table: tuple[str, str], field: Field, most: int, *, is_list: bool) -> list[str]:
    """The different texts that records of a table have in a field, whatever their case, in alphabetical order."""
    said = f"select {value_texts(field, is_list=is_list)} as text from {qualified(*table)}"
    plain = "lower(btrim(text))"
    query = f"select min(btrim(text)) from ({said}) as said where {plain} <> '' group by {plain} order by 1"
    return [row[0] for row in _ask(connection, f"{query} limit {most}")]


def _ask(connection: Connection, query: str) -> list[tuple[Any, ...]]:
    """Past SQLAlchemy, which would look for placeholders in it."""
    cursor = connection.connection.cursor()
    cursor.execute(query)
    return list(cursor.fetchall())
