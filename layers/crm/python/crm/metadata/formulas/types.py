"""Types of values in formulas, and constants of them."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Type(StrEnum):
    """What a value is. The first five are field types, and what a formula may give."""

    NUMBER = "NUMBER"
    TEXT = "TEXT"
    BOOLEAN = "BOOLEAN"
    DATE = "DATE"
    DATE_TIME = "DATE_TIME"
    LIST = "LIST"
    BLANK = "BLANK"

    @property
    def words(self) -> str:
        """What messages call it."""
        return _WORDS[self]

    @property
    def pg_type(self) -> str:
        """How Postgres holds it."""
        return _PG_TYPES[self]


RESULTS: Final = (Type.NUMBER, Type.TEXT, Type.BOOLEAN, Type.DATE, Type.DATE_TIME)

_WORDS: Final = {
    Type.NUMBER: "a number",
    Type.TEXT: "text",
    Type.BOOLEAN: "yes or no",
    Type.DATE: "a date",
    Type.DATE_TIME: "a date with a time",
    Type.LIST: "a list",
    Type.BLANK: "blank",
}
_PG_TYPES: Final = {
    Type.NUMBER: "numeric",
    Type.TEXT: "text",
    Type.BOOLEAN: "boolean",
    Type.DATE: "date",
    Type.DATE_TIME: "timestamp with time zone",
    Type.LIST: "text[]",
    Type.BLANK: "text",
}


def meeting(one: Type, other: Type) -> Type | None:
    """The type that values of both have together, None if they have none."""
    if one is other or other is Type.BLANK:
        return one
    if one is Type.BLANK:
        return other
    return Type.DATE_TIME if {one, other} == {Type.DATE, Type.DATE_TIME} else None
