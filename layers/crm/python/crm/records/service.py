"""Records for features: the compiled path without a document, for as many rows as fit into memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import orjson

from crm.access.gate import Gate
from crm.kit.database import Database, Statement
from crm.metadata.snapshot import Snapshot
from crm.records.execute import write
from crm.records.operation import Leaf, Operation, OperationKind, Selection
from crm.records.root import Request
from crm.records.scope import Scope
from crm.records.writes.compiling import compile_write

MOST_AT_ONCE: Final = 5_000
_ROWS: Final = "rows"


@dataclass(frozen=True, slots=True)
class Records:
    """One workspace's records, for one caller, at one version of its metadata."""

    database: Database
    snapshot: Snapshot
    gate: Gate
    request: Request

    def create_many(
        self, object_name: str, rows: Sequence[Mapping[str, Any]], also: Sequence[Statement] = ()
    ) -> list[str]:
        """Add records; their ids, in the order of `rows`. All are added or none.

        `also` runs first, in the same transaction, with the rights of the login role: what must be remembered if and
        only if the records are.

        Raises:
            CrmError: a row is refused, or the caller may not do this.
            StalePlan: the metadata changed; nothing was written.
        """
        data = Leaf(rows, (_ROWS,))
        root = Selection(_ROWS, _ROWS, {"data": data}, (Selection("id", "id"),))
        object_ = self.snapshot.objects[object_name]
        compiled = compile_write(
            Scope(self.snapshot, self.gate), object_, Operation(OperationKind.CREATE_MANY, object_name, root)
        )
        unlimited = replace(compiled, spec=replace(compiled.spec, most=MOST_AT_ONCE))
        answer = write(self.database, unlimited, {_ROWS: [*rows]}, self.request, also)
        return [record["id"] for record in orjson.loads(answer)]
