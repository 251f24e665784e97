"""Aggregates: what can be said of a field over many records, and what clients call it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Measure(StrEnum):
    """What is worked out, as the first word of an aggregate's name."""

    COUNT_UNIQUE_VALUES = "countUniqueValues"
    COUNT_EMPTY = "countEmpty"
    COUNT_NOT_EMPTY = "countNotEmpty"
    PERCENTAGE_EMPTY = "percentageEmpty"
    PERCENTAGE_NOT_EMPTY = "percentageNotEmpty"
    COUNT_TRUE = "countTrue"
    COUNT_FALSE = "countFalse"
    MIN = "min"
    MAX = "max"
    AVG = "avg"
    SUM = "sum"


OF_ANYTHING: Final = (
    Measure.COUNT_UNIQUE_VALUES,
    Measure.COUNT_EMPTY,
    Measure.COUNT_NOT_EMPTY,
    Measure.PERCENTAGE_EMPTY,
    Measure.PERCENTAGE_NOT_EMPTY,
)
"""Of a whole field, composites included."""

OF_ANSWERS: Final = (Measure.COUNT_TRUE, Measure.COUNT_FALSE)
OF_DATES: Final = (Measure.MIN, Measure.MAX)
OF_NUMBERS: Final = (Measure.MIN, Measure.MAX, Measure.AVG, Measure.SUM)

PERCENTAGES: Final = frozenset({Measure.PERCENTAGE_EMPTY, Measure.PERCENTAGE_NOT_EMPTY})


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A measure of a field, or of its sub-field `part`. `output` is the GraphQL type of the answer, always nullable."""

    measure: Measure
    part: str
    output: str

    def name(self, field_name: str) -> str:
        """`sum` of the part `amountMicros` of `amount` → `sumAmountAmountMicros`."""
        name = self.measure.value + field_name[0].upper() + field_name[1:]
        return name + self.part[0].upper() + self.part[1:] if self.part else name
