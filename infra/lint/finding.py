"""What a check says about a template."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault: the check's name, the resource or file, and what is wrong with it."""

    check: str
    where: str
    what: str

    def __str__(self) -> str:
        """The line that people read."""
        return f"{self.where}: {self.what} [{self.check}]"
