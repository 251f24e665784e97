"""How texts compare: for orders, ranges, patterns and the indexes that serve them."""

from __future__ import annotations

from typing import Final

MOST_COMPARED: Final = 255
"""Characters of a text that decide its place in an order: few enough for an index, and for a cursor."""


def comparable(text: str) -> str:
    """The SQL of what orders compare of a text: each letter in lower case, by code point, MOST_COMPARED of them.

    The rules of no language take part: the same texts have the same order on every server, and an index on this
    expression outlives an upgrade of the server's libraries.
    """
    return f'lower(left({text},{MOST_COMPARED})) collate "C"'


def unaccented(text: str) -> str:
    """The SQL of a text without case and accents, which an index can be on."""
    return f"core.unaccented({text})"
