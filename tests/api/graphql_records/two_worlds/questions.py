"""What can be asked of a world: selections, filters and orders, generated from the schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLType,
    get_named_type,
    is_leaf_type,
)

from crm.access.gate import PermissionDenied
from crm.api.graphql_records.roots import mutation_roots, query_roots
from crm.api.graphql_records.types.build import whole_schema
from crm.api.graphql_records.types.workspace import describe
from crm.kit.errors import BadUserInput
from crm.metadata.snapshot import Object
from crm.records.operation import OperationKind as Kind
from crm.records.reads.aggregates import aggregates_of
from crm.records.scope import Scope
from tests.api.graphql_records.two_worlds.worlds import World

CONNECTIVES: Final = ("and", "or", "not")
WORDS: Final = ("secret", "beta", "ann")


@dataclass
class Questions:
    """Asks about one world; both worlds have the same schema, so that the questions are the same too."""

    world: World

    def __post_init__(self) -> None:
        self.snapshot = self.world.workspace.snapshot
        self.gate = self.world.workspace.gate(self.world.clerk)
        self.schema: GraphQLSchema = whole_schema(describe(self.snapshot))

    def roots(self) -> Iterator[tuple[str, Kind, Object | None]]:
        """Every root field of the schema: reads first, for they change nothing."""
        for roots in (query_roots, mutation_roots):
            for name, root in roots(self.snapshot.objects):
                yield name, root.kind, root.object

    def may(self, object_: Object, name: str) -> bool:
        """Whether the caller may read a field."""
        try:
            Scope(self.snapshot, self.gate).field(object_, name)
        except PermissionDenied:
            return False
        except BadUserInput:
            return True
        return True

    def record(self, object_: Object, depth: int = 1) -> str:
        """A selection of everything of a record that the caller may read, related records included."""
        return self.selection(self.type(object_.type_name), depth)

    def filters(self, object_: Object) -> Iterator[Any]:
        """Conditions on every field of the filter: one by one on those that are hidden or lead elsewhere."""
        yield from self.hidden_filters(object_)
        readable = []
        for name, field in self._filter_fields(object_):
            conditions = [{name: value} for value in self._conditions(field.type)]
            if self._is_plain(object_, name):
                readable += conditions
            elif self.may(object_, name):
                yield from conditions
        yield {"or": readable}
        yield {"not": {"and": readable}}

    def hidden_filters(self, object_: Object) -> Iterator[Any]:
        """Conditions on fields that may not be read."""
        for name, field in self._filter_fields(object_):
            if not self.may(object_, name):
                yield from ({name: value} for value in self._conditions(field.type))

    def _filter_fields(self, object_: Object) -> Iterator[tuple[str, Any]]:
        for name, field in self.inputs(f"{object_.type_name}FilterInput"):
            if name not in CONNECTIVES:
                yield name, field

    def orders(self, object_: Object) -> Iterator[Any]:
        """Orders by every field: together by those that may be read, one by one by the others."""
        readable = []
        for name, field in self.inputs(f"{object_.type_name}OrderByInput"):
            relation = object_.fields[name].relation if name in object_.fields else None
            target = self.snapshot.objects[relation.target] if relation else None
            for value in self._directions(field.type):
                if self.may(object_, name) and (target is None or self.may(target, next(iter(value)))):
                    readable.append({name: value})
                else:
                    yield [{name: value}]
        yield readable

    def aggregates(self, object_: Object) -> Iterator[list[str]]:
        """The aggregates of a connection: all of what may be read, then each of the others."""
        known = {name: self.may(object_, field.name) for name, (field, _) in aggregates_of(object_).items()}
        yield [name for name, may in known.items() if may]
        yield from ([name] for name, may in known.items() if not may)

    def dimensions(self, object_: Object) -> Iterator[Any]:
        """What records can be grouped by, through relations too, that is hidden or leads elsewhere."""
        for name, field in self.inputs(f"{object_.type_name}GroupByInput"):
            if not self._is_plain(object_, name):
                yield from ({name: value} for value in self._dimensions(field.type, depth=1))

    def _dimensions(self, type_: GraphQLType, depth: int) -> Iterator[Any]:
        named = get_named_type(type_)
        if not isinstance(named, GraphQLInputObjectType):
            yield True
        elif "granularity" in named.fields:
            yield {"granularity": "DAY", "timeZone": "UTC"}
        else:
            object_ = self._of_or_none(named.name.removesuffix("GroupByInput"))
            for name, field in named.fields.items():
                if object_ is None:
                    yield from ({name: value} for value in self._dimensions(field.type, depth))
                elif depth and (name == "id" or not self.may(object_, name)):
                    yield from ({name: value} for value in self._dimensions(field.type, depth - 1))

    def _is_plain(self, object_: Object, name: str) -> bool:
        """Whether a field may be read, and leads nowhere."""
        field = object_.fields.get(name)
        is_plain = field is None or (field.relation is None and field.type != "TS_VECTOR")
        return is_plain and self.may(object_, name)

    def selection(self, type_: GraphQLObjectType, depth: int) -> str:
        """A selection of everything of a type that may be read, with related records to a depth."""
        object_ = next((each for each in self.snapshot.objects.values() if each.type_name == type_.name), None)
        chosen = []
        for name, field in type_.fields.items():
            inner = get_named_type(field.type)
            if object_ is not None and not self.may(object_, name):
                continue
            if is_leaf_type(inner):
                chosen.append(name)
            elif inner.name.endswith("Connection"):
                related = self._of(inner.name.removesuffix("Connection"))
                chosen += [f"{name} {{ {self.connection(related, depth - 1)} }}"] if depth else []
            elif depth or self._of_or_none(inner.name) is None:
                chosen.append(f"{name} {{ {self.selection(inner, 0)} }}")
        return " ".join(chosen) or "__typename"

    def connection(self, object_: Object, depth: int = 1) -> str:
        """A selection of everything of a list."""
        node = self.selection(self.type(object_.type_name), depth)
        return f"totalCount pageInfo {{ hasNextPage startCursor endCursor }} edges {{ cursor node {{ {node} }} }}"

    def _conditions(self, type_: GraphQLType) -> Iterator[Any]:
        named = get_named_type(type_)
        assert isinstance(named, GraphQLInputObjectType), named
        fields = named.fields
        if "is" in fields:
            yield {"is": "NOT_NULL"}
        elif "search" in fields:
            yield from ({"search": word} for word in WORDS)
        elif "none" in fields:
            yield {"none": {"id": {"is": "NOT_NULL"}}}
        elif "id" in fields:
            yield {"id": {"is": "NOT_NULL"}}
        else:
            for name, field in fields.items():
                yield from ({name: value} for value in self._conditions(field.type))

    def _directions(self, type_: GraphQLType) -> Iterator[Any]:
        named = get_named_type(type_)
        if isinstance(named, GraphQLEnumType):
            yield "AscNullsLast"
        elif isinstance(named, GraphQLInputObjectType):
            object_ = self._of_or_none(named.name.removesuffix("OrderByInput"))
            for name, field in named.fields.items():
                if isinstance(get_named_type(field.type), GraphQLEnumType) and (object_ is None or name != "id"):
                    yield {name: "DescNullsFirst"}

    def inputs(self, name: str) -> Iterable[tuple[str, Any]]:
        """The fields of an input type."""
        type_ = self.schema.type_map[name]
        assert isinstance(type_, GraphQLInputObjectType)
        return type_.fields.items()

    def type(self, name: str) -> GraphQLObjectType:
        """An output type."""
        type_ = self.schema.type_map[name]
        assert isinstance(type_, GraphQLObjectType)
        return type_

    def _of(self, type_name: str) -> Object:
        return next(each for each in self.snapshot.objects.values() if each.type_name == type_name)

    def _of_or_none(self, type_name: str) -> Object | None:
        return next((each for each in self.snapshot.objects.values() if each.type_name == type_name), None)
