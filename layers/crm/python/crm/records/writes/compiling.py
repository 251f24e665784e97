"""From a write operation to its root: what it may do, whom it finds, and the JSON it answers with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from crm.access.gate import Action, PermissionDenied
from crm.kit.errors import BadUserInput
from crm.metadata.snapshot import Object
from crm.records.operation import Leaf, Operation, OperationKind, Value
from crm.records.reads.filters import where
from crm.records.reads.selection import node_json
from crm.records.scope import Scope, given, given_leaf, items
from crm.records.sql import Source
from crm.records.visibility import hiding_conditions
from crm.records.writes.given import Given
from crm.records.writes.rows import not_writable, unknown_input
from crm.records.writes.statement import WriteSpec
from crm.records.writes.write import CREATES, Write

MOST_CREATED: Final = 200
MOST_CHANGED: Final = 100
"""By one filter."""

CONDITIONAL: Final = frozenset({OperationKind.UPDATE_ONE, OperationKind.DELETE_ONE})
"""What takes `ifUpdatedAt`."""

_ACTIONS: Final[Mapping[str, Action]] = {
    "create": Action.UPDATE,
    "update": Action.UPDATE,
    "delete": Action.SOFT_DELETE,
    "restore": Action.SOFT_DELETE,
    "destroy": Action.DESTROY,
}


def compile_write(scope: Scope, object_: Object, operation: Operation) -> Write:
    """Compile a write.

    Raises:
        BadUserInput: unknown fields, or no record to change is named.
        PermissionDenied: the caller may not do this.
    """
    kind, arguments = operation.kind, operation.root.arguments
    verb = kind.value.removesuffix("One").removesuffix("Many")
    scope.gate.require(_ACTIONS[verb], object_)
    upsert = given_leaf(arguments, "upsert")
    is_upsert = kind in CREATES and upsert is not None and upsert.value is True
    scope.written = object_.name_singular
    data = _data(scope, object_, operation) if verb in {"create", "update"} else None
    source, many = scope.source(object_), kind.value.endswith("Many")
    node = node_json(scope, source, operation.root.children, set())
    condition, version = _condition(scope, source, operation, verb), _version(scope, operation)
    bindings = scope.parameters.bound()
    most = MOST_CREATED if kind in CREATES else MOST_CHANGED
    spec = WriteSpec(object_.name_singular, node, condition, many, most, len(bindings), is_upsert, version)
    return Write(operation.root.key, kind, spec, bindings, data)


def _condition(scope: Scope, source: Source, operation: Operation, verb: str) -> str:
    """Which records are meant: by id one wherever it is, by filter live ones, or those that the verb is about.

    Rows that create may meet any record that the caller may see.
    """
    arguments = operation.root.arguments
    if operation.kind in CREATES:
        return " and ".join(hiding_conditions(scope.gate, source)) or "true"
    if operation.kind.value.endswith("One"):
        record_id = given_leaf(arguments, "id")
        if record_id is None:
            raise BadUserInput("Missing id", sub_code="INVALID_QUERY_INPUT")
        is_meant = f"{source.column('id')} = {scope.parameters.add(record_id, 'uuid', 'id')}::uuid"
        return " and ".join([is_meant, *hiding_conditions(scope.gate, source)])
    if given(arguments, "filter") is None:
        raise BadUserInput("Filters are mandatory for bulk operations", sub_code="INVALID_QUERY_INPUT")
    about = {"restore": f"{source.column('deletedAt')} is not null", "destroy": "true"}
    condition = where(scope, source, given(arguments, "filter"), otherwise=about.get(verb))
    return " and ".join([condition, *hiding_conditions(scope.gate, source)])


def _version(scope: Scope, operation: Operation) -> str:
    """When the record must have been changed last, as SQL; "" if it does not matter."""
    seen = given_leaf(operation.root.arguments, "ifUpdatedAt") if operation.kind in CONDITIONAL else None
    return f"{scope.parameters.add(seen, 'timestamp', 'ifUpdatedAt')}::timestamptz" if seen else ""


def _data(scope: Scope, object_: Object, operation: Operation) -> Given:
    """The template of the data, once the gate has seen every field it names."""
    data = given(operation.root.arguments, "data")
    if data is None:
        raise BadUserInput("Missing data", sub_code="INVALID_ARGS_DATA")
    for name, value in _members(data):
        _check_writable(scope, object_, name, value)
    return Given.of(data)


def _members(data: Value) -> Iterator[tuple[str, Any]]:
    """Every field that some row of the data names, and what the row gives it."""
    rows = data.value if isinstance(data, Leaf) and isinstance(data.value, Sequence) else items(data)
    for row in rows:
        if isinstance(row, Mapping):
            yield from row.items()


def _check_writable(scope: Scope, object_: Object, name: str, value: Any) -> None:
    name = object_.aliases.get(name, name)
    found = object_.join_columns.get(name) or object_.fields.get(name)
    if found is None:
        raise unknown_input(object_, name)
    if found.is_computed and scope.gate.can_read_field(object_, found):
        raise not_writable(found)
    is_link = found.relation is not None and (name not in object_.join_columns or found.type == "MORPH_RELATION")
    if not scope.gate.can_update_field(object_, found) or (is_link and not scope.gate.can_read_field(object_, found)):
        raise PermissionDenied
    match value:
        case {"connect": {"where": Mapping() as key}} if found.relation is not None:
            _check_key(scope, scope.object(found.relation.target), key)


def _check_key(scope: Scope, target: Object, key: Mapping[str, Any]) -> None:
    """A record can be linked to only by what the caller may read of it. Unknown names are refused with the row."""
    for name in (target.aliases.get(each, each) for each in key):
        if name in target.fields or name in target.join_columns:
            scope.field(target, name)
