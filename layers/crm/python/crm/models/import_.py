"""Imports: the file, its mapping, how far it has come, and what became of every row."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, Table, Text, Uuid, false, text
from sqlalchemy.dialects.postgresql import JSONB

from crm.models.base import created_at, key, metadata, moment, reference, updated_at

import_ = Table(
    "import",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    Column("object_name", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("file_size", Integer, nullable=False),
    Column("storage_key", Text, nullable=False),
    Column("status", Text, nullable=False, server_default=text("'AWAITING_UPLOAD'")),
    Column("error", Text),
    Column("actor", JSONB, nullable=False, doc="Who imports, as ACTOR fields and events record it."),
    Column("role_id", Uuid, nullable=False, doc="Whose rights the rows are written with."),
    Column("header", JSONB, nullable=False, server_default=text("'[]'")),
    Column("mapping", JSONB, nullable=False, server_default=text("'[]'")),
    Column("match_by", Text),
    Column("on_duplicate", Text, nullable=False, server_default=text("'SKIP'")),
    Column("chunk_count", Integer),
    Column("total_rows", Integer, nullable=False, server_default=text("0")),
    moment("started_at"),
    moment("finished_at"),
    created_at(),
    updated_at(),
)

import_chunk = Table(
    "import_chunk",
    metadata,
    Column("import_id", import_.c.id.type, nullable=False, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("is_undone", Boolean, nullable=False, server_default=false()),
    Column("created_count", Integer, nullable=False, server_default=text("0")),
    Column("updated_count", Integer, nullable=False, server_default=text("0")),
    Column("skipped_count", Integer, nullable=False, server_default=text("0")),
    Column("failed_count", Integer, nullable=False, server_default=text("0")),
    Column("changes", JSONB, nullable=False, server_default=text("'[]'"), doc="Record ids and values before, to undo."),
    Column("rejected", JSONB, nullable=False, server_default=text("'[]'"), doc="Rows skipped or failed, with why."),
    created_at(),
)
