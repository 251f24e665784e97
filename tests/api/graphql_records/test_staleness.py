"""The data model changes between the check of a request's version and its statement: nobody sees anything of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from time import sleep
from typing import Any

import psycopg
import pytest

from crm.kit.database import Database
from crm.kit.settings import Settings
from crm.metadata.provision import raise_version
from crm.models.transaction import transaction
from tests.api.gateway import GraphqlClient, Handler
from tests.factories.workspaces import Workspace, make_workspace

CREATE = 'mutation { createPerson(data: {jobTitle: "Pilot"}) { id jobTitle } }'
READ = "{ people { edges { node { jobTitle } } } }"
WAITING = "select count(*) from pg_locks where not granted and relation = %s::regclass"


@pytest.fixture
def own(owner_database: Database) -> Workspace:
    """A workspace whose metadata may be changed."""
    return make_workspace(owner_database)


@pytest.fixture
def admin(handler: Handler, own: Workspace) -> GraphqlClient:
    return GraphqlClient(handler, own.admin.token)


@pytest.fixture
def changing(settings: Settings) -> Iterator[Database]:
    """The connection of somebody who changes the data model."""
    own = Database(settings.require("owner_database_url"))
    yield own
    own.close()


@contextmanager
def removal_of_city(changing: Database, own: Workspace) -> Iterator[None]:
    """The field leaves while the block runs; it has left when it ends."""
    with transaction(changing) as connection:
        table = f'"{own.schema}".person'
        connection.exec_driver_sql(f"alter table {table} rename column city to _binned")
        connection.exec_driver_sql("delete from core.field where name = 'city' and workspace_id = %s", (str(own.id),))
        raise_version(connection, own.id)
        yield


class Meanwhile:
    """A request that waits for a table that somebody changes."""

    def __init__(self, own: Workspace, ask: Callable[[], Any]) -> None:
        self._answers = list[Any]()
        self._thread = Thread(target=self._run, args=(ask,))
        self._thread.start()
        while self._thread.is_alive() and own.rows(WAITING, f'"{own.schema}".person') == [(0,)]:
            sleep(0.005)

    def answer(self) -> Any:
        self._thread.join()
        (answer,) = self._answers
        return answer

    def _run(self, ask: Callable[[], Any]) -> None:
        asyncio.set_event_loop(asyncio.new_event_loop())
        self._answers.append(ask())
        asyncio.get_event_loop().close()


def test_a_write_whose_column_vanishes_under_it_is_done_on_the_new_version(
    admin: GraphqlClient, own: Workspace, changing: Database
):
    admin.ask(CREATE)
    with removal_of_city(changing, own):
        request = Meanwhile(own, lambda: admin.ask(CREATE))
    assert request.answer()["createPerson"]["jobTitle"] == "Pilot"
    assert own.rows("select count(*) from {schema}.person where \"jobTitle\" = 'Pilot'") == [(2,)]


def test_a_read_that_waited_for_the_change_is_answered(admin: GraphqlClient, own: Workspace, changing: Database):
    admin.ask(CREATE)
    admin.ask(READ)
    with removal_of_city(changing, own):
        request = Meanwhile(own, lambda: admin.ask(READ))
    assert request.answer()["people"]["edges"] == [{"node": {"jobTitle": "Pilot"}}]


def test_a_field_that_left_is_refused_as_unknown(admin: GraphqlClient, own: Workspace, changing: Database):
    document = "{ people { edges { node { city } } } }"
    admin.ask(document)
    with removal_of_city(changing, own):
        request = Meanwhile(own, lambda: admin.error(document))
    assert 'Cannot query field "city" on type "Person"' in request.answer()["message"]


def test_a_value_that_fits_no_more_is_checked_again(admin: GraphqlClient, own: Workspace, changing: Database):
    """The column has become a number: what was a text is refused by its new name for it, or taken where it fits."""
    create = 'mutation { createPerson(data: {city: "Oslo"}) { id } }'
    admin.ask(create)
    with transaction(changing) as connection:
        table = f'"{own.schema}".person'
        connection.exec_driver_sql(f"alter table {table} alter column city type double precision using null")
        connection.exec_driver_sql(
            "update core.field set type = 'NUMBER' where name = 'city' and workspace_id = %s", (str(own.id),)
        )
        raise_version(connection, own.id)
        request = Meanwhile(own, lambda: admin.error(create))
    assert "Float" in request.answer()["message"]
    assert admin.ask("mutation { createPerson(data: {city: 5}) { city } }")["createPerson"] == {"city": 5}


def test_a_fault_that_is_not_of_a_change_stays_one(admin: GraphqlClient, own: Workspace):
    admin.ask(READ)
    own.run(f'alter table "{own.schema}".person rename column "jobTitle" to gone')
    assert admin.error(READ)["extensions"]["code"] == "INTERNAL_SERVER_ERROR"


def test_a_container_that_slept_serves_the_new_version(
    new_container: Callable[[], Handler], own: Workspace, changing: Database
):
    admin = GraphqlClient(new_container(), own.admin.token)
    admin.ask(CREATE)
    admin.ask(READ)
    with removal_of_city(changing, own):
        pass
    assert admin.ask(READ)["people"]["edges"] == [{"node": {"jobTitle": "Pilot"}}]
    assert "jobTitle" in admin.ask(CREATE)["createPerson"]
    with pytest.raises(psycopg.errors.UndefinedColumn):
        own.rows("select city from {schema}.person")
