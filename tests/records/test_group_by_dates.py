"""groupBy of dates (contract §2.10): every granularity, in every time zone, with every first day of the week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from crm.kit.time_zones import TIME_ZONES
from tests.records.asking import Crm
from tests.records.samples import read_all

GROUP = """query($by: [X], $order: [X], $filter: X) {
    samplesGroupBy(groupBy: $by, orderBy: $order, filter: $filter) {groupByDimensionValues totalCount}
}"""
PEOPLE = "query($by: [X]) {peopleGroupBy(groupBy: $by) {groupByDimensionValues totalCount}}"

ZONES = [
    "UTC",
    "Europe/Paris",
    "America/New_York",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
]
FAR_ZONES = ["Etc/GMT+12", "America/Argentina/Buenos_Aires", "America/Port-au-Prince", "Africa/Dar_es_Salaam"]
FIRST_DAYS = {"MONDAY": 0, "SUNDAY": 6, "SATURDAY": 5}
"""With their number in Python."""
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
MONTHS = "January February March April May June July August September October November December"
GRANULARITIES = """
    DAY WEEK MONTH QUARTER YEAR DAY_OF_THE_WEEK MONTH_OF_THE_YEAR QUARTER_OF_THE_YEAR NONE
"""

Rows = Sequence[Mapping[str, Any]]


@pytest.fixture(scope="module")
def rows(samples: Crm) -> Rows:
    return read_all(samples)


def by_hand(day: date, granularity: str, first_day: str) -> str:
    """What a calendar on the wall says."""
    quarter = (day.month - 1) // 3
    since_first = (day.weekday() - FIRST_DAYS[first_day]) % 7
    return {
        "DAY": day.isoformat(),
        "WEEK": (day - timedelta(days=since_first)).isoformat(),
        "MONTH": day.replace(day=1).isoformat(),
        "QUARTER": day.replace(month=quarter * 3 + 1, day=1).isoformat(),
        "YEAR": day.replace(month=1, day=1).isoformat(),
        "DAY_OF_THE_WEEK": DAYS.split()[day.weekday()],
        "MONTH_OF_THE_YEAR": MONTHS.split()[day.month - 1],
        "QUARTER_OF_THE_YEAR": f"Q{quarter + 1}",
    }[granularity]


def local_day(value: str, zone: str) -> date:
    return datetime.fromisoformat(value).astimezone(ZoneInfo(zone)).date()


def shown(groups: Any) -> dict[str | None, int]:
    return {each["groupByDimensionValues"][0]: each["totalCount"] for each in groups}


def expected(values: Sequence[str | None], granularity: str, zone: str, first_day: str) -> Counter[str | None]:
    if granularity == "NONE":
        return Counter(values)
    return Counter(value and by_hand(local_day(value, zone), granularity, first_day) for value in values)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("granularity", GRANULARITIES.split())
def test_moments(samples: Crm, rows: Rows, granularity: str, zone: str):
    """In March 2026, so that there are fewer than fifty groups; 26 hours lie between the outermost zones."""
    own = [row["moment"] for row in rows if "2026-03" <= (row["moment"] or "") < "2026-04"]
    among = {"moment": {"gte": "2026-03-01T00:00:00Z", "lt": "2026-04-01T00:00:00Z"}}
    said = {"granularity": granularity, "timeZone": zone, "weekStartDay": "SUNDAY"}
    groups = samples.ask(GROUP, by=[{"moment": said}], filter=among)
    assert len(own) > 5
    assert shown(groups) == expected(own, granularity, zone, "SUNDAY")


@pytest.mark.parametrize("first_day", FIRST_DAYS)
@pytest.mark.parametrize("granularity", GRANULARITIES.split()[1:-1])
def test_first_days_of_the_week(samples: Crm, rows: Rows, granularity: str, first_day: str):
    said = {"granularity": granularity, "timeZone": "Europe/Paris", "weekStartDay": first_day}
    groups = samples.ask(GROUP, by=[{"moment": said}])
    assert shown(groups) == expected([row["moment"] for row in rows], granularity, "Europe/Paris", first_day)


@pytest.mark.parametrize("first_day", FIRST_DAYS)
@pytest.mark.parametrize("granularity", GRANULARITIES.split()[1:-1])
def test_days_without_a_time_are_the_same_in_every_zone(samples: Crm, rows: Rows, granularity: str, first_day: str):
    said = {"granularity": granularity, "timeZone": "Pacific/Kiritimati", "weekStartDay": first_day}
    groups = samples.ask(GROUP, by=[{"day": said}])
    days = [row["day"] for row in rows]
    assert shown(groups) == Counter(day and by_hand(date.fromisoformat(day), granularity, first_day) for day in days)


@pytest.mark.parametrize("granularity", ["DAY", "NONE"])
def test_a_day_is_itself(samples: Crm, rows: Rows, granularity: str):
    among = {"day": {"lt": "2026-02-01"}}
    groups = samples.ask(GROUP, by=[{"day": {"granularity": granularity}}], filter=among)
    assert shown(groups) == Counter(row["day"] for row in rows if row["day"] and row["day"] < "2026-02-01")


def test_days_weeks_from_monday_and_utc_are_usual(samples: Crm, rows: Rows):
    among = {"moment": {"lt": "2026-02-01T00:00:00Z"}}
    own = [row["moment"] for row in rows if row["moment"] and row["moment"] < "2026-02"]
    plain = samples.ask(GROUP, by=[{"moment": {"granularity": None}}], filter=among)
    assert shown(plain) == expected(own, "DAY", "UTC", "MONDAY")
    weeks = samples.ask(GROUP, by=[{"moment": {"granularity": "WEEK"}}], filter=among)
    assert shown(weeks) == expected(own, "WEEK", "UTC", "MONDAY")


@pytest.fixture(scope="module")
def across_the_clock_change(crm: Crm) -> Crm:
    """One person per half hour around both changes of the clock in Paris and in New York."""
    changes = ["2026-03-29T01:00", "2026-10-25T01:00", "2026-03-08T07:00", "2026-11-01T06:00"]
    around = [
        datetime.fromisoformat(each).replace(tzinfo=UTC) + timedelta(minutes=30 * step)
        for each in changes
        for step in range(-50, 51)
    ]
    rows = [{"createdAt": each.isoformat()} for each in around]
    for start in range(0, len(rows), 200):
        crm.ask("mutation($data: [X]) {createPeople(data: $data) {id}}", data=rows[start : start + 200])
    return crm


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/New_York", "Australia/Lord_Howe", "UTC"])
@pytest.mark.parametrize("granularity", ["DAY", "WEEK", "MONTH", "DAY_OF_THE_WEEK"])
def test_days_that_are_an_hour_longer_or_shorter(across_the_clock_change: Crm, zone: str, granularity: str):
    crm = across_the_clock_change
    created = crm.sql(f'select "createdAt" from {crm.table("person")}')
    groups = crm.ask(PEOPLE, by=[{"createdAt": {"granularity": granularity, "timeZone": zone}}])
    values = [moment.isoformat() for (moment,) in created]
    assert shown(groups) == expected(values, granularity, zone, "MONDAY")


def test_the_day_of_the_change_has_as_many_hours_as_it_has(across_the_clock_change: Crm):
    by = [{"createdAt": {"granularity": "DAY", "timeZone": "Europe/Paris"}}]
    counts = shown(across_the_clock_change.ask(PEOPLE, by=by))
    assert counts["2026-03-29"] == 23 * 2
    assert counts["2026-10-25"] == 25 * 2


@pytest.mark.parametrize(
    ("granularity", "first_day", "order"),
    [
        ("DAY_OF_THE_WEEK", "MONDAY", DAYS.split()),
        ("DAY_OF_THE_WEEK", "SUNDAY", ["Sunday", *DAYS.split()[:6]]),
        ("DAY_OF_THE_WEEK", "SATURDAY", ["Saturday", "Sunday", *DAYS.split()[:5]]),
        ("MONTH_OF_THE_YEAR", "MONDAY", ["January", "February", "March", "April", "December"]),
        ("QUARTER_OF_THE_YEAR", "MONDAY", ["Q1", "Q2", "Q4"]),
    ],
)
def test_they_are_ordered_as_in_a_calendar(samples: Crm, granularity: str, first_day: str, order: list[str]):
    by = [{"moment": {"granularity": granularity, "weekStartDay": first_day}}]
    assert [*shown(samples.ask(GROUP, by=by))] == [*order, None]
    down = [{"moment": {"orderBy": "DescNullsFirst", "granularity": granularity}}]
    assert [*shown(samples.ask(GROUP, by=by, order=down))] == [None, *order[::-1]]
    at_once = [{"moment": {"orderBy": "DescNullsLast"}}]
    assert [*shown(samples.ask(GROUP, by=by, order=at_once))] == [*order[::-1], None]


def test_two_granularities_of_one_date(samples: Crm):
    by = [{"moment": {"granularity": "YEAR"}}, {"moment": {"granularity": "MONTH_OF_THE_YEAR"}}]
    order = [{"moment": {"orderBy": "DescNullsLast", "granularity": "MONTH_OF_THE_YEAR"}}]
    groups = samples.ask(GROUP, by=by, order=order)
    assert [each["groupByDimensionValues"] for each in groups] == [
        ["2025-01-01", "December"],
        ["2026-01-01", "April"],
        ["2026-01-01", "March"],
        ["2026-01-01", "February"],
        ["2026-01-01", "January"],
        [None, None],
    ]


def test_the_date_of_a_related_record(samples: Crm, rows: Rows):
    by = [{"company": {"createdAt": {"granularity": "YEAR", "timeZone": "UTC"}}}]
    related = sum(row["company"] is not None for row in rows)
    ((created,),) = samples.sql(f'select distinct "createdAt" from {samples.table("company")}')
    year = f"{created.astimezone(UTC).year}-01-01"
    assert shown(samples.ask(GROUP, by=by)) == {year: related, None: len(rows) - related}


def test_postgres_knows_the_time_zones_that_we_know(crm: Crm):
    """But for names that a database of another year, or one without old names, may lack."""
    known = {name for (name,) in crm.sql("select name from pg_timezone_names")}
    assert known >= {*ZONES, *FAR_ZONES}
    assert len(TIME_ZONES & known) > 0.8 * len(TIME_ZONES)


@pytest.mark.parametrize("zone", FAR_ZONES)
def test_zones_of_every_notation_work(crm: Crm, zone: str):
    crm.ask(PEOPLE, by=[{"createdAt": {"granularity": "YEAR", "timeZone": zone}}])
