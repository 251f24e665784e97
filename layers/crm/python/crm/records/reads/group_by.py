"""groupBy: what groups of records have in common, their aggregates, and some records of each, in one statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from crm.kit.database import Result, Statement
from crm.metadata.names import quoted
from crm.metadata.snapshot import Object
from crm.records.operation import Leaf, Operation, Selection
from crm.records.reads.aggregates import aggregated, aggregates_asked
from crm.records.reads.dimensions import Dimension, Places, dimensions
from crm.records.reads.filters import where
from crm.records.reads.group_json import RECORDS_COLUMN, GroupJson, aggregate_columns, dimension_column, has_page
from crm.records.reads.group_orders import USUAL_DIRECTION, aggregate_orders, group_orders
from crm.records.reads.limits import too_complex
from crm.records.reads.orders import order_clause, order_keys
from crm.records.reads.paging import MOST_RELATED
from crm.records.root import Binding, Request, Root, Template, Variables
from crm.records.scope import Scope, given, given_leaf

MOST_GROUPS: Final = 50
"""In an answer, and the default."""

MOST_COLUMNS: Final = 1_500
"""Postgres takes 1,664 per select list."""

_LAST_OFFSET: Final = 2_000_000_000
"""Where a Postgres array ends."""

_SPELLED: Final = {
    "AscNullsFirst": "asc nulls first",
    "AscNullsLast": "asc nulls last",
    "DescNullsFirst": "desc nulls first",
    "DescNullsLast": "desc nulls last",
}


@dataclass(frozen=True, slots=True)
class GroupBy(Root):
    """A list of groups. `groups` gives its JSON; `checks` are values of variables that the statement does not hold."""

    kind: ClassVar[str] = "groupBy"

    key: str
    groups: Template
    checks: Sequence[Binding]

    def bind(self, variables: Variables, request: Request) -> list[Statement]:
        for check in self.checks:
            check.bind(variables)
        return [self.groups.bind(variables)]

    def respond(self, results: Sequence[Result], variables: Variables) -> bytes:
        return results[0].value(0) or b"[]"

    def to_json(self) -> Any:
        return [self.key, self.groups.to_json(), [check.to_json() for check in self.checks]]

    @classmethod
    def from_json(cls, value: Any) -> GroupBy:
        key, groups, checks = value
        return cls(key, Template.from_json(groups), [Binding.from_json(check) for check in checks])


def compile_group_by(scope: Scope, object_: Object, operation: Operation) -> GroupBy:
    """Compile a list of groups.

    Raises:
        BadUserInput: something cannot be grouped or ordered by, or is too much.
        PermissionDenied: a field the caller may not read.
    """
    arguments = operation.root.arguments
    places = Places(scope, scope.source(object_))
    by, checks = dimensions(places, given(arguments, "groupBy"))
    groups = _Groups(scope, places, by, operation.root)
    return GroupBy(operation.root.key, Template(groups.sql(), scope.parameters.bound()), checks)


class _Groups:
    """The statement: records are grouped, the groups ordered and cut, and only then written as JSON."""

    def __init__(self, scope: Scope, places: Places, by: Sequence[Dimension], root: Selection) -> None:
        self._scope, self._places, self._by = scope, places, by
        self._arguments, self._selected = root.arguments, root.children
        self._group = scope.source(places.source.object)
        order_by = given(root.arguments, "orderBy")
        asked = [*aggregates_asked(root.children), *(name for name, _ in aggregate_orders(order_by))]
        names = list(dict.fromkeys(asked))
        self._aggregates = dict(zip(names, aggregated(scope, places.source, names), strict=True))
        self._named = aggregate_columns(names)
        self._orders = group_orders(places, by, order_by)
        if len(by) + len(names) > MOST_COLUMNS:
            raise too_complex(f"It asks for {len(names)} aggregates")

    def sql(self) -> str:
        """The whole statement."""
        scope, group = self._scope, self._group
        document = GroupJson(scope, group, self._by, self._aggregates).document(self._selected, self._arguments)
        condition = where(scope, self._places.source, given(self._arguments, "filter"))
        limit = given_leaf(self._arguments, "limit") or Leaf(MOST_GROUPS)
        most = scope.parameters.add(limit, "groups", "limit", MOST_GROUPS)
        places = ",".join(str(place + 1) for place in range(len(self._by)))
        groups = f"select {self._columns()} from {self._places.table} where {condition} group by {places}"
        page = f"select * from ({groups}) {group.alias} order by {self._order_clause()} limit {most}::bigint"
        return f"select concat('[',string_agg({document},','),']') from ({page}) {group.alias}"

    def _columns(self) -> str:
        """The select list of the groups: dimensions, aggregates, and the ids of the records to show."""
        columns = [f"{each.expression} as {quoted(dimension_column(index))}" for index, each in enumerate(self._by)]
        columns += [f"{each.value} as {quoted(self._named[name])}" for name, each in self._aggregates.items()]
        if has_page(self._selected):
            columns.append(f"{self._record_ids()} as {quoted(RECORDS_COLUMN)}")
        return ",".join(columns)

    def _record_ids(self) -> str:
        """The ids of a group's page in order, and one more to see whether another page follows."""
        scope, source = self._scope, self._places.source
        keys = order_keys(scope, source, given(self._arguments, "orderByForRecords"))
        order, first = order_clause(keys, [key.expression for key in keys]), "0"
        offset = given_leaf(self._arguments, "offsetForRecords")
        if offset:
            first = f"least({scope.parameters.add(offset, 'offset', 'offsetForRecords')}::bigint,{_LAST_OFFSET})::int"
        return f"(array_agg({source.column('id')} order by {order}))[{first} + 1:{first} + {MOST_RELATED + 1}]"

    def _order_clause(self) -> str:
        """What is asked for, then every dimension, so that no two groups tie."""
        asked = []
        for ordered, direction in self._orders:
            if isinstance(ordered, str):
                asked.append(f"{self._group.column(self._named[ordered])} {_SPELLED[direction]}")
            else:
                asked.append(self._dimension_order(ordered, direction))
        rest = [self._dimension_order(index, USUAL_DIRECTION) for index in range(len(self._by))]
        return ", ".join([*asked, *rest])

    def _dimension_order(self, index: int, direction: str) -> str:
        return self._by[index].order(self._group.column(dimension_column(index)), direction)
