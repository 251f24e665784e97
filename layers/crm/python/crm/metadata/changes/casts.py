"""SQL that turns a text into something else and never fails: what does not fit becomes NULL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from crm.metadata.names import literal

_NUMBER: Final = r"^[-+]?\d{1,60}([.]\d{1,60})?$"
_DAY: Final = r"^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TIME: Final = r"([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d([.]\d{1,9})?)?)?"
_ZONE: Final = r"(Z|[-+](0\d|1[0-4]):?[0-5]\d)?"
_UUID: Final = r"^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$"
_TRUE: Final = ("true", "yes", "y", "t", "1")
_FALSE: Final = ("false", "no", "n", "f", "0")
_ADDRESS: Final = r"^[^[:space:]@,;]+@[^[:space:]@,;]+$"
_LINK: Final = r"^([a-z][a-z0-9+.-]*://)?[^[:space:]/?#]+[.:][^[:space:]]*$"
_RUNS_CODE: Final = r"^(javascript|data|vbscript)[[:space:]]*:"

_RANGES: Final = {"integer": 31, "bigint": 63}


def text_to_number(text: str, pg_type: str) -> str:
    """A number in plain notation."""
    exact = f"case when btrim({text}) ~ '{_NUMBER}' then btrim({text})::numeric end"
    return number_to_number(f"({exact})", pg_type)


def number_to_number(number: str, pg_type: str) -> str:
    """A number of another width: whole ones only where it must be whole."""
    if pg_type not in _RANGES:
        return f"({number})::{pg_type}"
    bits = _RANGES[pg_type]
    exact = f"({number})::numeric"
    fits = f"{exact} = trunc({exact}) and {exact} >= -(2::numeric ^ {bits}) and {exact} < 2::numeric ^ {bits}"
    return f"(case when {fits} then {exact}::{pg_type} end)"


def text_to_boolean(text: str) -> str:
    """Yes or no, in the usual words."""
    word = f"lower(btrim({text}))"
    return f"(case when {word} in {_list(_TRUE)} then true when {word} in {_list(_FALSE)} then false end)"


def text_to_date(text: str) -> str:
    """A day in the notation of ISO 8601."""
    return f"(case when btrim({text}) ~ '{_DAY}$' and {_is_in_calendar(text)} then btrim({text})::date end)"


def text_to_moment(text: str) -> str:
    """A moment in the notation of ISO 8601, in UTC when it names no zone; of a day, its beginning."""
    trimmed = f"btrim({text})"
    zone = f"case when {trimmed} ~ '{_DAY}{_TIME}$' then 'Z' else '' end"
    return (
        f"(case when {trimmed} ~ '{_DAY}{_TIME}{_ZONE}$' and {_is_in_calendar(text)} "
        f"then ({trimmed} || {zone})::timestamptz end)"
    )


def text_to_uuid(text: str) -> str:
    """A UUID in its usual notation."""
    return f"(case when lower(btrim({text})) ~ '{_UUID}' then btrim({text})::uuid end)"


def text_to_address(text: str) -> str:
    """An e-mail address, in lower case."""
    return f"(case when btrim({text}) ~ '{_ADDRESS}' then lower(btrim({text})) end)"


def text_to_link(text: str) -> str:
    """A link, unless it would run code."""
    is_link = f"btrim({text}) ~* '{_LINK}' and btrim({text}) !~* '{_RUNS_CODE}'"
    return f"(case when {is_link} then regexp_replace(btrim({text}), '/$', '') end)"


def chosen(text: str, choices: Mapping[str, str | None]) -> str:
    """What a text stands for; NULL for any other."""
    if not any(choices.values()):
        return "null::text"
    whens = " ".join(f"when {literal(key)} then {literal(value)}" for key, value in choices.items() if value)
    return f"(case {text} {whens} end)"


def each_chosen(texts: str, choices: Mapping[str, str | None], *, all_or_nothing: bool) -> str:
    """What each of several texts stands for: the others are left out, or nothing is left when there are others."""
    choice = chosen("each", choices)
    complete = f"case when bool_and({choice} is not null) then" if all_or_nothing else "case when true then"
    kept = f"array_agg({choice} order by place) filter (where {choice} is not null)"
    return f"(select {complete} {kept} end from unnest({texts}) with ordinality as t (each, place))"


def split(text: str) -> str:
    """The words between commas and semicolons."""
    trimmed = f"btrim({text}, E' \\t\\n,;')"
    return f"(case when {trimmed} <> '' then regexp_split_to_array({trimmed}, '[[:space:]]*[,;][[:space:]]*') end)"


def _is_in_calendar(text: str) -> str:
    """Whether the month has the day, of a text that begins with a day."""
    month = f"(substr(btrim({text}), 1, 7) || '-01')::date"
    last = f"extract(day from {month} + interval '1 month' - interval '1 day')"
    return f"case when btrim({text}) ~ '{_DAY}' then substr(btrim({text}), 9, 2)::int <= {last} else false end"


def _list(words: Iterable[str]) -> str:
    return f"({', '.join(map(literal, words))})"
