"""findOne: the record that a filter finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from crm.kit.database import Result, Statement
from crm.kit.errors import NotFound
from crm.metadata.snapshot import Object
from crm.records.operation import Operation
from crm.records.reads.filters import where
from crm.records.reads.selection import node_json
from crm.records.root import Request, Root, Template, Variables
from crm.records.scope import Scope, given


@dataclass(frozen=True, slots=True)
class FindOne(Root):
    """One record, or the refusal that there is none."""

    kind: ClassVar[str] = "findOne"

    key: str
    row: Template

    def bind(self, variables: Variables, request: Request) -> list[Statement]:
        return [self.row.bind(variables)]

    def respond(self, results: Sequence[Result], variables: Variables) -> bytes:
        record = results[0].value(0) if len(results[0]) else None
        if record is None:
            raise record_not_found()
        return record

    def to_json(self) -> Any:
        return [self.key, self.row.to_json()]

    @classmethod
    def from_json(cls, value: Any) -> FindOne:
        key, row = value
        return cls(key, Template.from_json(row))


def record_not_found() -> NotFound:
    """The refusal of a record that does not exist, or not for this caller."""
    return NotFound("Record not found", sub_code="RECORD_NOT_FOUND", user_message="This record does not exist.")


def compile_find_one(scope: Scope, object_: Object, operation: Operation) -> FindOne:
    """Compile the read of one record."""
    source, needs = scope.source(object_), {"id"}
    node = node_json(scope, source, operation.root.children, needs)
    condition = where(scope, source, given(operation.root.arguments, "filter"))
    row = (
        f"select {source.columns(needs)} from {scope.table(source)}"
        f" where {condition} order by {source.column('id')} limit 1"
    )
    return FindOne(operation.root.key, Template(f"select {node} from ({row}) {source.alias}", scope.parameters.bound()))
