"""Dates as people say them: the past seven days, this month, the next two quarters."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from crm.features.views.conditions.perspective import FIRST_DAYS, Perspective
from crm.features.views.conditions.stored import Unreadable, text_of, unpacked
from crm.kit.time_zones import time_zone

MONTHS: Final = {"MONTH": 1, "QUARTER": 3, "YEAR": 12}
DAYS: Final = {"DAY": 1, "WEEK": 7}
MOMENTS: Final = {
    "SECOND": timedelta(seconds=1),
    "MINUTE": timedelta(minutes=1),
    "HOUR": timedelta(hours=1),
}
MOST: Final = 10_000
_SPELLED: Final = re.compile(r"(PAST|NEXT|THIS)_(\d+|undefined|null)_([A-Z]+)")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time relative to now: `count` units back or ahead, or the unit that now is in."""

    direction: str
    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """From a moment on, until before another."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both included."""

    first: date
    last: date


def read_span(value: Any, perspective: Perspective) -> tuple[Span, Perspective]:
    """What is meant: `PAST_7_DAY`, `THIS_1_MONTH;;Europe/Paris;;SUNDAY;;`, or an object of the same.

    Raises:
        Unreadable: none of that.
    """
    found = unpacked(value)
    if isinstance(found, dict):
        direction, count, unit = (found.get(name) for name in ("direction", "amount", "unit"))
        zone, first_day = found.get("timezone"), found.get("firstDayOfTheWeek")
    else:
        spelled, zone, first_day, *_ = [*text_of(found).split(";;"), "", ""]
        match = _SPELLED.fullmatch(spelled)
        direction, count, unit = match.groups() if match else (None, None, None)
    number = int(str(count)) if str(count).isdigit() else 1
    if direction not in {"PAST", "NEXT", "THIS"} or unit not in {*MONTHS, *DAYS, *MOMENTS} or not 0 < number <= MOST:
        raise Unreadable("Expected a relative date such as PAST_7_DAY")
    seen_from = perspective
    if isinstance(zone, str) and zone:
        seen_from = replace(seen_from, zone=time_zone(zone))
    if isinstance(first_day, str) and first_day in FIRST_DAYS:
        seen_from = replace(seen_from, first_day=FIRST_DAYS[first_day])
    return Span(str(direction), number, str(unit)), seen_from


def moments(span: Span, seen_from: Perspective) -> Bounds:
    """The span as moments: the past ends now, what comes begins now; days are whole, hours and minutes are not."""
    now = seen_from.now
    if span.unit in MOMENTS:
        length = MOMENTS[span.unit] * span.count
        if span.direction == "THIS":
            start = now.replace(microsecond=0, second=0 if span.unit != "SECOND" else now.second)
            start = start.replace(minute=0) if span.unit == "HOUR" else start
            return Bounds(start, start + MOMENTS[span.unit])
        return Bounds(now - length, now) if span.direction == "PAST" else Bounds(now, now + length)
    found = days(span, seen_from)
    start, end = seen_from.start_of(found.first), seen_from.start_of(found.last + timedelta(days=1))
    if span.direction == "THIS":
        return Bounds(start, end)
    return Bounds(start, now) if span.direction == "PAST" else Bounds(now, end)


def days(span: Span, seen_from: Perspective) -> Days:
    """The span as days, today among them."""
    today = seen_from.today
    if span.unit in MOMENTS:
        bounds = moments(span, seen_from)
        return Days(bounds.start.astimezone(seen_from.zone).date(), bounds.end.astimezone(seen_from.zone).date())
    if span.direction == "THIS":
        return _this(span.unit, today, seen_from.first_day)
    step = span.count if span.direction == "NEXT" else -span.count
    other = _moved(today, step, span.unit)
    return Days(min(today, other), max(today, other))


def _this(unit: str, today: date, first_day: int) -> Days:
    if unit == "DAY":
        return Days(today, today)
    if unit == "WEEK":
        first = today - timedelta(days=(today.weekday() - first_day) % 7)
        return Days(first, first + timedelta(days=6))
    months = MONTHS[unit]
    first = today.replace(month=(today.month - 1) // months * months + 1, day=1)
    return Days(first, _moved(first, 1, unit) - timedelta(days=1))


def _moved(day: date, count: int, unit: str) -> date:
    try:
        if unit in DAYS:
            return day + timedelta(days=count * DAYS[unit])
        years, month = divmod(day.year * 12 + day.month - 1 + count * MONTHS[unit], 12)
        return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
    except (OverflowError, ValueError):
        raise Unreadable("The date is too far away") from None
