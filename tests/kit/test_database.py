from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from crm.kit import database as kit
from crm.kit.database import ConnectionLost, Database, DatabaseError, Statement
from crm.kit.settings import Settings


@pytest.fixture
def own(settings: Settings) -> Iterator[Database]:
    """A connection that this test may break."""
    database = Database(settings.require("database_url"))
    yield database
    database.close()


def pid(database: Database) -> int:
    return database.connection.pgconn.backend_pid


def end(owner: Database, victim: int) -> None:
    """End a backend and wait until it has gone."""
    owner.connection.execute("select pg_terminate_backend(%s, 5000)", (victim,))


@pytest.fixture
def killer(settings: Settings) -> Iterator[Database]:
    """Somebody who may end connections of the login role."""
    database = Database(settings.require("database_url"))
    yield database
    database.close()


@contextmanager
def ending_soon(killer: Database, victim: int) -> Iterator[None]:
    """End a backend in the middle of what the block does."""
    timer = threading.Timer(0.2, end, (killer, victim))
    timer.start()
    yield
    timer.join()


def test_a_pipeline_answers_in_order_as_bytes(own: Database):
    first, second = own.pipeline([Statement("select 1, null"), Statement("select $1::text", [b"two"])])
    assert (first.rows, second.column(), len(second)) == ([(b"1", None)], [b"two"], 1)


def test_a_pipeline_is_one_transaction(own: Database):
    own.pipeline([Statement("create temporary table kept (n int)")])
    with pytest.raises(DatabaseError) as refused:
        own.pipeline([Statement("insert into kept values (1)"), Statement("select 1 / 0")])
    assert refused.value.sqlstate == "22012"
    assert own.pipeline([Statement("select count(*) from kept")])[0].value(0) == b"0"


def test_a_setting_of_a_pipeline_ends_with_it(own: Database):
    local = Statement("select set_config('application_name', 'inside', true)")
    ask = Statement("select current_setting('application_name')")
    assert own.pipeline([local, ask])[1].value(0) == b"inside"
    assert own.pipeline([ask])[0].value(0) == b"stratus"


def test_an_error_names_what_it_is_about(own: Database):
    own.pipeline([Statement("create temporary table named (n int constraint small check (n < 10))")])
    with pytest.raises(DatabaseError) as refused:
        own.pipeline([Statement("insert into named values ($1)", [b"11"])])
    error = refused.value
    assert (error.sqlstate, error.constraint, error.table) == ("23514", "small", "named")


def test_statements_after_a_broken_one_can_be_prepared_later(own: Database):
    good = Statement("select 'good'")
    with pytest.raises(DatabaseError):
        own.pipeline([Statement("select nonsense"), good])
    assert own.pipeline([good])[0].value(0) == b"good"


def test_prepared_statements_are_bounded(own: Database, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(kit, "MOST_PREPARED", 3)
    for number in (1, 2, 3, 4, 1, 5):
        assert own.pipeline([Statement(f"select {number}")])[0].value(0) == str(number).encode()
    kept = own.pipeline([Statement("select count(*) from pg_prepared_statements where statement like 'select _'")])
    assert kept[0].value(0) == b"2"


def test_large_parameters_and_answers_do_not_block_each_other(own: Database):
    large = b"x" * 3_000_000
    statements = [Statement("select $1::text", [large])] * 3
    assert [len(each.value(0) or b"") for each in own.pipeline(statements)] == [len(large)] * 3


def test_a_connection_that_died_is_replaced_before_a_write(own: Database, killer: Database):
    before = pid(own)
    end(killer, before)
    own.pipeline([Statement("create temporary table written (n int)")])
    assert pid(own) != before


def test_a_read_is_repeated_when_the_connection_breaks_under_it(own: Database, killer: Database):
    with ending_soon(killer, pid(own)):
        (slept,) = own.pipeline([Statement("select 'slept' from (select pg_sleep(0.5)) s")])
    assert slept.value(0) == b"slept"


def test_a_write_is_not_repeated_when_the_connection_breaks_under_it(own: Database, killer: Database):
    with ending_soon(killer, pid(own)), pytest.raises(ConnectionLost):
        own.pipeline([Statement("with s as (select pg_sleep(0.5)) select * from s")])
    assert own.pipeline([Statement("select 1")])[0].value(0) == b"1"


def test_a_backend_that_knows_too_many_workspaces_is_replaced(own: Database):
    before = pid(own)
    for number in range(kit.MOST_WORKSPACES):
        own.touch(str(number))
    own.touch("0")
    assert pid(own) == before
    own.touch("one more")
    assert pid(own) != before


def lose_in_a_transaction(own: Database, killer: Database) -> None:
    with own.transaction():
        own.pipeline([Statement("create temporary table lost (n int)")])
        end(killer, pid(own))
        own.pipeline([Statement("select 'outside of it'")])


def test_a_transaction_does_not_go_on_on_another_connection(own: Database, killer: Database):
    with pytest.raises(ConnectionLost):
        lose_in_a_transaction(own, killer)
    assert own.pipeline([Statement("select 1")])[0].value(0) == b"1"


def test_a_transaction_keeps_its_backend_however_many_workspaces_it_touches(own: Database):
    for number in range(kit.MOST_WORKSPACES):
        own.touch(str(number))
    before = pid(own)
    with own.transaction():
        own.touch("one more")
        assert pid(own) == before


def test_a_backend_that_met_too_many_workspaces_in_transactions_is_replaced_between_them(own: Database):
    before = pid(own)
    for number in range(kit.MOST_WORKSPACES + 1):
        with own.transaction():
            own.touch(str(number))
            assert pid(own) == before
    assert pid(own) != before


def test_a_transaction_inside_another_is_a_savepoint(own: Database):
    own.pipeline([Statement("create temporary table kept (n int)")])
    with own.transaction():
        own.pipeline([Statement("insert into kept values (1)")])
        with pytest.raises(DatabaseError), own.transaction():
            own.pipeline([Statement("insert into kept values (2)"), Statement("select 1 / 0")])
    assert own.pipeline([Statement("select n from kept")])[0].column() == [b"1"]


def test_a_statement_is_prepared_anew_when_a_table_took_another_shape(own: Database):
    own.connection.execute("create temporary table shape (v text)")
    own.connection.execute("insert into shape values ('5')")
    find = Statement("select * from shape where v = $1", [b"5"])
    assert own.pipeline([find])[0].column() == [b"5"]
    own.connection.execute("alter table shape alter column v type numeric using v::numeric")
    assert own.pipeline([find])[0].column() == [b"5"]
    own.connection.execute("alter table shape add column w int")
    assert own.pipeline([find])[0].rows == [(b"5", None)]


def test_what_can_never_work_is_refused_once(own: Database):
    for _ in range(2):
        with pytest.raises(DatabaseError) as refused:
            own.pipeline([Statement("select 1 = 'a'::text")])
        assert refused.value.sqlstate == "42883"
