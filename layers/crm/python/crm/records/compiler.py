"""From operations to a plan: every decision that does not depend on the values of variables is made here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from crm.access.gate import Gate
from crm.kit.errors import BadUserInput
from crm.metadata.snapshot import Object, Snapshot
from crm.records.operation import Leaf, Operation, OperationKind, Selection, Value
from crm.records.plan import Plan
from crm.records.reads.compiling import compile_find_many, compile_find_one
from crm.records.reads.find_duplicates import compile_find_duplicates
from crm.records.reads.group_by import compile_group_by
from crm.records.reads.limits import check_size, too_complex
from crm.records.reads.search import compile_search
from crm.records.root import Root
from crm.records.scope import Scope
from crm.records.shape import keeps_order
from crm.records.writes.compiling import compile_write
from crm.records.writes.merge import compile_merge
from crm.records.writes.write import WRITES

Compile: TypeAlias = Callable[[Scope, Object, Operation], Root]

MOST_ROOTS: Final = 20

_COMPILERS: Final[Mapping[OperationKind, Compile]] = {
    OperationKind.FIND_MANY: compile_find_many,
    OperationKind.FIND_ONE: compile_find_one,
    OperationKind.GROUP_BY: compile_group_by,
    OperationKind.FIND_DUPLICATES: compile_find_duplicates,
    OperationKind.MERGE_MANY: compile_merge,
    **dict.fromkeys(WRITES, compile_write),
}


def compile_operations(operations: Sequence[Operation], snapshot: Snapshot, gate: Gate) -> Plan:
    """Compile the root fields of one request.

    Raises:
        BadUserInput: what is asked cannot be, or is too much.
        PermissionDenied: the gate refuses some clause of it.
    """
    if len(operations) > MOST_ROOTS:
        raise too_complex(f"It has {len(operations)} root fields; {MOST_ROOTS} is the most")
    asked = [(operation.kind, operation.object_name) for operation in operations]
    for kind, name in asked:
        if asked.count((kind, name)) > 1:
            asked_twice = f"{kind.value} of {name}" if name else kind.value
            raise BadUserInput(f"Duplicate root resolver: {asked_twice}", sub_code="INVALID_QUERY_INPUT")
    check_size(operations, snapshot)
    roots = [_compile(operation, Scope(snapshot, gate)) for operation in operations]
    return Plan(tuple(roots), cacheable=not any(_depends_on_merged_rows(operation.root) for operation in operations))


def _compile(operation: Operation, scope: Scope) -> Root:
    if operation.object_name is None:
        return compile_search(scope, operation)
    return _COMPILERS[operation.kind](scope, scope.object(operation.object_name), operation)


def _depends_on_merged_rows(selected: Selection) -> bool:
    """Whether a filter or dimensions are fed by the items of a top-level list that the shape of variables merges."""
    filter_, group_by = (_items_of_variables(selected.arguments.get(name)) for name in ("filter", "groupBy"))
    is_merged = bool(filter_) or (bool(group_by) and not keeps_order(leaf.value for leaf in group_by))
    return is_merged or any(map(_depends_on_merged_rows, selected.children))


def _items_of_variables(value: Value | None) -> list[Leaf]:
    """The leaves that come from the items of a top-level list."""
    if isinstance(value, Leaf):
        return [value] if value.path and len(value.path) > 1 and isinstance(value.path[1], int) else []
    children = value.values() if isinstance(value, Mapping) else value or ()
    return [leaf for child in children for leaf in _items_of_variables(child)]
