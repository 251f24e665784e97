"""Indexes that are built while others write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Thread
from time import sleep
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from crm.features.data_model.jobs import DataModelJobs, index_jobs
from crm.kit.database import Database
from crm.kit.errors import Conflict
from crm.kit.settings import Settings
from crm.metadata import new_index
from crm.metadata.advice import ROWS_WORTH_AN_INDEX, Filtering, Sorting, advise
from crm.metadata.texts import comparable
from tests.factories.workspaces import Workspace

NAME = "person_city_words_idx"


@pytest.fixture
def worker(settings: Settings) -> Iterator[Database]:
    """The worker's own connection."""
    own = Database(settings.require("owner_database_url"))
    yield own
    own.close()


def job_for(workspace: Workspace) -> Mapping[str, Any]:
    person = workspace.snapshot.objects["person"]
    indexes = advise(workspace.id, person, [], [Filtering("city", within=True)], ROWS_WORTH_AN_INDEX)
    (job,) = index_jobs(workspace.id, "person", indexes)
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
            DataModelJobs(worker).run(job)
        except (psycopg.Error, Conflict) as error:
            raised.append(error)

    thread = Thread(target=run)
    thread.start()
    while thread.is_alive() and not states(workspace):
        sleep(0.01)
    yield raised
    thread.join()


def test_an_index_is_built_and_noted(worker: Database, workspace: Workspace):
    DataModelJobs(worker).run(job_for(workspace))
    assert states(workspace) == [True]
    assert noted(workspace) == [NAME]
    assert workspace.snapshot.version == 2
    person = workspace.snapshot.objects["person"]
    assert advise(workspace.id, person, [], [Filtering("city", within=True)], ROWS_WORTH_AN_INDEX) == []


def test_a_list_is_read_through_it(worker: Database, workspace: Workspace):
    sorts = [Sorting("city", "DescNullsLast")]
    person = workspace.snapshot.objects["person"]
    (job,) = index_jobs(workspace.id, "person", advise(workspace.id, person, sorts, [], ROWS_WORTH_AN_INDEX))
    DataModelJobs(worker).run(job)
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
        DataModelJobs(worker).run(job)
    assert states(workspace) == [True]
    assert noted(workspace) == [NAME]
    assert workspace.snapshot.version == 2


def test_a_job_that_was_ended_between_building_and_noting_goes_on(worker: Database, workspace: Workspace):
    job = job_for(workspace)
    DataModelJobs(worker).run(job)
    behaviour = "behaviour = jsonb_set(behaviour, '{indexes}', '[]')"
    workspace.run(f"update core.object set {behaviour} where workspace_id = %s", workspace.id)
    DataModelJobs(worker).run(job)
    assert states(workspace) == [True]
    assert noted(workspace) == [NAME]


def test_what_a_killed_job_left_behind_goes_with_the_next(settings: Settings, worker: Database, workspace: Workspace):
    backend = worker.connection.info.backend_pid
    with somebody_writing(settings, workspace), building(worker, workspace) as raised:
        workspace.rows("select pg_terminate_backend(%s)", backend)
    assert isinstance(raised[0], psycopg.OperationalError)
    assert states(workspace) == [False]
    assert noted(workspace) == []
    DataModelJobs(worker).run(job_for(workspace))
    assert states(workspace) == [True]
    assert noted(workspace) == [NAME]


def test_writers_are_not_kept_waiting(
    settings: Settings, worker: Database, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(new_index, "PATIENCE", "50ms")
    with somebody_writing(settings, workspace), pytest.raises(psycopg.errors.LockNotAvailable):
        DataModelJobs(worker).run(job_for(workspace))
    assert worker.connection.execute("show lock_timeout").fetchone() == ("5s",)
    DataModelJobs(worker).run(job_for(workspace))
    assert states(workspace) == [True]


def test_two_workers_do_not_undo_each_others_work(
    settings: Settings, worker: Database, owner_database: Database, workspace: Workspace
):
    with building_behind(settings, worker, workspace), pytest.raises(Conflict, match="is being built"):
        DataModelJobs(owner_database).run(job_for(workspace))
    assert states(workspace) == [True]
    assert noted(workspace) == [NAME]


@contextmanager
def building_behind(settings: Settings, worker: Database, workspace: Workspace) -> Iterator[None]:
    """A job that waits for somebody who writes, and goes on when they are done."""
    with somebody_writing(settings, workspace) as writer, building(worker, workspace):
        yield
        writer.rollback()


def test_others_have_no_such_index(worker: Database, workspace: Workspace, other_workspace: Workspace):
    DataModelJobs(worker).run(job_for(workspace))
    assert states(other_workspace) == []
    assert noted(other_workspace) == []


@pytest.mark.parametrize("changed", [{"workspaceId": str(uuid4())}, {"objectName": "gone"}])
def test_a_job_for_what_is_gone_does_nothing(worker: Database, workspace: Workspace, changed: Mapping[str, str]):
    DataModelJobs(worker).run({**job_for(workspace), **changed})
    assert states(workspace) == []
