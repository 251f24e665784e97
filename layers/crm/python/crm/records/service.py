"""Records for features: the compiled path without a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import orjson

from crm.access.gate import Gate
from crm.kit.database import Database, Statement
from crm.kit.errors import CrmError
from crm.metadata.snapshot import Object, Snapshot
from crm.records.compiler import compile_operations
from crm.records.execute import run
from crm.records.operation import Leaf, Operation, OperationKind, Selection, Value, constant
from crm.records.root import Request
from crm.records.scope import Scope
from crm.records.writes.compiling import compile_write
from crm.records.writes.execute import write

MOST_AT_ONCE: Final = 5_000
LEAVE: Final = Statement("select set_config('role', 'none', true)")
_KEY: Final = "records"
_ROWS: Final = "rows"
_ID: Final = Selection("id", "id")


@dataclass(frozen=True, slots=True)
class Records:
    """One workspace's records, for one caller, at one version of its metadata.

    Every method raises CrmError when the engine refuses, and StalePlan when the metadata changed; nothing is written
    then. Inside a transaction of the database's connection, it is the caller who undoes that transaction; the
    workspace's role is left again after each call.
    """

    database: Database
    snapshot: Snapshot
    gate: Gate
    request: Request

    def create_many(
        self, object_name: str, rows: Sequence[Mapping[str, Any]], also: Sequence[Statement] = ()
    ) -> list[str]:
        """Add as many records as fit into memory; their ids, in the order of `rows`. All are added or none.

        `also` runs first, in the same transaction, with the rights of the login role: what must be remembered if and
        only if the records are.
        """
        data = Leaf(rows, (_ROWS,))
        root = Selection(_ROWS, _ROWS, {"data": data}, (_ID,))
        object_ = self.snapshot.objects[object_name]
        compiled = compile_write(
            Scope(self.snapshot, self.gate), object_, Operation(OperationKind.CREATE_MANY, object_name, root)
        )
        unlimited = replace(compiled, spec=replace(compiled.spec, most=MOST_AT_ONCE))
        answer = write(self.database, unlimited, {_ROWS: [*rows]}, self.request, also)
        self._leave()
        return [record["id"] for record in orjson.loads(answer)]

    def find_many(
        self, object_name: str, filter_: Mapping[str, Any], fields: Iterable[str], most: int
    ) -> list[dict[str, Any]]:
        """Live records that match, with their `id` and these fields, composites whole."""
        object_ = self.snapshot.objects[object_name]
        node = Selection("node", "node", children=(_ID, *(_whole(object_, name) for name in fields)))
        arguments = {"filter": constant(filter_), "first": Leaf(most)}
        edges = Selection("edges", "edges", children=(node,))
        answer = self._ask(OperationKind.FIND_MANY, object_name, arguments, edges)
        return [edge["node"] for edge in answer["edges"]]

    def update_one(self, object_name: str, record_id: str, values: Mapping[str, Any]) -> None:
        """Change a record."""
        self._ask(OperationKind.UPDATE_ONE, object_name, {"id": Leaf(record_id), "data": constant(values)}, _ID)

    def delete_many(self, object_name: str, ids: Sequence[str]) -> None:
        """Put records in the bin, at most as many as one operation may."""
        filter_ = {"id": {"in": list(ids)}}
        self._ask(OperationKind.DELETE_MANY, object_name, {"filter": constant(filter_)}, _ID)

    def _ask(self, kind: OperationKind, object_name: str, arguments: Mapping[str, Value], selected: Selection) -> Any:
        root = Selection(_KEY, _KEY, arguments, (selected,))
        plan = compile_operations([Operation(kind, object_name, root)], self.snapshot, self.gate)
        (answer,) = run(self.database, plan, {}, self.request)
        self._leave()
        if isinstance(answer, CrmError):
            raise answer
        return orjson.loads(answer)

    def _leave(self) -> None:
        """Be the application again; outside a transaction that has happened already."""
        if self.database.is_in_transaction:
            self.database.pipeline([LEAVE])


def _whole(object_: Object, name: str) -> Selection:
    parts = [column.part for column in object_.fields[name].columns if column.part]
    return Selection(name, name, children=tuple(Selection(part, part) for part in parts))
