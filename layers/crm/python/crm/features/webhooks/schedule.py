"""When a failed delivery is tried again."""

from __future__ import annotations

WAITS = (5, 30, 120, 300, 900, 900, 900)
"""Seconds before each further attempt; a queue message can wait for 15 minutes at most."""

MOST_ATTEMPTS = len(WAITS) + 1


def wait_after(attempts: int) -> int | None:
    """Seconds until the next attempt when `attempts` have failed, or None when it is time to give up."""
    return WAITS[attempts - 1] if attempts < MOST_ATTEMPTS else None


def is_delivered(status: int) -> bool:
    """Whether a receiver's answer ends the series: any 2xx."""
    return 200 <= status < 300  # noqa: PLR2004
