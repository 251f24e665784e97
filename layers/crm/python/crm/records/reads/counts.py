"""totalCount: from the kept counter when every live record counts, else by counting."""

from __future__ import annotations

from crm.metadata.names import COUNTER_TABLE, literal, qualified
from crm.metadata.snapshot import Object
from crm.records.operation import Value
from crm.records.reads.filters import is_unfiltered, where
from crm.records.root import Template
from crm.records.scope import Scope


def count_statement(scope: Scope, object_: Object, filter_: Value | None) -> Template:
    """How many records a filter lets through, wherever a page of them begins."""
    if is_unfiltered(filter_) and scope.sees_everything(object_):
        counter = qualified(scope.snapshot.schema, COUNTER_TABLE)
        name = literal(object_.name_singular)
        return Template(f"select coalesce(sum(n), 0)::bigint from {counter} where object = {name}")
    source = scope.source(object_)
    condition = where(scope, source, filter_)
    return Template(f"select count(*) from {scope.table(source)} where {condition}", scope.parameters.bound())
