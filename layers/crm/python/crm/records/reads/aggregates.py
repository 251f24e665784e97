"""Aggregates of a connection or a group: which there are, and the SQL of each over the rows of a source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from crm.metadata.field_types.aggregates import Aggregate, Measure
from crm.metadata.field_types.catalogue import field_type
from crm.metadata.snapshot import Column, Field, Object
from crm.records.operation import Selection
from crm.records.reads.limits import unknown_field
from crm.records.scope import Scope
from crm.records.sql import Source, value_or_null_json

TOTAL_COUNT: Final = "totalCount"
_NO_AGGREGATES: Final = frozenset({"edges", "pageInfo", "groupByDimensionValues", "__typename"})


@dataclass(frozen=True, slots=True)
class Aggregated:
    """What an aggregate gives: an SQL expression over many rows, and the kind of column it could be."""

    value: str
    kind: str

    def json(self) -> str:
        """The answer as JSON text."""
        return value_or_null_json(self.value, self.kind)


def aggregates_asked(selections: Iterable[Selection]) -> list[str]:
    """The names of the aggregates among a connection's members, each once."""
    return list(dict.fromkeys(selected.name for selected in selections if is_aggregate(selected)))


def is_aggregate(selected: Selection) -> bool:
    """Whether a member of a connection is one, or nothing at all."""
    return selected.name not in _NO_AGGREGATES


def aggregates_of(object_: Object) -> Mapping[str, tuple[Field, Aggregate]]:
    """Every aggregate of an object's records by its name, but for `totalCount`."""
    return {
        aggregate.name(field.name): (field, aggregate)
        for field in object_.fields.values()
        for aggregate in field_type(field.type).aggregates(field.settings)
    }


def aggregated(scope: Scope, source: Source, names: Sequence[str]) -> list[Aggregated]:
    """The aggregates of these names over the rows of `source`.

    Where there is no row, all but `totalCount` are null: nothing can be said of nothing.

    Raises:
        BadUserInput: there is no such aggregate.
        PermissionDenied: it would tell of a field that the caller may not read.
    """
    known = aggregates_of(source.object) if set(names) - {TOTAL_COUNT} else {}
    return [_aggregated(scope, source, name, known) for name in names]


def _aggregated(scope: Scope, source: Source, name: str, known: Mapping[str, tuple[Field, Aggregate]]) -> Aggregated:
    if name == TOTAL_COUNT:
        return Aggregated("count(*)", "integer")
    if name not in known:
        raise unknown_field(name, f"{source.object.type_name}Connection")
    field, aggregate = known[name]
    return _MEASURES[aggregate.measure](_Rows(source, scope.field(source.object, field.name), aggregate.part))


@dataclass(frozen=True, slots=True)
class _Rows:
    """A field, or one sub-field, over many rows."""

    source: Source
    field: Field
    part: str

    @property
    def column(self) -> str:
        """The values of the part."""
        return self.source.column(self._column.name)

    @property
    def kind(self) -> str:
        """What the part's values are."""
        return self._column.kind

    @property
    def whole(self) -> str:
        """The values of the field, as rows if it has several parts; NULL for a field that stores nothing."""
        columns = [self.source.column(column.name) for column in self.field.columns]
        return f"row({','.join(columns)})" if len(columns) > 1 else columns[0] if columns else "null::text"

    @property
    def is_empty(self) -> str:
        """The condition that the field shows nothing: every part that tells something is missing."""
        telling = field_type(self.field.type).telling_parts
        columns = [column.name for column in self.field.columns if not telling or column.part in telling]
        return " and ".join(f"{self.source.column(name)} is null" for name in columns) or "true"

    @property
    def _column(self) -> Column:
        return next(column for column in self.field.columns if column.part == self.part)


_Compile: TypeAlias = Callable[[_Rows], Aggregated]


def _count_unique(rows: _Rows) -> Aggregated:
    return _count(f"count(distinct {rows.whole}) filter (where not ({rows.is_empty}))")


def _count_where(condition: Callable[[_Rows], str]) -> _Compile:
    return lambda rows: _count(f"count(*) filter (where {condition(rows)})")


def _share_where(condition: Callable[[_Rows], str]) -> _Compile:
    """A fraction from 0 to 1."""
    return lambda rows: Aggregated(
        f"(count(*) filter (where {condition(rows)})::double precision / nullif(count(*),0))", "float"
    )


def _count(counted: str) -> Aggregated:
    return Aggregated(f"(case when count(*) > 0 then {counted} end)", "integer")


def _is_empty(rows: _Rows) -> str:
    return rows.is_empty


def _is_not_empty(rows: _Rows) -> str:
    return f"not ({rows.is_empty})"


def _is_true(rows: _Rows) -> str:
    return rows.column


def _is_false(rows: _Rows) -> str:
    return f"not {rows.column}"


def _extreme(function: str) -> _Compile:
    return lambda rows: Aggregated(f"{function}({rows.column})", rows.kind)


def _average(rows: _Rows) -> Aggregated:
    return Aggregated(f"avg({rows.column})::double precision", "float")


def _sum(rows: _Rows) -> Aggregated:
    return Aggregated(f"sum({rows.column})", "numeric")


_MEASURES: Final[Mapping[Measure, _Compile]] = {
    Measure.COUNT_UNIQUE_VALUES: _count_unique,
    Measure.COUNT_EMPTY: _count_where(_is_empty),
    Measure.COUNT_NOT_EMPTY: _count_where(_is_not_empty),
    Measure.PERCENTAGE_EMPTY: _share_where(_is_empty),
    Measure.PERCENTAGE_NOT_EMPTY: _share_where(_is_not_empty),
    Measure.COUNT_TRUE: _count_where(_is_true),
    Measure.COUNT_FALSE: _count_where(_is_false),
    Measure.MIN: _extreme("min"),
    Measure.MAX: _extreme("max"),
    Measure.AVG: _average,
    Measure.SUM: _sum,
}
