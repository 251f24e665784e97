"""Filters of lists that are in memory."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Protocol, TypeAlias
from uuid import UUID

import strawberry
from strawberry import UNSET

MOST_LEVELS = 10

Test: TypeAlias = Callable[[str, Any], bool]


class Filter(Protocol):
    """A filter of nodes: a comparison per attribute in `columns`, beside `and_` and `or_`."""

    columns: ClassVar[Sequence[str]]


def _one_of(value: str, wanted: Sequence[UUID]) -> bool:
    return any(value == str(each) for each in wanted)


UUID_TESTS: Mapping[str, Test] = {
    "is_": lambda _, wanted: wanted is True,
    "is_not": lambda _, wanted: wanted is not True,
    "eq": lambda value, wanted: value == str(wanted),
    "neq": lambda value, wanted: value != str(wanted),
    "gt": lambda value, wanted: operator.gt(value, str(wanted)),
    "gte": lambda value, wanted: operator.ge(value, str(wanted)),
    "lt": lambda value, wanted: operator.lt(value, str(wanted)),
    "lte": lambda value, wanted: operator.le(value, str(wanted)),
    "like": lambda value, wanted: value == str(wanted),
    "not_like": lambda value, wanted: value != str(wanted),
    "i_like": lambda value, wanted: value == str(wanted),
    "not_i_like": lambda value, wanted: value != str(wanted),
    "in_": _one_of,
    "not_in": lambda value, wanted: not _one_of(value, wanted),
}


@strawberry.input
class UUIDFilterComparison:
    """Comparisons of an id."""

    is_: bool | None = strawberry.field(name="is", default=UNSET)
    is_not: bool | None = UNSET
    eq: UUID | None = UNSET
    neq: UUID | None = UNSET
    gt: UUID | None = UNSET
    gte: UUID | None = UNSET
    lt: UUID | None = UNSET
    lte: UUID | None = UNSET
    like: UUID | None = UNSET
    not_like: UUID | None = UNSET
    i_like: UUID | None = UNSET
    not_i_like: UUID | None = UNSET
    in_: list[UUID] | None = strawberry.field(name="in", default=UNSET)
    not_in: list[UUID] | None = UNSET

    def holds(self, value: Any) -> bool:
        """Whether an id passes every comparison given."""
        given = ((test, getattr(self, name)) for name, test in UUID_TESTS.items())
        return all(test(str(value), wanted) for test, wanted in given if wanted is not UNSET and wanted is not None)


@strawberry.input
class BooleanFieldComparison:
    """Comparisons of a flag."""

    is_: bool | None = strawberry.field(name="is", default=UNSET)
    is_not: bool | None = UNSET

    def holds(self, value: Any) -> bool:
        """Whether a flag passes every comparison given."""
        return (self.is_ in {UNSET, None} or value is self.is_) and (
            self.is_not in {UNSET, None} or value is not self.is_not
        )


def passes(node: object, wanted: Filter | None, level: int = 0) -> bool:
    """Whether a node passes a filter; deeper levels than anyone writes by hand are ignored."""
    if not wanted or level > MOST_LEVELS:
        return True
    own = ((getattr(wanted, name), name) for name in wanted.columns)
    if not all(comparison.holds(getattr(node, name)) for comparison, name in own if comparison):
        return False
    every, any_ = getattr(wanted, "and_", None), getattr(wanted, "or_", None)
    if every and not all(passes(node, each, level + 1) for each in every):
        return False
    return not any_ or any(passes(node, each, level + 1) for each in any_)
