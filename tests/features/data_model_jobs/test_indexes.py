"""Indexes that are built while others write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from time import sleep
from uuid import UUID, uuid4

import psycopg
import pytest

from crm.features.data_model_jobs.errors import JobAtEnd
from crm.features.data_model_jobs.indexes import IndexTask
from crm.features.data_model_jobs.job import Job, JobKind, JobState
from crm.features.data_model_jobs.service import cancel_job, get_job, start_index
from crm.features.data_model_jobs.worker import DataModelWorker
from crm.kit.database import Database
from crm.kit.errors import Conflict
from crm.kit.settings import Settings
from crm.metadata import new_index
from crm.metadata.advice import ROWS_WORTH_AN_INDEX, Filtering, Sorting, advise
from crm.metadata.build import LIVE, UNIQUE, build_index
from crm.metadata.snapshot import Index
from crm.metadata.texts import comparable
from crm.models.transaction import transaction
from tests.factories.workspaces import Workspace

NAME = "person_city_words_idx"


@pytest.fixture
def worker(settings: Settings) -> Iterator[Database]:
    """The worker's own connection."""
    own = Database(settings.require("owner_database_url"))
    yield own
    own.close()


def start(workspace: Workspace, index: Index, field_name: str | None = None) -> UUID:
    person = workspace.snapshot.objects["person"]
    field_id = person.fields[field_name].id if field_name else None
    with transaction(workspace.owner) as connection:
        return start_index(connection, workspace.id, person, index, field_id).id


def job_for(workspace: Workspace) -> UUID:
    person = workspace.snapshot.objects["person"]
    (index,) = advise(workspace.id, person, [], [Filtering("city", within=True)], ROWS_WORTH_AN_INDEX)
    return start(workspace, index)


def work(worker: Database, job_id: UUID) -> list[UUID]:
    """Run a job; the jobs that were sent on."""
    sent = list[UUID]()
    tasks = {JobKind.INDEX: IndexTask(worker)}
    DataModelWorker(worker, tasks, lambda _, job_id, __: sent.append(job_id)).run({"jobId": str(job_id)})
    return sent


def ended(workspace: Workspace, job_id: UUID) -> Job:
    job = get_job(workspace.owner, workspace.id, job_id)
    assert job.finished_at is not None
    return job


def states(workspace: Workspace, name: str = NAME) -> list[bool]:
    """Whether each index of the name is valid."""
    rows = workspace.rows(
        "select indisvalid from pg_index i join pg_class c on c.oid = i.indexrelid"
        " join pg_namespace n on n.oid = c.relnamespace where n.nspname = %s and c.relname = %s",
        workspace.schema,
        name,
    )
    return [bool(row[0]) for row in rows]


def noted(workspace: Workspace) -> list[str]:
    return [index.name for index in workspace.snapshot.objects["person"].indexes if index.is_custom]


@contextmanager
def somebody_writing(settings: Settings, workspace: Workspace) -> Iterator[psycopg.Connection]:
    """A transaction that the index has to wait for."""
    with psycopg.connect(settings.require("owner_database_url")) as connection:
        connection.execute(f'insert into "{workspace.schema}".person (id) values (gen_random_uuid())'.encode())
        yield connection
        connection.rollback()


@contextmanager
def building(worker: Database, workspace: Workspace) -> Iterator[list[BaseException]]:
    """A job that has begun and waits; what it raised is known at the end."""
    raised: list[BaseException] = []
    job = job_for(workspace)

    def run() -> None:
        try:
            work(worker, job)
        except (psycopg.Error, Conflict) as error:
            raised.append(error)

    thread = Thread(target=run)
    thread.start()
    while thread.is_alive() and not states(workspace):
        sleep(0.01)
    yield raised
    thread.join()


def test_an_index_is_built_and_noted(worker: Database, workspace: Workspace):
    work(worker, job_for(workspace))
    assert states(workspace) == [True]
    assert noted(workspace) == [NAME]
    assert workspace.snapshot.version == 2
    person = workspace.snapshot.objects["person"]
    assert advise(workspace.id, person, [], [Filtering("city", within=True)], ROWS_WORTH_AN_INDEX) == []


def test_a_list_is_read_through_it(worker: Database, workspace: Workspace):
    sorts = [Sorting("city", "DescNullsLast")]
    person = workspace.snapshot.objects["person"]
    (index,) = advise(workspace.id, person, sorts, [], ROWS_WORTH_AN_INDEX)
    work(worker, start(workspace, index))
    table = f'"{workspace.schema}".person'
    workspace.run(f"insert into {table} (id, city) select gen_random_uuid(), n from generate_series(1, 3000) n")
    workspace.run(f"analyze {table}")
    order = f"{comparable('city')} desc nulls last, id desc"
    listed = f'select id from {table} where "deletedAt" is null order by {order} limit 61'
    plan = "\n".join(str(row[0]) for row in workspace.rows(f"explain {listed}"))
    assert "Scan Backward using person_city_id_nulls_first_idx" in plan
    assert "Sort" not in plan


