"""The types of one object that speak of many records at once: connections with aggregates, groups, and their orders."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

from crm.api.graphql_records.types.definitions import Definition, InputDefinition, ObjectDefinition, OutputField
from crm.api.graphql_records.types.shared import DIRECTION
from crm.metadata.field_types.catalogue import field_type
from crm.metadata.snapshot import Field, Object
from crm.records.reads.aggregates import TOTAL_COUNT, aggregates_of

MakeInput: TypeAlias = Callable[[Callable[[], Iterator[tuple[str, str]]]], InputDefinition]

_OUTPUTS: Final = {name: OutputField(name) for name in ("Int", "Float", "Date", "DateTime")}
"""What aggregates answer: one description for all of them, for there are many."""


class GroupTypes:
    """Describes these types of `object_`. `input_` makes an input type of fields, with their deprecated names."""

    def __init__(self, objects: Mapping[str, Object], object_: Object, input_: MakeInput) -> None:
        self._objects = objects
        self._object = object_
        self._input = input_
        self._name = object_.type_name

    def definitions(self) -> Iterator[tuple[str, Definition]]:
        """Each of them by its name."""
        name = self._name
        yield f"{name}Connection", ObjectDefinition(lambda: dict(self._connection_fields()))
        yield f"{name}GroupByConnection", ObjectDefinition(lambda: dict(self._group_fields()))
        yield f"{name}GroupByInput", self._input(self._group_by_fields)
        yield f"{name}OrderByWithGroupByInput", self._input(self._order_fields)
        yield f"{name}OrderByWithGroupByAggregateInput", self._input(self._aggregate_order_fields)

    def _connection_fields(self) -> Iterator[tuple[str, OutputField]]:
        yield TOTAL_COUNT, _OUTPUTS["Int"]
        for name, (_, aggregate) in aggregates_of(self._object).items():
            yield name, _OUTPUTS[aggregate.output]
        yield "edges", OutputField(f"[{self._name}Edge!]!")
        yield "pageInfo", OutputField("PageInfo!")

    def _group_fields(self) -> Iterator[tuple[str, OutputField]]:
        yield from self._connection_fields()
        yield "groupByDimensionValues", OutputField("JSON!")

    def _group_by_fields(self) -> Iterator[tuple[str, str]]:
        """Fields that cannot be grouped by are among them, as clients know it; the compiler refuses those."""
        for name, field in self._fields():
            yield name, "Boolean" if field.relation else _by_type(field, "GroupByInput", "Boolean", "GroupBy")
        yield from self._relations("GroupByInput")

    def _order_fields(self) -> Iterator[tuple[str, str]]:
        yield "aggregate", f"{self._name}OrderByWithGroupByAggregateInput"
        for name, field in self._fields():
            yield name, DIRECTION if field.relation else _by_type(field, "OrderByInput", DIRECTION, "OrderBy")
        yield from self._relations("OrderByWithGroupByInput")

    def _aggregate_order_fields(self) -> Iterator[tuple[str, str]]:
        yield from dict.fromkeys([TOTAL_COUNT, *aggregates_of(self._object)], DIRECTION).items()

    def _fields(self) -> Iterator[tuple[str, Field]]:
        """Everything with a value of its own: fields, and the join columns of relations."""
        for field in self._object.fields.values():
            if field.relation is None:
                yield field.name, field
            elif field.relation.type == "MANY_TO_ONE":
                yield field.relation.join_column, field

    def _relations(self, suffix: str) -> Iterator[tuple[str, str]]:
        for field in self._object.fields.values():
            relation = field.relation
            if relation is not None and relation.type == "MANY_TO_ONE" and relation.target in self._objects:
                yield field.name, f"{self._objects[relation.target].type_name}{suffix}"


def group_arguments(type_name: str) -> Mapping[str, str]:
    """The arguments of a list of groups."""
    return {
        "groupBy": f"[{type_name}GroupByInput!]!",
        "filter": f"{type_name}FilterInput",
        "orderBy": f"[{type_name}OrderByWithGroupByInput]",
        "orderByForRecords": f"[{type_name}OrderByInput]",
        "viewId": "UUID",
        "limit": "Int",
        "offsetForRecords": "Int",
    }


def _by_type(field: Field, composite_suffix: str, scalar: str, dated_prefix: str) -> str:
    """How a field is named in an input: by its sub-fields, by a granularity, or at once."""
    type_ = field_type(field.type)
    if type_.composite:
        return type_.composite + composite_suffix
    return f"{dated_prefix}DateGranularityInput" if type_.parts_of(field.settings)[0].is_dated else scalar
