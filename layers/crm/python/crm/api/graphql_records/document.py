"""Documents: parsed within limits, so that a small text cannot cause much work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
)

from crm.api.graphql_records.refusals import invalid_document
from crm.records.reads.limits import MOST_FIELDS, MOST_LEVELS, too_complex

MOST_TOKENS: Final = 12_000


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed document and the one operation of it that shall run."""

    node: DocumentNode
    operation: OperationDefinitionNode
    fragments: Mapping[str, FragmentDefinitionNode]


def read_document(text: str, operation_name: str | None) -> Document:
    """Parse a document and choose its operation.

    Raises:
        Refused: a syntax error, or no such operation.
        BadUserInput: it asks for too much, once its fragments are spread.
    """
    try:
        node = parse(text, max_tokens=MOST_TOKENS)
    except GraphQLError as error:
        raise invalid_document([error]) from None
    fragments = {each.name.value: each for each in node.definitions if isinstance(each, FragmentDefinitionNode)}
    document = Document(node, _operation(node, operation_name), fragments)
    _Extent(fragments).check(document.operation.selection_set)
    return document


def _operation(node: DocumentNode, name: str | None) -> OperationDefinitionNode:
    operations = [each for each in node.definitions if isinstance(each, OperationDefinitionNode)]
    if name is None and len(operations) > 1:
        raise invalid_document([GraphQLError("Must provide operation name if query contains multiple operations.")])
    for each in operations:
        if name is None or (each.name and each.name.value == name):
            return each
    message = f'Unknown operation named "{name}".' if name is not None else "Must provide an operation."
    raise invalid_document([GraphQLError(message)])


class _Extent:
    """How many fields a selection has and how deep it goes with its fragments spread, found without spreading them."""

    def __init__(self, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        self._fragments = fragments
        self._known: dict[str, tuple[int, int]] = {}

    def check(self, selections: SelectionSetNode) -> None:
        """Refuse what is too big.

        Raises:
            BadUserInput: TOO_COMPLEX_QUERY.
        """
        try:
            fields, levels = self._of(selections)
        except RecursionError:
            raise too_complex("Its fragments lead to fragments without end") from None
        if fields > MOST_FIELDS or levels > MOST_LEVELS:
            raise too_complex(f"It selects {fields} fields, {levels} levels deep")

    def _of(self, selections: SelectionSetNode) -> tuple[int, int]:
        fields = levels = 0
        for selection in selections.selections:
            more = deep = 0
            if isinstance(selection, FragmentSpreadNode):
                more, deep = self._of_fragment(selection.name.value)
            elif isinstance(selection, FieldNode | InlineFragmentNode) and selection.selection_set:
                more, deep = self._of(selection.selection_set)
            if isinstance(selection, FieldNode):
                more, deep = more + 1, deep + 1
            fields, levels = fields + more, max(levels, deep)
        return fields, levels

    def _of_fragment(self, name: str) -> tuple[int, int]:
        """A fragment that spreads itself counts once: validation refuses it later."""
        if name not in self._known:
            self._known[name] = (0, 0)
            if name in self._fragments:
                self._known[name] = self._of(self._fragments[name].selection_set)
        return self._known[name]
