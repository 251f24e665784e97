"""Subscription documents: checked once, then executed against each event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    ExecutionResult,
    FieldNode,
    GraphQLError,
    GraphQLFormattedError,
    OperationDefinitionNode,
    OperationType,
    execute_sync,
    get_argument_values,
    get_operation_ast,
    get_variable_values,
    parse,
    validate,
)

from crm.api.realtime.schema import subscription_schema

MOST_TOKENS = 300
MOST_ERRORS = 5


class RefusedSubscription(Exception):
    """The document cannot be subscribed to; `errors` is the payload of an error message."""

    def __init__(self, errors: list[GraphQLFormattedError]) -> None:
        super().__init__(errors[0]["message"])
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Subscribed:
    """What a document asks for: one root field and its arguments."""

    field: str
    arguments: Mapping[str, Any]


def read(query: str, variables: Mapping[str, Any], operation_name: str | None) -> Subscribed:
    """Parse, validate and coerce.

    Raises:
        RefusedSubscription: with the errors found.
    """
    operation = _operation(_document(query), operation_name)
    field = operation.selection_set.selections[0]
    if not isinstance(field, FieldNode):
        raise RefusedSubscription([{"message": "Select the subscribed field directly, not through a fragment."}])
    schema = subscription_schema()
    values = get_variable_values(schema, operation.variable_definitions or (), dict(variables), max_errors=MOST_ERRORS)
    if isinstance(values, list):
        raise RefusedSubscription([error.formatted for error in values])
    root = schema.subscription_type
    assert root is not None  # noqa: S101  (the schema above has one)
    definition = root.fields[field.name.value]
    return Subscribed(field.name.value, get_argument_values(definition, field, values))


def answer(query: str, variables: Mapping[str, Any], operation_name: str | None, event: Mapping[str, Any]) -> Any:
    """The payload of a `next` message: `event` seen through a document that `read` accepted.

    `event` holds the root field's name and, under it, the fields of its type.
    """
    result = execute_sync(
        subscription_schema(), _document(query), event, variable_values=dict(variables), operation_name=operation_name
    )
    assert isinstance(result, ExecutionResult)  # noqa: S101  (nothing here is deferred)
    return result.formatted


@lru_cache(maxsize=200)
def _document(query: str) -> DocumentNode:
    try:
        document = parse(query, max_tokens=MOST_TOKENS)
    except GraphQLError as error:
        raise RefusedSubscription([error.formatted]) from error
    errors = validate(subscription_schema(), document, max_errors=MOST_ERRORS)
    if errors:
        raise RefusedSubscription([error.formatted for error in errors])
    return document


def _operation(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    operation = get_operation_ast(document, name)
    if operation is None or operation.operation is not OperationType.SUBSCRIPTION:
        raise RefusedSubscription([{"message": "Must provide exactly one subscription operation."}])
    return operation
