"""Conditions and choices. A condition that is blank counts as no; two blanks are equal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from crm.metadata.formulas.functions.base import (
    ANY,
    CONDITIONS,
    ORDERED,
    SINGLE,
    Function,
    Given,
    Parameter,
    certain,
)
from crm.metadata.formulas.types import Type

_CONDITION: Final = Parameter("condition", CONDITIONS)
_MORE: Final = Parameter("condition", CONDITIONS, is_repeated=True)
_EQUAL: Final = Parameter("value", SINGLE, shared=True)
_ORDERED: Final = Parameter("value", ORDERED, shared=True)


def _joined(word: str) -> Callable[[Sequence[Given]], str]:
    return lambda given: "(" + f" {word} ".join(map(certain, given)) + ")"


def _compared(sign: str) -> Function:
    return Function(
        sign,
        "operator",
        (_ORDERED, _ORDERED),
        Type.BOOLEAN,
        lambda given: f"coalesce({given[0].sql}{sign}{given[1].sql},false)",
        is_certain=True,
    )


def _same(sign: str, words: str) -> Function:
    return Function(
        sign,
        "operator",
        (_EQUAL, _EQUAL),
        Type.BOOLEAN,
        lambda given: f"({given[0].sql} {words} {given[1].sql})",
        is_certain=True,
    )


def _chosen(given: Sequence[Given]) -> str:
    otherwise = f" else {given[2].sql}" if len(given) > len(("condition", "then")) else ""
    return f"(case when {certain(given[0])} then {given[1].sql}{otherwise} end)"


def _first(given: Sequence[Given]) -> str:
    return f"coalesce({','.join(each.sql for each in given)})"


LOGIC_FUNCTIONS: Final = (
    _same("=", "is not distinct from"),
    _same("!=", "is distinct from"),
    *map(_compared, ("<", "<=", ">", ">=")),
    Function(
        "and",
        "logic",
        (_CONDITION, _MORE),
        Type.BOOLEAN,
        _joined("and"),
        "Whether all conditions hold; also written “a and b”.",
        is_certain=True,
    ),
    Function(
        "or",
        "logic",
        (_CONDITION, _MORE),
        Type.BOOLEAN,
        _joined("or"),
        "Whether any condition holds; also written “a or b”.",
        is_certain=True,
    ),
    Function(
        "not",
        "logic",
        (_CONDITION,),
        Type.BOOLEAN,
        lambda given: f"(not {certain(given[0])})",
        "Whether the condition does not hold; also written “not a”.",
        is_certain=True,
    ),
    Function(
        "if",
        "logic",
        (
            _CONDITION,
            Parameter("then", SINGLE, shared=True),
            Parameter("otherwise", SINGLE, shared=True, is_optional=True),
        ),
        None,
        _chosen,
        "One value if the condition holds, else another, or blank.",
    ),
    Function(
        "coalesce",
        "logic",
        (Parameter("value", SINGLE, shared=True), Parameter("value", SINGLE, shared=True, is_repeated=True)),
        None,
        _first,
        "The first of the values that is not blank.",
    ),
    Function(
        "isBlank",
        "logic",
        (Parameter("value", ANY),),
        Type.BOOLEAN,
        lambda given: f"({given[0].sql} is null)",
        "Whether there is no value.",
        is_certain=True,
    ),
)
