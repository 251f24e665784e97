"""A job on the data model, what can become of it, and why one gives up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

EVENT: Final = "data_model_job"
"""The kind of event that brings a job to the worker."""


class JobKind(StrEnum):
    """What there is to do."""

    INDEX = "INDEX"
    """Build an index, unique or not, while others write."""
    FIELD = "FIELD"
    """Give a field another type, other options or a value in every record."""
    PURGE = "PURGE"
    """Remove for good what has been in the bin for long enough."""


class JobState(StrEnum):
    """How far a job is. One that is being cancelled still has to clean up."""

    QUEUED = "QUEUED"
    RUNNING = "RUNNING"
    CANCELLING = "CANCELLING"
    DONE = "DONE"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


OPEN: Final = frozenset({JobState.QUEUED, JobState.RUNNING, JobState.CANCELLING})


@dataclass(frozen=True, slots=True)
class NewJob:
    """What is asked for; `task` says what exactly, as its kind words it."""

    workspace_id: UUID
    kind: JobKind
    object_id: UUID | None = None
    field_id: UUID | None = None
    task: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Job:
    """One job as its row has it."""

    id: UUID
    workspace_id: UUID
    kind: JobKind
    state: JobState
    object_id: UUID | None
    field_id: UUID | None
    task: Mapping[str, Any]
    cursor: UUID | None
    done_rows: int
    total_rows: int | None
    error: Mapping[str, Any] | None
    started_at: datetime | None
    finished_at: datetime | None
    created_at: datetime


class JobFailed(Exception):
    """The job cannot be done as things are; nothing of it stays.

    `values` are examples of what stands in the way, `count` is how many records have such.
    """

    def __init__(self, message: str, values: Sequence[str] = (), count: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.values = tuple(values)
        self.count = count


class NotYet(Exception):
    """There is nothing to do before a moment; the job waits until then."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until.isoformat())
        self.until = until
