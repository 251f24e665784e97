"""The entry for features: large batches, and what must commit with them."""

from __future__ import annotations

import pytest

from crm.access.gate import PermissionDenied
from crm.kit.database import DatabaseError, Statement
from crm.kit.errors import BadUserInput
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


def test_features_pass_the_gate_too(fresh_crm: Crm):
    limited = fresh_crm.as_role(can_update_all=False)
    with pytest.raises(PermissionDenied):
        records(limited).create_many("company", [{}])
