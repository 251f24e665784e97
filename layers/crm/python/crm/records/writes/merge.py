"""mergeMany: several records become one. What would come out can be seen without doing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final, NamedTuple

from crm.access.gate import Action, PermissionDenied
from crm.kit.database import Result, Statement
from crm.kit.errors import BadUserInput
from crm.metadata.snapshot import Object
from crm.records.conversion import array_text, convert
from crm.records.operation import Operation
from crm.records.reads.filters import live
from crm.records.reads.find_duplicates import criteria_of
from crm.records.reads.find_one import record_not_found
from crm.records.reads.selection import node_json
from crm.records.root import Request, Root, Template, Variables
from crm.records.scope import Scope, given_leaf
from crm.records.sql import Source
from crm.records.visibility import hiding_conditions
from crm.records.writes.given import Given
from crm.records.writes.inputs import values_of
from crm.records.writes.merge_statement import IDS, INPUTS, merge_text, merged_sql, rivals_sql
from crm.records.writes.merged_values import RIVALS, merged_fields
from crm.records.writes.once import keeping
from crm.records.writes.statement import Text, WriteSpec, WriteStatement
from crm.records.writes.write import NO_ROWS

FEWEST_MERGED: Final = 2
MOST_MERGED: Final = 9

_MERGED: Final = "'stratus.merged'"
"""What a merge leaves for the next statement of its transaction: the id of the winner."""


class _Asked(NamedTuple):
    """Which records, and which of them stays."""

    ids: Sequence[str]
    winner: str

    def parameters(self) -> list[bytes | None]:
        """The inputs of a merge."""
        return [array_text(self.ids).encode(), self.winner.encode()]


@dataclass(frozen=True, slots=True)
class Merge(Root):
    """A merge, then the record that is left: read by a statement of its own, which sees what was linked to it."""

    kind: ClassVar[str] = "merge"
    is_write: ClassVar[bool] = True

    key: str
    spec: WriteSpec
    record: Template
    given: Given
    texts: list[Text] = field(default_factory=list, compare=False, repr=False)

    def bind(self, variables: Variables, request: Request) -> list[Statement]:
        asked = _asked(self.given, variables)
        if not self.texts:
            self.texts.append(merge_text(WriteStatement(self.spec, request.snapshot(), NO_ROWS.shape)))
        text = self.texts[0]
        merge = Statement(text.sql, [*asked.parameters(), *values_of(text.names, request, {})])
        template = self.record.bind(variables)
        record = Statement(template.sql, [asked.winner.encode(), *template.parameters])
        if request.once:
            record = keeping(record, request.identity, request.once, unless=_is_refused(asked.winner, record))
        return [merge, record]

    def respond(self, results: Sequence[Result], variables: Variables) -> bytes:
        merged, record = results
        if not merged.value(0):
            raise record_not_found()
        return record.value(0) or b"null"

    def to_json(self) -> Any:
        spec = [self.spec.object_name, self.spec.node, self.spec.condition]
        return [self.key, spec, self.record.to_json(), self.given.to_json()]

    @classmethod
    def from_json(cls, value: Any) -> Merge:
        key, spec, record, given = value
        return cls(key, _spec(*spec), Template.from_json(record), Given.from_json(given))


@dataclass(frozen=True, slots=True)
class MergePreview(Root):
    """The record that a merge would leave, with the links that it has now."""

    kind: ClassVar[str] = "mergePreview"

    key: str
    record: Template
    given: Given

    def bind(self, variables: Variables, request: Request) -> list[Statement]:
        record = self.record.bind(variables)
        return [Statement(record.sql, [*_asked(self.given, variables).parameters(), *record.parameters])]

    def respond(self, results: Sequence[Result], variables: Variables) -> bytes:
        record = results[0].value(0) if len(results[0]) else None
        if record is None:
            raise record_not_found()
        return record

    def to_json(self) -> Any:
        return [self.key, self.record.to_json(), self.given.to_json()]

    @classmethod
    def from_json(cls, value: Any) -> MergePreview:
        key, record, given = value
        return cls(key, Template.from_json(record), Given.from_json(given))


def compile_merge_many(scope: Scope, object_: Object, operation: Operation) -> Root:
    """Compile a merge, or the look at what it would do.

    Raises:
        BadUserInput: the object has no criteria of duplicates.
        PermissionDenied: the caller may not destroy such records, or not read and write all that is merged.
    """
    criteria_of(object_)
    for action in (Action.UPDATE, Action.DESTROY):
        scope.gate.require(action, object_)
    if not all(scope.gate.can_update_field(object_, each) for each in merged_fields(object_)):
        raise PermissionDenied
    arguments = operation.root.arguments
    given = Given.of({name: value for name, value in arguments.items() if name != "dryRun"})
    dry_run = given_leaf(arguments, "dryRun")
    if dry_run is not None and dry_run.value is True:
        return MergePreview(operation.root.key, _preview(scope.fresh(INPUTS), object_, operation), given)
    target = Source(object_, "t1")
    conditions = [f"{target.column('id')} = any({IDS})", live(target), *hiding_conditions(scope.gate, target)]
    remembered = f"set_config({_MERGED},{target.column('id')}::text,true)"
    spec = _spec(object_.name_singular, remembered, " and ".join(conditions))
    return Merge(operation.root.key, spec, _record(scope.fresh(1), object_, operation), given)


def _spec(object_name: str, node: str, condition: str) -> WriteSpec:
    return WriteSpec(object_name, node, condition, many=False, most=MOST_MERGED, taken=INPUTS)


def _is_refused(winner: str, before: Statement) -> Statement:
    """What finds a row unless the merge was made; its parameters come after those of `before`."""
    placeholder = f"${len(before.parameters) + 1}::text"
    return Statement(f"select where current_setting({_MERGED},true) is distinct from {placeholder}", [winner.encode()])


def _record(scope: Scope, object_: Object, operation: Operation) -> Template:
    source = scope.source(object_)
    node = node_json(scope, source, operation.root.children, set())
    row = f"select {node} from {scope.table(source)} where {source.column('id')} = $1::uuid"
    return Template(row, scope.parameters.bound())


def _preview(scope: Scope, object_: Object, operation: Operation) -> Template:
    target, source = scope.source(object_), scope.source(object_)
    node = node_json(scope, source, operation.root.children, set())
    conditions = f"{target.column('id')} = any({IDS}) and {live(target)}"
    parts = {
        "target": f"select {target.alias}.* from {scope.table(target)} where {conditions}",
        RIVALS: rivals_sql("target"),
        "merged": merged_sql(object_),
    }
    written = ", ".join(f"{name} as ({query})" for name, query in parts.items())
    is_complete = f"(select count(*) from target) = cardinality({IDS})"
    row = f"with {written} select {node} from merged {source.alias} where {is_complete}"
    return Template(row, scope.parameters.bound())


def _asked(given: Given, variables: Variables) -> _Asked:
    filled = given.fill(variables)
    listed = filled.get("ids")
    listed = listed if isinstance(listed, list) else [listed]
    ids = [(convert(each, "uuid", "ids") or b"").decode() for each in listed]
    if not FEWEST_MERGED <= len(ids) <= MOST_MERGED:
        raise _refusal(f"From {FEWEST_MERGED} to {MOST_MERGED} records can be merged at once")
    if len({*ids}) < len(ids):
        raise _refusal("A record cannot be merged with itself: ids must differ")
    place = filled.get("conflictPriorityIndex")
    if not isinstance(place, int) or isinstance(place, bool) or not 0 <= place < len(ids):
        raise _refusal(f"Invalid conflictPriorityIndex: it must be from 0 to {len(ids) - 1}")
    return _Asked(ids, ids[place])


def _refusal(message: str) -> BadUserInput:
    return BadUserInput(message, sub_code="INVALID_ARGS_DATA", user_message=f"{message}.")
