"""Imports on the metadata door."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from uuid import UUID

import strawberry

from crm.access.gate import Gate
from crm.api.graphql_metadata.context import Info
from crm.features.imports.mapping import ColumnMapping
from crm.features.imports.service import ImportService, Inspection, State
from crm.kit.settings import settings

MOST_REJECTED = 200


@strawberry.enum
class RecordImportDuplicates(Enum):
    """What to do with a row whose record exists."""

    SKIP = "SKIP"
    UPDATE = "UPDATE"
    CREATE = "CREATE"


@strawberry.type
class RecordImportUpload:
    """Where to PUT the file, with Content-Type text/csv."""

    id: UUID
    upload_url: str
    expires_at: datetime


@strawberry.type
class RecordImportSuggestion:
    """What a column probably means; columns count from 0."""

    column: int
    header: str
    field_name: str
    sub_field_name: str | None


@strawberry.type
class RecordImportInspection:
    """What an uploaded file looks like."""

    encoding: str
    delimiter: str
    headers: list[str]
    row_count: int
    sample_rows: list[list[str]]
    suggested_mapping: list[RecordImportSuggestion]
    warnings: list[str]


@strawberry.type
class RecordImportRejection:
    """A row that changed nothing. Rows count as in a spreadsheet: the header is row 1."""

    row: int
    status: str = strawberry.field(description="SKIPPED or FAILED.")
    reason: str
    cells: list[str]


@strawberry.type
class RecordImport:
    """An import and how far it has come."""

    id: UUID
    object_name_singular: str
    file_name: str
    status: str = strawberry.field(
        description="AWAITING_UPLOAD, PREPARING, RUNNING, COMPLETED, FAILED, CANCELLED, UNDOING or UNDONE."
    )
    error: str | None
    total_rows: int
    processed_rows: int
    created_count: int
    updated_count: int
    skipped_count: int
    failed_count: int
    failed_rows_url: str | None = strawberry.field(description="The failed rows as CSV; good for 15 minutes.")
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None

    @strawberry.field
    def rejected_rows(self, info: Info, first: int = MOST_REJECTED) -> list[RecordImportRejection]:
        """Rows that were skipped or failed, in the order of the file."""
        found = _imports(info).rejected(self.id, max(0, min(first, MOST_REJECTED)))
        return [
            RecordImportRejection(row=each.row, status=each.status, reason=each.reason, cells=list(each.cells))
            for each in found
        ]


@strawberry.input
class CreateRecordImportInput:
    """A file to come."""

    object_name_singular: str
    filename: str
    size: int


@strawberry.input
class RecordImportColumnInput:
    """Column `column` (from 0) fills a field, or one part of it."""

    column: int
    field_name: str
    sub_field_name: str | None = None


@strawberry.input
class StartRecordImportInput:
    """How to read the rows. `matchBy` names the field that tells records apart."""

    id: UUID
    mapping: list[RecordImportColumnInput]
    match_by: str | None = None
    on_duplicate: RecordImportDuplicates = RecordImportDuplicates.SKIP


@strawberry.type
class Queries:
    """What can be asked of imports."""

    @strawberry.field
    def record_import(self, info: Info, id: UUID) -> RecordImport:
        """One import."""
        imports = _imports(info)
        return _import(imports, imports.get(id))

    @strawberry.field
    def record_imports(self, info: Info) -> list[RecordImport]:
        """The latest imports."""
        imports = _imports(info)
        return [_import(imports, state) for state in imports.list_imports()]

    @strawberry.field
    def inspect_record_import(self, info: Info, id: UUID) -> RecordImportInspection:
        """Read the uploaded file."""
        return _inspection(_imports(info).inspect(id))


@strawberry.type
class Mutations:
    """What can be done with imports."""

    @strawberry.mutation
    def create_record_import(self, info: Info, input: CreateRecordImportInput) -> RecordImportUpload:
        """Reserve an import, and a place to upload its file to."""
        upload = _imports(info).create(input.object_name_singular, input.filename, input.size)
        return RecordImportUpload(id=upload.import_id, upload_url=upload.url, expires_at=upload.expires_at)

    @strawberry.mutation
    def start_record_import(self, info: Info, input: StartRecordImportInput) -> RecordImport:
        """Begin to write records."""
        imports = _imports(info)
        mappings = [ColumnMapping(each.column, each.field_name, each.sub_field_name) for each in input.mapping]
        return _import(imports, imports.start(input.id, mappings, input.match_by, input.on_duplicate.value))

    @strawberry.mutation
    def cancel_record_import(self, info: Info, id: UUID) -> RecordImport:
        """Write no more rows; what is written stays."""
        imports = _imports(info)
        return _import(imports, imports.cancel(id))

    @strawberry.mutation
    def undo_record_import(self, info: Info, id: UUID) -> RecordImport:
        """Put the records it created in the bin, and give those it changed their values back."""
        imports = _imports(info)
        return _import(imports, imports.undo(id))


def _imports(info: Info) -> ImportService:
    caller = info.context.caller
    return ImportService(
        info.context.stores.database,
        settings().require("files_bucket"),
        settings().require("record_import_queue_url"),
        caller.identity,
        Gate.of(caller.snapshot, caller.standing.role_id),
    )


def _import(imports: ImportService, state: State) -> RecordImport:
    current, progress = state.current, state.progress
    return RecordImport(
        id=current.id,
        object_name_singular=current.object_name,
        file_name=current.file_name,
        status=current.status,
        error=current.error,
        total_rows=current.total_rows,
        processed_rows=progress.processed_rows,
        created_count=progress.created_count,
        updated_count=progress.updated_count,
        skipped_count=progress.skipped_count,
        failed_count=progress.failed_count,
        failed_rows_url=imports.failed_rows_url(state),
        created_at=current.created_at,
        started_at=current.started_at,
        finished_at=current.finished_at,
    )


def _inspection(found: Inspection) -> RecordImportInspection:
    return RecordImportInspection(
        encoding=found.encoding,
        delimiter=found.delimiter,
        headers=list(found.header),
        row_count=found.row_count,
        sample_rows=[list(row) for row in found.sample],
        suggested_mapping=[
            RecordImportSuggestion(
                column=each.column,
                header=found.header[each.column],
                field_name=each.field_name,
                sub_field_name=each.sub_field_name,
            )
            for each in found.suggestions
        ],
        warnings=list(found.warnings),
    )
