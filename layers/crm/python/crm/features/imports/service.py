"""What people do with imports: upload, look, start, watch, cancel and undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from crm.access.gate import Action, Gate
from crm.access.identity import Identity
from crm.features.imports import files, messages, repository
from crm.features.imports.csv_files import SAMPLE_BYTES, UnreadableFile, detect, read_header, read_rows
from crm.features.imports.engine import actor_of
from crm.features.imports.errors import ImportInputInvalid, ImportInWrongState, ImportNotFound
from crm.features.imports.files import Rejected
from crm.features.imports.mapping import ColumnMapping, Mapper, mapping_to_json
from crm.features.imports.matching import Matcher
from crm.features.imports.repository import Import, Progress
from crm.features.imports.suggestions import Suggestion, suggest
from crm.features.imports.writing import CREATE, SKIP, UPDATE
from crm.kit import storage
from crm.kit.clock import now
from crm.kit.database import Database
from crm.kit.ids import uuid7
from crm.metadata.snapshot import Object
from crm.models.transaction import Connection, transaction

LARGEST_FILE = 200 * 1024 * 1024
UPLOAD_SECONDS = 3600
DOWNLOAD_SECONDS = 900
SAMPLE_ROWS = 100
SHOWN_ROWS = 5
MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class Upload:
    """Where to PUT the file, as text/csv."""

    import_id: UUID
    url: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file looks like, and what its columns probably mean."""

    encoding: str
    delimiter: str
    header: tuple[str, ...]
    row_count: int
    sample: tuple[tuple[str, ...], ...]
    suggestions: tuple[Suggestion, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """An import and how far it has come."""

    current: Import
    progress: Progress


@dataclass(frozen=True, slots=True)
class ImportService:
    """Imports, for one caller; `gate` says which objects they may write."""

    database: Database
    bucket: str
    queue_url: str
    identity: Identity
    gate: Gate

    def create(self, object_name: str, file_name: str, size: int) -> Upload:
        """Reserve an import.

        Raises:
            ImportInputInvalid: unknown object, or a file that is empty or too large.
            PermissionDenied: the caller may not add such records.
        """
        object_ = self._object(object_name)
        if not 0 < size <= LARGEST_FILE:
            raise ImportInputInvalid("size", f"the file must have 1 to {LARGEST_FILE // 1024 // 1024} million bytes")
        import_id = uuid7()
        key = files.source_key(self.identity.workspace_id, import_id)
        with transaction(self.database) as connection:
            repository.add(
                connection,
                {
                    "id": import_id,
                    "workspace_id": self.identity.workspace_id,
                    "object_name": object_.name_singular,
                    "file_name": file_name,
                    "file_size": size,
                    "storage_key": key,
                    "actor": actor_of(self.identity),
                    "role_id": self.gate.role.id,
                },
            )
        url = storage.upload_url(self.bucket, key, content_type="text/csv", seconds=UPLOAD_SECONDS)
        return Upload(import_id, url, now() + timedelta(seconds=UPLOAD_SECONDS))

    def inspect(self, import_id: UUID) -> Inspection:
        """Read the uploaded file.

        Raises:
            UnreadableFile: saying what is wrong with it.
        """
        current = self.get(import_id).current
        try:
            sample = storage.get_range(self.bucket, current.storage_key, 0, SAMPLE_BYTES)
            size = storage.size(self.bucket, current.storage_key)
        except storage.FileMissing as error:
            raise UnreadableFile("The file has not been uploaded.") from error
        if size > LARGEST_FILE:
            raise UnreadableFile("The file is too large.")
        dialect = detect(sample)
        rows = read_rows(storage.stream(self.bucket, current.storage_key), dialect)
        header = read_header(rows)
        first = [row.cells for row in islice(rows, SAMPLE_ROWS)]
        count = len(first) + sum(1 for _ in rows)
        warnings = (
            [f"The file is not UTF-8; it was read as {dialect.encoding}."] if dialect.encoding == "cp1252" else []
        )
        if count == 0:
            warnings.append("The file has a header and no rows.")
        return Inspection(
            dialect.encoding,
            dialect.delimiter,
            header,
            count,
            tuple(first[:SHOWN_ROWS]),
            tuple(suggest(self._object(current.object_name), header, first)),
            tuple(warnings),
        )

    def start(
        self, import_id: UUID, mappings: Sequence[ColumnMapping], match_by: str | None, on_duplicate: str
    ) -> State:
        """Begin to write records.

        Raises:
            MappingInvalid, UnreadableFile, ImportInputInvalid: nothing has begun.
            ImportInWrongState: it was started before.
        """
        if on_duplicate not in {SKIP, UPDATE, CREATE}:
            raise ImportInputInvalid("onDuplicate", f"“{on_duplicate}” is not one of SKIP, UPDATE and CREATE")
        object_ = self._object(self.get(import_id).current.object_name)
        header = self.inspect(import_id).header
        Mapper.of(object_, header, mappings)
        if match_by is not None:
            Matcher(object_, match_by).columns(mappings)
        with transaction(self.database) as connection:
            current = self._locked(connection, import_id, {"AWAITING_UPLOAD"})
            values = {
                "status": "PREPARING",
                "header": list(header),
                "mapping": mapping_to_json(mappings),
                "match_by": match_by,
                "on_duplicate": on_duplicate,
                "started_at": now(),
            }
            repository.change(connection, import_id, values)
            messages.send(self.queue_url, [messages.prepare(current)])
        return self.get(import_id)

    def cancel(self, import_id: UUID) -> State:
        """Write no more chunks; what is written stays, and can be undone."""
        with transaction(self.database) as connection:
            self._locked(connection, import_id, {"AWAITING_UPLOAD", "PREPARING", "RUNNING"})
            repository.change(connection, import_id, {"status": "CANCELLED", "finished_at": now()})
        return self.get(import_id)

    def undo(self, import_id: UUID) -> State:
        """Put the records it created in the bin, and give those it changed their values back."""
        with transaction(self.database) as connection:
            current = self._locked(connection, import_id, {"COMPLETED", "CANCELLED", "FAILED"})
            numbers = repository.list_undoable_chunks(connection, import_id)
            repository.change(connection, import_id, {"status": "UNDOING" if numbers else "UNDONE"})
            messages.send(self.queue_url, messages.undoings(current, numbers))
        return self.get(import_id)

    def get(self, import_id: UUID) -> State:
        """One import.

        Raises:
            ImportNotFound: also for another workspace's.
        """
        with transaction(self.database) as connection:
            current = repository.find(connection, self.identity.workspace_id, import_id)
            if current is None:
                raise ImportNotFound
            self._object(current.object_name)
            return State(current, repository.get_progress(connection, import_id))

    def list_imports(self) -> list[State]:
        """The latest imports into objects the caller may write."""
        with transaction(self.database) as connection:
            return [
                State(current, repository.get_progress(connection, current.id))
                for current in repository.list_imports(connection, self.identity.workspace_id, MOST_LISTED)
                if self._may_write(current.object_name)
            ]

    def rejected(self, import_id: UUID, most: int) -> list[Rejected]:
        """The first rows that were skipped or failed."""
        self.get(import_id)
        with transaction(self.database) as connection:
            return [Rejected.from_json(each) for each in islice(repository.rejected_rows(connection, import_id), most)]

    def failed_rows_url(self, state: State) -> str | None:
        """A link to the failed rows as CSV; None when none failed."""
        if state.progress.failed_count == 0 or state.current.status not in {"COMPLETED", "UNDONE"}:
            return None
        key = files.failed_key(state.current.storage_key)
        name = f"Failed rows of {state.current.file_name}"
        return storage.download_url(self.bucket, key, seconds=DOWNLOAD_SECONDS, filename=name)

    def _locked(self, connection: Connection, import_id: UUID, allowed: set[str]) -> Import:
        current = repository.find(connection, self.identity.workspace_id, import_id, lock=True)
        if current is None:
            raise ImportNotFound
        self._object(current.object_name)
        if current.status not in allowed:
            raise ImportInWrongState(current.status)
        return current

    def _object(self, name: str) -> Object:
        object_ = self.gate.snapshot.objects.get(name)
        if object_ is None or not object_.is_ui_creatable:
            raise ImportInputInvalid("objectNameSingular", f"there is no object “{name}” to import into")
        self.gate.require(Action.UPDATE, object_)
        return object_

    def _may_write(self, name: str) -> bool:
        object_ = self.gate.snapshot.objects.get(name)
        return object_ is not None and self.gate.may(Action.UPDATE, object_)
