"""findOne: the record that a filter finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from crm.kit.database import Result, Statement
from crm.kit.errors import NotFound
from crm.records.root import Request, Root, Template, Variables


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
