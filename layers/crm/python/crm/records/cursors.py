"""Cursors: base64 of a JSON object that holds the value of every order key of one record, and its id."""

from __future__ import annotations

import binascii
from collections.abc import Sequence
from typing import Any, Final

import orjson

from crm.kit.errors import BadUserInput

LONGEST_CURSOR: Final = 20_000
MOST_OBJECTS: Final = 20
_TOLERATED = bytes.maketrans(b"-_ ", b"+/+")
"""Base64 as URLs spell it, and a plus sign that a URL turned into a space."""


def encode_cursors(positions: Sequence[bytes]) -> list[bytes]:
    """The cursors of records, from the JSON texts of their positions."""
    return [binascii.b2a_base64(position, newline=False) for position in positions]


def member_of_cursor(cursor: Any, path: Sequence[str], keys: Sequence[Sequence[str]]) -> Any:
    """The value under `path` in a cursor whose members must be exactly `keys`.

    Raises:
        BadUserInput: it is no cursor, or the cursor of another ordering.
    """
    position = read_cursor(cursor)
    if sorted(_paths(position)) != sorted(map(tuple, keys)):
        raise invalid_cursor(cursor)
    for step in path:
        position = position[step]
    return position


def invalid_cursor(cursor: Any) -> BadUserInput:
    """The refusal of a cursor that does not belong to the query."""
    return BadUserInput(
        f"Invalid cursor: {str(cursor)[:200]}",
        sub_code="INVALID_CURSOR",
        user_message="This page no longer exists. Start again from the first page.",
    )


def read_cursor(cursor: Any) -> dict[str, Any]:
    """The object that a cursor holds.

    Raises:
        BadUserInput: it is no cursor.
    """
    if not isinstance(cursor, str) or len(cursor) > LONGEST_CURSOR:
        raise invalid_cursor(cursor)
    try:
        text = binascii.a2b_base64(cursor.encode().translate(_TOLERATED))
        position = orjson.loads(text)
    except ValueError:
        raise invalid_cursor(cursor) from None
    if not isinstance(position, dict) or text.count(b"{") > MOST_OBJECTS:
        raise invalid_cursor(cursor)
    return position


def _paths(value: Any) -> list[tuple[str, ...]]:
    if not isinstance(value, dict):
        return [()]
    return [(key, *rest) for key, item in value.items() for rest in _paths(item)]
