"""Conditions on days and moments. A day is a stretch of time: "is 22 November" finds every moment of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from crm.features.views.conditions.kinds import NULL, Build, Filter, Kind, Path, at, emptiness
from crm.features.views.conditions.perspective import Perspective
from crm.features.views.conditions.relative import days, moments, read_span
from crm.features.views.conditions.stored import Unreadable, text_of
from crm.kit.clock import iso

ONE_DAY = timedelta(days=1)


def moments_of(path: Path) -> Kind:
    """A moment, compared with moments."""

    def within(first: date, last: date, perspective: Perspective) -> Filter:
        start, end = perspective.start_of(first), perspective.start_of(last + ONE_DAY)
        return at(path, {"gte": iso(start), "lt": iso(end)})

    def relative(value: Any, perspective: Perspective) -> Filter:
        bounds = moments(*read_span(value, perspective))
        return at(path, {"gte": iso(bounds.start), "lt": iso(bounds.end)})

    def before(value: Any, perspective: Perspective) -> Filter | None:
        given = _given(value, perspective)
        return None if given is None else at(path, {"lt": iso(_first(given, perspective))})

    def after(value: Any, perspective: Perspective) -> Filter | None:
        given = _given(value, perspective)
        if given is None:
            return None
        is_day = not isinstance(given, datetime)
        start = _first(given, perspective)
        return at(path, {"gte": iso(perspective.start_of(given + ONE_DAY))} if is_day else {"gt": iso(start)})

    return {
        "IS": _on(within),
        "IS_BEFORE": before,
        "IS_AFTER": after,
        "IS_TODAY": lambda _value, perspective: within(perspective.today, perspective.today, perspective),
        "IS_IN_PAST": lambda _value, perspective: at(path, {"lt": iso(perspective.now)}),
        "IS_IN_FUTURE": lambda _value, perspective: at(path, {"gt": iso(perspective.now)}),
        "IS_RELATIVE": relative,
        **emptiness(at(path, NULL)),
    }


def days_of(path: Path) -> Kind:
    """A day, compared with days."""

    def within(first: date, last: date, _perspective: Perspective) -> Filter:
        return at(path, {"gte": first.isoformat(), "lte": last.isoformat()})

    def relative(value: Any, perspective: Perspective) -> Filter:
        span, seen_from = read_span(value, perspective)
        found = days(span, seen_from)
        return within(found.first, found.last, perspective)

    def compared(operator: str) -> Build:
        def build(value: Any, perspective: Perspective) -> Filter | None:
            given = _given(value, perspective)
            return None if given is None else at(path, {operator: _day(given, perspective).isoformat()})

        return build

    return {
        "IS": _on(within),
        "IS_BEFORE": compared("lt"),
        "IS_AFTER": compared("gt"),
        "IS_TODAY": lambda _value, perspective: at(path, {"eq": perspective.today.isoformat()}),
        "IS_IN_PAST": lambda _value, perspective: at(path, {"lt": perspective.today.isoformat()}),
        "IS_IN_FUTURE": lambda _value, perspective: at(path, {"gt": perspective.today.isoformat()}),
        "IS_RELATIVE": relative,
        **emptiness(at(path, NULL)),
    }


def _on(within: Callable[[date, date, Perspective], Filter]) -> Build:
    def build(value: Any, perspective: Perspective) -> Filter | None:
        given = _given(value, perspective)
        if given is None:
            return None
        day = _day(given, perspective)
        return within(day, day, perspective)

    return build


def _given(value: Any, perspective: Perspective) -> date | datetime | None:
    """A day or a moment; one without a zone is of the zone one looks from."""
    text = text_of(value).strip()
    if not text:
        return None
    try:
        if len(text) == len("2026-01-05"):
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Unreadable("Expected a date") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=perspective.zone)


def _day(given: date | datetime, perspective: Perspective) -> date:
    return given.astimezone(perspective.zone).date() if isinstance(given, datetime) else given


def _first(given: date | datetime, perspective: Perspective) -> datetime:
    return given.astimezone(UTC) if isinstance(given, datetime) else perspective.start_of(given)
