"""What goes wrong inside Postgres reaches callers in the words of the contract, and two writers lose no change."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from time import monotonic, sleep

import pytest

from crm.kit.database import Database, DatabaseError, Statement
from crm.kit.errors import BadUserInput, Conflict, TimedOut
from crm.kit.settings import Settings
from crm.records.failures import translated
from tests.records.asking import Crm
from tests.records.traces import events, forget

UPDATE = "mutation($id: UUID, $data: X) {updatePerson(id: $id, data: $data) {jobTitle city}}"


@pytest.fixture
def impatient(settings: Settings) -> Iterator[Database]:
    """A connection that waits for nothing."""
    options = "options=-c%20statement_timeout%3D100%20-c%20lock_timeout%3D50"
    database = Database(f"{settings.require('database_url')}?{options}")
    yield database
    database.close()


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("select pg_sleep(5)", TimedOut),
        ("select 'x'::uuid", BadUserInput),
        ("select 1 / 0", BadUserInput),
        pytest.param("select 1" + " + 1" * 50_000, BadUserInput, id="a sum of very many"),
        ("insert into core.outbox (kind) values ('record')", BadUserInput),
        ("select nothing from nowhere", DatabaseError),
    ],
)
def test_what_postgres_refuses_is_translated(impatient: Database, sql: str, expected: type[Exception]):
    with pytest.raises(DatabaseError) as refusal:
        impatient.pipeline([Statement(sql)])
    error = translated(refusal.value)
    assert isinstance(error, expected)
    if not isinstance(error, DatabaseError):
        assert sql not in str(error)


def test_record_that_somebody_holds_is_a_conflict(fresh_crm: Crm, impatient: Database):
    person = fresh_crm.ask("mutation {createPerson(data: {}) {id}}")
    forget(fresh_crm)
    with fresh_crm.owner.connection.transaction():
        fresh_crm.sql(f"select from {fresh_crm.table('person')} for update")
        with pytest.raises(Conflict):
            replace(fresh_crm, database=impatient).ask(UPDATE, id=person["id"], data={"city": "Rome"})
    assert events(fresh_crm) == []


def test_lists_that_are_held_up_are_refused_together(fresh_crm: Crm, impatient: Database):
    """They share one trip; one that was refused before keeps its own reason."""
    text = """query($first: Int) {
        people {edges {node {id}}}
        companies(first: $first) {edges {node {id}}}
        notes {edges {node {id}}}
    }"""
    with fresh_crm.owner.connection.transaction():
        fresh_crm.sql(f"lock table {fresh_crm.table('person')}")
        answers = replace(fresh_crm, database=impatient).ask_all(text, {"first": -1})
    assert [type(each) for each in answers] == [Conflict, BadUserInput, Conflict]
    assert answers[1].message == "First argument must be non-negative"


def test_writer_who_waited_builds_on_what_the_other_wrote(fresh_crm: Crm):
    person = fresh_crm.ask('mutation {createPerson(data: {jobTitle: "Clerk"}) {id}}')
    forget(fresh_crm)
    with ThreadPoolExecutor() as threads:
        with fresh_crm.owner.connection.transaction():
            fresh_crm.sql(f"update {fresh_crm.table('person')} set \"jobTitle\" = 'Boss'")
            waiting = threads.submit(fresh_crm.ask, UPDATE, id=person["id"], data={"city": "Rome"})
            wait_for_a_waiter(fresh_crm)
        assert waiting.result() == {"jobTitle": "Boss", "city": "Rome"}
    ((payload,),) = [events(fresh_crm)]
    (event,) = payload["events"]
    assert (event["before"]["jobTitle"], event["before"]["city"]) == ("Boss", "")
    assert event["updatedFields"] == ["city"]


def test_two_who_trash_one_record_tell_of_it_once(fresh_crm: Crm):
    person = fresh_crm.ask("mutation {createPerson(data: {}) {id}}")
    forget(fresh_crm)
    delete = "mutation($id: UUID) {deletePerson(id: $id) {deletedAt}}"
    with ThreadPoolExecutor() as threads:
        with fresh_crm.owner.connection.transaction():
            fresh_crm.sql(f"update {fresh_crm.table('person')} set \"deletedAt\" = '2026-01-01'")
            waiting = threads.submit(fresh_crm.ask, delete, id=person["id"])
            wait_for_a_waiter(fresh_crm)
        assert waiting.result() == {"deletedAt": "2026-01-01T00:00:00.000Z"}
    assert events(fresh_crm) == []


def wait_for_a_waiter(crm: Crm) -> None:
    deadline = monotonic() + 10
    while not crm.sql("select pid from pg_locks where not granted"):
        assert monotonic() < deadline, "nobody waits"
        sleep(0.01)
