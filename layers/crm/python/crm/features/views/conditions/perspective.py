"""From where a view is looked at: by whom, when, and in which time zone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo
from uuid import UUID

from crm.kit import clock

MONDAY, SATURDAY, SUNDAY = 0, 5, 6
FIRST_DAYS = {"MONDAY": MONDAY, "SATURDAY": SATURDAY, "SUNDAY": SUNDAY}


@dataclass(frozen=True, slots=True)
class Perspective:
    """Who looks, and when. `first_day` is the day a week begins with, 0 for Monday."""

    member_id: UUID | None = None
    now: datetime = field(default_factory=clock.now)
    zone: tzinfo = UTC
    first_day: int = MONDAY

    @property
    def today(self) -> date:
        """The day it is there."""
        return self.now.astimezone(self.zone).date()

    def start_of(self, day: date) -> datetime:
        """The first moment of a day."""
        return datetime.combine(day, time(), self.zone).astimezone(UTC)
