"""The shape of a request's variables: what a plan may depend on, without the values it must not depend on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import orjson

from crm.kit.errors import BadUserInput

MOST_LEVELS: Final = 20
DIRECTIONS: Final = frozenset({"AscNullsFirst", "AscNullsLast", "DescNullsFirst", "DescNullsLast"})
PRESENCE: Final = frozenset({"NULL", "NOT_NULL", "Null", "NotNull"})
GRANULARITIES: Final = (
    "DAY",
    "MONTH",
    "QUARTER",
    "YEAR",
    "WEEK",
    "DAY_OF_THE_WEEK",
    "MONTH_OF_THE_YEAR",
    "QUARTER_OF_THE_YEAR",
    "NONE",
)
FIRST_DAYS: Final = ("MONDAY", "SUNDAY", "SATURDAY")
_STRUCTURAL = DIRECTIONS | PRESENCE | {*GRANULARITIES, *FIRST_DAYS}
_BOOLEAN = "b"
_INT32 = range(-(2**31), 2**31)


def shape(variables: Mapping[str, Any]) -> bytes:
    """Equal for variables that one plan serves.

    Every leaf is replaced by a tag of its type, so that variables which fit a plan are also of the types that were
    validated when it was made. Kept as they are: order directions, `is` operands and what dates are grouped by, because
    they shape the SQL, and top-level booleans, because they decide @include and @skip. The rows of a top-level list
    are merged, so that creating 59 records uses the plan of 60, unless `keeps_order` says otherwise.

    Raises:
        BadUserInput: variables nested absurdly deep.
    """
    tagged = {name: _top_level(value) for name, value in variables.items()}
    return orjson.dumps(tagged)


def keeps_order(leaves: Iterable[Any]) -> bool:
    """Whether a top-level list with these leaves is part of the shape item by item."""
    return _is_structural(map(_leaf_tag, leaves))


def _top_level(value: Any) -> Any:
    if value is True or value is False:
        return value
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        items = [_tag(item, 1) for item in value]
        return items if _is_structural(_tags(items)) else ["rows", _merged(items)]
    return _tag(value, 0)


def _tag(value: Any, level: int) -> Any:
    if level >= MOST_LEVELS:
        raise BadUserInput("Variables are nested too deep", sub_code="TOO_COMPLEX_QUERY")
    if isinstance(value, dict):
        return {key: _tag(item, level + 1) for key, item in value.items()}
    if not isinstance(value, list):
        return _leaf_tag(value)
    if value and isinstance(value[0], dict | list):
        return [_tag(item, level + 1) for item in value]
    return ["each", *sorted({str(_tag(item, level + 1)) for item in value})]


def _leaf_tag(value: Any) -> str | int:
    """Tags: 0 null, s text, e empty text, i integer, I beyond 32 bits, w whole float, f float, b boolean."""
    match value:
        case str():
            tag = (value if value in _STRUCTURAL else "s") if value else "e"
        case None:
            return 0
        case bool():
            tag = _BOOLEAN
        case int():
            tag = "i" if value in _INT32 else "I"
        case _:
            tag = "w" if float(value).is_integer() else "f"
    return tag


def _tags(tagged: Any) -> Iterator[str | int]:
    if isinstance(tagged, dict | list):
        for item in tagged.values() if isinstance(tagged, dict) else tagged:
            yield from _tags(item)
    else:
        yield tagged


def _is_structural(tags: Iterable[str | int]) -> bool:
    """Whether what is listed is not records but things to order by (directions) or to group by (`{city: true}`)."""
    found = {*tags}
    return bool(found & _STRUCTURAL) or found == {_BOOLEAN}


def _merged(rows: list[Any]) -> Any:
    """What the rows may hold: every key that occurs, every tag that occurs there, and whether it is ever missing."""
    if not all(isinstance(row, dict) for row in rows):
        return sorted({orjson.dumps(row).decode() for row in rows})
    merged: dict[str, Any] = {}
    for key in sorted({key for row in rows for key in row}):
        merged[key] = _merged([row[key] for row in rows if key in row])
        if any(key not in row for row in rows):
            merged[key] = ["some", merged[key]]
    return merged
