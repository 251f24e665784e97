"""Jobs begin in the transaction of the change that wants them, tell how far they are, and can be cancelled."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from crm.features.data_model_jobs import errors, repository
from crm.features.data_model_jobs.job import EVENT, OPEN, Job, JobKind, JobState, NewJob
from crm.kit.database import Database
from crm.kit.ids import uuid7
from crm.metadata.announcement import Kind, announce
from crm.metadata.rows import index_row
from crm.metadata.snapshot import Index, Object
from crm.models.event import add_event
from crm.models.transaction import Connection, transaction

MOST_LISTED = 100


def start_job(connection: Connection, new: NewJob) -> Job:
    """A job that begins when this transaction commits."""
    job = repository.add(connection, {"id": uuid7(), **asdict(new)})
    wake(connection, job)
    return job


def start_index(
    connection: Connection, workspace_id: UUID, object_: Object, index: Index, field_id: UUID | None = None
) -> Job:
    """Build an index of an object while others write. A unique one makes `field_id` unique once it works."""
    task = {"index": index_row(index)}
    return start_job(connection, NewJob(workspace_id, JobKind.INDEX, object_.id, field_id, task))


def ensure_purge(connection: Connection, workspace_id: UUID) -> None:
    """Something is in the bin: have it emptied in time. Whoever calls has locked the workspace."""
    if not repository.list_open(connection, workspace_id, [JobKind.PURGE]):
        start_job(connection, NewJob(workspace_id, JobKind.PURGE))


def wake(connection: Connection, job: Job) -> None:
    """Bring a job to the worker once this transaction commits, and tell those who watch."""
    add_event(connection, job.workspace_id, EVENT, {"jobId": str(job.id)})
    announce(connection, job.workspace_id, Kind.JOBS)


def list_jobs(database: Database, workspace_id: UUID) -> list[Job]:
    """The latest, newest first."""
    with transaction(database) as connection:
        return repository.list_latest(connection, workspace_id, MOST_LISTED)


def get_job(database: Database, workspace_id: UUID, job_id: UUID) -> Job:
    """One of the workspace.

    Raises:
        JobNotFound: it has none of this id.
    """
    with transaction(database) as connection:
        return _get(connection, workspace_id, job_id)


def cancel_job(database: Database, workspace_id: UUID, job_id: UUID) -> Job:
    """Stop a job at its next step; the worker takes back what it has done.

    Raises:
        JobNotFound: the workspace has none of this id.
        JobAtEnd: it has ended already.
    """
    with transaction(database) as connection:
        job = _get(connection, workspace_id, job_id, lock=True)
        if job.state not in OPEN:
            raise errors.JobAtEnd(job.state)
        if job.state is not JobState.CANCELLING:
            repository.change(connection, job_id, {"state": JobState.CANCELLING})
            wake(connection, job)
        return _get(connection, workspace_id, job_id)


def _get(connection: Connection, workspace_id: UUID, job_id: UUID, *, lock: bool = False) -> Job:
    job = repository.find(connection, job_id, lock=lock)
    if job is None or job.workspace_id != workspace_id:
        raise errors.JobNotFound
    return job
