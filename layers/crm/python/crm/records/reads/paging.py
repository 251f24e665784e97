"""Pages: how many records, from where, and in which direction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from crm.kit.errors import BadUserInput
from crm.records.conversion import page_size
from crm.records.operation import Leaf, Value
from crm.records.reads.orders import OrderKey
from crm.records.reads.page_plan import PagePlan
from crm.records.scope import Parameters, given_leaf

MOST_RECORDS: Final = 200
"""On a page of a root field, and the default."""

MOST_RELATED: Final = 60
"""On a page of a relation, and the default."""

MOST_SKIPPED: Final = 2**62

_CONFLICTS: Final = (("first", "last"), ("before", "after"), ("before", "first"), ("after", "last"))


class Limit(NamedTuple):
    """How many rows are read, as an SQL value and as a clause; `reach` is the clause that skips none."""

    rows: str
    clause: str
    reach: str


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

    def ranges(self, walk: Sequence[OrderKey], parameters: Parameters, *, indexed: bool) -> list[str]:
        """The rows beyond the cursor, [""] without one: where the first key is indexed, as ranges to be merged."""
        if self.cursor and indexed:
            return ranges_beyond(self.cursor, walk, parameters)
        return [self.condition(walk, parameters)]

    def is_inner(self, parameters: Parameters) -> str:
        """Whether something lies before the place where the page begins, as SQL."""
        if self.cursor or not self.offset:
            return "true" if self.cursor else "false"
        return f"{parameters.add(self.offset, 'offset', 'offset')}::bigint > 0"

    def limit(self, parameters: Parameters) -> Limit:
        """One row more than the page, to see whether another follows."""
        rows = f"{parameters.add(self.size, 'limit', self.size_argument, self.most)}::bigint"
        if not self.offset:
            return Limit(rows, f" limit {rows}", f" limit {rows}")
        skipped = f"{parameters.add(self.offset, 'offset', 'offset')}::bigint"
        return Limit(rows, f" limit {rows} offset {skipped}", f" limit {rows} + {skipped}")

    def plan(self) -> PagePlan:
        """What assembling the answer needs to know."""
        constant = page_size(self.size_argument, self.size.value, self.most) if self.size.path is None else None
        skipped, offset = 0, self.offset.path if self.offset else None
        if self.offset and offset is None:
            skipped = page_size("offset", self.offset.value, MOST_SKIPPED)
        has_cursor = self.cursor is not None
        return PagePlan(
            self.size.path, constant, self.size_argument, self.most, self.backward, has_cursor, offset, skipped
        )


def rows_beyond(cursor: Leaf, walk: Sequence[OrderKey], parameters: Parameters) -> str:
    """The condition that a row comes after the cursor."""
    return _beyond(walk, _bound(cursor, walk, parameters))


def ranges_beyond(cursor: Leaf, walk: Sequence[OrderKey], parameters: Parameters) -> list[str]:
    """The same as disjoint conditions, for an index that is sorted by the first key.

    Where that key may be missing, the rows that miss it are a range of their own: no single range of an index holds
    both what follows a value and what follows all values. Which ranges are empty the cursor's value decides.
    """
    bound = _bound(cursor, walk, parameters)
    first, value = walk[0], bound[0]
    if not first.nullable:
        return [_beyond(walk, bound)]
    missing, rest = f"{first.expression} is null", _beyond(walk[1:], bound[1:])
    other_side = (
        f"{value} is null and {first.expression} is not null"
        if first.nulls_first
        else f"{value} is not null and {missing}"
    )
    return [
        _beyond([replace(first, nullable=False), *walk[1:]], bound),
        other_side,
        f"{value} is null and {missing} and {rest}",
    ]


def _bound(cursor: Leaf, walk: Sequence[OrderKey], parameters: Parameters) -> list[str]:
    """The cursor's value of every key."""
    paths, bound = [key.path for key in walk], []
    for key in walk:
        options = [key.column.kind, key.column.pg_type, key.nullable, key.path, paths]
        bound.append(f"{parameters.add(cursor, 'cursor', '.'.join(key.path), options)}::{key.column.pg_type}")
    return bound


def _beyond(walk: Sequence[OrderKey], bound: Sequence[str]) -> str:
    """Keys that are never null and share a direction compare as one row, which an index range answers at any depth.

    Otherwise the comparison is spelled out key by key, nulls included, under a bound on the first key, which is true
    of every alternative and all that an index can use.
    """
    first, operator = walk[0], "<" if walk[0].descending else ">"
    if not any(key.nullable for key in walk) and len({key.descending for key in walk}) == 1:
        return f"({','.join(key.expression for key in walk)}) {operator} ({','.join(bound)})"
    spelled_out = _spelled_out(walk, bound)
    return spelled_out if first.nullable else f"({first.expression} {operator}= {bound[0]} and {spelled_out})"


def _spelled_out(walk: Sequence[OrderKey], bound: Sequence[str]) -> str:
    alternatives, equal = list[str](), list[str]()
    for key, value in zip(walk, bound, strict=True):
        alternatives.append(" and ".join([*equal, _after(key, value)]))
        equal.append(f"{key.expression} {'is not distinct from' if key.nullable else '='} {value}")
    return "(" + " or ".join(f"({alternative})" for alternative in alternatives) + ")"


def _after(key: OrderKey, value: str) -> str:
    compared = f"{key.expression} {'<' if key.descending else '>'} {value}"
    if not key.nullable:
        return compared
    if key.nulls_first:
        return f"({compared} or ({value} is null and {key.expression} is not null))"
    return f"({compared} or ({value} is not null and {key.expression} is null))"
