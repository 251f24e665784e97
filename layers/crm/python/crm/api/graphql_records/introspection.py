"""Introspection: the only root fields that run through an executor. Their answers become constants of the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from graphql import DocumentNode, FieldNode, OperationDefinitionNode, SelectionSetNode, execute_sync

from crm.api.graphql_records.document import Document
from crm.api.graphql_records.refusals import invalid_document
from crm.api.graphql_records.types.build import whole_schema
from crm.api.graphql_records.types.definitions import Definitions

FIELDS: Final = frozenset({"__schema", "__type"})


def introspect(
    definitions: Definitions, document: Document, nodes: Sequence[FieldNode], variables: Mapping[str, Any]
) -> dict[str, Any]:
    """Answer the introspection fields among an operation's roots, by response key.

    Raises:
        Refused: the executor found something wrong.
    """
    asked = OperationDefinitionNode(
        operation=document.operation.operation,
        variable_definitions=document.operation.variable_definitions,
        selection_set=SelectionSetNode(selections=tuple(nodes)),
    )
    result = execute_sync(
        whole_schema(definitions),
        DocumentNode(definitions=(asked, *document.fragments.values())),
        None,
        variable_values=dict(variables),
    )
    if result.errors:
        raise invalid_document(result.errors)
    return result.data or {}
