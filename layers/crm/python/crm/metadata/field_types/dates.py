"""Reading moments and days from what clients send and people type."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

from crm.kit.errors import BadUserInput
from crm.metadata.field_types.inspection import inspect

STARTS_WITH_A_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
TYPED_FORMATS = ("%Y/%m/%d", "%m/%d/%Y", "%d.%m.%Y", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y")


def moment(field_name: str, value: Any) -> datetime:
    """The moment an ISO 8601 text means; without a zone it is UTC, without a time midnight."""
    if isinstance(value, str) and STARTS_WITH_A_DAY.match(value):
        try:
            found = datetime.fromisoformat(value)
            return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
        except (ValueError, OverflowError):
            pass
    raise invalid_date(value, field_name)


def day(field_name: str, value: Any) -> str:
    """The day, yyyy-MM-dd, that a moment was written with, whatever its zone."""
    moment(field_name, value)
    found = STARTS_WITH_A_DAY.match(value)
    if found is None:
        raise invalid_date(value, field_name)
    return found.group()


def invalid_date(value: Any, field_name: str) -> BadUserInput:
    """The refusal of a date or date-time field."""
    return BadUserInput(
        f'Invalid value {inspect(value)} for date or date-time field "{field_name}"',
        sub_code="INVALID_ARGS_DATA",
        user_message=f"The value of “{field_name}” is not a date.",
    )


def day_from_text(text: str) -> date | None:
    """The day a person typed in one of the usual notations that are not ISO 8601; None if in none of them."""
    for pattern in TYPED_FORMATS:
        try:
            return datetime.strptime(text, pattern).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return None
