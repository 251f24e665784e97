"""Values of conditions as clients store them: JSON, often as a text within JSON."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

import orjson

_ME = "isCurrentWorkspaceMemberSelected"


class Unreadable(Exception):
    """A value is not of the kind that its condition needs."""


def unpacked(value: Any) -> Any:
    """A list or an object that was stored as a text, or the value as it is."""
    if isinstance(value, str) and value[:1] in {"[", "{"}:
        try:
            return orjson.loads(value)
        except orjson.JSONDecodeError:
            return value
    return value


def text_of(value: Any) -> str:
    """One text; of a list the first."""
    if isinstance(value, list):
        return text_of(value[0]) if value else ""
    if isinstance(value, dict):
        raise Unreadable("Expected a text")
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def texts_of(value: Any) -> list[str]:
    """A list of texts; a text stands for a list of one, nothing for none."""
    found = unpacked(value)
    if isinstance(found, list):
        return [text_of(each) for each in found]
    return [text_of(found)] if found not in (None, "") else []


def number_of(value: Any) -> Decimal | None:
    """A number; None for nothing.

    Raises:
        Unreadable: it is something else.
    """
    text = text_of(value).strip()
    if not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise Unreadable("Expected a number") from None
    if not number.is_finite():
        raise Unreadable("Expected a number")
    return number


@dataclass(frozen=True, slots=True)
class Chosen:
    """Records that were chosen, and whether whoever is looking is one of them."""

    ids: list[str]
    includes_me: bool = False


def records_of(value: Any) -> Chosen:
    """Ids of records: a list, or an object that says whether one's own is among them.

    Raises:
        Unreadable: something is no id.
    """
    found = unpacked(value)
    if isinstance(found, dict):
        ids = found.get("selectedRecordIds", [])
        if not isinstance(ids, list):
            raise Unreadable("Expected a list of ids")
        return Chosen([_id_of(each) for each in ids], found.get(_ME) is True)
    return Chosen([_id_of(each) for each in texts_of(found)])


def _id_of(value: Any) -> str:
    try:
        return str(UUID(text_of(value)))
    except ValueError:
        raise Unreadable("Expected the id of a record") from None
