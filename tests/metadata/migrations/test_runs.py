"""Steps over all workspaces: killed at any statement, in waves, beside others, within the time there is."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable
from itertools import count
from typing import Any

import psycopg
import pytest

from crm.features.data_model import service as data_model
from crm.features.data_model.bin import restore_field
from crm.features.data_model.service import Update
from crm.kit.database import Database
from crm.kit.ids import uuid7
from crm.metadata.changes.wanted import NewObject
from crm.metadata.migrations import taking
from crm.metadata.migrations.run import migrate_workspaces, progress
from crm.metadata.migrations.step import STEPS, Place, all_steps, read_step
from crm.metadata.names import schema_name
from crm.metadata.provision import destroy_workspace
from crm.metadata.store import read_snapshot
from crm.models.transaction import transaction
from tests.api.workspaces import make_workspace
from tests.conftest import OwnDatabase, Servers
from tests.metadata.migrations.past import (
    add_the_frozen_one,
    add_workspace_of_old,
    add_workspace_of_today,
    description,
    rows_of,
    wrong_search_rows,
)
from tests.metadata.migrations.runners import start_runner

OF_BEGINNING = 22
"""Statements of a runner before it looks at the first step."""


@pytest.fixture
def owner(own_database: OwnDatabase) -> Database:
    return own_database.owner


def test_a_workspace_of_old_becomes_what_a_new_one_is_to_the_last_row(new_own_database: Callable[[], OwnDatabase]):
    old, new = new_own_database().owner, new_own_database().owner
    workspace_id = add_the_frozen_one(old.connection)
    add_workspace_of_today(new, workspace_id)
    assert migrate_workspaces(old).is_complete
    assert description(old, workspace_id) == description(new, workspace_id)
    assert rows_of(old.connection, workspace_id) == rows_of(new.connection, workspace_id)


def test_a_runner_may_be_killed_at_any_statement(own_database: OwnDatabase, owner: Database):
    workspace_id = add_workspace_of_old(owner.connection, people=700)
    wanted = description(owner, add_workspace_of_today(owner).workspace_id)
    for life in count():
        dies_at = OF_BEGINNING + 1 + 7 * life % 40
        runner = start_runner(own_database.owner_url, dies_at=dies_at, in_the_middle=life % 2 == 0)
        runner.join()
        if runner.exitcode == 0:
            break
        assert runner.exitcode == -signal.SIGKILL
    assert life > 5
    assert description(owner, workspace_id) == wanted
    assert not wrong_search_rows(owner, read_snapshot(owner, workspace_id))


def test_a_new_workspace_has_every_step_behind_it(owner: Database):
    workspace = make_workspace(owner)
    assert progress(owner).is_complete
    rows = owner.connection.execute(
        "select step from core.workspace_migration where workspace_id = %s order by step", (workspace.id,)
    ).fetchall()
    assert rows == [(step.name,) for step in all_steps()]


def test_every_step_may_meet_its_own_effect(owner: Database):
    workspace_id = add_workspace_of_today(owner).workspace_id
    before = description(owner, workspace_id)
    owner.connection.execute("delete from core.workspace_migration")
    assert migrate_workspaces(owner).is_complete
    assert description(owner, workspace_id) == before


def test_large_tables_get_their_indexes_concurrently_and_what_is_half_built_goes(
    servers: Servers, owner: Database, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(taking, "SMALL", 0)
    workspace_id = add_workspace_of_old(owner.connection)
    index = f'"{schema_name(workspace_id)}"."person_duplicates_1"'
    owner.connection.execute(
        f'create index person_duplicates_1 on "{schema_name(workspace_id)}".person (position)'.encode()
    )
    with psycopg.connect(servers.postgres.url("postgres", owner.connection.info.dbname)) as superuser:
        superuser.execute("update pg_index set indisvalid = false where indexrelid = %s::regclass", (index,))
    assert migrate_workspaces(owner).is_complete
    assert description(owner, workspace_id) == description(owner, add_workspace_of_today(owner).workspace_id)


class TestWaves:
    def test_a_wave_with_a_failure_is_the_last_until_somebody_resumes(self, owner: Database):
        workspaces = [add_workspace_of_old(owner.connection) for _ in range(13)]
        schema = schema_name(workspaces[4])
        break_it = f'alter function "{schema}"."_destroyed_timelineActivity" rename to lost'
        owner.connection.execute(break_it.encode())
        told: list[str] = []
        reached = migrate_workspaces(owner, tell=told.append)
        (failure,) = reached.failures
        assert (failure.workspace_id, failure.step) == (workspaces[4], "0006_history_uncounted")
        assert "NoDataFound" in failure.error
        assert reached.remaining == 3
        assert finished(owner, workspaces[10]) == len(all_steps())
        assert finished(owner, workspaces[11]) == 0
        assert any(str(workspaces[4]) in line for line in told)

        assert migrate_workspaces(owner).remaining == 3

        mend_it = f'alter function "{schema}".lost rename to "_destroyed_timelineActivity"'
        owner.connection.execute(mend_it.encode())
        assert migrate_workspaces(owner, resume=True).is_complete
        assert progress(owner).failures == []

    def test_a_workspace_that_is_destroyed_meanwhile_is_no_failure(self, owner: Database):
        workspace_id = add_workspace_of_old(owner.connection)
        place = Place(workspace_id, schema_name(workspace_id))
        with transaction(owner) as connection:
            destroy_workspace(connection, workspace_id)
        step = read_step(STEPS / "0005_history_by_position.sql")
        with pytest.raises((taking.Gone, psycopg.errors.UndefinedTable)):
            taking.Taking(owner, place, step, lambda: None).run()
        assert progress(owner).failures == []


class TestOthers:
    def test_who_holds_a_table_is_waited_for_without_blocking_it(self, own_database: OwnDatabase, owner: Database):
        workspace_id = add_workspace_of_old(owner.connection)
        table = f'"{schema_name(workspace_id)}".company'
        holding, reading = own_database.owner, own_database.owner
        slowest = 0.0
        with holding.connection.transaction():
            holding.connection.execute(f"update {table} set name = name".encode())
            migrating = threading.Thread(target=migrate_workspaces, args=(own_database.owner,))
            migrating.start()
            until = time.monotonic() + 1.5
            while time.monotonic() < until:
                began = time.monotonic()
                reading.connection.execute(f"update {table} set name = name where false".encode())
                slowest = max(slowest, time.monotonic() - began)
        migrating.join()
        assert slowest < 1.0
        assert progress(owner).is_complete
        assert not wrong_search_rows(owner, read_snapshot(owner, workspace_id))

    def test_runners_share_the_work(self, own_database: OwnDatabase, owner: Database):
        workspaces = [add_workspace_of_old(owner.connection) for _ in range(3)]
        runners = [start_runner(own_database.owner_url) for _ in range(3)]
        for runner in runners:
            runner.join()
        assert [runner.exitcode for runner in runners] == [0, 0, 0]
        assert [finished(owner, each) for each in workspaces] == [len(all_steps())] * 3

    def test_a_table_that_is_renamed_between_look_and_work_is_looked_up_again(self, owner: Database):
        workspace_id = add_workspace_of_old(owner.connection)
        schema = schema_name(workspace_id)
        renaming = iter([f'alter table "{schema}".rocket rename to shuttle'.encode()])

        def rename_once() -> None:
            for statement in renaming:
                owner.connection.execute(statement)

        step = read_step(STEPS / "0002_keys_in_the_bin.sql")
        taking.Taking(owner, Place(workspace_id, schema), step, rename_once).run()
        found = owner.connection.execute(
            "select tablename from pg_indexes where schemaname = %s and indexname = 'rocket_serialNumber_key_trashed'",
            (schema,),
        )
        assert found.fetchall() == [("shuttle",)]

    def test_a_batch_waits_for_no_writer_and_overwrites_none(self, own_database: OwnDatabase, owner: Database):
        """Somebody changes a record between a batch's look and its write: the batch must not have looked too early."""
        workspace_id = add_workspace_of_old(owner.connection)
        schema, other = schema_name(workspace_id), own_database.owner
        step = read_step(STEPS / "0004_search_lines.sql")
        with other.connection.transaction():
            other.connection.execute(
                f"""with changed as (
                    update "{schema}".rocket set name = 'Vega' where name = 'Ariane 1' returning id
                ) update "{schema}"._search s set search_text = E' vega\n s-1\n etage un etage deux', label = 'Vega'
                from changed where s.record_id = changed.id""".encode()
            )
            migrating = threading.Thread(
                target=taking.Taking(own_database.owner, Place(workspace_id, schema), step, lambda: None).run
            )
            migrating.start()
            time.sleep(0.7)
            assert migrating.is_alive()
        migrating.join()
        assert not wrong_search_rows(owner, read_snapshot(owner, workspace_id))

    def test_people_may_change_the_data_model_of_a_workspace_of_old(self, owner: Database):
        workspace_id = add_workspace_of_old(owner.connection)
        objects = read_snapshot(owner, workspace_id).objects
        rocket, tax_number = objects["rocket"], objects["company"].fields["taxNumber"]
        for field in (rocket.fields["stages"], tax_number):
            data_model.update_field(owner, workspace_id, Update(field.id, {"is_active": False}))
            data_model.delete_field(owner, workspace_id, field.id)
        data_model.update_objects(owner, workspace_id, [Update(rocket.id, {"is_active": False})])
        data_model.delete_object(owner, workspace_id, rocket.id)
        again = NewObject(uuid7(), "rocket", "rockets", "Rocket", "Rockets")
        data_model.create_object(owner, workspace_id, again)

        assert migrate_workspaces(owner).is_complete
        assert not wrong_search_rows(owner, read_snapshot(owner, workspace_id))
        restore_field(owner, workspace_id, tax_number.id)
        indexes = owner.connection.execute(
            "select indexname from pg_indexes where schemaname = %s", (schema_name(workspace_id),)
        )
        assert {("company_taxNumber_key",), ("company_taxNumber_key_trashed",)} <= set(indexes)


class TestTime:
    def test_what_does_not_fit_is_left_for_the_next_run(self, owner: Database):
        add_workspace_of_old(owner.connection)
        assert migrate_workspaces(owner, until=time.monotonic()).remaining == 1
        assert migrate_workspaces(owner, until=time.monotonic() + 60).is_complete


def finished(owner: Database, workspace_id: Any) -> int:
    rows = owner.connection.execute(
        "select from core.workspace_migration where workspace_id = %s and finished_at is not null", (workspace_id,)
    )
    return rows.rowcount
