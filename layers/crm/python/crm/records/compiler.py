"""From operations to a plan: every decision that does not depend on the values of variables is made here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Final, TypeAlias

from crm.access.gate import Gate
from crm.kit.errors import BadUserInput
from crm.metadata.snapshot import Object, Snapshot
from crm.records.operation import Leaf, Operation, OperationKind, Selection, Value
from crm.records.plan import Plan
from crm.records.reads.limits import check_size, too_complex
from crm.records.root import Root
from crm.records.scope import Scope
from crm.records.shape import keeps_order

Compile: TypeAlias = Callable[[Scope, Object, Operation], Root]

MOST_ROOTS: Final = 20

_HOMES: Final[Mapping[OperationKind, str]] = {
    OperationKind.FIND_MANY: "crm.records.reads.compiling",
    OperationKind.FIND_ONE: "crm.records.reads.compiling",
    OperationKind.GROUP_BY: "crm.records.reads.group_by",
    OperationKind.FIND_DUPLICATES: "crm.records.reads.find_duplicates",
    OperationKind.MERGE_MANY: "crm.records.writes.merge",
}
"""The module that compiles each kind, as `compile_find_many`; every other kind is a plain write."""


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
    """A container that compiles lists need not know how records are merged: what compiles is imported when asked."""
    if operation.object_name is None:
        from crm.records.reads.search import compile_search

        return compile_search(scope, operation)
    return _compiler(operation.kind)(scope, scope.object(operation.object_name), operation)


def _compiler(kind: OperationKind) -> Compile:
    if kind in _HOMES:
        found: Compile = getattr(import_module(_HOMES[kind]), f"compile_{kind.name.lower()}")
        return found
    from crm.records.writes.compiling import compile_write

    return compile_write


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
