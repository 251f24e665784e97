"""Fields that change their type while others read and write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any
from uuid import UUID

import psycopg
import pytest

from crm.features.data_model_jobs.fields import FieldTask, Reshaping, start_field
from crm.features.data_model_jobs.job import Job, JobKind, JobState
from crm.features.data_model_jobs.service import cancel_job, get_job
from crm.features.data_model_jobs.worker import DataModelWorker
from crm.kit.database import Database
from crm.kit.settings import Settings
from crm.metadata.build import build_field
from crm.metadata.changes.change import Change
from crm.metadata.extension import create_fields
from crm.metadata.snapshot import Field
from crm.metadata.standard_objects.declaration import FieldDeclaration
from crm.models.transaction import Connection, transaction
from tests.factories.workspaces import Workspace

CHOICES = (("LOW", "Low", "green"), ("HIGH", "High", "red"))


@pytest.fixture
def worker(settings: Settings) -> Iterator[Database]:
    """The worker's own connection."""
    own = Database(settings.require("owner_database_url"))
    yield own
    own.close()


def add_field(workspace: Workspace, type_: str = "TEXT", **more: Any) -> Field:
    """A field `level` of people, with an index."""
    declared = {"person": [FieldDeclaration("level", type_, "Level", "Icon", **more)]}
    with transaction(workspace.owner) as connection:
        create_fields(connection, workspace.snapshot, declared)
    return level(workspace)


def level(workspace: Workspace) -> Field:
    return workspace.snapshot.objects["person"].fields["level"]


def as_type(before: Field, type_: str, **more: Any) -> Field:
    after = build_field(UUID(int=0), "person", FieldDeclaration("level", type_, "Level", "Icon", **more))
    return replace(after, id=before.id)


def add_people(workspace: Workspace, *levels: Any) -> None:
    for each in levels:
        workspace.run(f'insert into "{workspace.schema}".person (id, level) values (gen_random_uuid(), %s)', each)


def levels(workspace: Workspace) -> list[Any]:
    return [row[0] for row in workspace.rows("select level from {schema}.person order by level::text")]


def columns(workspace: Workspace) -> set[str]:
    """The columns of people that no field has."""
    rows = workspace.rows(
        "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0 and not attisdropped",
        f'"{workspace.schema}".person',
    )
    return {str(row[0]) for row in rows} - set(workspace.snapshot.objects["person"].columns)


def triggers(workspace: Workspace) -> list[str]:
    query = "select proname from pg_proc where pronamespace = %s::regnamespace and proname like '\\_next%%'"
    return [str(row[0]) for row in workspace.rows(query, f'"{workspace.schema}"')]


def start(workspace: Workspace, after: Field, *, refuses: bool = True) -> UUID:
    person = workspace.snapshot.objects["person"]
    with transaction(workspace.owner) as connection:
        wanted = Reshaping(person, person.fields["level"], after, refuses)
        return start_field(connection, workspace.id, wanted).id


class Following:
    """Writes down what was to be followed."""

    def __init__(self) -> None:
        self.changes = list[Change]()

    def __call__(self, _connection: Connection, change: Change) -> None:
        self.changes.append(change)


def task_of(worker: Database, follow: Following | None = None) -> FieldTask:
    return FieldTask(worker, follow or Following(), rows_per_batch=2)


def work(worker: Database, job_id: UUID, *, seconds: float = 60, follow: Following | None = None) -> list[UUID]:
    """Give a job some time; the jobs that were sent on."""
    sent = list[UUID]()
    tasks = {JobKind.FIELD: task_of(worker, follow)}
    DataModelWorker(worker, tasks, lambda _, job_id, __: sent.append(job_id), seconds).run({"jobId": str(job_id)})
    return sent


def state(workspace: Workspace, job_id: UUID) -> Job:
    return get_job(workspace.owner, workspace.id, job_id)


def test_texts_become_numbers(worker: Database, workspace: Workspace):
    before = add_field(workspace)
    add_people(workspace, "1", "2.5", None, "", "40", " 7 ", "8")
    version, follow = workspace.snapshot.version, Following()
    job = start(workspace, as_type(before, "NUMBER"))
    work(worker, job, follow=follow)
    ended = state(workspace, job)
    assert (ended.state, ended.done_rows, ended.total_rows, ended.error) == (JobState.DONE, 7, 7, None)
    assert sorted(each for each in levels(workspace) if each is not None) == [1, 2.5, 7, 8, 40]
    assert (level(workspace).id, level(workspace).type) == (before.id, "NUMBER")
    assert workspace.snapshot.version == version + 1
    assert triggers(workspace) == []
    (kept,) = columns(workspace)
    assert kept.startswith("_was_")
    (change,) = follow.changes
    assert [(pair.before.field.type, pair.after.field.type) for pair in change.altered_fields] == [("TEXT", "NUMBER")]
    work(worker, job, follow=follow)
    assert len(follow.changes) == 1


def test_values_that_cannot_be_turned_are_named_and_nothing_stays(worker: Database, workspace: Workspace):
    before = add_field(workspace)
    add_people(workspace, "1", "five", "6", "seven", "seven")
    job = start(workspace, as_type(before, "NUMBER"))
    work(worker, job)
    failed = state(workspace, job)
    assert failed.state is JobState.FAILED
    assert failed.error == {
        "message": "3 People would lose their Level, which cannot be turned into NUMBER.",
        "values": ["five", "seven"],
        "count": 3,
    }
    assert level(workspace) == before
    assert columns(workspace) == set()
    assert triggers(workspace) == []
    add_people(workspace, "eight")