def test_a_repeated_job_changes_nothing(worker: Database, workspace: Workspace):
    job = job_for(workspace)
    for _ in range(2):
        work(worker, job)
    assert states(workspace) == [True]
    assert noted(workspace) == [NAME]
    assert workspace.snapshot.version == 2


def test_a_job_that_was_ended_between_building_and_noting_goes_on(worker: Database, workspace: Workspace):
    job = job_for(workspace)
    work(worker, job)
    behaviour = "behaviour = jsonb_set(behaviour, '{indexes}', '[]')"
    workspace.run(f"update core.object set {behaviour} where workspace_id = %s", workspace.id)
    workspace.run("update core.data_model_job set state = 'RUNNING' where id = %s", job)
    work(worker, job)
    assert states(workspace) == [True]
    assert noted(workspace) == [NAME]


def test_what_a_killed_job_left_behind_goes_with_the_next(settings: Settings, worker: Database, workspace: Workspace):
    backend = worker.connection.info.backend_pid
    with somebody_writing(settings, workspace), building(worker, workspace) as raised:
        workspace.rows("select pg_terminate_backend(%s)", backend)
    assert isinstance(raised[0], psycopg.OperationalError)
    assert states(workspace) == [False]
    assert noted(workspace) == []
    work(worker, job_for(workspace))
    assert states(workspace) == [True]
    assert noted(workspace) == [NAME]


def test_writers_are_not_kept_waiting(
    settings: Settings, worker: Database, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(new_index, "PATIENCE", "50ms")
    job = job_for(workspace)
    with somebody_writing(settings, workspace):
        assert work(worker, job) == [job]
    assert worker.connection.execute("show lock_timeout").fetchone() == ("5s",)
    assert work(worker, job) == []
    assert states(workspace) == [True]


def test_two_workers_do_not_undo_each_others_work(
    settings: Settings, worker: Database, owner_database: Database, workspace: Workspace
):
    job = job_for(workspace)
    with building_behind(settings, worker, workspace):
        assert work(owner_database, job) == [job]
    assert work(owner_database, job) == []
    assert states(workspace) == [True]
    assert noted(workspace) == [NAME]


@contextmanager
def building_behind(settings: Settings, worker: Database, workspace: Workspace) -> Iterator[None]:
    """A job that waits for somebody who writes, and goes on when they are done."""
    with somebody_writing(settings, workspace) as writer, building(worker, workspace):
        yield
        writer.rollback()


def test_others_have_no_such_index(worker: Database, workspace: Workspace, other_workspace: Workspace):
    work(worker, job_for(workspace))
    assert states(other_workspace) == []
    assert noted(other_workspace) == []


def test_a_job_for_what_is_gone_does_nothing(worker: Database, workspace: Workspace):
    job = job_for(workspace)
    workspace.run("delete from core.field where workspace_id = %s and name = 'city'", workspace.id)
    work(worker, job)
    assert ended(workspace, job).error == {"message": "What the index was for is gone.", "values": [], "count": 0}
    assert states(workspace) == []
    work(worker, uuid4())


UNIQUE_CITY = "person_city_key"


def unique_city(workspace: Workspace) -> UUID:
    index = build_index(workspace.id, "person", (("city", ""),), LIVE, UNIQUE)
    return start(workspace, index, "city")


def add_people(workspace: Workspace, *cities: str) -> None:
    for city in cities:
        workspace.run(f'insert into "{workspace.schema}".person (id, city) values (gen_random_uuid(), %s)', city)


def test_a_field_becomes_unique_while_others_write(worker: Database, workspace: Workspace):
    add_people(workspace, "Oslo", "Bergen")
    job = unique_city(workspace)
    work(worker, job)
    assert ended(workspace, job).state is JobState.DONE
    assert states(workspace, UNIQUE_CITY) == states(workspace, f"{UNIQUE_CITY}_trashed") == [True]
    assert workspace.snapshot.objects["person"].fields["city"].is_unique
    with pytest.raises(psycopg.errors.UniqueViolation):
        add_people(workspace, "Oslo")


def test_values_that_are_there_twice_are_named_and_nothing_stays(worker: Database, workspace: Workspace):
    add_people(workspace, "Oslo", "Oslo", "Oslo", "Bergen", "Bergen", "Voss")
    job = unique_city(workspace)
    work(worker, job)
    failed = ended(workspace, job)
    assert failed.state is JobState.FAILED
    assert failed.error == {
        "message": "5 People have a City that others have too: City cannot be unique.",
        "values": ["Oslo", "Bergen"],
        "count": 5,
    }
    assert states(workspace, UNIQUE_CITY) == states(workspace, f"{UNIQUE_CITY}_trashed") == []
    assert not workspace.snapshot.objects["person"].fields["city"].is_unique
    assert workspace.snapshot.version == 1
    add_people(workspace, "Oslo")


def test_a_job_that_is_cancelled_leaves_nothing(worker: Database, workspace: Workspace):
    job = job_for(workspace)
    cancel_job(workspace.owner, workspace.id, job)
    work(worker, job)
    assert ended(workspace, job).state is JobState.CANCELLED
    assert states(workspace) == []
    with pytest.raises(JobAtEnd):
        cancel_job(workspace.owner, workspace.id, job)
