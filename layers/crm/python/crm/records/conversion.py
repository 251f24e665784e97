"""Values of a request as Postgres parameters: checked here, so that the database never sees a malformed one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias

from crm.kit.errors import BadUserInput
from crm.metadata.field_types.base import invalid
from crm.metadata.field_types.dates import day, moment
from crm.metadata.field_types.inspection import inspect
from crm.metadata.field_types.select import not_an_option
from crm.metadata.field_types.values import (
    boolean_or_none,
    exact_or_none,
    float_or_none,
    integer_or_none,
    text_or_none,
    uuid_or_none,
)
from crm.records.cursors import invalid_cursor, member_of_cursor

_WIDE: Final = {"\uff05": "%", "\ufe6a": "%", "\uff3f": "_", "\uff3c": "\\", "\ufe68": "\\", "\u2216": "\\"}
"""Characters that are wildcards, or escape them, once they have lost their accents."""

_STEP: Final = re.compile(rf"\\?[{''.join(_WIDE)}]|\\.", re.DOTALL)

Converter: TypeAlias = Callable[[str, Any, Any], "str | None"]
"""(field name for the message, value, the binding's options) → parameter text."""


def convert(value: Any, converter: str, field: str = "", options: Any = None) -> bytes | None:
    """One value as parameter bytes.

    Raises:
        BadUserInput: the value is not of the kind that `converter` takes, or no text that a database can hold.
    """
    text = CONVERTERS[converter](field, value, options)
    try:
        return None if text is None else text.encode()
    except UnicodeEncodeError:
        raise not_unicode(field) from None


def not_unicode(field: str) -> BadUserInput:
    """The refusal of half a surrogate pair, which JSON can spell and no database can hold."""
    return BadUserInput(f'Invalid string value for text field "{field}": not Unicode', sub_code="INVALID_ARGS_DATA")


def array_text(items: Sequence[str]) -> str:
    """A Postgres array literal."""
    quoted = ('"' + item.replace("\\", "\\\\").replace('"', '\\"') + '"' for item in items)
    return "{" + ",".join(quoted) + "}"


def page_size(argument: str, value: Any, most: int) -> int:
    """How many records a page holds: what is asked for, at most `most`.

    Raises:
        BadUserInput: a negative or fractional size.
    """
    whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    if isinstance(value, bool) or not whole or value < 0:
        raise BadUserInput(
            f"{argument.capitalize()} argument must be non-negative",
            sub_code="INVALID_ARGS_LAST" if argument == "last" else "INVALID_ARGS_FIRST",
        )
    return min(int(value), most)


def _text(field: str, value: Any, _options: Any) -> str:
    return text_or_none(field, value) or ""


def _uuid(field: str, value: Any, _options: Any) -> str | None:
    return uuid_or_none(field, value)


def _number(field: str, value: Any, _options: Any) -> str | None:
    number = float_or_none(field, value)
    return None if number is None else str(number)


def _integer(field: str, value: Any, pg_type: Any) -> str | None:
    number = integer_or_none(field, value, bits=32 if pg_type == "integer" else 64)
    return None if number is None else str(number)


def _numeric(field: str, value: Any, _options: Any) -> str | None:
    number = exact_or_none(field, value)
    return None if number is None else str(number)


def _boolean(field: str, value: Any, _options: Any) -> str | None:
    answer = boolean_or_none(field, value)
    return None if answer is None else str(answer).lower()


def _timestamp(field: str, value: Any, _options: Any) -> str:
    return moment(field, value).isoformat()


def _date(field: str, value: Any, _options: Any) -> str:
    return day(field, value)


def _enum(field: str, value: Any, options: Any) -> str:
    what, values = options
    if not isinstance(value, str) or value not in values:
        raise not_an_option(field, value, what)
    return value


def _escaped(pattern: str) -> str:
    return pattern.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _prefix(field: str, value: Any, options: Any) -> str:
    return _escaped(_text(field, value, options).removesuffix("%")) + "%"


def _suffix(field: str, value: Any, options: Any) -> str:
    return "%" + _escaped(_text(field, value, options).removeprefix("%"))


def _infix(field: str, value: Any, options: Any) -> str:
    text = _pattern(field, value, options)
    return text if "%" in text else f"%{_escaped(_text(field, value, options))}%"


def _words(field: str, value: Any, options: Any) -> str:
    """What a text to search for must contain: every word of it."""
    return array_text([f"%{_escaped(word)}%" for word in _text(field, value, options).lower().split()])


def _pattern(field: str, value: Any, options: Any) -> str:
    """A LIKE pattern; a backslash at its end escapes nothing and stands for itself."""
    text = _text(field, value, options)
    escapes = len(text) - len(text.rstrip("\\"))
    return text + "\\" * (escapes % 2)


def _loose(converter: Converter) -> Converter:
    """For patterns that are compared without accents: what only then becomes a wildcard stands for itself."""

    def convert_loosely(field: str, value: Any, options: Any) -> str:
        return _STEP.sub(_tamed, converter(field, value, options) or "")

    return convert_loosely


def _tamed(step: re.Match[str]) -> str:
    """One step of a pattern: an escaped character, or a wide one."""
    wide = _WIDE.get(step.group()[-1])
    return f"\\{wide}" if wide else step.group()


def _limit(argument: str, value: Any, most: Any) -> str:
    """One more than the page, to see whether another follows."""
    return str(page_size(argument, value, most) + 1)


def _offset(argument: str, value: Any, _options: Any) -> str:
    return str(page_size(argument, value, 2**62))


def _groups(argument: str, value: Any, most: Any) -> str:
    """How many groups are answered."""
    groups = page_size(argument, value, 2**62)
    if groups > most:
        raise BadUserInput(
            f"Limit cannot exceed {most} groups",
            sub_code="INVALID_QUERY_INPUT",
            user_message=f"At most {most} groups are shown at once.",
        )
    return str(groups)


def _chosen(field: str, value: Any, _options: Any) -> str:
    """A field is grouped by because the query says so: `false` would be another query."""
    if value is not True:
        raise BadUserInput(
            f'Invalid value {inspect(value)} to group by field "{field}": expected true', sub_code="INVALID_QUERY_INPUT"
        )
    return "true"


def _time_zone(field: str, value: Any, _options: Any) -> str:
    from crm.kit.time_zones import TIME_ZONES

    if not isinstance(value, str) or value not in TIME_ZONES:
        raise invalid("time zone", value, field)
    return value


def _each(converter: Converter) -> Converter:
    def convert_each(field: str, value: Any, options: Any) -> str:
        items = value if isinstance(value, list | tuple) else [value]
        converted = [converter(field, item, options) for item in items]
        if None in converted:
            raise invalid("array", value, field)
        return array_text([item for item in converted if item is not None])

    return convert_each


def _cursor(field: str, value: Any, options: Any) -> str | None:
    kind, kind_options, nullable, path, keys = options
    member = member_of_cursor(value, path, keys)
    if member is None:
        if nullable:
            return None
        raise invalid_cursor(value)
    try:
        return CONVERTERS[kind](field, member, kind_options)
    except BadUserInput:
        raise invalid_cursor(value) from None


_KINDS: Final[dict[str, Converter]] = {
    "text": _text,
    "uuid": _uuid,
    "integer": _integer,
    "float": _number,
    "numeric": _numeric,
    "boolean": _boolean,
    "timestamp": _timestamp,
    "date": _date,
    "enum": _enum,
}

CONVERTERS: Final[dict[str, Converter]] = {
    **_KINDS,
    **{f"{kind}[]": _each(converter) for kind, converter in _KINDS.items()},
    "words": _words,
    "pattern": _pattern,
    "prefix": _prefix,
    "suffix": _suffix,
    "loose pattern": _loose(_pattern),
    "loose infix": _loose(_infix),
    "limit": _limit,
    "offset": _offset,
    "groups": _groups,
    "chosen": _chosen,
    "time_zone": _time_zone,
    "cursor": _cursor,
}
"""By the name that a plan's bindings carry."""
