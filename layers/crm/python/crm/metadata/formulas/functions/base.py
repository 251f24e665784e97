"""What a function is, and the limits that keep its SQL from failing.

A number has at most PLACES decimals and is smaller than 10^30; a text has at most LONGEST_TEXT characters and is never
empty; a date lies in the years 1 to 9999. What would leave these bounds is NULL, everywhere. `least` and `greatest`
pass over NULL, so a bound that nothing reaches stands for it on the way: no value has to be written twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from crm.metadata.formulas.types import Type

PLACES: Final = 12
LONGEST_TEXT: Final = 5_000

NUMBERS: Final = (Type.NUMBER,)
TEXTS: Final = (Type.TEXT,)
CONDITIONS: Final = (Type.BOOLEAN,)
DATES: Final = (Type.DATE, Type.DATE_TIME)
ORDERED: Final = (Type.NUMBER, *DATES)
PRINTABLE: Final = (Type.TEXT, Type.NUMBER, Type.BOOLEAN, Type.DATE)
SINGLE: Final = (*ORDERED, Type.TEXT, Type.BOOLEAN)
ANY: Final = (*SINGLE, Type.LIST)

Constant: TypeAlias = "Decimal | str | bool | None"


@dataclass(frozen=True, slots=True)
class Given:
    """An argument: its SQL, its type, and its value if the formula spells it out."""

    sql: str
    type: Type
    constant: Constant = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """What an argument may be. All that are `shared` are of one type; `literal` says what is wrong with a value."""

    name: str
    types: tuple[Type, ...]
    shared: bool = False
    printed: bool = False
    """Whether numbers and dates become text here."""
    is_optional: bool = False
    is_repeated: bool = False
    literal: Callable[[Type, Constant], str | None] | None = None


@dataclass(frozen=True, slots=True)
class Function:
    """A function or an operator. `result` is None for the type that its shared arguments have together.

    The SQL of one that `is_fixed` gives the same for the same arguments forever; that of one that `is_certain` is
    never NULL.
    """

    name: str
    category: str
    parameters: tuple[Parameter, ...]
    result: Type | None
    sql: Callable[[Sequence[Given]], str]
    description: str = ""
    is_fixed: bool = True
    is_certain: bool = False

    @property
    def signature(self) -> str:
        """How it is written: `round(number, places?)`."""
        marks = (f"{each.name}{'?' if each.is_optional else ''}" for each in self.parameters)
        repeated = ", …" if self.parameters and self.parameters[-1].is_repeated else ""
        return f"{self.name}({', '.join(marks)}{repeated})"

    def takes(self, count: int) -> bool:
        """Whether it can have so many arguments."""
        needed = sum(not each.is_optional for each in self.parameters)
        most = 2**31 if self.parameters and self.parameters[-1].is_repeated else len(self.parameters)
        return needed <= count <= most

    def parameter(self, place: int) -> Parameter:
        """What the argument at a place, from 0, is for."""
        return self.parameters[min(place, len(self.parameters) - 1)]


def within(value: str, low: str, high: str) -> str:
    """The value if it lies between two others that it must not reach, else NULL."""
    return f"nullif(nullif(greatest(least({value},{high}),{low}),{high}),{low})"


def number(value: str) -> str:
    """An exact value as a number."""
    return within(value, "-1e30", "1e30")


def rounded(value: str) -> str:
    """Any value as a number."""
    return number(f"round({value},{PLACES})")


def text(value: str) -> str:
    """Any value as a text."""
    return f"nullif(left({value},{LONGEST_TEXT}),'')"


def date(value: str) -> str:
    """A value as a date."""
    return within(value, "date '0001-12-31 BC'", "date '10000-01-01'")


def moment(value: str) -> str:
    """A value as a date with a time."""
    low, high = "timestamptz '0001-12-31 23:59:59.999+00 BC'", "timestamptz '10000-01-01 00:00:00+00'"
    return within(value, low, high)


def whole(value: str, most: int) -> str:
    """The whole part of a number as an integer, NULL beyond `most` on either side."""
    return f"{within(f'trunc({value})', str(-most - 1), str(most + 1))}::int"


def certain(given: Given) -> str:
    """A condition: nothing counts as no."""
    return f"coalesce({given.sql},false)"


def local(given: Given) -> str:
    """A date or moment as a timestamp of UTC."""
    return f"({given.sql} at time zone 'UTC')" if given.type is Type.DATE_TIME else f"{given.sql}::timestamp"
