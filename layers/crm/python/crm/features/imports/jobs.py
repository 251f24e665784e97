"""The work of an import: cut the file, write each chunk once, tell how far it has come, and take it all back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from crm.features.imports import files, messages, repository
from crm.features.imports.csv_files import SAMPLE_BYTES, Row, UnreadableFile, detect, read_header, read_rows
from crm.features.imports.engine import records_of
from crm.features.imports.files import Rejected
from crm.features.imports.mapping import Mapper, mapping_from_json
from crm.features.imports.matching import Matcher, repetition_of
from crm.features.imports.repository import Import
from crm.features.imports.writing import CREATE, ChunkWriter, Outcome
from crm.features.outbox.nudge import Nudge
from crm.kit import storage
from crm.kit.clock import now
from crm.kit.database import Database, DatabaseError
from crm.metadata.store import SnapshotStore
from crm.models.event import add_event
from crm.models.transaction import Connection, transaction
from crm.records.failures import StalePlan
from crm.records.service import Records

MOST_REMOVED = 100
"""Records that one operation may delete."""

MOST_TRIES = 5
"""How often the data model may change while one chunk is written."""


class Overtaken(Exception):
    """An import ended while one of its chunks was being written: none of that chunk may stay."""


@dataclass(frozen=True, slots=True)
class ImportJobs:
    """What the worker works with."""

    database: Database
    snapshots: SnapshotStore
    nudge: Nudge
    bucket: str
    queue_url: str

    def run(self, message: Mapping[str, Any]) -> None:
        """One queue message. Every kind may be repeated, and is when the data model changed underneath."""
        workspace_id = UUID(message["workspaceId"])
        for _ in range(MOST_TRIES):
            version = self._version(workspace_id)
            try:
                return self._run(message)
            except (StalePlan, DatabaseError):
                if self._version(workspace_id) == version:
                    raise
        return self._run(message)

    def _version(self, workspace_id: UUID) -> int | None:
        with transaction(self.database) as connection:
            return repository.find_metadata_version(connection, workspace_id)

    def _run(self, message: Mapping[str, Any]) -> None:
        workspace_id, import_id = UUID(message["workspaceId"]), UUID(message["importId"])
        with transaction(self.database) as connection:
            # Messages are sent before the change that they follow commits: the lock waits for it.
            current = repository.find(connection, workspace_id, import_id, lock=True)
        if current is None:
            return
        match message["job"]:
            case "prepare" if current.status == "PREPARING":
                self._prepare(current)
            case "chunk" if current.status == "RUNNING":
                self._write_chunk(current, int(message["number"]))
            case "undo" if current.status == "UNDOING":
                self._undo_chunk(current, int(message["number"]))

    def _prepare(self, current: Import) -> None:
        """Cut the file into chunks and start them; a file that cannot be read ends the import."""
        count, total, error = 0, 0, None
        try:
            count, total = self._cut(current)
        except UnreadableFile as unreadable:
            error = unreadable.message
        self.nudge.before_commit(current.workspace_id)
        with transaction(self.database) as connection:
            latest = repository.find(connection, current.workspace_id, current.id, lock=True)
            if latest is None or latest.status != current.status:
                return
            repository.change(connection, current.id, {"status": "RUNNING", "chunk_count": count, "total_rows": total})
            if count == 0:
                self._finish(connection, current, "FAILED" if error else "COMPLETED", error=error)
            messages.send(self.queue_url, messages.chunks(current, range(count)))
        self.nudge.after_commit(current.workspace_id)

    def _cut(self, current: Import) -> tuple[int, int]:
        """How many chunks were written, and of how many rows."""
        sample = storage.get_range(self.bucket, current.storage_key, 0, SAMPLE_BYTES)
        rows = read_rows(storage.stream(self.bucket, current.storage_key), detect(sample))
        if list(read_header(rows)) != current.header:
            raise UnreadableFile("The file was replaced after it was checked.")
        count = total = 0
        for chunk in files.cut(_without_repetitions(current, self._matcher(current), rows)):
            files.put_chunk(self.bucket, current.storage_key, count, chunk)
            count += 1
            total += len(chunk.rows) + len(chunk.rejected)
        return count, total

    def _matcher(self, current: Import) -> Matcher | None:
        object_ = self.snapshots.get(current.workspace_id).objects[current.object_name]
        return Matcher(object_, current.match_by) if current.match_by else None

    def _write_chunk(self, current: Import, number: int) -> None:
        chunk = files.get_chunk(self.bucket, current.storage_key, number)
        self.nudge.before_commit(current.workspace_id)
        with suppress(Overtaken), transaction(self.database) as connection:
            if repository.has_chunk(connection, current.id, number):
                return
            outcome = self._writer(connection, current).write(chunk)
            self._note(connection, current, number, outcome)
        self.nudge.after_commit(current.workspace_id)

    def _note(self, connection: Connection, current: Import, number: int, outcome: Outcome) -> None:
        """Write down what became of a chunk, and with the last one the end. Those that end together wait in turn.

        Raises:
            Overtaken: the import was cancelled meanwhile.
        """
        latest = repository.find(connection, current.workspace_id, current.id, lock=True)
        if latest is None or latest.status != current.status:
            raise Overtaken
        repository.add_chunk(
            connection,
            {
                "import_id": current.id,
                "number": number,
                "created_count": outcome.created,
                "updated_count": outcome.updated,
                "skipped_count": outcome.count("SKIPPED"),
                "failed_count": outcome.count("FAILED"),
                "changes": outcome.changes,
                "rejected": [each.to_json() for each in outcome.rejected],
            },
        )
        if repository.get_progress(connection, current.id).chunks == current.chunk_count:
            self._finish(connection, current, "COMPLETED")
        else:
            self._tell(connection, current, current.status)

    def _undo_chunk(self, current: Import, number: int) -> None:
        self.nudge.before_commit(current.workspace_id)
        with transaction(self.database) as connection:
            if number not in repository.list_undoable_chunks(connection, current.id):
                return
            changes = repository.get_changes(connection, current.id, number)
            records = self._records(connection, current)
            created = [change["id"] for change in changes if change["before"] is None]
            for start in range(0, len(created), MOST_REMOVED):
                records.delete_many(current.object_name, created[start : start + MOST_REMOVED])
            for change in changes:
                if change["before"] is not None:
                    records.update_one(current.object_name, change["id"], change["before"])
            repository.find(connection, current.workspace_id, current.id, lock=True)
            repository.mark_undone(connection, current.id, number)
            if repository.list_undoable_chunks(connection, current.id):
                self._tell(connection, current, current.status)
            else:
                self._finish(connection, current, "UNDONE")
        self.nudge.after_commit(current.workspace_id)

    def _records(self, connection: Connection, current: Import) -> Records:
        version = repository.find_metadata_version(connection, current.workspace_id)
        return records_of(self.database, self.snapshots.get(current.workspace_id, version), current)

    def _writer(self, connection: Connection, current: Import) -> ChunkWriter:
        records = self._records(connection, current)
        object_ = records.snapshot.objects[current.object_name]
        mapper = Mapper.of(object_, current.header, mapping_from_json(current.mapping))
        matcher = Matcher(object_, current.match_by) if current.match_by else None
        started_ms = int((current.started_at or current.created_at).timestamp() * 1000)
        return ChunkWriter(current.id, records, mapper, matcher, current.on_duplicate, started_ms)

    def _finish(self, connection: Connection, current: Import, status: str, *, error: str | None = None) -> None:
        """End an import together with its last chunk, with its failed rows as a file to mend."""
        rejected = [Rejected.from_json(each) for each in repository.rejected_rows(connection, current.id)]
        failed = [each for each in rejected if each.status == "FAILED"]
        if failed and status == "COMPLETED":
            content = files.failed_csv(current.header, failed)
            storage.put(self.bucket, files.failed_key(current.storage_key), content, content_type="text/csv")
        repository.change(connection, current.id, {"status": status, "error": error, "finished_at": now()})
        self._tell(connection, current, status)

    def _tell(self, connection: Connection, current: Import, status: str) -> None:
        """Progress, for those who watch."""
        progress = repository.get_progress(connection, current.id)
        latest = repository.find(connection, current.workspace_id, current.id)
        payload = {
            "importId": str(current.id),
            "status": status,
            "processedRows": progress.processed_rows,
            "totalRows": latest.total_rows if latest else current.total_rows,
            "createdCount": progress.created_count,
            "updatedCount": progress.updated_count,
            "skippedCount": progress.skipped_count,
            "failedCount": progress.failed_count,
        }
        add_event(connection, current.workspace_id, "import", payload)


def _without_repetitions(current: Import, matcher: Matcher | None, rows: Iterator[Row]) -> Iterator[Row | Rejected]:
    """Rows of the file, those that repeat an earlier one set aside: chunks cannot see each other."""
    if matcher is None or current.on_duplicate == CREATE:
        yield from rows
        return
    earlier_row = repetition_of(matcher.columns(mapping_from_json(current.mapping)))
    for row in rows:
        earlier = earlier_row(row.number, row.cells)
        if earlier is None:
            yield row
        else:
            yield Rejected(row.number, row.cells, "SKIPPED", f"Row {earlier} has the same {matcher.field.label}.")
