"""Arithmetic and what else gives numbers. All of it is exact, but for quotients and roots, which are rounded."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from crm.metadata.formulas.functions.base import (
    LONGEST_TEXT,
    NUMBERS,
    ORDERED,
    PLACES,
    Constant,
    Function,
    Given,
    Parameter,
    number,
    rounded,
)
from crm.metadata.formulas.types import Type

_EXACT: Final = 60
"""Decimals of a quotient from which its rounding to PLACES is exact: two numbers of 42 digits are never closer."""
_SMALLEST: Final = f"1e-{PLACES}"
_TYPED: Final = "^ *([+-]?[0-9]{1,30}(?:[.][0-9]{1,40})?) *$"


def _digits(_type: Type, value: Constant) -> str | None:
    if isinstance(value, Decimal) and value == int(value) and abs(value) <= PLACES:
        return None
    return f"Places are a whole number from -{PLACES} to {PLACES}, written as such."


def _sum(given: Sequence[Given]) -> str:
    return number(f"({given[0].sql}+{given[1].sql})")


def _difference(given: Sequence[Given]) -> str:
    return number(f"({given[0].sql}-{given[1].sql})")


def _product(given: Sequence[Given]) -> str:
    return rounded(f"({given[0].sql}*{given[1].sql})")


def quotient(dividend: str, divisor: str) -> str:
    """A quotient, NULL for a divisor of 0."""
    return rounded(f"(round({dividend},{_EXACT})/nullif({divisor},0))")


def _quotient(given: Sequence[Given]) -> str:
    return quotient(given[0].sql, given[1].sql)


def _remainder(given: Sequence[Given]) -> str:
    return f"mod({given[0].sql},nullif({given[1].sql},0))"


def _round(given: Sequence[Given]) -> str:
    places = int(given[1].constant) if len(given) > 1 and isinstance(given[1].constant, Decimal) else 0
    return number(f"round({given[0].sql},{places})")


def _root(given: Sequence[Given]) -> str:
    """What is below zero is taken to the smallest such number, and that to NULL."""
    value = f"nullif(greatest({given[0].sql},-{_SMALLEST}),-{_SMALLEST})"
    return f"round(sqrt(round({value},{_EXACT})),{PLACES})"


def _of_number(call: str, *, grows: bool = False) -> Function:
    name = call.lower()

    def sql(given: Sequence[Given]) -> str:
        value = f"{name}({given[0].sql})"
        return number(value) if grows else value

    return Function(call, "number", (_NUMBER,), Type.NUMBER, sql, _DESCRIPTIONS[call])


def _parsed(given: Sequence[Given]) -> str:
    if given[0].type is Type.BOOLEAN:
        return f"({given[0].sql})::int::numeric"
    if given[0].type is Type.NUMBER:
        return given[0].sql
    return rounded(f"substring({given[0].sql} from '{_TYPED}')::numeric")


def _extreme(name: str) -> Function:
    call = {"min": "least", "max": "greatest"}[name]
    parameters = (
        Parameter("value", ORDERED, shared=True),
        Parameter("value", ORDERED, shared=True, is_repeated=True),
    )
    return Function(
        name,
        "number",
        parameters,
        None,
        lambda given: f"{call}({','.join(each.sql for each in given)})",
        _DESCRIPTIONS[name],
    )


_DESCRIPTIONS: Final = {
    "abs": "The number without its sign.",
    "floor": "The next whole number below.",
    "ceil": "The next whole number above.",
    "min": "The smallest of the values that are not blank.",
    "max": "The greatest of the values that are not blank.",
}
_NUMBER: Final = Parameter("number", NUMBERS)
_TWO: Final = (_NUMBER, _NUMBER)

NUMBER_FUNCTIONS: Final = (
    Function("+", "operator", _TWO, Type.NUMBER, _sum),
    Function("-", "operator", _TWO, Type.NUMBER, _difference),
    Function("*", "operator", _TWO, Type.NUMBER, _product),
    Function("/", "operator", _TWO, Type.NUMBER, _quotient),
    Function("%", "operator", _TWO, Type.NUMBER, _remainder),
    Function("negate", "operator", (_NUMBER,), Type.NUMBER, lambda given: f"(-{given[0].sql})"),
    Function(
        "round",
        "number",
        (_NUMBER, Parameter("places", NUMBERS, is_optional=True, literal=_digits)),
        Type.NUMBER,
        _round,
        "The number with so many decimals, none if places are left out. Halves go away from zero.",
    ),
    _of_number("abs"),
    _of_number("floor", grows=True),
    _of_number("ceil", grows=True),
    Function("sqrt", "number", (_NUMBER,), Type.NUMBER, _root, "The square root; blank for a negative number."),
    _extreme("min"),
    _extreme("max"),
    Function(
        "number",
        "number",
        (Parameter("value", (Type.TEXT, Type.BOOLEAN, Type.NUMBER)),),
        Type.NUMBER,
        _parsed,
        "The number that a text spells, such as “-12.5”; blank for any other text. Yes is 1 and no is 0.",
    ),
    Function(
        "length",
        "text",
        (Parameter("value", (Type.TEXT, Type.LIST)),),
        Type.NUMBER,
        lambda given: f"coalesce({_length(given[0])},0)::numeric",
        f"How many characters a text has, at most {LONGEST_TEXT}, or how many values a list.",
        is_certain=True,
    ),
)


def _length(given: Given) -> str:
    return f"cardinality({given.sql})" if given.type is Type.LIST else f"length({given.sql})"
