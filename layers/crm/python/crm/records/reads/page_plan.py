"""What a plan keeps of a page: enough to cut it from the rows that were read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from crm.records.conversion import page_size
from crm.records.root import Path, Variables, value_at


@dataclass(frozen=True, slots=True)
class PagePlan:
    """The part of a page that a plan keeps. `offset` is a place in the variables, `skipped` a constant instead."""

    path: Path | None
    constant: int | None
    argument: str
    most: int
    backward: bool
    has_cursor: bool
    offset: Path | None
    skipped: int

    def is_inner(self, variables: Variables) -> bool:
        """Whether something lies before the place where the page begins."""
        skipped = value_at(variables, self.offset) if self.offset else self.skipped
        return self.has_cursor or bool(skipped)

    def size(self, variables: Variables) -> int:
        """How many records the page holds at most."""
        if self.constant is not None:
            return self.constant
        return page_size(self.argument, value_at(variables, self.path or ()), self.most)

    def cut(self, lines: list[bytes], size: int) -> list[bytes]:
        """The page in response order, from the lines as they were walked."""
        return lines[:size][::-1] if self.backward else lines[:size]

    def to_json(self) -> list[Any]:
        """The form that `from_json` reads."""
        return [
            self.path,
            self.constant,
            self.argument,
            self.most,
            self.backward,
            self.has_cursor,
            self.offset,
            self.skipped,
        ]

    @classmethod
    def from_json(cls, value: Sequence[Any]) -> PagePlan:
        """Read what `to_json` wrote."""
        path, constant, argument, most, backward, has_cursor, offset, skipped = value
        path, offset = path and tuple(path), offset and tuple(offset)
        return cls(path, constant, argument, most, backward, has_cursor, offset, skipped)
