"""The worker: takes a job step by step, as long as it has time, and sends the rest on.

Any process may end at any line, and a message may come twice. Whatever a step does is done in one transaction with
the note of it, or can be repeated. Two workers never have the same job: a lock keeps it, and goes with its connection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from time import monotonic, time
from typing import Any, Final, Protocol, TypeAlias
from uuid import UUID

import orjson

from crm.features.data_model_jobs import repository
from crm.features.data_model_jobs.job import OPEN, Job, JobFailed, JobKind, JobState, NotYet
from crm.features.outbox.service import read
from crm.kit.clock import now
from crm.kit.database import Database
from crm.kit.errors import Conflict
from crm.kit.patience import is_in_the_way
from crm.kit.queue import LONGEST_DELAY, send
from crm.metadata.announcement import Kind, announce
from crm.metadata.locks import alone
from crm.models.transaction import transaction

SECONDS_PER_RUN: Final = 200.0
"""What one message may take before the job goes on with another."""

SECONDS_UNTIL_SEEN_AGAIN: Final = 15
"""When to look again at a job that others are in the way of, or that another worker has and may leave half done."""


class Task(Protocol):
    """The work of one kind of job."""

    def step(self, job: Job) -> bool:
        """Do one short piece; tells whether that was the last.

        Raises:
            JobFailed: it cannot be done.
            NotYet: it is to be done later.
        """

    def undo(self, job: Job) -> None:
        """Take back what has been done of a job that ends without success. May be repeated."""


Tasks: TypeAlias = "Mapping[JobKind, Task]"
SendOn: TypeAlias = "Callable[[UUID, UUID, float], None]"
"""Takes the workspace and the job, and in how many seconds it shall come back."""


@dataclass(frozen=True, slots=True)
class DataModelWorker:
    """What the worker works with: a connection that may change tables, and how a job is sent on to come back later."""

    owner: Database
    tasks: Tasks
    send_on: SendOn
    seconds: float = SECONDS_PER_RUN

    def run(self, message: Mapping[str, Any]) -> None:
        """One queue message: an outbox entry that names a job, or the job itself. It may be repeated.

        A job that is to wait longer than the queue can keep it is sent on, without a look at the database.
        """
        if "outboxId" in message:
            job_id = self._named_by(int(message["outboxId"]))
            if job_id is not None:
                self.work(job_id)
        elif (wait := float(message.get("dueAt", 0)) - time()) > 1:
            self.send_on(UUID(message["workspaceId"]), UUID(message["jobId"]), wait)
        else:
            self.work(UUID(message["jobId"]))

    def work(self, job_id: UUID) -> None:
        """Take a job as far as there is time for."""
        with alone(self.owner.connection, f"data_model_job.{job_id}") as is_ours:
            job = self._begin(job_id)
            if job is None:
                return
            if not is_ours:
                self._send_on(job, SECONDS_UNTIL_SEEN_AGAIN)
                return
            self._take(job)

    def _named_by(self, outbox_id: int) -> UUID | None:
        entry = read(self.owner, outbox_id)
        return UUID(entry.payload["jobId"]) if entry else None

    def _begin(self, job_id: UUID) -> Job | None:
        """The job, if anything is left to do."""
        with transaction(self.owner) as connection:
            job = repository.find(connection, job_id)
        return job if job is not None and job.state in OPEN else None

    def _take(self, job: Job) -> None:
        task, until = self.tasks[job.kind], monotonic() + self.seconds
        try:
            for current in self._while_running(job.id):
                if task.step(current):
                    self._end(job, JobState.DONE)
                elif monotonic() > until:
                    self._send_on(job, 0)
                    return
        except NotYet as wait:
            self._change(job, {"state": JobState.QUEUED})
            self._send_on(job, max(0.0, wait.until.timestamp() - time()))
        except JobFailed as failure:
            task.undo(job)
            self._end(job, JobState.FAILED, failure)
        except Exception as error:
            if not isinstance(error, Conflict) and not is_in_the_way(error):
                raise
            self._send_on(job, SECONDS_UNTIL_SEEN_AGAIN)

    def _while_running(self, job_id: UUID) -> Iterator[Job]:
        """The job before each step, until it is at an end."""
        while (job := self._begin(job_id)) is not None:
            if job.state is JobState.CANCELLING:
                self.tasks[job.kind].undo(job)
                self._end(job, JobState.CANCELLED)
                return
            if job.state is JobState.QUEUED:
                self._change(job, {"state": JobState.RUNNING, "started_at": now()})
            yield job

    def _end(self, job: Job, state: JobState, failure: JobFailed | None = None) -> None:
        told = failure and {"message": failure.message, "values": failure.values, "count": failure.count}
        self._change(job, {"state": state, "error": told or None, "finished_at": now()})

    def _change(self, job: Job, values: Mapping[str, Any]) -> None:
        """Change the state, and tell those who watch. One that was cancelled meanwhile does not begin any more."""
        with transaction(self.owner) as connection:
            latest = repository.find(connection, job.id, lock=True)
            if latest is None or latest.state not in OPEN:
                return
            if latest.state is JobState.CANCELLING and values["state"] in {JobState.QUEUED, JobState.RUNNING}:
                return
            repository.change(connection, job.id, values)
            announce(connection, job.workspace_id, Kind.JOBS)

    def _send_on(self, job: Job, seconds: float) -> None:
        self.send_on(job.workspace_id, job.id, seconds)


def sender(queue_url: str) -> SendOn:
    """Sends a job on by a message of its own. A queue keeps it for a while, the message says until when."""

    def send_on(workspace_id: UUID, job_id: UUID, seconds: float) -> None:
        body = {"jobId": job_id, "workspaceId": workspace_id, "dueAt": time() + seconds}
        delay = min(ceil(seconds), LONGEST_DELAY)
        send(queue_url, orjson.dumps(body).decode(), group=str(workspace_id), delay=delay)

    return send_on
