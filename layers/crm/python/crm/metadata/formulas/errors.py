"""What is wrong with a formula, and where."""

from __future__ import annotations

from typing import Protocol


class Placed(Protocol):
    """A part of a formula's text."""

    @property
    def position(self) -> int:
        """Where it begins, from 0."""

    @property
    def length(self) -> int:
        """How many characters it has."""


class FormulaError(Exception):
    """One mistake, in words for the person who typed it. `position` counts characters from 0."""

    def __init__(self, message: str, position: int = 0, length: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.position = position
        self.length = length

    @classmethod
    def at(cls, place: Placed, message: str) -> FormulaError:
        """A mistake in one part of the text."""
        return cls(message, place.position, place.length)
