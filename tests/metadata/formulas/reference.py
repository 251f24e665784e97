"""What formulas mean, written down a second time: plain Python over one row, no SQL, no parser, nothing of the product.

An expression is a constant, a `Field`, or a `Call` of a function by its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from math import isqrt
from typing import Any

EXACT = Context(prec=400)
SMALLEST = Decimal("1e-12")
TOO_MUCH = Decimal("1e30")
LONGEST = 5000


@dataclass(frozen=True)
class Field:
    name: str


@dataclass(frozen=True)
class Call:
    name: str
    arguments: tuple[Any, ...]


def evaluate(node: Any, row: Mapping[str, Any]) -> Any:
    """The value of an expression on a row: None, Decimal, str, bool, date or datetime."""
    if isinstance(node, Field):
        return row[node.name]
    if not isinstance(node, Call):
        return node
    arguments = [evaluate(each, row) for each in node.arguments]
    if node.name in ON_NOTHING:
        return ON_NOTHING[node.name](*arguments)
    return None if any(each is None for each in arguments) else ON_VALUES[node.name](*arguments)


def number(value: Fraction | Decimal | int) -> Decimal | None:
    """A value rounded to the twelfth place, halves away from zero; None when it is out of bounds."""
    fraction = Fraction(value)
    scaled = abs(fraction) * 10**12
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    found = EXACT.multiply(Decimal(whole if fraction >= 0 else -whole), SMALLEST)
    return found if abs(found) < TOO_MUCH else None


def text(value: str) -> str | None:
    return value[:LONGEST] or None


def _round(value: Decimal, places: Decimal = Decimal(0)) -> Decimal | None:
    step = EXACT.power(Decimal(10), -places)
    return number(EXACT.multiply((EXACT.divide(value, step)).to_integral_value(ROUND_HALF_UP), step))


def _remainder(value: Decimal, divisor: Decimal) -> Decimal | None:
    if divisor == 0:
        return None
    times = EXACT.divide(value, divisor).to_integral_value(ROUND_DOWN)
    return EXACT.subtract(value, EXACT.multiply(times, divisor))


def _root(value: Decimal) -> Decimal | None:
    if value < 0:
        return None
    scaled = Fraction(value) * 10**24
    root = isqrt(int(scaled))
    up = Fraction(2 * root + 1, 2) ** 2 <= scaled
    return number(Fraction(root + up, 10**12))


def _spelled(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case Decimal():
            plain = f"{value:f}"
            return plain.rstrip("0").rstrip(".") if "." in plain else plain
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _read(value: Any) -> Decimal | None:
    if isinstance(value, bool):
        return Decimal(value)
    found = re.fullmatch(r" *([+-]?[0-9]{1,30}(\.[0-9]{1,40})?) *", value)
    return number(Decimal(found[1])) if found else None


def _count(value: Decimal) -> int:
    return int(max(min(value, Decimal(10**6)), Decimal(0)))


def _mid(value: str, start: Decimal, count: Decimal) -> str | None:
    first = max(_count(start), 1) - 1
    return text(value[first : first + _count(count)])


def _day_number(year: int, month: int, day: int) -> int:
    """Days since the first of March of the year 0, in the calendar of today for ever."""
    year, month = (year, month - 3) if month > 2 else (year - 1, month + 9)
    return year * 365 + year // 4 - year // 100 + year // 400 + (month * 306 + 5) // 10 + day - 1


def _day_of(days: int) -> date | None:
    ordinal = days - _day_number(1, 1, 1) + 1
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def _date(year: Decimal, month: Decimal, day: Decimal) -> date | None:
    y, m, d = int(year), int(month), int(day)
    if not 1 <= y <= 9999 or abs(m) > 1200 or abs(d) > 36600:
        return None
    months = (y * 12) + m - 1
    return _day_of(_day_number(months // 12, months % 12 + 1, 1) + d - 1)


MONTHS = {"months": 1, "quarters": 3, "years": 12}
SECONDS = {"weeks": 604800, "days": 86400, "hours": 3600, "minutes": 60}
MOST = {
    "years": 4000,
    "quarters": 16000,
    "months": 48000,
    "weeks": 208000,
    "days": 1460000,
    "hours": 35040000,
    "minutes": 2102400000,
}


def _add(value: date, count: Decimal, unit: str) -> date | None:
    times = int(count)
    if abs(times) > MOST[unit]:
        return None
    is_moment = isinstance(value, datetime)
    if unit not in MONTHS:
        moment = value if is_moment else datetime(value.year, value.month, value.day, tzinfo=UTC)
        try:
            later = moment + timedelta(seconds=SECONDS[unit] * times)
        except OverflowError:
            return None
        return later if is_moment else later.date()
    months = value.year * 12 + value.month - 1 + MONTHS[unit] * times
    year, month = months // 12, months % 12 + 1
    longest = _day_number(months // 12 if month < 12 else year + 1, month % 12 + 1, 1) - _day_number(year, month, 1)
    day = _day_of(_day_number(year, month, min(value.day, longest)))
    if day is None or not is_moment:
        return day
    return value.replace(year=day.year, month=day.month, day=day.day)


def _difference(start: date, end: date, unit: str) -> Decimal:
    if isinstance(start, datetime) != isinstance(end, datetime):
        start, end = _midnight(start), _midnight(end)
    if end < start:
        return -_difference(end, start, unit)
    if unit not in MONTHS:
        seconds = Fraction((_midnight(end) - _midnight(start)) / timedelta(milliseconds=1)) / 1000
        return Decimal(int(seconds / SECONDS[unit]))
    months = (end.year - start.year) * 12 + end.month - start.month
    first, last = _midnight(start), _midnight(end)
    is_short = (last.day, last.time()) < (first.day, first.time())
    return Decimal((months - is_short) // MONTHS[unit])


def _midnight(value: date) -> datetime:
    return value if isinstance(value, datetime) else datetime(value.year, value.month, value.day, tzinfo=UTC)


def _compared(test: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    def compare(one: Any, other: Any) -> bool:
        if one is None or other is None:
            return False
        if isinstance(one, datetime) != isinstance(other, datetime):
            one, other = _midnight(one), _midnight(other)
        return test(one, other)

    return compare


def _same(one: Any, other: Any) -> bool:
    if one is None or other is None:
        return one is other
    if isinstance(one, date) and isinstance(one, datetime) != isinstance(other, datetime):
        one, other = _midnight(one), _midnight(other)
    return bool(one == other)


def _extreme(choose: Callable[[Any], Any]) -> Callable[..., Any]:
    def chosen(*values: Any) -> Any:
        present = [each for each in values if each is not None]
        return choose(present) if present else None

    return chosen


ON_NOTHING: Mapping[str, Callable[..., Any]] = {
    "=": _same,
    "!=": lambda one, other: not _same(one, other),
    "<": _compared(lambda one, other: one < other),
    "<=": _compared(lambda one, other: one <= other),
    ">": _compared(lambda one, other: one > other),
    ">=": _compared(lambda one, other: one >= other),
    "and": lambda *values: all(values),
    "or": lambda *values: any(values),
    "not": lambda value: not value,
    "if": lambda condition, then, otherwise=None: then if condition else otherwise,
    "coalesce": lambda *values: next((each for each in values if each is not None), None),
    "isBlank": lambda value: value is None,
    "min": _extreme(min),
    "max": _extreme(max),
    "&": lambda *values: text("".join(_spelled(each) for each in values if each is not None)),
    "replace": lambda value, part, instead: (
        None if value is None else text(value.replace(part, (instead or "")[:200]) if part else value)
    ),
    "contains": lambda value, part: bool(value and part and part.lower() in value.lower()),
    "startsWith": lambda value, part: bool(value and part and value.lower().startswith(part.lower())),
    "endsWith": lambda value, part: bool(value and part and value.lower().endswith(part.lower())),
    "has": lambda values, value: bool(values and value in values),
    "length": lambda value: Decimal(len(value or ())),
}
"""Functions that mean something where values are missing."""

ON_VALUES: Mapping[str, Callable[..., Any]] = {
    "+": lambda one, other: number(Fraction(one) + Fraction(other)),
    "-": lambda one, other: number(Fraction(one) - Fraction(other)),
    "*": lambda one, other: number(Fraction(one) * Fraction(other)),
    "/": lambda one, other: number(Fraction(one) / Fraction(other)) if other else None,
    "%": _remainder,
    "negate": EXACT.minus,
    "round": _round,
    "abs": EXACT.abs,
    "floor": lambda value: number(value.to_integral_value(ROUND_FLOOR)),
    "ceil": lambda value: number(value.to_integral_value(ROUND_CEILING)),
    "sqrt": _root,
    "number": _read,
    "upper": lambda value: text(value.upper()),
    "lower": lambda value: text(value.lower()),
    "trim": lambda value: text(value.strip(" ")),
    "left": lambda value, count: text(value[: _count(count)]),
    "right": lambda value, count: text(value[max(len(value) - _count(count), 0) :]),
    "mid": _mid,
    "text": lambda value: text(_spelled(value)),
    "date": lambda *values: _date(*values) if len(values) == 3 else _day(values[0]),
    "year": lambda value: Decimal(value.year),
    "month": lambda value: Decimal(value.month),
    "day": lambda value: Decimal(value.day),
    "weekday": lambda value: Decimal(value.isoweekday()),
    "hour": lambda value: Decimal(value.hour),
    "minute": lambda value: Decimal(value.minute),
    "dateAdd": _add,
    "dateDiff": _difference,
    "daysBetween": lambda start, end: _difference(start, end, "days"),
}
"""Functions that give nothing where any value is missing."""


def _day(value: Any) -> date:
    if isinstance(value, str):
        return date.fromisoformat(value)
    return value.date() if isinstance(value, datetime) else value
