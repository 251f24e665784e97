from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import ProgrammingError

from crm.kit.database import Database, Statement
from crm.kit.ids import uuid7
from crm.kit.settings import Settings
from crm.models import user
from crm.models.event import add_event
from crm.models.transaction import Connection, transaction


def emails(database: Database, email: str) -> list[str]:
    with transaction(database) as connection:
        return list(connection.scalars(select(user.c.email).where(user.c.email == email)))


def test_a_transaction_commits_at_its_end(database: Database):
    with transaction(database) as connection:
        connection.execute(insert(user).values(id=uuid7(), email="kept@example.com"))
    assert emails(database, "kept@example.com") == ["kept@example.com"]


def add_user(connection: Connection, email: str) -> None:
    connection.execute(insert(user).values(id=uuid7(), email=email))


def add_and_fail(database: Database, email: str) -> None:
    with transaction(database) as connection:
        add_user(connection, email)
        raise LookupError


def add_and_be_refused(database: Database, email: str) -> None:
    with transaction(database) as connection:
        add_user(connection, email)
        connection.execute(text("select nonsense"))


def add_by_pipeline_and_fail(database: Database, email: str) -> None:
    with transaction(database):
        sql = 'insert into core."user" (id, email) values ($1, $2)'
        database.pipeline([Statement(sql, [str(uuid7()).encode(), email.encode()])])
        raise LookupError


@pytest.mark.parametrize("write", [add_and_fail, add_and_be_refused, add_by_pipeline_and_fail])
def test_an_error_undoes_a_transaction(database: Database, write: Callable[[Database, str], None]):
    with pytest.raises((LookupError, ProgrammingError)):
        write(database, "undone@example.com")
    assert emails(database, "undone@example.com") == []


def test_a_connection_that_was_replaced_is_used(database: Database):
    emails(database, "nobody@example.com")
    database.close()
    assert emails(database, "nobody@example.com") == []


def test_one_inside_another_is_a_savepoint(database: Database):
    with transaction(database) as connection:
        add_user(connection, "outside@example.com")
        with pytest.raises(LookupError):
            add_and_fail(database, "inside@example.com")
        with transaction(database) as inner:
            add_user(inner, "inside-too@example.com")
        add_user(connection, "afterwards@example.com")
    found = [emails(database, f"{name}@example.com") for name in ("outside", "inside", "inside-too", "afterwards")]
    assert [len(each) for each in found] == [1, 0, 1, 1]


class Listening:
    """A herald that writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, UUID]] = []

    def before_commit(self, workspace_id: UUID) -> None:
        self.told.append(("before", workspace_id))

    def after_commit(self, workspace_id: UUID) -> None:
        self.told.append(("after", workspace_id))


@pytest.fixture
def heralded(settings: Settings) -> Iterator[tuple[Database, Listening]]:
    herald = Listening()
    own = Database(settings.require("database_url"), herald)
    yield own, herald
    own.close()


def test_events_are_announced_once_when_the_whole_transaction_has_committed(heralded: tuple[Database, Listening]):
    database, herald = heralded
    workspace_id = uuid4()
    with transaction(database) as connection:
        add_event(connection, workspace_id, "test", {})
        add_event(connection, workspace_id, "test", {})
        assert herald.told == [("before", workspace_id)]
    assert herald.told == [("before", workspace_id), ("after", workspace_id)]
    with transaction(database):
        pass
    assert len(herald.told) == 2


def test_events_of_a_transaction_that_failed_are_not_announced(heralded: tuple[Database, Listening]):
    database, herald = heralded
    workspace_id = uuid4()
    with suppress(ZeroDivisionError), transaction(database) as connection:
        add_event(connection, workspace_id, "test", {})
        raise ZeroDivisionError
    with transaction(database):
        pass
    assert herald.told == [("before", workspace_id)]


def test_events_of_a_savepoint_are_announced_when_all_has_committed(heralded: tuple[Database, Listening]):
    database, herald = heralded
    inner_id, outer_id = uuid4(), uuid4()
    with transaction(database) as connection:
        with transaction(database) as inner:
            add_event(inner, inner_id, "test", {})
        add_event(connection, outer_id, "test", {})
        assert herald.told == [("before", inner_id), ("before", outer_id)]
    assert set(herald.told[2:]) == {("after", inner_id), ("after", outer_id)}
