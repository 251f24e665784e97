"""Every function and operator by the name it is called by, in small letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from crm.metadata.formulas.functions.base import Function
from crm.metadata.formulas.functions.dates import DATE_FUNCTIONS
from crm.metadata.formulas.functions.logic import LOGIC_FUNCTIONS
from crm.metadata.formulas.functions.numbers import NUMBER_FUNCTIONS
from crm.metadata.formulas.functions.texts import TEXT_FUNCTIONS

ALL_FUNCTIONS: Final = (*LOGIC_FUNCTIONS, *NUMBER_FUNCTIONS, *TEXT_FUNCTIONS, *DATE_FUNCTIONS)


def _by_name() -> Mapping[str, Sequence[Function]]:
    found: dict[str, list[Function]] = defaultdict(list)
    for each in ALL_FUNCTIONS:
        found[each.name.lower()].append(each)
    return found


FUNCTIONS: Final = _by_name()
"""More than one under a name differ in how many arguments they take."""
