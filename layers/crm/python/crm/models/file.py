"""Files that people uploaded."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Table, Text, text

from crm.models.base import created_at, key, metadata, reference

file = Table(
    "file",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    Column("folder", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("content_type", Text, nullable=False, server_default=text("'application/octet-stream'")),
    Column("size", BigInteger, nullable=False),
    Column("storage_key", Text, nullable=False, unique=True),
    Column("status", Text, nullable=False, server_default=text("'RESERVED'"), doc="RESERVED or COMPLETE."),
    created_at(),
)
