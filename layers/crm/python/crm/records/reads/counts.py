"""What is said of a whole list, wherever a page of it begins: its count and its other aggregates."""

from __future__ import annotations

from collections.abc import Sequence

from crm.metadata.names import COUNTER_TABLE, literal, qualified
from crm.metadata.snapshot import Object
from crm.records.operation import Value
from crm.records.reads.aggregates import TOTAL_COUNT, aggregated
from crm.records.reads.filters import is_unfiltered, where
from crm.records.root import Template
from crm.records.scope import Scope
from crm.records.sql import JsonText


def totals_statement(scope: Scope, object_: Object, filter_: Value | None, names: Sequence[str]) -> Template:
    """The aggregates of these names over the records that a filter lets through, as JSON, one per line.

    The bare count of every live record comes from the kept counter.
    """
    is_plain = object_.is_counted and [*names] == [TOTAL_COUNT]
    if is_plain and is_unfiltered(filter_) and scope.sees_everything(object_):
        counter = qualified(scope.snapshot.schema, COUNTER_TABLE)
        name = literal(object_.name_singular)
        return Template(f"select coalesce(sum(n), 0)::bigint from {counter} where object = {name}")
    source, lines = scope.source(object_), JsonText()
    for index, each in enumerate(aggregated(scope, source, names)):
        lines.write("\n" if index else "")
        lines.expression(each.json())
    condition = where(scope, source, filter_)
    return Template(f"select {lines.sql()} from {scope.table(source)} where {condition}", scope.parameters.bound())
