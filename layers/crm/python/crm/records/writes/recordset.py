"""Rows as one JSON parameter: the fastest way into Postgres, and one statement text for any number of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

import orjson

from crm.metadata.names import quoted
from crm.records.conversion import not_unicode

NUMBER: Final = '"row number"'
"""The column that says where among the rows one stands, from 1; no field can have such a name."""


def recordset(placeholder: str, columns: Mapping[str, str]) -> str:
    """A query for the rows in a JSON parameter, with their place in it; `columns` are names and Postgres types."""
    names = ",".join(map(quoted, columns))
    typed = ",".join(f"{quoted(name)} {pg_type}" for name, pg_type in columns.items())
    source = f"json_to_recordset({placeholder}) as ({typed})"
    return f"select * from rows from ({source}) with ordinality as g({names},{NUMBER})"


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
