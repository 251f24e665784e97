"""One document on the metadata door: checked within limits, then executed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    OperationType,
    SelectionSetNode,
    execute_sync,
    get_variable_values,
    validate,
)

from crm.api.graphql_metadata.context import Context
from crm.api.graphql_metadata.executor import MetadataExecutor
from crm.api.graphql_metadata.schema import schema
from crm.api.graphql_records.document import Document, read_document
from crm.api.graphql_records.refusals import crm_error, invalid_document, invalid_variables, unexpected
from crm.api.graphql_records.request import GraphqlRequest
from crm.kit import log
from crm.kit.errors import CrmError
from crm.kit.ids import uuid7
from crm.records.reads.limits import too_complex

MOST_ERRORS: Final = 50
MOST_WRITTEN_FIELDS: Final = 1_000
"""Fields as written, fragments not spread: validation compares those of one name with each other."""

MOST_ALIASES: Final = 50
MOST_MUTATIONS: Final = 10


def execute(request: GraphqlRequest, context: Context) -> dict[str, Any]:
    """The response to one request: data, and errors in the contract's envelope.

    Raises:
        Refused: the document or its variables are not valid.
        CrmError: it asks for too much.
    """
    document = read_document(request.query, request.operation_name)
    _check_extent(document)
    core: GraphQLSchema = schema()._schema  # noqa: SLF001  (Strawberry's own executor would parse and check again)
    if errors := validate(core, document.node, max_errors=MOST_ERRORS):
        raise invalid_document(errors)
    variables = dict(request.variables)
    values = get_variable_values(core, document.operation.variable_definitions or (), variables, max_errors=MOST_ERRORS)
    if isinstance(values, list):
        raise invalid_variables(values)
    result = execute_sync(
        core,
        document.node,
        context_value=context,
        variable_values=variables,
        operation_name=request.operation_name,
        executor_class=MetadataExecutor,
    )
    answer: dict[str, Any] = {"data": result.data}
    if result.errors:
        answer["errors"] = [_formatted(error) for error in result.errors]
    return answer


def _check_extent(document: Document) -> None:
    """Refuse a document whose mere size is an attack.

    Raises:
        BadUserInput: TOO_COMPLEX_QUERY.
    """
    written = [*_fields(document.operation.selection_set)]
    for fragment in document.fragments.values():
        written += _fields(fragment.selection_set)
    aliases = sum(1 for field in written if field.alias)
    if len(written) > MOST_WRITTEN_FIELDS or aliases > MOST_ALIASES:
        raise too_complex(f"It has {len(written)} fields and {aliases} aliases")
    roots = len(document.operation.selection_set.selections)
    if document.operation.operation is OperationType.MUTATION and roots > MOST_MUTATIONS:
        raise too_complex(f"It has {roots} mutations; {MOST_MUTATIONS} is the most")


def _fields(selections: SelectionSetNode) -> Iterator[FieldNode]:
    for selection in selections.selections:
        if isinstance(selection, FieldNode):
            yield selection
        inner: SelectionSetNode | None = getattr(selection, "selection_set", None)
        if inner is not None:
            yield from _fields(inner)


def _formatted(error: GraphQLError) -> dict[str, Any]:
    """An error of a resolver. One that nobody expected is logged under an id, and hidden."""
    cause = error.original_error
    if isinstance(cause, CrmError):
        envelope = crm_error(cause)
    else:
        event_id = str(uuid7())
        log.write("A metadata operation failed", error=cause or error, eventId=event_id, path=error.path)
        envelope = unexpected(event_id)
    locations = [{"line": place.line, "column": place.column} for place in error.locations or ()]
    return {"message": envelope["message"], "locations": locations, "path": error.path, **envelope}
