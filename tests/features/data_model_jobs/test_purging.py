"""The bin is emptied in time, by a job that waits in the queue."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from time import time
from typing import Any
from uuid import UUID

import orjson
import pytest

from crm.features.data_model import service
from crm.features.data_model.converting import turn_into
from crm.features.data_model_jobs.errors import NotInBin
from crm.features.data_model_jobs.job import Job, JobKind, JobState
from crm.features.data_model_jobs.purging import KEPT_FOR, PurgeTask, purge_now
from crm.features.data_model_jobs.service import list_jobs
from crm.features.data_model_jobs.worker import DataModelWorker, sender
from crm.kit.ids import uuid7
from crm.metadata.changes.converting import NewType
from crm.metadata.changes.wanted import NewField, NewObject
from tests.factories.workspaces import Workspace
from tests.pretended_aws import pretended_aws

QUEUE = "https://sqs.us-east-1.amazonaws.com/123456789012/data-model-change"
LEFT = "select count(*) from pg_class where relnamespace = %s::regnamespace and relname like '\\_%%' and relkind = 'r'"


@pytest.fixture
def ship(workspace: Workspace) -> UUID:
    object_id = uuid7()
    wanted = NewObject(object_id, "ship", "ships", "Ship", "Ships")
    service.create_object(workspace.owner, workspace.id, wanted)
    return object_id


@pytest.fixture
def level(workspace: Workspace) -> UUID:
    """A field of people."""
    field_id = uuid7()
    person = workspace.snapshot.objects["person"]
    service.create_field(workspace.owner, workspace.id, person.id, NewField(field_id, "CURRENCY", "level", "Level"))
    return field_id


def delete_ship(workspace: Workspace, ship: UUID) -> None:
    workspace.run("update core.object set is_active = false where id = %s", ship)
    service.delete_object(workspace.owner, workspace.id, ship)


def purge_job(workspace: Workspace) -> Job:
    (job,) = [each for each in list_jobs(workspace.owner, workspace.id) if each.kind is JobKind.PURGE]
    return job


def work(workspace: Workspace, kept_for: timedelta) -> list[float]:
    """Run the job; in how many seconds it wants to come back."""
    waits = list[float]()
    tasks = {JobKind.PURGE: PurgeTask(workspace.owner, kept_for)}
    worker = DataModelWorker(workspace.owner, tasks, lambda _, __, seconds: waits.append(seconds))
    worker.run({"jobId": str(purge_job(workspace).id)})
    return waits


def columns(workspace: Workspace) -> set[str]:
    rows = workspace.rows(
        "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0 and not attisdropped",
        f'"{workspace.schema}".person',
    )
    return {str(row[0]) for row in rows} - set(workspace.snapshot.objects["person"].columns)


def test_objects_and_fields_wait_in_the_bin_and_then_go(workspace: Workspace, ship: UUID, level: UUID):
    tables = workspace.rows(LEFT, f'"{workspace.schema}"')
    delete_ship(workspace, ship)
    service.delete_field(workspace.owner, workspace.id, level)
    assert len(columns(workspace)) == 2
    (wait,) = work(workspace, KEPT_FOR)
    assert 0 < KEPT_FOR.total_seconds() - wait < 60
    assert purge_job(workspace).state is JobState.QUEUED
    assert workspace.rows("select count(*) from core.field where id = %s", level) == [(1,)]

    assert work(workspace, timedelta()) == []
    assert purge_job(workspace).state is JobState.DONE
    assert columns(workspace) == set()
    assert workspace.rows(LEFT, f'"{workspace.schema}"') == tables
    for table in ("object", "field"):
        left = f"select count(*) from core.{table} where workspace_id = %s and deleted_at is not null"
        assert workspace.rows(left, workspace.id) == [(0,)]
    counters = "select count(*) from {schema}._counter where object not in (select name_singular from core.object)"
    assert workspace.rows(counters) == [(0,)]


def test_there_is_one_job_however_much_is_in_the_bin(workspace: Workspace, ship: UUID, level: UUID):
    delete_ship(workspace, ship)
    service.delete_field(workspace.owner, workspace.id, level)
    job = purge_job(workspace)
    work(workspace, timedelta())
    person = workspace.snapshot.objects["person"].id
    service.create_field(workspace.owner, workspace.id, person, NewField(uuid7(), "TEXT", "shade", "Shade"))
    service.delete_field(workspace.owner, workspace.id, workspace.snapshot.objects["person"].fields["shade"].id)
    jobs = [each for each in list_jobs(workspace.owner, workspace.id) if each.kind is JobKind.PURGE]
    assert [each.id == job.id for each in jobs] == [False, True]


def test_what_a_field_was_goes_as_well(workspace: Workspace):
    person, field_id = workspace.snapshot.objects["person"].id, uuid7()
    service.create_field(workspace.owner, workspace.id, person, NewField(field_id, "TEXT", "shade", "Shade"))
    turn_into(workspace.owner, workspace.id, NewType(field_id, "NUMBER"))
    assert len(columns(workspace)) == 1
    (wait,) = work(workspace, KEPT_FOR)
    assert wait > 0
    assert work(workspace, timedelta()) == []
    assert columns(workspace) == set()
    assert workspace.snapshot.objects["person"].fields["shade"].type == "NUMBER"


def test_one_thing_may_go_at_once(workspace: Workspace, other_workspace: Workspace, level: UUID):
    with pytest.raises(NotInBin):
        purge_now(workspace.owner, workspace.id, level)
    service.delete_field(workspace.owner, workspace.id, level)
    with pytest.raises(NotInBin):
        purge_now(workspace.owner, other_workspace.id, level)
    purge_now(workspace.owner, workspace.id, level)
    assert columns(workspace) == set()
    with pytest.raises(NotInBin):
        purge_now(workspace.owner, workspace.id, level)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """What was sent to the queue."""
    with pretended_aws() as aws:
        monkeypatch.setenv("AWS_ENDPOINT_URL_SQS", aws.url)
        yield lambda: aws.messages(QUEUE)


def test_a_job_waits_in_the_queue_as_long_as_the_queue_can_keep_it(
    workspace: Workspace, level: UUID, sent: Callable[[], list[dict[str, Any]]]
):
    service.delete_field(workspace.owner, workspace.id, level)
    worker = DataModelWorker(workspace.owner, {JobKind.PURGE: PurgeTask(workspace.owner)}, sender(QUEUE))
    worker.run({"jobId": str(purge_job(workspace).id)})
    (first,) = sent()
    assert first["DelaySeconds"] == 900
    assert first["MessageGroupId"] == str(workspace.id)
    body = orjson.loads(first["MessageBody"])
    assert abs(body["dueAt"] - time() - KEPT_FOR.total_seconds()) < 60

    workspace.owner.close()
    before = workspace.owner.round_trips
    worker.run(body)
    assert workspace.owner.round_trips == before
    assert orjson.loads(sent()[1]["MessageBody"])["dueAt"] == pytest.approx(body["dueAt"], abs=5)
