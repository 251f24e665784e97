"""Changes of a large table: what is quick is done at once, a job does the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from crm.features.data_model import service
from crm.features.data_model.changing import change_model
from crm.features.data_model.working import worker
from crm.features.data_model_jobs.job import Job, JobKind, JobState
from crm.features.data_model_jobs.service import list_jobs
from crm.kit.ids import uuid7
from crm.metadata.build import LIVE, UNIQUE, build_index, with_columns
from crm.metadata.changes import postponing
from crm.metadata.changes.converting import with_field
from crm.metadata.changes.wanted import NewField
from crm.metadata.snapshot import Field, Object, Snapshot
from tests.factories.workspaces import Workspace

ROWS = postponing.LARGE + 1
OPTIONS = [{"value": "LOW", "label": "Low"}, {"value": "HIGH", "label": "High"}]


@pytest.fixture
def large(workspace: Workspace) -> Workspace:
    """People in a large table, with a choice and a number."""
    person = workspace.snapshot.objects["person"]
    choice = NewField(uuid7(), "SELECT", "choice", "Choice", options=OPTIONS)
    number = NewField(uuid7(), "NUMBER", "number", "Number")
    for each in (choice, number):
        service.create_field(workspace.owner, workspace.id, person.id, each)
    workspace.run(
        f'insert into "{workspace.schema}".person (id, choice, number) '
        "select gen_random_uuid(), case when n %% 2 = 0 then 'LOW' else 'HIGH' end, n "
        f"from generate_series(1, {ROWS}) n"
    )
    return workspace


def person(workspace: Workspace) -> Object:
    return workspace.snapshot.objects["person"]


def change(workspace: Workspace, name: str, alter: Callable[[Field], Field]) -> Object:
    """Change a field; the object as it is at once."""

    def edit(before: Snapshot) -> Snapshot:
        owner = before.objects["person"]
        return with_field(before, owner, with_columns(alter(owner.fields[name])))

    change_model(workspace.owner, workspace.id, edit)
    return person(workspace)


def jobs(workspace: Workspace, kind: JobKind) -> list[Job]:
    return [each for each in list_jobs(workspace.owner, workspace.id) if each.kind is kind]


def run(workspace: Workspace) -> None:
    for each in list_jobs(workspace.owner, workspace.id):
        if each.kind is not JobKind.PURGE:
            worker(workspace.owner, lambda *_: None).work(each.id)


def count(workspace: Workspace, condition: str) -> Any:
    return workspace.rows(f"select count(*) from {{schema}}.person where {condition}")[0][0]


def test_options_of_a_large_table_change_when_all_records_have(large: Workspace):
    def rename(field: Field) -> Field:
        low, high = field.options
        return replace(field, options=({**low, "value": "MINOR"}, high))

    assert [each["value"] for each in change(large, "choice", rename).fields["choice"].options] == ["LOW", "HIGH"]
    assert count(large, "choice = 'LOW'") == ROWS // 2
    run(large)
    assert [each["value"] for each in person(large).fields["choice"].options] == ["MINOR", "HIGH"]
    assert count(large, "choice = 'MINOR'") == ROWS // 2
    (job,) = jobs(large, JobKind.FIELD)
    assert (job.state, job.done_rows, job.total_rows) == (JobState.DONE, ROWS, ROWS)


def test_what_is_called_otherwise_is_so_at_once(large: Workspace):
    def rename(field: Field) -> Field:
        low, _ = field.options
        return replace(field, label="Importance", options=(low,))

    now = change(large, "choice", rename).fields["choice"]
    assert (now.label, len(now.options)) == ("Importance", 2)
    run(large)
    now = person(large).fields["choice"]
    assert (now.label, len(now.options)) == ("Importance", 1)
    assert count(large, "choice is null") == ROWS - ROWS // 2


def test_every_record_of_a_large_table_gets_a_value(large: Workspace):
    large.run(f'update "{large.schema}".person set number = null where number < 10')
    change(large, "number", lambda field: replace(field, is_nullable=False, default=3))
    assert person(large).fields["number"].is_nullable
    run(large)
    assert not person(large).fields["number"].is_nullable
    assert count(large, "number = 3") == 9


def test_numbers_of_another_width_lose_nothing_or_stay(large: Workspace):
    large.run(f'update "{large.schema}".person set number = 1.5 where number = 1')
    change(large, "number", lambda field: replace(field, settings={"dataType": "int"}))
    run(large)
    (job,) = jobs(large, JobKind.FIELD)
    assert job.error == {
        "message": "1 Person would lose their Number, which cannot be turned into NUMBER.",
        "values": ["1.5"],
        "count": 1,
    }
    assert person(large).fields["number"].settings == {}


def make_unique(workspace: Workspace, name: str) -> None:
    def edit(before: Snapshot) -> Snapshot:
        owner = before.objects["person"]
        index = build_index(workspace.id, "person", ((name, ""),), LIVE, UNIQUE)
        unique = {**owner.fields, name: replace(owner.fields[name], is_unique=True)}
        changed = replace(owner, fields=unique, indexes=(*owner.indexes, index))
        return replace(before, objects={**before.objects, "person": changed})

    change_model(workspace.owner, workspace.id, edit)


def test_a_field_of_a_large_table_becomes_unique_once_the_index_works(large: Workspace):
    make_unique(large, "number")
    assert not person(large).fields["number"].is_unique
    assert "person_number_key" not in {each.name for each in person(large).indexes}
    run(large)
    assert person(large).fields["number"].is_unique
    assert "person_number_key" in {each.name for each in person(large).indexes}


def test_a_field_with_equal_values_stays_as_it_is(large: Workspace):
    make_unique(large, "choice")
    run(large)
    (job,) = jobs(large, JobKind.INDEX)
    assert job.error is not None
    assert (job.error["count"], sorted(job.error["values"])) == (ROWS, ["HIGH", "LOW"])
    assert not person(large).fields["choice"].is_unique


def test_a_small_table_changes_at_once(workspace: Workspace):
    owner = person(workspace)
    service.create_field(workspace.owner, workspace.id, owner.id, NewField(uuid7(), "NUMBER", "number", "Number"))
    make_unique(workspace, "number")
    assert person(workspace).fields["number"].is_unique
    assert list_jobs(workspace.owner, workspace.id) == []
