"""Dimensions: what records are grouped by, from a `groupBy` list, and how groups are ordered by them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from crm.kit.errors import BadUserInput
from crm.metadata.field_types.base import Part
from crm.metadata.field_types.catalogue import field_type
from crm.metadata.field_types.inspection import inspect
from crm.metadata.snapshot import Column, Field, Relation
from crm.records.conversion import convert
from crm.records.operation import Leaf, Value
from crm.records.reads.filters import live
from crm.records.reads.limits import MOST_HOPS, too_complex
from crm.records.reads.orders import OrderKey, sorting
from crm.records.reads.periods import Period
from crm.records.root import Binding
from crm.records.scope import Scope, given, given_leaf, items, members
from crm.records.shape import FIRST_DAYS, GRANULARITIES
from crm.records.sql import Source, value_or_null_json

MOST_DIMENSIONS: Final = 20
USUAL_TIME_ZONE: Final = "UTC"
"""For clients that name none, as older ones do."""


@dataclass(frozen=True, slots=True)
class Place:
    """A column that a `groupBy` or `orderBy` leads to, and what is said about it there."""

    path: tuple[str, ...]
    field: Field
    column: Column
    source: Source
    said: Value

    @property
    def name(self) -> str:
        """The path as messages spell it."""
        return ".".join(self.path)

    @property
    def part(self) -> Part:
        """What the field's type says of the column."""
        parts = field_type(self.field.type).parts_of(self.field.settings)
        return next(part for part in parts if part.name == self.column.part)


@dataclass(frozen=True, slots=True)
class Dimension:
    """One value that the records of a group share. `expression` is that value on the row; `period` cuts dates."""

    path: tuple[str, ...]
    field: Field
    column: Column
    expression: str
    period: Period | None = None

    def is_at(self, place: Place) -> bool:
        """Whether an order means this dimension: by its path, and by the granularity if it names one."""
        granularity = given_leaf(members(place.said), "granularity") if isinstance(place.said, Mapping) else None
        own = self.period.granularity if self.period else "NONE"
        return self.path == place.path and (granularity is None or granularity.value == own)

    def order(self, value: str, direction: str) -> str:
        """The ORDER BY item, and one more where different values are ordered alike."""
        expression, sorted_as = sorting(self.field, self.column, value)
        descending, nulls_first = direction.startswith("Desc"), direction.endswith("First")
        clause = OrderKey(self.path, expression, sorted_as, descending, nulls_first).clause(expression)
        return clause if expression == value else f"{clause}, {value}"

    def json(self, value: str) -> str:
        """The value as clients read it: numbers and answers as such, anything else as a text, null if missing."""
        return self.period.json(value) if self.period else value_or_null_json(value, self.column.kind)


@dataclass(slots=True)
class Places:
    """Finds columns by path, across to-one relations; each of those is joined once."""

    scope: Scope
    source: Source
    _joined: dict[tuple[str, str], Source] = field(default_factory=dict)
    _joins: list[str] = field(default_factory=list)

    @property
    def table(self) -> str:
        """The records and what is joined to them, for FROM. A trashed or hidden record is as good as none."""
        return " ".join([self.scope.table(self.source), *self._joins])

    def under(self, tree: Value) -> Iterator[Place]:
        """The columns that an item of the list speaks of, in its order.

        Raises:
            BadUserInput: it leads to no column.
            PermissionDenied: it leads to what the caller may not read.
        """
        return self._under(self.source, tree, 0)

    def _under(self, source: Source, tree: Value, hops: int) -> Iterator[Place]:
        for name in members(tree):
            value = given(members(tree), name)
            if value is None:
                continue
            found = self.scope.field(source.object, name)
            if found.relation is None:
                yield from _of_field(source, found, value)
            elif self.scope.is_join_column(source.object, name):
                yield Place((found.relation.join_column,), found, found.columns[0], source, value)
            else:
                if found.relation.type != "MANY_TO_ONE" or not isinstance(value, Mapping):
                    raise not_groupable(found.name, found)
                if hops == MOST_HOPS:
                    raise too_complex(f"It leads through more than {MOST_HOPS} relations")
                for place in self._under(self._joined_to(source, found.relation), value, hops + 1):
                    yield replace(place, path=(found.name, *place.path))

    def _joined_to(self, source: Source, relation: Relation) -> Source:
        """The records that the ones at `source` link to."""
        known = source.alias, relation.join_column
        if known not in self._joined:
            other = self._joined[known] = self.scope.source(self.scope.object(relation.target))
            link = f"{other.column('id')} = {source.column(relation.join_column)}"
            self._joins.append(f"left join {self.scope.table(other)} on {link} and {live(other)}")
        return self._joined[known]


