"""Relative dates: where they begin and end, by the day that a week begins with and the time zone one is in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crm.features.views.conditions.perspective import SUNDAY, Perspective
from crm.features.views.conditions.relative import days, moments, read_span
from crm.kit.time_zones import time_zone

NOW = datetime(2026, 3, 18, 22, 30, tzinfo=UTC)
"""A Wednesday evening; in Tokyo it is Thursday."""

DAYS = [
    ("THIS_1_WEEK", "2026-03-16", "2026-03-22"),
    ("THIS_1_WEEK;;UTC;;SUNDAY", "2026-03-15", "2026-03-21"),
    ("THIS_1_WEEK;;UTC;;SATURDAY", "2026-03-14", "2026-03-20"),
    ("THIS_1_MONTH", "2026-03-01", "2026-03-31"),
    ("THIS_1_QUARTER", "2026-01-01", "2026-03-31"),
    ("THIS_1_YEAR", "2026-01-01", "2026-12-31"),
    ("PAST_1_WEEK", "2026-03-11", "2026-03-18"),
    ("PAST_1_QUARTER", "2025-12-18", "2026-03-18"),
    ("NEXT_1_YEAR", "2026-03-18", "2027-03-18"),
    ("NEXT_11_MONTH", "2026-03-18", "2027-02-18"),
    ("PAST_1_DAY;;Asia/Tokyo;;", "2026-03-18", "2026-03-19"),
]


@pytest.mark.parametrize(("value", "first", "last"), DAYS, ids=[each[0] for each in DAYS])
def test_relative_days(value: str, first: str, last: str):
    found = days(*read_span(value, Perspective(now=NOW)))
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


MOMENTS = [
    ("THIS_1_DAY", "2026-03-18T04:00:00", "2026-03-19T04:00:00"),
    ("THIS_1_MONTH", "2026-03-01T05:00:00", "2026-04-01T04:00:00"),
    ("PAST_2_DAY", "2026-03-16T04:00:00", "2026-03-18T22:30:00"),
    ("NEXT_2_DAY", "2026-03-18T22:30:00", "2026-03-21T04:00:00"),
    ("THIS_1_HOUR", "2026-03-18T22:00:00", "2026-03-18T23:00:00"),
    ("NEXT_90_MINUTE", "2026-03-18T22:30:00", "2026-03-19T00:00:00"),
]


@pytest.mark.parametrize(("value", "start", "end"), MOMENTS, ids=[each[0] for each in MOMENTS])
def test_relative_moments_begin_where_days_do_in_that_time_zone(value: str, start: str, end: str):
    perspective = Perspective(now=NOW, zone=time_zone("America/New_York"), first_day=SUNDAY)
    bounds = moments(*read_span(value, perspective))
    assert (bounds.start.isoformat(), bounds.end.isoformat()) == (f"{start}+00:00", f"{end}+00:00")
