"""Texts. An empty text and nothing are the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from crm.metadata.formulas.functions.base import (
    LONGEST_TEXT,
    NUMBERS,
    PRINTABLE,
    TEXTS,
    Function,
    Given,
    Parameter,
    text,
)
from crm.metadata.formulas.types import Type

_LONGEST_REPLACEMENT: Final = 200
_TEXT: Final = Parameter("text", TEXTS)
_PART: Final = Parameter("part", TEXTS)
_COUNT: Final = Parameter("count", NUMBERS)
_PRINTED: Final = Parameter("value", PRINTABLE, printed=True)


def printed(value: str, type_: Type) -> str:
    """A value as a text. Postgres has no cast of dates that it calls immutable."""
    match type_:
        case Type.NUMBER:
            return f"trim_scale({value})::text"
        case Type.DATE:
            parts = zip(("year", "month", "day"), (4, 2, 2), strict=True)
            return "(" + "||'-'||".join(f"lpad(extract({part} from {value})::text,{n},'0')" for part, n in parts) + ")"
        case Type.BOOLEAN:
            return f"({value})::text"
        case _:
            return value


def _joined(given: Sequence[Given]) -> str:
    return text("(" + "||".join(f"coalesce({each.sql},'')" for each in given) + ")")


def _changed(call: str) -> Callable[[Sequence[Given]], str]:
    return lambda given: text(f"{call}({given[0].sql})")


def _count(given: Given, fewest: int = 0) -> str:
    """A number of characters, up to more than there can be."""
    value, most = given.sql, LONGEST_TEXT + 1
    if isinstance(given.constant, Decimal):
        return str(min(max(int(given.constant), fewest), most))
    return f"(case when {value}>{most} then {most} when {value}<{fewest} then {fewest} else trunc({value}) end)::int"


def _left(given: Sequence[Given]) -> str:
    return f"nullif(left({given[0].sql},{_count(given[1])}),'')"


def _right(given: Sequence[Given]) -> str:
    return f"nullif(right({given[0].sql},{_count(given[1])}),'')"


def _mid(given: Sequence[Given]) -> str:
    return f"nullif(substr({given[0].sql},{_count(given[1], 1)},{_count(given[2])}),'')"


def _replace(given: Sequence[Given]) -> str:
    value, part, instead = (each.sql for each in given)
    return text(f"replace({value},coalesce({part},''),coalesce(left({instead},{_LONGEST_REPLACEMENT}),''))")


def _contains(given: Sequence[Given]) -> str:
    return f"coalesce(strpos(lower({given[0].sql}),lower({given[1].sql}))>0,false)"


def _starts_with(given: Sequence[Given]) -> str:
    return f"coalesce(starts_with(lower({given[0].sql}),lower({given[1].sql})),false)"


def _ends_with(given: Sequence[Given]) -> str:
    value, part = f"lower({given[0].sql})", f"lower({given[1].sql})"
    return f"coalesce(right({value},length({part}))={part},false)"


def _text(
    name: str, parameters: tuple[Parameter, ...], sql: Callable[[Sequence[Given]], str], description: str
) -> Function:
    return Function(name, "text", parameters, Type.TEXT, sql, description)


def _test(name: str, sql: Callable[[Sequence[Given]], str], description: str) -> Function:
    return Function(name, "text", (_TEXT, _PART), Type.BOOLEAN, sql, description, is_certain=True)


TEXT_FUNCTIONS: Final = (
    Function("&", "operator", (_PRINTED, _PRINTED), Type.TEXT, _joined),
    _text(
        "concat",
        (_PRINTED, Parameter("value", PRINTABLE, printed=True, is_optional=True, is_repeated=True)),
        _joined,
        "The values one after the other; blank ones are left out.",
    ),
    _text("upper", (_TEXT,), _changed("upper"), "The text in capital letters."),
    _text("lower", (_TEXT,), _changed("lower"), "The text in small letters."),
    _text("trim", (_TEXT,), _changed("btrim"), "The text without spaces around it."),
    _text("left", (_TEXT, _COUNT), _left, "So many characters from the beginning."),
    _text("right", (_TEXT, _COUNT), _right, "So many characters from the end."),
    _text(
        "mid",
        (_TEXT, Parameter("start", NUMBERS), _COUNT),
        _mid,
        "So many characters from a place on; the first character is 1.",
    ),
    _text(
        "replace",
        (_TEXT, _PART, Parameter("instead", TEXTS)),
        _replace,
        f"The text with another, of up to {_LONGEST_REPLACEMENT} characters, in place of every such part.",
    ),
    _text("text", (_PRINTED,), lambda given: given[0].sql, "A number, a date (2026-01-31) or yes or no as text."),
    _test("contains", _contains, "Whether the part occurs in the text, in capital or small letters."),
    _test("startsWith", _starts_with, "Whether the text begins with the part, in capital or small letters."),
    _test("endsWith", _ends_with, "Whether the text ends with the part, in capital or small letters."),
    Function(
        "has",
        "text",
        (Parameter("list", (Type.LIST,)), Parameter("value", TEXTS)),
        Type.BOOLEAN,
        lambda given: f"coalesce({given[1].sql}=any({given[0].sql}),false)",
        "Whether the value is one of the list's.",
        is_certain=True,
    ),
)
