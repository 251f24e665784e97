"""Selections: fragments spread, directives obeyed, fields of one response key merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graphql import (
    DirectiveNode,
    FieldNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    SelectionSetNode,
)

from crm.api.graphql_records.document import Document
from crm.api.graphql_records.refusals import Refused, invalid_document
from crm.api.graphql_records.values import Values
from crm.records.operation import Selection


class Selections:
    """Reads the selections of one validated operation. Every type condition holds, for no type is abstract."""

    def __init__(self, document: Document, values: Values) -> None:
        self._fragments = document.fragments
        self._values = values

    def fields(self, sets: Iterable[SelectionSetNode]) -> dict[str, list[FieldNode]]:
        """The fields of several selection sets by response key, in the order they first appear."""
        found: dict[str, list[FieldNode]] = {}
        for each in sets:
            self._collect(each, found)
        return found

    def read(self, key: str, nodes: Sequence[FieldNode]) -> Selection:
        """One field, from every node that asks for it under this key.

        Raises:
            Refused: the nodes ask for different things.
        """
        node = nodes[0]
        arguments = self._values.arguments(node.arguments)
        for other in nodes[1:]:
            if other.name.value != node.name.value:
                reason = f'"{node.name.value}" and "{other.name.value}" are different fields'
                raise _conflict(key, reason, nodes)
            if self._values.arguments(other.arguments) != arguments:
                raise _conflict(key, "they have differing arguments", nodes)
        below = self.fields(each.selection_set for each in nodes if each.selection_set)
        children = tuple(self.read(child, child_nodes) for child, child_nodes in below.items())
        return Selection(key, node.name.value, arguments, children)

    def _collect(self, selections: SelectionSetNode, found: dict[str, list[FieldNode]]) -> None:
        for selection in selections.selections:
            if selection.directives and not self._is_included(selection.directives):
                continue
            match selection:
                case FieldNode(alias=alias, name=name):
                    found.setdefault((alias or name).value, []).append(selection)
                case FragmentSpreadNode(name=name):
                    self._collect(self._fragments[name.value].selection_set, found)
                case InlineFragmentNode(selection_set=inner):
                    self._collect(inner, found)

    def _is_included(self, directives: Iterable[DirectiveNode]) -> bool:
        for directive in directives:
            if directive.arguments and directive.name.value in {"include", "skip"}:
                condition = self._values.is_true(directive.arguments[0].value)
                if condition is (directive.name.value == "skip"):
                    return False
        return True


def _conflict(key: str, reason: str, nodes: Sequence[FieldNode]) -> Refused:
    message = (
        f'Fields "{key}" conflict because {reason}.'
        " Use different aliases on the fields to fetch both if this was intentional."
    )
    return invalid_document([GraphQLError(message, nodes)])
