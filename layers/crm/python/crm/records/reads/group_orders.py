"""Orders of groups: by their dimensions and by their aggregates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from crm.kit.errors import BadUserInput
from crm.records.operation import Leaf, Value
from crm.records.reads.dimensions import Dimension, Place, Places
from crm.records.reads.orders import unsortable
from crm.records.scope import given, items, members
from crm.records.shape import DIRECTIONS

USUAL_DIRECTION: Final = "AscNullsLast"
_AGGREGATE: Final = "aggregate"
"""The member of an order that holds aggregates instead of a field."""


def aggregate_orders(order_by: Value | None) -> Iterator[tuple[str, str]]:
    """The aggregates among the orders, each with its direction."""
    for item in items(order_by):
        yield from _of_aggregates(members(item).get(_AGGREGATE))


def group_orders(places: Places, by: Sequence[Dimension], order_by: Value | None) -> list[tuple[str | int, str]]:
    """What groups are ordered by, with the direction: the name of an aggregate, or the place of a dimension in `by`.

    Raises:
        BadUserInput: no direction, or a field that the records are not grouped by.
        PermissionDenied: a field the caller may not read.
    """
    found: list[tuple[str | int, str]] = []
    for item in items(order_by):
        for name, value in members(item).items():
            if name == _AGGREGATE:
                found += _of_aggregates(value)
            else:
                found += (_of_dimension(place, by) for place in places.under({name: value}))
    return found


def _of_aggregates(orders: Value | None) -> Iterator[tuple[str, str]]:
    for name in members(orders):
        direction = given(members(orders), name)
        if direction is not None:
            yield name, _direction(direction, name)


def _of_dimension(place: Place, by: Sequence[Dimension]) -> tuple[int, str]:
    """A date says its direction in `orderBy`, beside its granularity; anything else says it at once."""
    said = given(place.said, "orderBy") if isinstance(place.said, Mapping) else place.said
    for index, dimension in enumerate(by):
        if dimension.is_at(place):
            if not place.part.is_sortable:
                raise unsortable(place.name)
            return index, _direction(said, place.name)
    raise BadUserInput(
        f'Cannot order by "{place.name}": the records are not grouped by it',
        sub_code="INVALID_QUERY_INPUT",
        user_message=f"Group by “{place.field.label}” to order by it.",
    )


def _direction(value: Value | None, name: str) -> str:
    direction = value.value if isinstance(value, Leaf) else None
    if direction not in DIRECTIONS:
        raise unsortable(name)
    return str(direction)
