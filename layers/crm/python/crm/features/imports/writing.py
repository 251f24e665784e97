"""One chunk of an import: rows become new records, changes of records, or a reason why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any
from uuid import UUID

from crm.features.imports.csv_files import Row
from crm.features.imports.files import Chunk, Rejected
from crm.features.imports.mapping import Mapper, RowRejected
from crm.features.imports.matching import Key, Matcher
from crm.kit.errors import CrmError
from crm.records.service import Records

SKIP, UPDATE, CREATE = "SKIP", "UPDATE", "CREATE"


@dataclass(slots=True)
class Outcome:
    """What became of the rows of a chunk; `changes` is what undoing needs."""

    created: int = 0
    updated: int = 0
    changes: list[dict[str, Any]] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)

    def reject(self, row: Row, status: str, reason: str) -> None:
        """A row that changes nothing."""
        self.rejected.append(Rejected(row.number, row.cells, status, reason))

    def count(self, status: str) -> int:
        """How many rows were rejected so."""
        return sum(each.status == status for each in self.rejected)


@dataclass(frozen=True, slots=True)
class _Ready:
    row: Row
    record: dict[str, Any]
    key: Key | None


@dataclass(frozen=True, slots=True)
class ChunkWriter:
    """Writes chunks of one import. Everything happens in the caller's transaction."""

    import_id: UUID
    records: Records
    mapper: Mapper
    matcher: Matcher | None
    on_duplicate: str
    started_ms: int

    def write(self, chunk: Chunk) -> Outcome:
        """Write the rows; a row that the engine refuses is rejected alone."""
        outcome = Outcome(rejected=list(chunk.rejected))
        ready = [each for row in chunk.rows if (each := self._prepare(row, outcome)) is not None]
        existing = self._existing(ready)
        new: list[_Ready] = []
        for each in ready:
            found = existing.get(each.key) if each.key is not None else None
            if found is None or self.on_duplicate == CREATE:
                new.append(each)
            elif self.on_duplicate == UPDATE:
                self._update(each, found, outcome)
            else:
                outcome.reject(each.row, "SKIPPED", "There is such a record already.")
        self._create(new, outcome)
        outcome.rejected.sort(key=lambda rejected: rejected.row)
        return outcome

    @property
    def _object(self) -> str:
        return self.mapper.object_.name_singular

    def _prepare(self, row: Row, outcome: Outcome) -> _Ready | None:
        try:
            record = self.mapper.record(row)
        except RowRejected as rejection:
            outcome.reject(row, "FAILED", rejection.reason)
            return None
        return _Ready(row, record, self.matcher.key(record) if self.matcher else None)

    def _existing(self, ready: Sequence[_Ready]) -> dict[Key, dict[str, Any]]:
        """Records that the rows mean, by key, with the values that an update would replace."""
        keys = list({each.key for each in ready if each.key is not None})
        if self.matcher is None or not keys or self.on_duplicate == CREATE:
            return {}
        names = {mapping.field_name for mapping in self.mapper.mappings} | {self.matcher.field.name}
        found = self.records.find_many(self._object, self.matcher.filter(keys), sorted(names), len(keys))
        return {self.matcher.key_of_answer(node): node for node in found}

    def _create(self, ready: Sequence[_Ready], outcome: Outcome) -> None:
        """All at once; when the engine refuses, by halves, until the row that is wrong stands alone."""
        if not ready:
            return
        rows = [
            each.record | {"id": str(self._record_id(each.row)), "createdBy": {"source": "IMPORT"}} for each in ready
        ]
        try:
            with self.records.database.transaction():
                self.records.create_many(self._object, rows)
        except CrmError as error:
            if len(ready) == 1:
                outcome.reject(ready[0].row, "FAILED", _plainly(error))
                return
            half = len(ready) // 2
            self._create(ready[:half], outcome)
            self._create(ready[half:], outcome)
            return
        outcome.created += len(rows)
        outcome.changes += [{"id": row["id"], "before": None} for row in rows]

    def _update(self, each: _Ready, found: Mapping[str, Any], outcome: Outcome) -> None:
        try:
            with self.records.database.transaction():
                self.records.update_one(self._object, found["id"], each.record)
        except CrmError as error:
            outcome.reject(each.row, "FAILED", _plainly(error))
            return
        outcome.updated += 1
        outcome.changes.append({"id": found["id"], "before": {name: found[name] for name in each.record}})

    def _record_id(self, row: Row) -> UUID:
        """The same row of the same import always makes the same record."""
        content = f"{self.import_id}/{row.number}".encode()
        random = int.from_bytes(blake2b(content, digest_size=10).digest()) & ((1 << 74) - 1)
        high, low = random >> 62, random & ((1 << 62) - 1)
        return UUID(int=(self.started_ms << 80) | (7 << 76) | (high << 64) | (2 << 62) | low)


def _plainly(error: CrmError) -> str:
    return error.user_message if error.user_message != "An error occurred." else error.message
