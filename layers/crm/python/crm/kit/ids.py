"""Identifiers: time-ordered UUIDs, and their short spelling for Postgres names."""

from __future__ import annotations

import secrets
from time import time_ns
from uuid import UUID

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def uuid7() -> UUID:
    """A UUID of version 7 (RFC 9562): Unix milliseconds, then randomness, so that indexes stay append-only."""
    milliseconds = time_ns() // 1_000_000
    random = secrets.randbits(74)
    high = random >> 62
    low = random & ((1 << 62) - 1)
    return UUID(int=(milliseconds << 80) | (7 << 76) | (high << 64) | (2 << 62) | low)


def base36(identifier: UUID) -> str:
    """The UUID in 1 to 25 characters of 0-9 and a-z."""
    number, text = identifier.int, ""
    while number:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
    return text or "0"
