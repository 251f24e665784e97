"""The record engine as imports use it: in the name of the person who imports, inside the job's own transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson

from crm.access.gate import Gate
from crm.access.identity import Identity, PrincipalKind
from crm.features.imports.repository import Import
from crm.kit.database import Database
from crm.kit.errors import CrmError
from crm.metadata.snapshot import Object, Snapshot
from crm.metadata.store import SnapshotStore
from crm.records.compiler import compile_operations
from crm.records.execute import run
from crm.records.failures import StalePlan
from crm.records.operation import Leaf, Operation, OperationKind, Selection, Value
from crm.records.root import Request

KEY = "records"
ID = (Selection("id", "id"),)


@dataclass(frozen=True, slots=True)
class Engine:
    """Runs operations on the import's object."""

    database: Database
    snapshot: Snapshot
    object_: Object
    identity: Identity
    role_id: UUID
    import_id: UUID

    @classmethod
    def of(cls, database: Database, snapshots: SnapshotStore, current: Import, version: int) -> Engine:
        """For one import, with the metadata of `version`."""
        snapshot = snapshots.get(current.workspace_id, version)
        object_ = snapshot.objects[current.object_name]
        return cls(database, snapshot, object_, _identity(current), current.role_id, current.id)

    def find(self, filter_: Mapping[str, Any], fields: Iterable[str], most: int) -> list[dict[str, Any]]:
        """Live records that match, with `id` and these fields."""
        node = Selection("node", "node", children=(*ID, *(self._selection(name) for name in fields)))
        answer = self._run(
            OperationKind.FIND_MANY,
            {"filter": _constant(filter_), "first": Leaf(most)},
            (Selection("edges", "edges", children=(node,)),),
            {},
        )
        return [edge["node"] for edge in answer["edges"]]

    def create(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add records; their ids are among the values."""
        self._run(OperationKind.CREATE_MANY, {"data": Leaf(rows, ("data",))}, ID, {"data": list(rows)})

    def update(self, record_id: str, values: Mapping[str, Any]) -> None:
        """Change a record."""
        variables = {"id": record_id, "data": dict(values)}
        arguments = {"id": Leaf(record_id, ("id",)), "data": Leaf(values, ("data",))}
        self._run(OperationKind.UPDATE_ONE, arguments, ID, variables)

    def remove(self, ids: Sequence[str]) -> None:
        """Put records in the bin."""
        filter_ = {"id": {"in": list(ids)}}
        self._run(OperationKind.DELETE_MANY, {"filter": _constant(filter_)}, ID, {})

    def _run(
        self,
        kind: OperationKind,
        arguments: Mapping[str, Value],
        children: tuple[Selection, ...],
        variables: Mapping[str, Any],
    ) -> Any:
        """One operation.

        Raises:
            CrmError: the engine refuses it; the transaction it ran in must be undone.
            StalePlan: the metadata changed meanwhile; the whole job is to be tried again.
        """
        root = Selection(KEY, KEY, arguments, children)
        operation = Operation(kind, self.object_.name_singular, root)
        plan = compile_operations([operation], self.snapshot, Gate.of(self.snapshot, self.role_id))
        request = Request(
            self.identity,
            self.snapshot.version,
            self.role_id,
            lambda: self.snapshot,
            mutation_id=str(self.import_id),
            as_system=True,
        )
        (answer,) = run(self.database, plan, variables, request)
        if isinstance(answer, CrmError):
            raise answer
        return orjson.loads(answer)

    def _selection(self, name: str) -> Selection:
        parts = [column.part for column in self.object_.fields[name].columns if column.part]
        return Selection(name, name, children=tuple(Selection(part, part) for part in parts))


def _constant(value: Any) -> Value:
    if isinstance(value, Mapping):
        return {name: _constant(item) for name, item in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return [_constant(item) for item in value]
    return Leaf(value)


def _identity(current: Import) -> Identity:
    actor = current.actor
    return Identity(
        workspace_id=current.workspace_id,
        kind=PrincipalKind(actor["kind"]),
        principal_id=UUID(actor["principalId"]),
        user_id=UUID(actor["userId"]) if actor["userId"] else None,
        user_workspace_id=UUID(actor["userWorkspaceId"]) if actor["userWorkspaceId"] else None,
        member_id=UUID(actor["memberId"]) if actor["memberId"] else None,
        name=actor["name"],
    )


__all__ = ["Engine", "StalePlan"]
