"""What a formula says, before anything is known of its fields."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, a text, yes or no, or nothing (`blank`)."""

    value: Decimal | str | bool | None
    position: int
    length: int


@dataclass(frozen=True, slots=True)
class Path:
    """The name of a field, across relations: `company.employees`."""

    names: tuple[str, ...]
    position: int
    length: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function or an operator with what it is given."""

    name: str
    arguments: tuple[Expression, ...]
    position: int
    length: int


Expression: TypeAlias = "Literal | Path | Call"
