"""Rows of `core.import` and `core.import_chunk`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Integer, RowMapping, cast, func, insert, select, update

from crm.models import import_, import_chunk, workspace


@dataclass(frozen=True, slots=True)
class Import:
    """One import, as it stands."""

    id: UUID
    workspace_id: UUID
    object_name: str
    file_name: str
    file_size: int
    storage_key: str
    status: str
    error: str | None
    actor: Mapping[str, Any]
    role_id: UUID
    header: list[str]
    mapping: list[Mapping[str, Any]]
    match_by: str | None
    on_duplicate: str
    chunk_count: int | None
    total_rows: int
    started_at: datetime | None
    finished_at: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """What the chunks that are done add up to."""

    chunks: int
    undone_chunks: int
    created_count: int
    updated_count: int
    skipped_count: int
    failed_count: int

    @property
    def processed_rows(self) -> int:
        """Rows whose fate is known."""
        return self.created_count + self.updated_count + self.skipped_count + self.failed_count


_COLUMNS = tuple(import_.c[field.name] for field in fields(Import))


def add(connection: Connection, values: Mapping[str, Any]) -> None:
    """A new import."""
    connection.execute(insert(import_).values(**values))


def find(connection: Connection, workspace_id: UUID, import_id: UUID, *, lock: bool = False) -> Import | None:
    """One of a workspace; with `lock` for this transaction alone."""
    query = select(*_COLUMNS).where(import_.c.workspace_id == workspace_id, import_.c.id == import_id)
    row = connection.execute(query.with_for_update() if lock else query).mappings().one_or_none()
    return _import(row) if row else None


def list_imports(connection: Connection, workspace_id: UUID, most: int) -> list[Import]:
    """The latest of a workspace."""
    query = select(*_COLUMNS).where(import_.c.workspace_id == workspace_id).order_by(import_.c.id.desc()).limit(most)
    return [_import(row) for row in connection.execute(query).mappings()]


def change(connection: Connection, import_id: UUID, values: Mapping[str, Any]) -> None:
    """Set some columns."""
    connection.execute(update(import_).where(import_.c.id == import_id).values(**values, updated_at=func.now()))


def get_progress(connection: Connection, import_id: UUID) -> Progress:
    """The sum over its chunks."""
    chunk = import_chunk.c
    counts = (chunk.created_count, chunk.updated_count, chunk.skipped_count, chunk.failed_count)
    query = select(
        func.count(),
        func.coalesce(func.sum(cast(chunk.is_undone, Integer)), 0),
        *(func.coalesce(func.sum(count), 0) for count in counts),
    ).where(chunk.import_id == import_id)
    return Progress(*connection.execute(query).one())


def has_chunk(connection: Connection, import_id: UUID, number: int) -> bool:
    """Whether a chunk is done."""
    query = select(import_chunk.c.number).where(import_chunk.c.import_id == import_id, import_chunk.c.number == number)
    return connection.execute(query).first() is not None


def list_undoable_chunks(connection: Connection, import_id: UUID) -> list[int]:
    """Chunks whose changes still stand."""
    query = select(import_chunk.c.number).where(import_chunk.c.import_id == import_id, ~import_chunk.c.is_undone)
    return list(connection.execute(query.order_by(import_chunk.c.number)).scalars())


def get_changes(connection: Connection, import_id: UUID, number: int) -> list[Mapping[str, Any]]:
    """What a chunk changed, to undo it."""
    query = select(import_chunk.c.changes).where(import_chunk.c.import_id == import_id, import_chunk.c.number == number)
    changes: list[Mapping[str, Any]] = connection.execute(query).scalar_one()
    return changes


def mark_undone(connection: Connection, import_id: UUID, number: int) -> None:
    """Note that a chunk's changes are gone."""
    chunk = import_chunk.c
    connection.execute(
        update(import_chunk).where(chunk.import_id == import_id, chunk.number == number).values(is_undone=True)
    )


def rejected_rows(connection: Connection, import_id: UUID) -> Iterator[Mapping[str, Any]]:
    """Every row that was skipped or failed, in the order of the file."""
    query = select(import_chunk.c.rejected).where(import_chunk.c.import_id == import_id).order_by(import_chunk.c.number)
    for rejected in connection.execute(query).scalars():
        yield from rejected


def _import(row: RowMapping) -> Import:
    return Import(**row)


def add_chunk(connection: Connection, values: Mapping[str, Any]) -> None:
    """Note that a chunk is done: in the transaction that wrote its records, so that it is never done twice."""
    connection.execute(insert(import_chunk).values(**values))


def find_metadata_version(connection: Connection, workspace_id: UUID) -> int | None:
    """The version of the workspace's metadata; None when it is gone."""
    query = select(workspace.c.metadata_version).where(workspace.c.id == workspace_id)
    version: int | None = connection.execute(query).scalar_one_or_none()
    return version
