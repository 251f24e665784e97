"""The root of every write: whom it finds, what it is given, how it answers. The verbs say what its statement does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from typing import Any, ClassVar, Final, TypeAlias

from crm.kit.database import Result, Statement
from crm.kit.errors import BadUserInput, Conflict, CrmError
from crm.metadata.snapshot import Snapshot
from crm.records.operation import OperationKind
from crm.records.reads.find_one import record_not_found
from crm.records.root import Binding, Request, Root, Variables
from crm.records.writes.create import create_text
from crm.records.writes.destroy import destroy_text
from crm.records.writes.given import Given
from crm.records.writes.inputs import values_of
from crm.records.writes.recordset import ROWS, row_parameters, rows_json
from crm.records.writes.rows import RowReader, Rows, RowsShape, nothing_to_connect
from crm.records.writes.statement import (
    CHANGED,
    ONE_MATCHES_TWICE,
    SEVERAL_MATCH,
    TOO_MANY,
    Text,
    WriteSpec,
    WriteStatement,
)
from crm.records.writes.trash import restore_text, trash_text
from crm.records.writes.update import update_text
from crm.records.writes.upsert import upsert_text

WriteText: TypeAlias = Callable[[WriteStatement], Text]

WRITES: Final[Mapping[OperationKind, WriteText]] = {
    OperationKind.CREATE_ONE: create_text,
    OperationKind.CREATE_MANY: create_text,
    OperationKind.UPDATE_ONE: update_text,
    OperationKind.UPDATE_MANY: update_text,
    OperationKind.DELETE_ONE: trash_text,
    OperationKind.DELETE_MANY: trash_text,
    OperationKind.RESTORE_ONE: restore_text,
    OperationKind.RESTORE_MANY: restore_text,
    OperationKind.DESTROY_ONE: destroy_text,
    OperationKind.DESTROY_MANY: destroy_text,
}
CREATES: Final = frozenset({OperationKind.CREATE_ONE, OperationKind.CREATE_MANY})
NO_ROWS: Final = Rows([], RowsShape((), frozenset(), ()))


@dataclass(frozen=True, slots=True)
class Write(Root):
    """One write. Its text depends on which columns are given, so it is made on first use and remembered."""

    kind: ClassVar[str] = "write"
    is_write: ClassVar[bool] = True

    key: str
    verb: OperationKind
    spec: WriteSpec
    bindings: tuple[Binding, ...]
    given: Given | None
    texts: dict[tuple[RowsShape, bool], Text] = field(default_factory=dict, compare=False, repr=False)

    def bind(self, variables: Variables, request: Request) -> list[Statement]:
        snapshot = request.snapshot()
        rows = self._rows(RowReader(snapshot, snapshot.objects[self.spec.object_name]), variables)
        text = self._text(snapshot, rows.shape, keeps_answer=request.once is not None)
        parameters = [binding.bind(variables) for binding in self.bindings]
        given = {ROWS: rows_json(rows.values)} if ROWS in text.names else row_parameters(rows.values, text.names)
        named = values_of(text.names, request, given)
        return [Statement(text.sql, [*parameters, *named])]

    def respond(self, results: Sequence[Result], variables: Variables) -> bytes:
        records = []
        for record, problem in zip(results[0].column(0), results[0].column(1), strict=True):
            if record is None:
                raise self._refusal((problem or b"").decode())
            records.append(record)
        if self.spec.many:
            return b"[%b]" % b",".join(records)
        if not records:
            raise record_not_found()
        return records[0]

    def to_json(self) -> Any:
        given = self.given.to_json() if self.given else None
        bindings = [binding.to_json() for binding in self.bindings]
        return [self.key, self.verb, astuple(self.spec), bindings, given]

    @classmethod
    def from_json(cls, value: Any) -> Write:
        key, verb, spec, bindings, given = value
        return cls(
            key,
            OperationKind(verb),
            WriteSpec(*spec),
            tuple(Binding.from_json(binding) for binding in bindings),
            Given.from_json(given) if given else None,
        )

    def _text(self, snapshot: Snapshot, shape: RowsShape, *, keeps_answer: bool) -> Text:
        text = self.texts.get((shape, keeps_answer))
        if text is None:
            write_text = upsert_text if self.spec.is_upsert else WRITES[self.verb]
            text = write_text(WriteStatement(self.spec, snapshot, shape, keeps_answer=keeps_answer))
            self.texts[shape, keeps_answer] = text
        return text

    def _rows(self, reader: RowReader, variables: Variables) -> Rows:
        if self.given is None:
            return NO_ROWS
        filled = self.given.fill(variables)
        inputs = filled if isinstance(filled, list) else [filled]
        if self.verb not in CREATES:
            return reader.read_changes(inputs)
        if len(inputs) > self.spec.most:
            raise BadUserInput(
                f"Maximum number of records to upsert is {self.spec.most}.", sub_code="INVALID_ARGS_DATA"
            )
        return reader.read_upserts(inputs) if self.spec.is_upsert else reader.read_new(inputs)

    def _refusal(self, problem: str) -> CrmError:
        if problem.startswith(CHANGED):
            return _changed(self.spec.object_name, problem.removeprefix(f"{CHANGED} "))
        if problem in _CONFLICTS:
            return _conflict(_CONFLICTS[problem])
        if problem == TOO_MANY:
            return BadUserInput(
                f"Maximum number of records to update is {self.spec.most}.",
                sub_code="TOO_MANY_RECORDS_TO_UPDATE",
                user_message=f"At most {self.spec.most} records can be changed at once.",
            )
        return nothing_to_connect(problem.partition(" ")[2])


_CONFLICTS: Final[Mapping[str, str]] = {
    SEVERAL_MATCH: "Several records match one input: its unique fields belong to different records.",
    ONE_MATCHES_TWICE: "One record matches several inputs: each may be given once.",
}


def _conflict(message: str) -> BadUserInput:
    return BadUserInput(message, sub_code="UPSERT_MULTIPLE_MATCHING_RECORDS_CONFLICT", user_message=message)


def _changed(object_name: str, record_id: str) -> Conflict:
    return Conflict(
        f"The {object_name} {record_id} was changed since",
        user_message="Somebody else changed this in the meantime. Look at it again first.",
        conflictingRecordId=record_id,
        conflictingObjectNameSingular=object_name,
    )
