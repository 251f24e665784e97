"""Ask the engine as a door would: GraphQL text to operations, compiled, run, and read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

import orjson
from graphql import FieldNode, OperationDefinitionNode, VariableNode, parse
from graphql.language import ListValueNode, ObjectValueNode, ValueNode
from graphql.utilities import value_from_ast_untyped

from crm.access.gate import Gate
from crm.access.identity import Identity
from crm.kit.database import Database
from crm.kit.errors import CrmError
from crm.metadata.snapshot import Role, Snapshot
from crm.records.compiler import compile_operations
from crm.records.execute import run
from crm.records.operation import Leaf, Operation, OperationKind, Selection, Value
from crm.records.plan import Plan
from crm.records.root import Request

VERBS = ("create", "update", "delete", "restore", "destroy")


@dataclass(frozen=True)
class Crm:
    """One workspace, as one identity sees it."""

    database: Database
    owner: Database
    snapshot: Snapshot
    identity: Identity
    role: Role
    mutation_id: str | None = None
    plans: list[Plan] = field(default_factory=list)

    def ask(self, text: str, **variables: Any) -> Any:
        """The answer to the first root field; its refusal is raised."""
        answer = self.ask_all(text, variables)[0]
        if isinstance(answer, CrmError):
            raise answer
        return answer

    def ask_all(self, text: str, variables: Mapping[str, Any]) -> list[Any]:
        """The answers to all root fields: values or refusals."""
        plan = Plan.from_bytes(self.compile(text, variables).to_bytes())
        answers = run(self.database, plan, variables, self.request())
        return [orjson.loads(each) if isinstance(each, bytes) else each for each in answers]

    def compile(self, text: str, variables: Mapping[str, Any]) -> Plan:
        return compile_operations(operations(text, variables, self.snapshot), self.snapshot, self.gate)

    @property
    def gate(self) -> Gate:
        return Gate.of(replace(self.snapshot, roles={**self.snapshot.roles, self.role.id: self.role}), self.role.id)

    def request(self) -> Request:
        role_id = next(each.id for each in self.snapshot.roles.values() if each.label == "Admin")
        return Request(self.identity, self.snapshot.version, role_id, lambda: self.snapshot, self.mutation_id)

    def as_role(self, **rights: Any) -> Crm:
        """The same caller with other rights."""
        return replace(self, role=replace(self.role, id=UUID(int=99), **rights))

    def table(self, name: str) -> str:
        return f'"{self.snapshot.schema}"."{name}"'

    def sql(self, text: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Look behind the scenes, as the owner."""
        cursor = self.owner.connection.execute(text.encode(), parameters or None)
        return cursor.fetchall() if cursor.description else []


def operations(text: str, variables: Mapping[str, Any], snapshot: Snapshot) -> list[Operation]:
    definition = parse(text).definitions[0]
    assert isinstance(definition, OperationDefinitionNode)
    return [_operation(node, variables, snapshot) for node in definition.selection_set.selections]


def _operation(node: Any, variables: Mapping[str, Any], snapshot: Snapshot) -> Operation:
    selection = _selection(node, variables)
    if selection.name == "search":
        return Operation(OperationKind.SEARCH, None, selection)
    if selection.name.endswith("GroupBy"):
        object_ = snapshot.by_plural[selection.name.removesuffix("GroupBy")]
        return Operation(OperationKind.GROUP_BY, object_.name_singular, selection)
    if selection.name.endswith("Duplicates"):
        return Operation(OperationKind.FIND_DUPLICATES, selection.name.removesuffix("Duplicates"), selection)
    if selection.name.startswith("merge"):
        name = selection.name.removeprefix("merge")
        object_ = snapshot.by_plural[name[0].lower() + name[1:]]
        return Operation(OperationKind.MERGE_MANY, object_.name_singular, selection)
    singular = {each.name_singular: each for each in snapshot.objects.values()}
    verb = next((verb for verb in VERBS if selection.name.startswith(verb)), "find")
    name = selection.name if verb == "find" else selection.name.removeprefix(verb)
    name = name[0].lower() + name[1:]
    many = name not in singular
    object_ = snapshot.by_plural[name] if many else singular[name]
    return Operation(OperationKind(verb + ("Many" if many else "One")), object_.name_singular, selection)


def _selection(node: Any, variables: Mapping[str, Any]) -> Selection:
    assert isinstance(node, FieldNode)
    arguments = {each.name.value: _value(each.value, variables) for each in node.arguments or ()}
    children = node.selection_set.selections if node.selection_set else ()
    key = (node.alias or node.name).value
    return Selection(key, node.name.value, arguments, tuple(_selection(child, variables) for child in children))


def _value(node: ValueNode, variables: Mapping[str, Any]) -> Value:
    match node:
        case VariableNode():
            return wrapped(variables.get(node.name.value), (node.name.value,))
        case ObjectValueNode():
            return {each.name.value: _value(each.value, variables) for each in node.fields}
        case ListValueNode() if any(isinstance(each, VariableNode | ObjectValueNode) for each in node.values):
            return tuple(_value(each, variables) for each in node.values)
        case _:
            return Leaf(value_from_ast_untyped(node))


def wrapped(value: Any, path: tuple[str | int, ...]) -> Value:
    """A variable's value as doors hand it on: every leaf knows its place."""
    if isinstance(value, dict):
        return {key: wrapped(each, (*path, key)) for key, each in value.items()}
    if isinstance(value, list) and any(isinstance(each, dict | list) for each in value):
        return tuple(wrapped(each, (*path, index)) for index, each in enumerate(value))
    return Leaf(value, path)
