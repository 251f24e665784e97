"""One line of the table: what was measured, and what it is held to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`held` is None for a figure that is only shown."""

    what: str
    measured: float
    held: float | None
    unit: str
    at_least: bool = False

    @property
    def is_held(self) -> bool:
        if self.held is None:
            return True
        return self.measured >= self.held if self.at_least else self.measured <= self.held

    @property
    def limit(self) -> str:
        """`≤ 1.40`, or nothing."""
        return "" if self.held is None else f"{'≥' if self.at_least else '≤'} {self.held:,.2f}"

    @property
    def verdict(self) -> str:
        """In one word."""
        if self.held is None:
            return "shown"
        return "held" if self.is_held else "BROKEN"

    def __str__(self) -> str:
        return f"{self.what:<78} {self.measured:>9,.2f} {self.limit:>12} {self.unit:<16} {self.verdict}"


def shown(what: str, measured: float, unit: str) -> Figure:
    """A figure that the design holds to nothing."""
    return Figure(what, measured, None, unit)
