"""The entry for features: large batches, and what must commit with them."""

from __future__ import annotations

from contextlib import suppress
from uuid import uuid4

import pytest

from crm.access.gate import PermissionDenied
from crm.kit.database import DatabaseError, Statement
from crm.kit.errors import BadUserInput, NotFound
from crm.records.service import Records
from tests.records.asking import Crm
from tests.records.traces import events

REMEMBER = "insert into core.processed_event (consumer, event_id) values ('test', $1::uuid)"


def records(crm: Crm) -> Records:
    return Records(crm.database, crm.snapshot, crm.gate, crm.request())


def remember(crm: Crm) -> Statement:
    return Statement(REMEMBER, [str(crm.identity.principal_id).encode()])


def remembered(crm: Crm) -> int:
    text = "select count(*) from core.processed_event where event_id = %s"
    return int(crm.sql(text, crm.identity.principal_id)[0][0])


def test_many_records_are_one_statement_and_one_outbox_row(fresh_crm: Crm):
    rows = [{"name": f"Company {number}"} for number in range(1_000)]
    before = fresh_crm.database.round_trips
    ids = records(fresh_crm).create_many("company", rows)
    assert fresh_crm.database.round_trips == before + 1
    names = dict(fresh_crm.sql(f"select id::text, name from {fresh_crm.table('company')}"))
    assert [names[each] for each in ids] == [row["name"] for row in rows]
    assert [len(payload["events"]) for payload in events(fresh_crm)] == [1_000]


def test_what_must_commit_with_the_records_does(fresh_crm: Crm):
    records(fresh_crm).create_many("company", [{"name": "Acme"}], also=[remember(fresh_crm)])
    assert remembered(fresh_crm) == 1


def test_records_do_not_commit_without_it(fresh_crm: Crm):
    with pytest.raises(DatabaseError):
        records(fresh_crm).create_many("company", [{}], also=[remember(fresh_crm), remember(fresh_crm)])
    assert fresh_crm.ask("{companies {totalCount}}") == {"totalCount": 0}
    assert remembered(fresh_crm) == 0


def test_it_does_not_commit_without_the_records(fresh_crm: Crm):
    twice = [{"domainName": {"primaryLinkUrl": "acme.com"}}] * 2
    with pytest.raises(BadUserInput, match="A duplicate entry was detected"):
        records(fresh_crm).create_many("company", twice, also=[remember(fresh_crm)])
    assert remembered(fresh_crm) == 0
    assert events(fresh_crm) == []


def test_records_are_found_with_whole_fields_and_put_in_the_bin(fresh_crm: Crm):
    service, names = records(fresh_crm), [("Ada", "Rome"), ("Bo", "Oslo"), ("Cy", "Lima")]
    rows = [{"name": {"firstName": name, "lastName": "Byron"}, "city": city} for name, city in names]
    ada, bo, cy = service.create_many("person", rows)
    either = {"or": [{"city": {"eq": "Rome"}}, {"city": {"eq": "Oslo"}}]}
    found = service.find_many("person", either, ["name", "city"], most=10)
    assert sorted(found, key=lambda person: str(person["city"]), reverse=True) == [
        {"id": ada, "name": {"firstName": "Ada", "lastName": "Byron"}, "city": "Rome"},
        {"id": bo, "name": {"firstName": "Bo", "lastName": "Byron"}, "city": "Oslo"},
    ]
    assert len(service.find_many("person", either, [], most=1)) == 1
    service.delete_many("person", [ada, bo])
    assert service.find_many("person", {}, [], most=10) == [{"id": cy}]


def test_calls_in_a_transaction_are_undone_with_it_and_leave_the_workspaces_role(fresh_crm: Crm):
    service, database = records(fresh_crm), fresh_crm.database
    with suppress(Undone), database.transaction():
        (company,) = service.create_many("company", [{"name": "Acme"}])
        service.update_one("company", company, {"name": "Acme Inc"})
        assert service.find_many("company", {}, ["name"], most=10) == [{"id": company, "name": "Acme Inc"}]
        assert database.pipeline([Statement("select current_user = session_user")])[0].value(0) == b"t"
        raise Undone
    assert service.find_many("company", {}, [], most=10) == []
    assert events(fresh_crm) == []


def test_features_pass_the_gate_too(fresh_crm: Crm):
    limited = fresh_crm.as_role(can_read_all=False, can_update_all=False, can_soft_delete_all=False)
    service = records(limited)
    for call in (
        lambda: service.create_many("company", [{}]),
        lambda: service.find_many("company", {}, [], most=1),
        lambda: service.delete_many("company", [str(uuid4())]),
    ):
        with pytest.raises(PermissionDenied):
            call()


def test_record_that_is_not_there_is_not_changed(fresh_crm: Crm):
    with pytest.raises(NotFound):
        records(fresh_crm).update_one("company", str(uuid4()), {"name": "Acme"})


class Undone(Exception):
    """The caller changed its mind."""
