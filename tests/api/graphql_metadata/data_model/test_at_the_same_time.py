"""Changes while others work: they wait for each other, and nobody waits long for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Event
from time import sleep
from uuid import UUID, uuid5

import psycopg
import pytest

from crm.features.data_model import changing
from crm.features.data_model.errors import Busy
from crm.features.data_model.service import Update, create_field, update_field, update_objects
from crm.kit.database import Database
from crm.kit.ids import uuid7
from crm.kit.settings import Settings
from crm.metadata.changes.wanted import NewField
from tests.factories.workspaces import Workspace


@pytest.fixture
def held(settings: Settings, workspace: Workspace) -> Iterator[psycopg.Connection]:
    """Somebody who has the companies' table to themself, until they are told to let go."""
    with psycopg.connect(settings.require("owner_database_url"), autocommit=False) as connection:
        connection.execute(f'lock table "{workspace.schema}"."company" in access share mode'.encode())
        yield connection
        connection.rollback()


@pytest.fixture
def new_owner(settings: Settings) -> Iterator[Callable[[], Database]]:
    """Makes further connections that may change tables."""
    with ExitStack() as opened:

        def make() -> Database:
            database = Database(settings.require("owner_database_url"))
            opened.callback(database.close)
            return database

        yield make


def add(owner: Database, workspace: Workspace, name: str) -> UUID:
    """A new field of companies."""
    wanted = NewField(uuid7(), "TEXT", name, name.capitalize())
    create_field(owner, workspace.id, uuid5(workspace.id, "company"), wanted)
    return wanted.id


def test_a_change_gets_its_turn_when_a_long_query_ends(
    owner_database: Database, workspace: Workspace, held: psycopg.Connection
):
    waiting = Event()

    def let_go() -> None:
        waiting.wait()
        sleep(0.5)
        held.rollback()

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(let_go)
        waiting.set()
        add(owner_database, workspace, "shade")
        done.result()
    assert "shade" in workspace.snapshot.objects["company"].fields


def test_a_change_that_gets_no_turn_leaves_nothing(
    owner_database: Database, workspace: Workspace, held: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
):
    assert held.info.transaction_status
    monkeypatch.setattr(changing, "TRIES", 2)
    before = workspace.snapshot
    with pytest.raises(Busy):
        add(owner_database, workspace, "shade")
    assert workspace.snapshot == before


def test_changes_at_the_same_time_are_all_made(new_owner: Callable[[], Database], workspace: Workspace):
    names = [f"field{number}" for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda name: add(new_owner(), workspace, name), names))
    found = workspace.snapshot
    assert {*names} <= found.objects["company"].fields.keys()
    assert found.version >= 5


def test_of_two_changes_of_one_thing_each_property_has_its_last_value(owner_database: Database, workspace: Workspace):
    object_id, field_id = workspace.snapshot.objects["company"].id, add(owner_database, workspace, "shade")
    update_objects(owner_database, workspace.id, [Update(object_id, {"icon": "IconOne"})])
    update_objects(owner_database, workspace.id, [Update(object_id, {"color": "red"})])
    update_field(owner_database, workspace.id, Update(field_id, {"icon": "IconTwo"}))
    company = workspace.snapshot.objects["company"]
    assert (company.icon, company.color, company.fields["shade"].icon) == ("IconOne", "red", "IconTwo")
