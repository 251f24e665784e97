"""SQL text: row sources, and the JSON text of their columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import orjson

from crm.metadata.names import literal, quoted
from crm.metadata.snapshot import ROW, Column, Object

MOST_ARGUMENTS = 90
"""Postgres takes 100 arguments per function call."""

_TIMESTAMP_FORMAT = r"""'\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'"""


@dataclass(frozen=True, slots=True)
class Source:
    """Rows of an object under a name of their own in a statement.

    Columns that the table does not keep are worked out where they are used, unless the rows are `selected` ones: those
    of a subquery, which has done so.
    """

    object: Object
    alias: str
    is_selected: bool = False

    def column(self, name: str) -> str:
        """One of the columns."""
        expression = None if self.is_selected else self.object.expressions.get(name)
        return f"({expression.replace(ROW, self.alias)})" if expression else f"{self.alias}.{quoted(name)}"

    def columns(self, names: Iterable[str]) -> str:
        """Several columns, in a stable order, for a select list."""
        return ",".join(map(self._named, sorted(names)))

    def selected(self) -> Source:
        """The same rows, selected by a subquery under the same name."""
        return replace(self, is_selected=True)

    def _named(self, name: str) -> str:
        is_worked_out = not self.is_selected and name in self.object.expressions
        return f"{self.column(name)} as {quoted(name)}" if is_worked_out else self.column(name)


class JsonText:
    """Builds `concat(…)` of literals and expressions: much faster in Postgres than json_build_object."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pending = ""

    def write(self, text: str) -> None:
        """Append constant JSON."""
        self._pending += text

    def key(self, name: str, *, first: bool) -> None:
        """Append a member's name, with the comma before it unless it is the first."""
        self._pending += ("" if first else ",") + orjson.dumps(name).decode() + ":"

    def string(self, value: str) -> None:
        """Append a constant JSON string."""
        self._pending += orjson.dumps(value).decode()

    def expression(self, sql: str) -> None:
        """Append what an SQL expression gives; it must give JSON text."""
        self._flush()
        self._parts.append(sql)

    def sql(self) -> str:
        """The whole as one SQL expression."""
        self._flush()
        parts = self._parts or ["''"]
        while len(parts) > MOST_ARGUMENTS:
            chunks = (parts[i : i + MOST_ARGUMENTS] for i in range(0, len(parts), MOST_ARGUMENTS))
            parts = [f"concat({','.join(chunk)})" for chunk in chunks]
        return f"concat({','.join(parts)})"

    def _flush(self) -> None:
        if self._pending:
            self._parts.append(literal(self._pending))
            self._pending = ""


def column_json(source: Source, column: Column) -> str:
    """A column as the API shows it, NULL as the column's null-equivalent."""
    value = source.column(column.name)
    if column.kind == "text" and column.nullable and column.null_as == '""':
        return f"to_json(coalesce({value},''))"
    text = value_json(value, column.kind)
    return f"coalesce({text},{literal(column.null_as)})" if column.nullable else text


def value_json(value: str, kind: str) -> str:
    """A value of some kind of column as the API shows it: JSON text, NULL for NULL."""
    if kind == "timestamp":
        return f"to_char({value} at time zone 'UTC',{_TIMESTAMP_FORMAT})"
    if kind in {"integer", "float", "numeric", "boolean", "json"}:
        return f"{value}::text"
    return f"to_json({value})::text"


def value_or_null_json(value: str, kind: str) -> str:
    """The same, with `null` where there is no value."""
    return f"coalesce({value_json(value, kind)},'null')"


def exact_json(value: str, kind: str, *, nullable: bool) -> str:
    """A value as JSON that loses nothing when it is read: a numeric of any length is a text. For cursors."""
    match kind:
        case "integer" | "float" | "boolean":
            text = f"{value}::text"
        case "numeric":
            text = f"to_json({value}::text)"
        case _:
            text = f"to_json({value})"
    return f"coalesce({text}::text,'null')" if nullable else text
