"""Periods: the day, week, month… that a date falls into, as a value to group by and as what is shown of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from crm.metadata.names import literal
from crm.records.sql import value_or_null_json

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_QUARTERS: Final = ("Q1", "Q2", "Q3", "Q4")
_DAYS_BEFORE_MONDAY: Final = {"MONDAY": 0, "SUNDAY": 1, "SATURDAY": 2}
"""How much earlier than on Monday a week begins."""


@dataclass(frozen=True, slots=True)
class Period:
    """How a date is cut. `granularity` and `first_day` are words of the API.

    What falls into one stretch of time (DAY to YEAR) shows as the first day of it, "2026-03-30". What comes back
    (DAY_OF_THE_WEEK, MONTH_OF_THE_YEAR, QUARTER_OF_THE_YEAR) shows as its English name or "Q1", and sorts from the
    first day of the week or the year on.
    """

    granularity: str
    first_day: str

    def of(self, local: str) -> str:
        """The period that a timestamp of the local clock falls into: a date, or a number counted from 0."""
        earlier = _DAYS_BEFORE_MONDAY[self.first_day]
        match self.granularity:
            case "DAY":
                return f"({local})::date"
            case "WEEK":
                return f"(date_trunc('week', {local} + interval '{earlier} days')::date - {earlier})"
            case "DAY_OF_THE_WEEK":
                return f"((extract(isodow from {local})::int - 1 + {earlier}) % 7)"
            case "MONTH_OF_THE_YEAR":
                return f"(extract(month from {local})::int - 1)"
            case "QUARTER_OF_THE_YEAR":
                return f"(extract(quarter from {local})::int - 1)"
            case _:
                return f"date_trunc({literal(self.granularity.lower())}, {local})::date"

    def json(self, value: str) -> str:
        """A period as JSON text."""
        names = self._names()
        return value_or_null_json(_named(names, value) if names else value, "text")

    def _names(self) -> Sequence[str]:
        match self.granularity:
            case "DAY_OF_THE_WEEK":
                first = -_DAYS_BEFORE_MONDAY[self.first_day] % len(_DAYS)
                return _DAYS[first:] + _DAYS[:first]
            case "MONTH_OF_THE_YEAR":
                return _MONTHS
            case "QUARTER_OF_THE_YEAR":
                return _QUARTERS
            case _:
                return ()


def _named(names: Sequence[str], value: str) -> str:
    return f"(array[{','.join(map(literal, names))}])[{value} + 1]"
