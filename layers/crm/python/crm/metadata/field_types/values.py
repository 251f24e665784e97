"""Checks of single values that several field types share. Each returns what is stored, or refuses."""

from __future__ import annotations

import math
import re
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

import orjson

from crm.kit.errors import BadUserInput
from crm.metadata.field_types.base import invalid
from crm.metadata.field_types.inspection import inspect

LONGEST_NUMBER = 64
NUL = "\x00"


def text_or_none(field_name: str, value: Any) -> str | None:
    """A text; '' is stored as NULL, and the NUL character that Postgres cannot store is dropped."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadUserInput(
            f'Invalid string value {inspect(value)} for text field "{field_name}"',
            sub_code="INVALID_ARGS_DATA",
            user_message=f"The value of “{field_name}” must be a text.",
        )
    return value.replace(NUL, "") or None


def uuid_or_none(field_name: str, value: Any) -> str | None:
    """A UUID in its usual notation."""
    if value is None:
        return None
    try:
        if isinstance(value, UUID):
            return str(value)
        if isinstance(value, str) and len(value) == len("00000000-0000-0000-0000-000000000000"):
            return str(UUID(value))
    except ValueError:
        pass
    raise invalid("UUID", value, field_name)


def float_or_none(field_name: str, value: Any) -> float | int | None:
    """A finite number that a double can hold."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not _fits_a_double(value):
        raise invalid("number", value, field_name)
    return value


def integer_or_none(field_name: str, value: Any, *, bits: int) -> int | None:
    """A whole number within so many bits."""
    if value is None:
        return None
    whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    if isinstance(value, bool) or not whole or not -(1 << bits - 1) <= value < 1 << bits - 1:
        raise invalid("number", value, field_name)
    return int(value)


def exact_or_none(field_name: str, value: Any) -> int | str | None:
    """An exact number: an int where it is whole, else its decimal notation (JSON numbers would round it)."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | str) or len(str(value)) > LONGEST_NUMBER:
        raise invalid("number", value, field_name)
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise invalid("number", value, field_name) from None
    if not number.is_finite() or abs(number.adjusted()) > LONGEST_NUMBER:
        raise invalid("number", value, field_name)
    return int(number) if number == number.to_integral_value() else format(number.normalize(), "f")


def boolean_or_none(field_name: str, value: Any) -> bool | None:
    """True or false."""
    if value is None or isinstance(value, bool):
        return value
    raise invalid("boolean", value, field_name)


def json_or_none(field_name: str, value: Any) -> Any:
    """JSON, or a string that holds JSON; {} and [] are stored as NULL."""
    if isinstance(value, str):
        try:
            value = orjson.loads(value) if value.strip() else None
        except orjson.JSONDecodeError:
            raise invalid("object", value, field_name) from None
    return storable_json(value) or None if isinstance(value, dict | list) else value


def json_list_or_none(field_name: str, value: Any) -> list[Any] | None:
    """A JSON list, or a string that holds one; [] is stored as NULL."""
    value = json_or_none(field_name, value)
    if value is not None and not isinstance(value, list):
        raise invalid("array", value, field_name)
    return value


def storable_json(value: Any) -> Any:
    """The same JSON without the NUL characters that jsonb refuses."""
    match value:
        case str():
            return value.replace(NUL, "")
        case list():
            return [storable_json(item) for item in value]
        case dict():
            return {storable_json(key): storable_json(item) for key, item in value.items()}
        case _:
            return value


NUMBER_IN_TEXT = re.compile(r"[-+]?[\d.,\s'’\u00a0\u202f]*\d")
GROUPS = re.compile(r"[\s'’\u00a0\u202f]")


def number_from_text(text: str) -> str | None:
    """The number a person wrote, in plain notation: "$1,234.50" and "1.234,50 €" → 1234.50; None without one.

    With one kind of mark, three digits after it make it a thousands mark only when it repeats or is a comma.
    """
    found = NUMBER_IN_TEXT.search(text)
    if found is None:
        return None
    number = GROUPS.sub("", found.group())
    comma, point = number.rfind(","), number.rfind(".")
    if comma >= 0 and point >= 0:
        thousands = "," if comma < point else "."
        return number.replace(thousands, "").replace(",", ".")
    mark = "," if comma >= 0 else "."
    if number.count(mark) > 1 or (mark == "," and re.search(r",\d{3}$", number)):
        return number.replace(mark, "")
    return number.replace(",", ".")


def _fits_a_double(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False
