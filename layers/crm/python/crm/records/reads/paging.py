"""Pages: how many records, from where, and in which direction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from crm.kit.errors import BadUserInput
from crm.records.conversion import page_size
from crm.records.operation import Leaf, Value
from crm.records.reads.orders import OrderKey
from crm.records.root import Path, Variables, value_at
from crm.records.scope import Parameters, given_leaf

MOST_RECORDS: Final = 200
"""On a page of a root field, and the default."""

MOST_RELATED: Final = 60
"""On a page of a relation, and the default."""

_CONFLICTS: Final = (("first", "last"), ("before", "after"), ("before", "first"), ("after", "last"))


class Limit(NamedTuple):
    """How many rows are read, as an SQL value and as a clause."""

    rows: str
    clause: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the paging arguments of one field ask for. `size` is `first` or `last`."""

    size: Leaf
    size_argument: str
    most: int
    cursor: Leaf | None
    offset: Leaf | None
    backward: bool

    @classmethod
    def of(cls, arguments: Mapping[str, Value], most: int) -> Page:
        """Read the arguments of a field that pages.

        Raises:
            BadUserInput: arguments that exclude each other, or a constant that is no size.
        """
        given = {name: given_leaf(arguments, name) for name in ("first", "last", "before", "after", "offset")}
        for one, other in _CONFLICTS:
            if given[one] and given[other]:
                raise BadUserInput(f"Cannot provide both {one} and {other}", sub_code="ARGS_CONFLICT")
        backward = given["last"] is not None or given["before"] is not None
        argument = "last" if backward else "first"
        size = given[argument] or Leaf(most)
        return cls(size, argument, most, given["before"] or given["after"], given["offset"], backward)

    def keys_to_walk(self, keys: Sequence[OrderKey]) -> list[OrderKey]:
        """The order in which rows are read: turned around for a page that ends at a cursor."""
        return [key.reversed() for key in keys] if self.backward else [*keys]

    def condition(self, walk: Sequence[OrderKey], parameters: Parameters) -> str:
        """The rows beyond the cursor, "" without one."""
        return rows_beyond(self.cursor, walk, parameters) if self.cursor else ""

    @property
    def is_inner(self) -> bool:
        """Whether something lies before the place where the page begins."""
        return self.cursor is not None or self.offset is not None

    def limit(self, parameters: Parameters) -> Limit:
        """One row more than the page, to see whether another follows."""
        rows = f"{parameters.add(self.size, 'limit', self.size_argument, self.most)}::bigint"
        skip = f" offset {parameters.add(self.offset, 'offset', 'offset')}::bigint" if self.offset else ""
        return Limit(rows, f" limit {rows}{skip}")

    def plan(self) -> PagePlan:
        """What assembling the answer needs to know."""
        constant = page_size(self.size_argument, self.size.value, self.most) if self.size.path is None else None
        return PagePlan(self.size.path, constant, self.size_argument, self.most, self.backward, self.is_inner)


@dataclass(frozen=True, slots=True)
class PagePlan:
    """The part of a page that a plan keeps. `is_inner`: there is something before where the page begins."""

    path: Path | None
    constant: int | None
    argument: str
    most: int
    backward: bool
    is_inner: bool

    def size(self, variables: Variables) -> int:
        """How many records the page holds at most."""
        if self.constant is not None:
            return self.constant
        return page_size(self.argument, value_at(variables, self.path or ()), self.most)

    def cut(self, lines: list[bytes], size: int) -> list[bytes]:
        """The page in response order, from the lines as they were walked."""
        return lines[:size][::-1] if self.backward else lines[:size]

    def to_json(self) -> list[Any]:
        """The form that `from_json` reads."""
        return [self.path, self.constant, self.argument, self.most, self.backward, self.is_inner]

    @classmethod
    def from_json(cls, value: Sequence[Any]) -> PagePlan:
        """Read what `to_json` wrote."""
        path, *rest = value
        return cls(None if path is None else tuple(path), *rest)


def rows_beyond(cursor: Leaf, walk: Sequence[OrderKey], parameters: Parameters) -> str:
    """The condition that a row comes after the cursor.

    Keys that are never null and share a direction compare as one row, which an index range answers at any depth.
    Otherwise the comparison is spelled out key by key, nulls included.
    """
    paths = [key.path for key in walk]
    bound = []
    for key in walk:
        placeholder = parameters.add(cursor, "cursor", ".".join(key.path), [*key.kind, key.nullable, key.path, paths])
        bound.append(f"{placeholder}::{key.column.pg_type}")
    if not any(key.nullable for key in walk) and len({key.descending for key in walk}) == 1:
        operator = "<" if walk[0].descending else ">"
        return f"({','.join(key.expression for key in walk)}) {operator} ({','.join(bound)})"
    return _spelled_out(walk, bound)


def _spelled_out(walk: Sequence[OrderKey], bound: Sequence[str]) -> str:
    alternatives, equal = list[str](), list[str]()
    for key, value in zip(walk, bound, strict=True):
        alternatives.append(" and ".join([*equal, _beyond(key, value)]))
        equal.append(f"{key.expression} {'is not distinct from' if key.nullable else '='} {value}")
    return "(" + " or ".join(f"({alternative})" for alternative in alternatives) + ")"


def _beyond(key: OrderKey, value: str) -> str:
    compared = f"{key.sortable(key.expression)} {'<' if key.descending else '>'} {key.sortable(value)}"
    if not key.nullable:
        return compared
    if key.nulls_first:
        return f"({compared} or ({value} is null and {key.expression} is not null))"
    return f"({compared} or ({value} is not null and {key.expression} is null))"
