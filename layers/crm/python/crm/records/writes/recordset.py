"""Rows as one JSON parameter: the fastest way into Postgres, and one statement text for any number of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

import orjson

from crm.metadata.names import quoted
from crm.records.conversion import array_text, not_unicode

ROWS: Final = "rows"
"""What the parameter is called among a statement's inputs."""

NUMBER: Final = '"row number"'
"""The column that says where among the rows one stands, from 1; no field can have such a name."""


def recordset(placeholder: str, columns: Mapping[str, str]) -> str:
    """A query for the rows in a JSON parameter, with their place in it; `columns` are names and Postgres types."""
    names = ",".join(map(quoted, columns))
    typed = ",".join(f"{quoted(name)} {pg_type}" for name, pg_type in columns.items())
    source = f"json_to_recordset({placeholder}) as ({typed})"
    return f"select * from rows from ({source}) with ordinality as g({names},{NUMBER})"


def in_row(column: str) -> str:
    """What the value of a column is called among the inputs of a statement that takes one row."""
    return f"row.{column}"


def row_parameters(rows: Sequence[Mapping[str, Any]], inputs: Mapping[str, str]) -> dict[str, bytes | None]:
    """The columns of the one row as parameters, by what `inputs` calls them; there their Postgres types are known.

    Raises:
        BadUserInput: a text that is not Unicode.
    """
    named = {in_row(column): value for row in rows[:1] for column, value in row.items()}
    try:
        return {name: _parameter(value, inputs[name]) for name, value in named.items() if name in inputs}
    except UnicodeEncodeError:
        raise not_unicode("data") from None


def _parameter(value: Any, pg_type: str) -> bytes | None:
    match value:
        case None:
            return None
        case _ if pg_type == "jsonb":
            return rows_json(value)
        case str():
            return value.encode()
        case list():
            return array_text(value).encode()
        case bool():
            return b"true" if value else b"false"
        case _:
            return str(value).encode()


def rows_json(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Rows as the parameter.

    Raises:
        BadUserInput: a text that is not Unicode.
    """
    try:
        return orjson.dumps(rows)
    except TypeError:  # integers beyond 64 bits, and half surrogate pairs
        try:
            return json.dumps(rows, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            raise not_unicode("data") from None
