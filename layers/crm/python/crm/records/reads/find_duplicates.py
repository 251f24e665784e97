"""findDuplicates: for each of some records, or of some records to be, the others that look like it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from crm.access.gate import PermissionDenied
from crm.kit.database import Result, Statement
from crm.kit.errors import BadUserInput
from crm.metadata.duplicates import criterion_sql, duplicate_criteria
from crm.metadata.names import quoted
from crm.metadata.snapshot import Column, Object
from crm.records.conversion import convert
from crm.records.operation import Operation, Selection
from crm.records.reads.filters import live
from crm.records.reads.related import related_connection
from crm.records.reads.selection import node_json
from crm.records.root import Binding, Request, Root, Variables
from crm.records.scope import Scope, given
from crm.records.sql import Source
from crm.records.writes.given import Given
from crm.records.writes.recordset import NUMBER, recordset, rows_json
from crm.records.writes.rows import RowReader

MOST_COMPARED: Final = 60
"""By one operation."""
_ALIKE: Final = '"records alike"'
"""No field can have such a name."""


@dataclass(frozen=True, slots=True)
class FindDuplicates(Root):
    """A list of connections, one for each thing that is given. `columns` are those that are compared.

    `asks_ids` tells whether records are given by their ids, or the inputs of new ones.
    """

    kind: ClassVar[str] = "findDuplicates"

    key: str
    object_name: str
    columns: Sequence[str]
    sql: str
    bindings: tuple[Binding, ...]
    given: Given
    asks_ids: bool

    def bind(self, variables: Variables, request: Request) -> list[Statement]:
        filled = self.given.fill(variables)
        inputs = filled if isinstance(filled, list) else [filled]
        if not inputs:
            raise _nothing_given()
        if len(inputs) > MOST_COMPARED:
            raise BadUserInput(f"At most {MOST_COMPARED} records can be compared at once", sub_code="INVALID_ARGS_DATA")
        parameter = convert(inputs, "uuid[]", "ids") if self.asks_ids else self._rows(inputs, request)
        return [Statement(self.sql, [parameter, *(binding.bind(variables) for binding in self.bindings)])]

    def respond(self, results: Sequence[Result], variables: Variables) -> bytes:
        return b"[%b]" % b",".join(connection or b"null" for connection in results[0].column(0))

    def to_json(self) -> Any:
        bindings = [binding.to_json() for binding in self.bindings]
        return [self.key, self.object_name, self.columns, self.sql, bindings, self.given.to_json(), self.asks_ids]

    @classmethod
    def from_json(cls, value: Any) -> FindDuplicates:
        key, object_name, columns, sql, stored, given_, asks_ids = value
        bindings = tuple(map(Binding.from_json, stored))
        return cls(key, object_name, columns, sql, bindings, Given.from_json(given_), asks_ids)

    def _rows(self, inputs: Sequence[Any], request: Request) -> bytes:
        """The columns of records to be, as creating them would fill them."""
        snapshot = request.snapshot()
        rows = RowReader(snapshot, snapshot.objects[self.object_name]).read_new(inputs).values
        return rows_json([{name: row.get(name) for name in ("id", *self.columns)} for row in rows])


def compile_find_duplicates(scope: Scope, object_: Object, operation: Operation) -> FindDuplicates:
    """Compile a look for duplicates.

    Raises:
        BadUserInput: the object has no criteria, or not exactly one of `ids` and `data` is given.
        PermissionDenied: the caller may read nothing of what is compared.
    """
    criteria, scope = _readable_criteria(scope, object_), scope.fresh(reserved=1)
    what = {name: given(operation.root.arguments, name) for name in ("ids", "data")}
    asked = {name: value for name, value in what.items() if value is not None}
    if len(asked) != 1:
        raise _nothing_given()
    ((name, value),) = asked.items()
    columns = {column.name: column for each in criteria for column in each}
    inputs = _inputs_by_id(scope, object_, columns) if name == "ids" else _new_inputs(columns)
    found = f"select g.*, array({_alike(scope, object_, criteria)}) as {_ALIKE} from ({inputs}) g"
    connection = _connection(scope, object_, operation.root)
    return FindDuplicates(
        operation.root.key,
        object_.name_singular,
        [*columns],
        f"with i as materialized ({found}) select {connection} from i order by i.{NUMBER}",
        scope.parameters.bound(),
        Given.of(value),
        asks_ids=name == "ids",
    )


def criteria_of(object_: Object) -> list[tuple[Column, ...]]:
    """When records of the object look alike.

    Raises:
        BadUserInput: nothing says so.
    """
    criteria = [*duplicate_criteria(object_)]
    if not criteria:
        raise BadUserInput(
            f"Duplicate criteria are not defined for object: {object_.name_singular}",
            sub_code="INVALID_QUERY_INPUT",
            user_message=f"{object_.label_plural} cannot be compared: nothing says when they are the same.",
        )
    return criteria


def _readable_criteria(scope: Scope, object_: Object) -> list[tuple[Column, ...]]:
    """Those criteria of which the caller may read everything: the others would tell what they may not read."""
    criteria = criteria_of(object_)
    hidden = scope.gate.hidden_fields(object_)
    hidden_columns = {column for name in hidden for column in object_.fields[name].columns}
    readable = [columns for columns in criteria if hidden_columns.isdisjoint(columns)]
    if not readable:
        raise PermissionDenied
    return readable


def _inputs_by_id(scope: Scope, object_: Object, columns: Mapping[str, Column]) -> str:
    """The live records of these ids. One that is not there has no duplicates."""
    source = scope.source(object_)
    values = ",".join([f"u.{NUMBER}", source.columns(["id", *columns])])
    listed = f"unnest($1::uuid[]) with ordinality u(id,{NUMBER})"
    is_meant = f"{source.column('id')} = u.id and {live(source)}"
    return f"select {values} from {listed} left join {scope.table(source)} on {is_meant}"


def _new_inputs(columns: Mapping[str, Column]) -> str:
    types = {"id": "uuid", **{name: column.pg_type for name, column in columns.items()}}
    return recordset("$1::json", types)


def _alike(scope: Scope, object_: Object, criteria: Sequence[tuple[Column, ...]]) -> str:
    """The ids of the live records that look like the one at `g`, each criterion found by its own index."""
    source = scope.source(object_)
    rows = f"select {source.column('id')} from {scope.table(source)} where {live(source)}"
    return " union ".join(f"{rows} and {criterion_sql(columns, source.alias, 'g')}" for columns in criteria)


def _connection(scope: Scope, object_: Object, selected: Selection) -> str:
    """The connection of the records that look like the one at `i`, but are not it."""
    source = scope.source(object_)
    link = f"{source.column('id')} = any(i.{_ALIKE}) and {source.column('id')} is distinct from i.{quoted('id')}"

    def write_node(found: Source, selections: Sequence[Selection], needs: set[str]) -> str:
        return node_json(scope, found, selections, needs)

    return related_connection(scope, source, link, selected, write_node)


def _nothing_given() -> BadUserInput:
    return BadUserInput("Exactly one of ids and data must be given, and not be empty", sub_code="INVALID_ARGS_DATA")
