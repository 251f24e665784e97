"""The way of a document that is new here: parse, validate, turn into operations, compile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

import orjson
from graphql import (
    FieldNode,
    GraphQLSchema,
    OperationType,
    OverlappingFieldsCanBeMergedRule,
    specified_rules,
    validate,
)

from crm.access.gate import Gate
from crm.api.graphql_records.document import Document
from crm.api.graphql_records.introspection import FIELDS, introspect
from crm.api.graphql_records.prepared import Member, Prepared
from crm.api.graphql_records.refusals import Refused, invalid_document, invalid_variables
from crm.api.graphql_records.request import GraphqlRequest
from crm.api.graphql_records.roots import RecordRoot, mutation_roots, query_roots
from crm.api.graphql_records.saved_filters import SavedFilters
from crm.api.graphql_records.selections import Selections
from crm.api.graphql_records.types.build import scoped_schema, whole_schema
from crm.api.graphql_records.types.definitions import Definitions
from crm.api.graphql_records.types.workspace import MUTATION, QUERY, describe
from crm.api.graphql_records.values import Values
from crm.api.graphql_records.variables import check_variables
from crm.metadata.snapshot import Snapshot
from crm.records.compiler import compile_operations
from crm.records.operation import Operation, Selection

MOST_ERRORS: Final = 50
_NAME = re.compile(r"[_A-Za-z][_0-9A-Za-z]*")
_RULES = [rule for rule in specified_rules if rule is not OverlappingFieldsCanBeMergedRule]
"""Fields of one response key are compared while they are merged, in linear time; the rule's is quadratic."""


def prepare(
    document: Document, request: GraphqlRequest, snapshot: Snapshot, gate: Gate, saved: SavedFilters
) -> tuple[Prepared, bool]:
    """Prepare a document; the second result says whether requests of the same digest may share it.

    Raises:
        Refused: the document or its variables are not valid.
        CrmError: what is asked cannot be, or is not allowed.
    """
    definitions = describe(snapshot)
    _check(definitions, document, request)
    return _Preparation(snapshot, gate, definitions, document, request.variables).run(saved)


def check(document: Document, request: GraphqlRequest, snapshot: Snapshot) -> None:
    """Validate a request that a kept plan could not serve, for the words that the type system has about it.

    Raises:
        Refused: the document or its variables are not valid.
    """
    _check(describe(snapshot), document, request)


def _check(definitions: Definitions, document: Document, request: GraphqlRequest) -> None:
    """Validate a document and coerce its variables, against no more of the schema than they mention.

    What the small schema accepts the whole one accepts. What it refuses is left to the whole one, whose errors know
    every name.
    """
    try:
        _check_against(scoped_schema(definitions, vocabulary(request)), document, request, most_errors=1)
    except Refused:
        _check_against(whole_schema(definitions), document, request, MOST_ERRORS)


def _check_against(schema: GraphQLSchema, document: Document, request: GraphqlRequest, most_errors: int) -> None:
    errors = validate(schema, document.node, _RULES, max_errors=most_errors)
    if errors:
        raise invalid_document(errors)
    misfits = list(islice(check_variables(schema, document.operation, request.variables), most_errors))
    if misfits:
        raise invalid_variables(misfits)


def vocabulary(request: GraphqlRequest) -> set[str]:
    """Every name a request mentions: the words of its document, the keys of its variables."""
    return {*_NAME.findall(request.query), *_keys(request.variables)}


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield key
            yield from _keys(item)
    elif isinstance(value, list):
        for item in value:
            yield from _keys(item)


class _Preparation:
    """One document on its way to a plan."""

    def __init__(
        self,
        snapshot: Snapshot,
        gate: Gate,
        definitions: Definitions,
        document: Document,
        variables: Mapping[str, Any],
    ) -> None:
        self._snapshot = snapshot
        self._gate = gate
        self._definitions = definitions
        self._document = document
        self._variables = variables
        self._selections = Selections(document, Values(document.operation, variables))

    def run(self, saved: SavedFilters) -> tuple[Prepared, bool]:
        """Sort the root fields into constants and operations, and compile the operations.

        What a view asks may change at any time, and depends on who looks and when: its plan serves but once.
        """
        fields = self._selections.fields([self._document.operation.selection_set])
        shown = self._introspected(fields)
        roots, members, operations = self._record_roots(), list[Member](), list[Operation]()
        for key, nodes in fields.items():
            selection = self._selections.read(key, nodes)
            if selection.name == "__typename":
                members.append((key, orjson.dumps(self._root_type()).decode()))
            elif key in shown:
                members.append((key, orjson.dumps(shown[key]).decode()))
            else:
                members.append((key, None))
                operations.append(_operation(roots[selection.name], selection))
        joined = [saved.joined(operation) for operation in operations]
        plan = compile_operations(joined, self._snapshot, self._gate)
        has_variables = bool(self._document.operation.variable_definitions)
        is_shared = plan.cacheable and joined == operations and not (shown and has_variables)
        return Prepared(members, plan, writes=self._is_mutation()), is_shared

    def _introspected(self, fields: Mapping[str, Sequence[FieldNode]]) -> dict[str, Any]:
        nodes = [node for group in fields.values() for node in group if node.name.value in FIELDS]
        return introspect(self._definitions, self._document, nodes, self._variables) if nodes else {}

    def _record_roots(self) -> dict[str, RecordRoot]:
        roots = mutation_roots if self._is_mutation() else query_roots
        return dict(roots(self._snapshot.objects))

    def _root_type(self) -> str:
        return MUTATION if self._is_mutation() else QUERY

    def _is_mutation(self) -> bool:
        return self._document.operation.operation is OperationType.MUTATION


def _operation(root: RecordRoot, selection: Selection) -> Operation:
    return Operation(root.kind, root.object.name_singular if root.object else None, selection)
