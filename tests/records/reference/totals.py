"""Aggregates, read from contract §2.10 and decision 16: what is said of a field over all records that match."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import pytest

from tests.records.reference.evaluator import MISSING, Record
from tests.records.reference.schema import OBJECTS

OF_ANYTHING = ("countUniqueValues", "countEmpty", "countNotEmpty", "percentageEmpty", "percentageNotEmpty")
OF_KINDS: Mapping[str, tuple[str, ...]] = {
    "boolean": ("countTrue", "countFalse"),
    "integer": ("min", "max", "avg", "sum"),
    "numeric": ("min", "max", "avg", "sum"),
    "float": ("min", "max"),
    "moment": ("min", "max"),
    "day": ("min", "max"),
}
"""Sums of floats depend on the order they are added in, and are left out."""

MEASURES: Mapping[str, Callable[[Sequence[Any], int], Any]] = {
    "countUniqueValues": lambda values, _total: len(
        {repr(each) if isinstance(each, list | dict) else each for each in values}
    ),
    "countEmpty": lambda values, total: total - len(values),
    "countNotEmpty": lambda values, _total: len(values),
    "percentageEmpty": lambda values, total: (total - len(values)) / total,
    "percentageNotEmpty": lambda values, total: len(values) / total,
    "countTrue": lambda values, _total: values.count(True),
    "countFalse": lambda values, _total: values.count(False),
    "min": lambda values, _total: min(values, default=None),
    "max": lambda values, _total: max(values, default=None),
    "sum": lambda values, _total: sum(values) if values else None,
    "avg": lambda values, _total: sum(values) / len(values) if values else None,
}
"""From the values that are there, and how many records there are."""


@cache
def aggregates(name: str) -> Mapping[str, tuple[str, str]]:
    """The aggregates of an object by name: a measure, and the path of a field."""
    return {f"{measure}{_pascal(path)}": (measure, path) for measure, path in _aggregates(name)}


def total(name: str, aggregate: str, records: Sequence[Record]) -> Any:
    """The answer; nothing can be said of no records."""
    measure, path = aggregates(name)[aggregate]
    values = [record[path] for record in records if record[path] not in MISSING]
    return MEASURES[measure](values, len(records)) if records else None


def is_same(answer: Any, expected: Any) -> bool:
    """Whether an answer as clients read it is the expected value."""
    match expected:
        case None | int() if not isinstance(answer, float):
            return bool(answer == expected)
        case datetime():
            return isinstance(answer, str) and datetime.fromisoformat(answer).astimezone(UTC) == expected
        case date():
            return bool(answer == expected.isoformat())
        case _:
            return answer is not None and float(answer) == pytest.approx(float(expected), rel=1e-12)


def _aggregates(name: str) -> Iterator[tuple[str, str]]:
    for path, kind in OBJECTS[name].kinds.items():
        for measure in () if "." in path else OF_ANYTHING:
            yield measure, path
        for measure in OF_KINDS.get(kind, ()):
            if path != "position":
                yield measure, path


def _pascal(path: str) -> str:
    return "".join(step[:1].upper() + step[1:] for step in path.split("."))
