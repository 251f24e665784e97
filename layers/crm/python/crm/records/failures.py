"""What Postgres refuses, in the words of the contract. Nothing of its SQL reaches a caller."""

from __future__ import annotations

import re
from uuid import UUID

import orjson

from crm.kit.database import DatabaseError
from crm.kit.errors import BadUserInput, Conflict, CrmError, TimedOut, Unauthenticated

STALE, NOT_LIVE = "ST001", "ST002"
_COLUMN = re.compile(r'column "([^"]+)"')


class StalePlan(Exception):
    """The metadata or the caller's role changed since the plan was made: compile again for these and retry."""

    def __init__(self, version: int, role_id: UUID | None) -> None:
        super().__init__(f"version {version}, role {role_id}")
        self.version = version
        self.role_id = role_id


def translated(error: DatabaseError) -> Exception:
    """The error that a caller of the engine sees; one that is nobody's fault but ours stays as it is."""
    match error.sqlstate:
        case "ST001":
            now = orjson.loads(error.detail)
            return StalePlan(now["version"], UUID(now["role_id"]) if now.get("role_id") else None)
        case "ST002":
            return Unauthenticated("Token invalid.", user_message="Your session has ended. Sign in again.")
        case "57014":
            return _timed_out("Query read timeout")
        case "55P03" | "40001" | "40P01":
            return Conflict("The record is being changed by someone else", user_message="Please try again.")
        case "23502":
            return _missing_value(error)
        case "54001" | "54000" | "54023":
            return BadUserInput("Query complexity is too high", sub_code="TOO_COMPLEX_QUERY")
        case state if state.startswith("22"):
            return BadUserInput("A value of the request does not fit its field", sub_code="INVALID_ARGS_DATA")
        case _:
            return error


def is_refusal(error: Exception) -> bool:
    """Whether an error belongs to one root field, rather than to the request."""
    return isinstance(error, CrmError) and not isinstance(error, Unauthenticated)


def _timed_out(message: str) -> TimedOut:
    return TimedOut(message, user_message="This took too long. Ask for less, or narrow the filter.")


def _missing_value(error: DatabaseError) -> BadUserInput:
    found = _COLUMN.search(error.message)
    name = found.group(1) if found else "unknown"
    return BadUserInput(
        f'Invalid value null for field "{name}"',
        sub_code="INVALID_ARGS_DATA",
        user_message=f"“{name}” must have a value.",
    )
