"""Values as error messages print them: the notation clients already match against."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

LONGEST = 100


def inspect(value: Any) -> str:
    """A value in JavaScript's notation: 'x', 1, null, [ 'a' ], { a: 1 }; long ones are cut."""
    text = _inspect(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _inspect(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{value}'"
        case Mapping():
            inside = ", ".join(f"{key}: {_inspect(item)}" for key, item in value.items())
            return f"{{ {inside} }}" if inside else "{}"
        case list() | tuple():
            inside = ", ".join(map(_inspect, value))
            return f"[ {inside} ]" if inside else "[]"
        case _:
            return str(value)
