"""Dates and moments. Days begin at midnight UTC."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from crm.metadata.formulas.functions.base import (
    DATES,
    NUMBERS,
    Constant,
    Function,
    Given,
    Parameter,
    date,
    local,
    moment,
    whole,
    within,
)
from crm.metadata.formulas.types import Type

_MOST_YEARS: Final = 4_000
_UNITS: Final = {
    "years": ("years", 1, _MOST_YEARS),
    "quarters": ("months", 3, _MOST_YEARS * 4),
    "months": ("months", 1, _MOST_YEARS * 12),
    "weeks": ("days", 7, _MOST_YEARS * 52),
    "days": ("days", 1, _MOST_YEARS * 365),
    "hours": ("hours", 1, _MOST_YEARS * 365 * 24),
    "minutes": ("mins", 1, _MOST_YEARS * 365 * 24 * 60),
}
"""What `make_interval` calls a unit, how many of those it has, and how many may be added."""
_SECONDS: Final = {"weeks": 604_800, "days": 86_400, "hours": 3_600, "minutes": 60}
_OF_TIME: Final = frozenset({"hours", "minutes"})


def _unit(_type: Type, value: Constant) -> str | None:
    return None if value in _UNITS else f"The unit is one of {', '.join(_quoted(each) for each in _UNITS)}."


def _day(type_: Type, value: Constant) -> str | None:
    if type_ is not Type.TEXT:
        return None
    try:
        dt.date.fromisoformat(str(value))
    except ValueError:
        pass
    else:
        if len(str(value)) == len("2026-01-31"):
            return None
    return "A date is written as “2026-01-31”; other texts cannot be read as dates."


def _add(given: Sequence[Given]) -> str:
    value, count, unit = given
    interval, times, most = _UNITS[str(unit.constant)]
    number = f"{whole(count.sql, most)}{f'*{times}' if times > 1 else ''}"
    later = f"{local(value)}+make_interval({interval}=>{number})"
    return date(f"({later})::date") if value.type is Type.DATE else moment(f"(({later}) at time zone 'UTC')")


def _difference(given: Sequence[Given]) -> str:
    """Whole units from the first to the second."""
    return difference(given[0], given[1], str(given[2].constant))


def difference(start: Given, end: Given, unit: str) -> str:
    """Whole units from one day or moment to another of the same type."""
    if unit in _SECONDS:
        if start.type is Type.DATE and unit not in _OF_TIME:
            days = f"({end.sql}-{start.sql})"
            return f"({days}/7)::numeric" if unit == "weeks" else f"{days}::numeric"
        return f"trunc(extract(epoch from ({local(end)}-{local(start)}))/{_SECONDS[unit]})"
    age = f"age({local(end)},{local(start)})"
    if unit == "years":
        return f"extract(year from {age})"
    months = f"(extract(year from {age})*12+extract(month from {age}))"
    return f"trunc({months}/3)" if unit == "quarters" else months


def _of_numbers(given: Sequence[Given]) -> str:
    """The first of the month, then days: what a month has too few of runs over into the next."""
    year, month, day = (each.sql for each in given)
    years = f"{within(f'trunc({year})', '0', '10000')}::int"
    added = f"years=>{years}-1,months=>{whole(month, 1_200)}-1,days=>{whole(day, 36_600)}-1"
    return date(f"(date '0001-01-01'+make_interval({added}))::date")


def _of_value(given: Sequence[Given]) -> str:
    value = given[0]
    match value.type:
        case Type.TEXT:
            return f"date '{value.constant}'" if value.constant else "null::date"
        case Type.DATE:
            return value.sql
        case _:
            return f"({value.sql} at time zone 'UTC')::date"


def _part(name: str, of: str, description: str, types: tuple[Type, ...] = DATES) -> Function:
    def sql(given: Sequence[Given]) -> str:
        return f"extract({of} from {local(given[0])})"

    return Function(name, "date", (Parameter("date", types),), Type.NUMBER, sql, description)


def _quoted(word: str) -> str:
    return f'"{word}"'


def _present(name: str, type_: Type, sql: str, description: str) -> Function:
    return Function(name, "date", (), type_, lambda _given: sql, description, is_fixed=False, is_certain=True)


_DATE: Final = Parameter("date", DATES, shared=True)
_UNIT: Final = Parameter("unit", (Type.TEXT,), literal=_unit)
_SHARED: Final = Parameter("start", DATES, shared=True), Parameter("end", DATES, shared=True)

DATE_FUNCTIONS: Final = (
    _present("today", Type.DATE, "(now() at time zone 'UTC')::date", "The present day. Not kept, but worked out anew."),
    _present("now", Type.DATE_TIME, "date_trunc('milliseconds',now())", "The present moment, likewise."),
    Function(
        "date",
        "date",
        (Parameter("value", (Type.TEXT, Type.DATE_TIME, Type.DATE), literal=_day),),
        Type.DATE,
        _of_value,
        "The day of a moment, or a day written as “2026-01-31”.",
    ),
    Function(
        "date",
        "date",
        tuple(Parameter(name, NUMBERS) for name in ("year", "month", "day")),
        Type.DATE,
        _of_numbers,
        "The day of a year and a month; a 32nd of January is the first of February.",
    ),
    _part("year", "year", "The year as a number."),
    _part("month", "month", "The month, from 1 to 12."),
    _part("day", "day", "The day of the month, from 1 to 31."),
    _part("weekday", "isodow", "The day of the week, from 1 for Monday to 7 for Sunday."),
    _part("hour", "hour", "The hour of a moment, from 0 to 23.", (Type.DATE_TIME,)),
    _part("minute", "minute", "The minute of a moment, from 0 to 59.", (Type.DATE_TIME,)),
    Function(
        "dateAdd",
        "date",
        (_DATE, Parameter("number", NUMBERS), _UNIT),
        None,
        _add,
        "The date so many whole units later, or earlier if there are fewer than 0.",
    ),
    Function(
        "dateDiff",
        "date",
        (*_SHARED, _UNIT),
        Type.NUMBER,
        _difference,
        "How many whole units lie between two dates; fewer than 0 if the end comes first.",
    ),
    Function(
        "daysBetween",
        "date",
        _SHARED,
        Type.NUMBER,
        lambda given: difference(given[0], given[1], "days"),
        "How many whole days lie between two dates.",
    ),
)