def dimensions(places: Places, group_by: Value | None) -> tuple[list[Dimension], list[Binding]]:
    """The dimensions in the order asked, and the checks of variables that the shape of a request does not keep.

    Raises:
        BadUserInput: nothing to group by, or something that cannot be.
        PermissionDenied: a field the caller may not read.
    """
    found, checks = list[Dimension](), list[Binding]()
    for item in items(group_by):
        for place in places.under(item):
            dimension, to_check = _dimension(places.scope, place)
            found.append(dimension)
            checks += to_check
    if not found:
        raise BadUserInput("Expected at least one field to group by", sub_code="INVALID_QUERY_INPUT")
    if len(found) > MOST_DIMENSIONS:
        raise too_complex(f"It groups by {len(found)} fields; {MOST_DIMENSIONS} is the most")
    return found, checks


def not_groupable(name: str, of: Field) -> BadUserInput:
    """The refusal of what has no value that records could share."""
    return BadUserInput(
        f'Field "{name}" cannot be grouped by',
        sub_code="INVALID_QUERY_INPUT",
        user_message=f"Records cannot be grouped by “{of.label}”.",
    )


def _of_field(source: Source, found: Field, value: Value) -> Iterator[Place]:
    if not found.columns:
        raise not_groupable(found.name, found)
    if not found.columns[0].part:
        yield Place((found.name,), found, found.columns[0], source, value)
        return
    if not isinstance(value, Mapping):
        parts = ", ".join(column.part for column in found.columns)
        raise BadUserInput(
            f'Field "{found.name}" must be grouped and ordered by one of its sub fields: {parts}',
            sub_code="INVALID_QUERY_INPUT",
        )
    columns = {column.part: column for column in found.columns}
    for part in value:
        said = given(value, part)
        if part not in columns:
            raise BadUserInput(
                f'Sub field "{part}" not found for composite field: {found.name}', sub_code="INVALID_QUERY_INPUT"
            )
        if said is not None:
            yield Place((found.name, part), found, columns[part], source, said)


def _dimension(scope: Scope, place: Place) -> tuple[Dimension, list[Binding]]:
    if not place.part.groupable:
        raise not_groupable(place.name, place.field)
    if place.part.is_dated:
        return _dated(scope, place)
    if not isinstance(place.said, Leaf):
        raise BadUserInput(f'Field "{place.name}" has no sub fields to group by', sub_code="INVALID_QUERY_INPUT")
    column = place.source.column(place.column.name)
    return Dimension(place.path, place.field, place.column, column), _check(place.said, "chosen", place)


def _dated(scope: Scope, place: Place) -> tuple[Dimension, list[Binding]]:
    """A date is cut by the clock of the zone that is asked for; a day without a time is the same day everywhere."""
    if not isinstance(place.said, Mapping):
        raise BadUserInput(
            f'Field "{place.name}" must be grouped by a granularity: {", ".join(GRANULARITIES)}',
            sub_code="INVALID_QUERY_INPUT",
        )
    granularity, first_day = _word(place, "granularity", GRANULARITIES), _word(place, "weekStartDay", FIRST_DAYS)
    zone = given_leaf(place.said, "timeZone") or Leaf(USUAL_TIME_ZONE)
    column, period = place.source.column(place.column.name), Period(granularity, first_day)
    if granularity == "NONE":
        dimension = Dimension(place.path, place.field, place.column, column)
    elif place.column.kind == "date":
        dimension = Dimension(place.path, place.field, place.column, period.of(f"{column}::timestamp"), period)
    else:
        local = f"({column} at time zone {scope.parameters.add(zone, 'time_zone', place.name)}::text)"
        return Dimension(place.path, place.field, place.column, period.of(local), period), []
    return dimension, _check(zone, "time_zone", place)


def _check(leaf: Leaf, converter: str, place: Place) -> list[Binding]:
    """Check a value that no placeholder stands for: now, and when it comes from a variable every time."""
    convert(leaf.value, converter, place.name)
    return [] if leaf.path is None else [Binding(leaf.path, None, converter, place.name)]


def _word(place: Place, name: str, words: Sequence[str]) -> str:
    """One of the words, the first if nothing is said."""
    leaf = given_leaf(members(place.said), name)
    word = words[0] if leaf is None else leaf.value
    if not isinstance(word, str) or word not in words:
        raise BadUserInput(
            f'Invalid {name} value {inspect(word)} for field "{place.name}"', sub_code="INVALID_QUERY_INPUT"
        )
    return word
