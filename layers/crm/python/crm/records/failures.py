"""What Postgres refuses, in the words of the contract. Nothing of its SQL reaches a caller."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

import orjson

from crm.kit.database import DatabaseError
from crm.kit.errors import BadUserInput, Conflict, CrmError, TimedOut, Unauthenticated

UNIQUE_VIOLATION: Final = "23505"
DEADLOCK: Final = "40P01"
_COLUMN = re.compile(r'column "([^"]+)"')


class StalePlan(Exception):
    """The metadata or the caller's role changed since the plan was made: compile again for these and retry."""

    def __init__(self, version: int, role_id: UUID | None) -> None:
        super().__init__(f"version {version}, role {role_id}")
        self.version = version
        self.role_id = role_id


def translated(error: DatabaseError) -> Exception:
    """The error that a caller of the engine sees; one that is nobody's fault but ours stays as it is."""
    translate = _BY_STATE.get(error.sqlstate) or _BY_CLASS.get(error.sqlstate[:2])
    return translate(error) if translate else error


def is_refusal(error: CrmError) -> bool:
    """Whether an error belongs to one root field, rather than to the whole request."""
    return not isinstance(error, Unauthenticated)


def changed_meanwhile(_error: Exception | None = None) -> Conflict:
    """The refusal of a write that lost against another."""
    return Conflict("The record is being changed by someone else", user_message="Please try again.")


def _stale(error: DatabaseError) -> StalePlan:
    present = orjson.loads(error.detail)
    role_id = present.get("role_id")
    return StalePlan(present["version"], UUID(role_id) if role_id else None)


def _not_live(_error: DatabaseError) -> Unauthenticated:
    return Unauthenticated("Token invalid.", user_message="Your session has ended. Sign in again.")


def _key_of_another(_error: DatabaseError) -> Conflict:
    return Conflict(
        "The Idempotency-Key belongs to another request", user_message="This was sent before with another content."
    )


def _timed_out(_error: DatabaseError) -> TimedOut:
    return TimedOut("Query read timeout", user_message="This took too long. Ask for less, or narrow the filter.")


def _missing_value(error: DatabaseError) -> BadUserInput:
    found = _COLUMN.search(error.message)
    name = found.group(1) if found else "unknown"
    return BadUserInput(
        f'Invalid value null for field "{name}"',
        sub_code="INVALID_ARGS_DATA",
        user_message=f"“{name}” must have a value.",
    )


def _still_linked(_error: DatabaseError) -> BadUserInput:
    return BadUserInput(
        "Other records link to this one and keep it from being destroyed",
        sub_code="INVALID_QUERY_INPUT",
        user_message="Other records link to this one. Change or destroy them first.",
    )


def _too_complex(_error: DatabaseError) -> BadUserInput:
    return BadUserInput(
        "Query complexity is too high", sub_code="TOO_COMPLEX_QUERY", user_message="This asks for too much at once."
    )


def _misfit(_error: DatabaseError) -> BadUserInput:
    return BadUserInput("A value does not fit its field", sub_code="INVALID_ARGS_DATA")


_BY_STATE: Final[Mapping[str, Callable[[DatabaseError], Exception]]] = {
    "ST001": _stale,
    "ST002": _not_live,
    "ST004": _key_of_another,
    "57014": _timed_out,
    "55P03": changed_meanwhile,
    "40001": changed_meanwhile,
    DEADLOCK: changed_meanwhile,
    "23502": _missing_value,
    "23503": _still_linked,
    "54000": _too_complex,
    "54001": _too_complex,
}
_BY_CLASS: Final[Mapping[str, Callable[[DatabaseError], Exception]]] = {"22": _misfit}
