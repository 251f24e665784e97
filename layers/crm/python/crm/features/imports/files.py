"""Where the files of an import lie, and what its chunks look like."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson

from crm.features.imports.csv_files import Row
from crm.kit import storage

ROWS_PER_CHUNK = 200
"""As many as one write may create."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that changed nothing, and why."""

    row: int
    cells: tuple[str, ...]
    status: str
    reason: str

    def to_json(self) -> dict[str, Any]:
        """As stored."""
        return {"row": self.row, "cells": self.cells, "status": self.status, "reason": self.reason}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Rejected:
        """As read back."""
        return cls(stored["row"], tuple(stored["cells"]), stored["status"], stored["reason"])


@dataclass(frozen=True, slots=True)
class Chunk:
    """A few rows of the file, cut so that they can be written, and written again, on their own."""

    rows: tuple[Row, ...]
    rejected: tuple[Rejected, ...]


def source_key(workspace_id: UUID, import_id: UUID) -> str:
    """The uploaded file."""
    return f"imports/{workspace_id}/{import_id}/source.csv"


def failed_key(storage_key: str) -> str:
    """The rows that failed, beside the uploaded file."""
    return storage_key.removesuffix("source.csv") + "failed.csv"


def put_chunk(bucket: str, storage_key: str, number: int, chunk: Chunk) -> None:
    """Write a chunk; writing it again changes nothing."""
    content = {
        "rows": [[row.number, row.cells] for row in chunk.rows],
        "rejected": [rejected.to_json() for rejected in chunk.rejected],
    }
    storage.put(bucket, _chunk_key(storage_key, number), orjson.dumps(content), content_type="application/json")


def get_chunk(bucket: str, storage_key: str, number: int) -> Chunk:
    """Read a chunk."""
    content = orjson.loads(storage.get(bucket, _chunk_key(storage_key, number)))
    return Chunk(
        tuple(Row(number, tuple(cells)) for number, cells in content["rows"]),
        tuple(Rejected.from_json(each) for each in content["rejected"]),
    )


def failed_csv(header: Sequence[str], rejected: Iterable[Rejected]) -> bytes:
    """The failed rows with their row number and reason, ready to be mended and imported again."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*header, "Row", "Reason"])
    for each in rejected:
        cells = each.cells[: len(header)] + ("",) * (len(header) - len(each.cells))
        writer.writerow([*map(_harmless, cells), each.row, each.reason])
    return text.getvalue().encode("utf-8-sig")


def cut(rows: Iterable[Row | Rejected]) -> Iterator[Chunk]:
    """Group rows, and those that fell out already, into chunks in the order of the file."""
    kept: list[Row] = []
    rejected: list[Rejected] = []
    for row in rows:
        if isinstance(row, Row):
            kept.append(row)
        else:
            rejected.append(row)
        if len(kept) + len(rejected) == ROWS_PER_CHUNK:
            yield Chunk(tuple(kept), tuple(rejected))
            kept, rejected = [], []
    if kept or rejected:
        yield Chunk(tuple(kept), tuple(rejected))


def _chunk_key(storage_key: str, number: int) -> str:
    return storage_key.removesuffix("source.csv") + f"chunks/{number:06d}.json"


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet shows instead of running."""
    return "'" + cell if cell.startswith(FORMULA_STARTS) and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