def test_they_are_emptied_for_those_who_choose_so(worker: Database, workspace: Workspace):
    before = add_field(workspace)
    add_people(workspace, "1", "five")
    job = start(workspace, as_type(before, "NUMBER"), refuses=False)
    work(worker, job)
    assert state(workspace, job).state is JobState.DONE
    assert levels(workspace) == [1, None]


def test_what_others_write_meanwhile_is_turned_too(worker: Database, workspace: Workspace):
    before = add_field(workspace)
    add_people(workspace, "1", "2", "3", "4", "5")
    job = start(workspace, as_type(before, "NUMBER"))
    assert work(worker, job, seconds=0) == [job]
    assert work(worker, job, seconds=0) == [job]
    table = f'"{workspace.schema}".person'
    workspace.run(f"update {table} set level = '9' where level in ('1', '5')")
    add_people(workspace, "6")
    workspace.run(f"delete from {table} where level = '2'")
    with pytest.raises(psycopg.errors.InvalidParameterValue, match="“Level” is being turned into NUMBER"):
        add_people(workspace, "seven")
    assert sorted(levels(workspace)) == ["3", "4", "6", "9", "9"]
    work(worker, job)
    assert sorted(levels(workspace)) == [3, 4, 6, 9, 9]


@contextmanager
def dying_after(dying: Database, workspace: Workspace, statements: int) -> Iterator[None]:
    """The server ends the connection when it has run so many statements."""
    backend, execute = dying.connection.info.backend_pid, psycopg.Cursor.execute
    left = [statements]

    def counting(cursor: psycopg.Cursor, *arguments: Any, **more: Any) -> Any:
        if cursor.connection.info.backend_pid == backend:
            if left[0] == 0:
                workspace.rows("select pg_terminate_backend(%s)", backend)
            left[0] -= 1
        return execute(cursor, *arguments, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(psycopg.Cursor, "execute", counting)
        yield


def test_a_job_that_ends_anywhere_goes_on_there(workspace: Workspace, settings: Settings):
    """Each time the connection ends one statement later, as by a kill of the process."""
    before = add_field(workspace, "TEXT")
    add_people(workspace, *map(str, range(5)))
    job = start(workspace, as_type(before, "NUMBER"))
    deaths = 0
    while state(workspace, job).state is not JobState.DONE:
        dying = Database(settings.require("owner_database_url"))
        with suppress(Exception), dying_after(dying, workspace, statements=deaths):
            work(dying, job)
        dying.close()
        deaths += 1
    assert deaths > 10
    assert sorted(levels(workspace)) == [0, 1, 2, 3, 4]
    assert len(columns(workspace)) == 1
    assert triggers(workspace) == []


def test_a_job_that_is_cancelled_takes_everything_back(worker: Database, workspace: Workspace):
    before = add_field(workspace)
    add_people(workspace, "1", "2", "3")
    job = start(workspace, as_type(before, "NUMBER"))
    work(worker, job, seconds=0)
    assert triggers(workspace) != []
    cancel_job(workspace.owner, workspace.id, job)
    work(worker, job)
    assert state(workspace, job).state is JobState.CANCELLED
    assert (columns(workspace), triggers(workspace)) == (set(), [])
    assert level(workspace) == before


def test_options_get_other_values_and_leave(worker: Database, workspace: Workspace):
    before = add_field(workspace, "SELECT", options=CHOICES)
    add_people(workspace, "LOW", "HIGH", None)
    low, _ = before.options
    after = replace(before, options=({**low, "value": "MINOR"},))
    job = start(workspace, after, refuses=False)
    work(worker, job)
    assert state(workspace, job).error is None
    assert levels(workspace) == ["MINOR", None, None]
    assert [each["value"] for each in level(workspace).options] == ["MINOR"]


def test_every_record_gets_a_value_where_it_needs_one(worker: Database, workspace: Workspace):
    before = add_field(workspace, "NUMBER")
    add_people(workspace, 1, None, None)
    after = as_type(before, "NUMBER", default=7, is_nullable=False)
    job = start(workspace, after)
    work(worker, job)
    assert state(workspace, job).error is None
    assert levels(workspace) == [1, 7, 7]
    with pytest.raises(psycopg.errors.NotNullViolation):
        add_people(workspace, None)
    workspace.run(f'insert into "{workspace.schema}".person (id) values (gen_random_uuid())')
    assert levels(workspace) == [1, 7, 7, 7]


def test_a_field_that_was_changed_meanwhile_is_left_alone(worker: Database, workspace: Workspace):
    before = add_field(workspace)
    job = start(workspace, as_type(before, "NUMBER"))
    workspace.run("update core.field set type = 'RICH_TEXT' where id = %s", before.id)
    work(worker, job)
    assert state(workspace, job).error == {
        "message": "The field was changed or removed meanwhile.",
        "values": [],
        "count": 0,
    }


def test_an_amount_grows_a_second_column(worker: Database, workspace: Workspace):
    before = add_field(workspace, "NUMBER")
    add_people(workspace, 2.5, None)
    default = {"amountMicros": None, "currencyCode": "'EUR'"}
    job = start(workspace, as_type(before, "CURRENCY", default=default))
    work(worker, job)
    found = workspace.rows('select "levelAmountMicros"::int, "levelCurrencyCode" from {schema}.person order by 1')
    assert found == [(2500000, "EUR"), (None, None)]
