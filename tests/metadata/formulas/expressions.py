"""Well-typed expressions at random, and how a person would type them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from random import Random
from typing import Any

from tests.metadata.formulas.reference import Call, Field

NUMBER, TEXT, BOOLEAN, DATE, MOMENT = "NUMBER", "TEXT", "BOOLEAN", "DATE", "DATE_TIME"
TYPES = (NUMBER, TEXT, BOOLEAN, DATE, MOMENT)
FIELDS: Mapping[str, tuple[str, ...]] = {
    NUMBER: ("float", "whole", "big", "exact", "money", "stars"),
    TEXT: ("text", "choice", "money.currencyCode", "fullName.firstName"),
    BOOLEAN: ("answer",),
    DATE: ("day",),
    MOMENT: ("moment",),
}
DAY_UNITS = ("years", "quarters", "months", "weeks", "days")
UNITS = (*DAY_UNITS, "hours", "minutes")
NUMBERS = ("0", "1", "2", "3", "7", "0.1", "0.05", "12.5", "100", "1000000", "0.000000000001", "999999999999999999999")
WORDS = ("a", "e", "Ada", " ", "  x ", "12", "-3.50", "1e5", "100%", "O'Hara", 'say "yes"', "Zoë", "a\\b", "NEW", "{}")
INFIX = frozenset({"+", "-", "*", "/", "%", "&", "=", "!=", "<", "<=", ">", ">=", "and", "or"})


class Expressions:
    """Makes them."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def of(self, type_: str, depth: int) -> Any:
        """An expression of a type, at most so deep."""
        if depth == 0 or self._random.random() < 0.12:
            return self._leaf(type_)
        make = self._random.choice(_MAKERS[type_])
        return make(self, depth - 1)

    def pick(self, *choices: Any) -> Any:
        return self._random.choice(choices)

    def _leaf(self, type_: str) -> Any:
        chance = self._random.random()
        if chance < 0.03:
            return None
        if chance < 0.7 or type_ == MOMENT:
            return Field(self._random.choice(FIELDS[type_]))
        match type_:
            case "NUMBER":
                return Decimal(self.pick(*NUMBERS))
            case "TEXT":
                return self.pick(*WORDS)
            case "BOOLEAN":
                return self.pick(True, False)
            case _:
                return Call("date", (self.pick("2024-02-29", "1999-12-31", "0001-01-01", "9999-12-31"),))


def _call(name: str, *types: str) -> Callable[[Expressions, int], Call]:
    return lambda make, depth: Call(name, tuple(make.of(each, depth) for each in types))


def _choices(type_: str) -> list[Callable[[Expressions, int], Call]]:
    return [
        _call("if", BOOLEAN, type_, type_),
        _call("if", BOOLEAN, type_),
        _call("coalesce", type_, type_),
    ]


def _dated(name: str, units: tuple[str, ...], *types: str) -> Callable[[Expressions, int], Call]:
    return lambda make, depth: Call(name, (*(make.of(each, depth) for each in types), make.pick(*units)))


def _rounded(make: Expressions, depth: int) -> Call:
    places = make.pick(0, 1, 2, 5, 12, -1, -3)
    return Call("round", (make.of(NUMBER, depth), Decimal(places)))


def _listed(make: Expressions, depth: int) -> Call:
    return make.pick(Call("length", (Field("tags"),)), Call("length", (make.of(TEXT, depth),)))


def _compared(make: Expressions, depth: int) -> Call:
    one, other = make.pick((NUMBER, NUMBER), (DATE, DATE), (DATE, MOMENT), (MOMENT, MOMENT))
    return Call(make.pick("<", "<=", ">", ">="), (make.of(one, depth), make.of(other, depth)))


def _equated(make: Expressions, depth: int) -> Call:
    one, other = make.pick((NUMBER, NUMBER), (DATE, DATE), (MOMENT, DATE), (BOOLEAN, BOOLEAN))
    return Call(make.pick("=", "!="), (make.of(one, depth), make.of(other, depth)))


def _found(make: Expressions, depth: int) -> Call:
    return Call(
        make.pick("contains", "startsWith", "endsWith"), (make.of(TEXT, depth), make.pick(*WORDS, Field("text")))
    )


_MAKERS: Mapping[str, list[Callable[[Expressions, int], Call]]] = {
    NUMBER: [
        *(_call(each, NUMBER, NUMBER) for each in ("+", "-", "*", "/", "%", "min", "max")),
        *(_call(each, NUMBER) for each in ("negate", "abs", "floor", "ceil", "sqrt")),
        _rounded,
        _listed,
        _call("number", TEXT),
        _call("number", BOOLEAN),
        *(_call(each, DATE) for each in ("year", "month", "day", "weekday")),
        *(_call(each, MOMENT) for each in ("year", "hour", "minute", "weekday")),
        _dated("dateDiff", UNITS, DATE, DATE),
        _dated("dateDiff", UNITS, MOMENT, MOMENT),
        _dated("dateDiff", UNITS, DATE, MOMENT),
        _call("daysBetween", MOMENT, DATE),
        *_choices(NUMBER),
    ],
    TEXT: [
        _call("&", TEXT, TEXT),
        _call("&", TEXT, NUMBER),
        _call("&", DATE, BOOLEAN),
        *(_call(each, TEXT) for each in ("upper", "lower", "trim")),
        _call("left", TEXT, NUMBER),
        _call("right", TEXT, NUMBER),
        _call("mid", TEXT, NUMBER, NUMBER),
        _call("replace", TEXT, TEXT, TEXT),
        _call("text", NUMBER),
        _call("text", DATE),
        _call("text", BOOLEAN),
        *_choices(TEXT),
    ],
    BOOLEAN: [
        _compared,
        _equated,
        _found,
        _call("and", BOOLEAN, BOOLEAN),
        _call("or", BOOLEAN, BOOLEAN),
        _call("not", BOOLEAN),
        _call("isBlank", NUMBER),
        _call("isBlank", TEXT),
        lambda make, _depth: Call("has", (Field("tags"), make.pick("a", "b", "c"))),
        *_choices(BOOLEAN),
    ],
    DATE: [
        _call("date", NUMBER, NUMBER, NUMBER),
        _call("date", MOMENT),
        _call("min", DATE, DATE),
        _dated("dateAdd", DAY_UNITS, DATE, NUMBER),
        *_choices(DATE),
    ],
    MOMENT: [
        _dated("dateAdd", UNITS, MOMENT, NUMBER),
        _call("max", MOMENT, MOMENT),
        *_choices(MOMENT),
    ],
}


def typed(node: Any) -> str:
    """An expression as a person types it."""
    match node:
        case Field():
            return node.name
        case Call("negate", (value,)):
            return f"-({typed(value)})"
        case Call(name, arguments) if name in INFIX:
            return "(" + f" {name} ".join(map(typed, arguments)) + ")"
        case Call(name, arguments):
            return f"{name}({', '.join(map(typed, arguments))})"
        case _:
            return _constant(node)


def _constant(value: Any) -> str:
    match value:
        case Decimal():
            return f"{value:f}"
        case str():
            return "'" + value.replace("'", "''") + "'" if '"' in value else f'"{value}"'
        case _:
            return "blank" if value is None else str(value).lower()
