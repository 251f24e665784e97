"""`ifUpdatedAt`: a record is changed or trashed only if nobody has changed it since the caller looked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest

from crm.access.gate import PermissionDenied
from crm.kit.database import Database
from crm.kit.errors import BadUserInput, Conflict, NotFound
from tests.records.asking import Crm
from tests.records.traces import events, forget, history
from tests.waiting import until_someone_waits

CREATE = "mutation($data: X) {createPerson(data: $data) {id updatedAt}}"
UPDATE = "mutation($id: UUID, $data: X, $at: D) {updatePerson(id: $id, data: $data, ifUpdatedAt: $at) {city updatedAt}}"
DELETE = "mutation($id: UUID, $at: D) {deletePerson(id: $id, ifUpdatedAt: $at) {id deletedAt}}"
CHANGES: list[tuple[str, dict[str, Any]]] = [
    (UPDATE, {"data": {"city": "Oslo"}}),
    (UPDATE, {"data": {"city": "Rome"}}),
    (UPDATE, {"data": {}}),
    (DELETE, {}),
]


def city(crm: Crm) -> str:
    return str(crm.ask("{people {edges {node {city}}}}")["edges"][0]["node"]["city"])


@pytest.mark.parametrize(("text", "more"), CHANGES)
def test_the_version_that_was_seen_is_changed(fresh_crm: Crm, text: str, more: dict[str, Any]):
    person = fresh_crm.ask(CREATE, data={"city": "Rome"})
    assert fresh_crm.ask(text, id=person["id"], at=person["updatedAt"], **more)


def test_the_answer_carries_the_next_version(fresh_crm: Crm):
    person = fresh_crm.ask(CREATE, data={})
    at = person["updatedAt"]
    for name in ("Oslo", "Rome", "Lima"):
        at = fresh_crm.ask(UPDATE, id=person["id"], at=at, data={"city": name})["updatedAt"]
    assert city(fresh_crm) == "Lima"


@pytest.mark.parametrize("at", ["2020-01-01T00:00:00Z", "2020-01-01T00:00:00.000+01:00", "2999-01-01"])
@pytest.mark.parametrize(("text", "more"), CHANGES)
def test_another_version_is_left_alone(fresh_crm: Crm, text: str, more: dict[str, Any], at: str):
    person = fresh_crm.ask(CREATE, data={"city": "Rome"})
    forget(fresh_crm)
    with pytest.raises(Conflict) as refusal:
        fresh_crm.ask(text, id=person["id"], at=at, **more)
    assert refusal.value.code == "CONFLICT"
    assert refusal.value.message == f"The person {person['id']} was changed since"
    assert refusal.value.extensions == {
        "conflictingRecordId": person["id"],
        "conflictingObjectNameSingular": "person",
    }
    assert city(fresh_crm) == "Rome"
    assert (events(fresh_crm), history(fresh_crm)) == ([], [])


def test_null_asks_for_no_version(fresh_crm: Crm):
    person = fresh_crm.ask(CREATE, data={})
    assert fresh_crm.ask(UPDATE, id=person["id"], at=None, data={"city": "Oslo"})["city"] == "Oslo"


def test_of_two_who_saw_the_same_version_one_is_refused(fresh_crm: Crm, new_database: Callable[[], Database]):
    person = fresh_crm.ask(CREATE, data={"city": "Rome"})
    other, refusals = replace(fresh_crm, database=new_database()), list[Exception]()

    def change() -> None:
        with pytest.raises(Conflict) as refusal:
            other.ask(UPDATE, id=person["id"], at=person["updatedAt"], data={"city": "Lima"})
        refusals.append(refusal.value)

    second = Thread(target=change)
    with fresh_crm.database.transaction():
        fresh_crm.ask(UPDATE, id=person["id"], at=person["updatedAt"], data={"city": "Oslo"})
        second.start()
        until_someone_waits(fresh_crm.owner)
    second.join(timeout=30)
    assert len(refusals) == 1
    assert city(fresh_crm) == "Oslo"


class TestRefusals:
    def test_no_moment(self, fresh_crm: Crm):
        person = fresh_crm.ask(CREATE, data={"city": "Rome"})
        for text, more in CHANGES:
            with pytest.raises(BadUserInput, match='for date or date-time field "ifUpdatedAt"'):
                fresh_crm.ask(text, id=person["id"], at="yesterday", **more)
        assert city(fresh_crm) == "Rome"

    def test_without_the_right_to_change(self, fresh_crm: Crm):
        person = fresh_crm.ask(CREATE, data={"city": "Rome"})
        limited = fresh_crm.as_role(can_update_all=False, can_soft_delete_all=False)
        for text, more in CHANGES:
            with pytest.raises(PermissionDenied):
                limited.ask(text, id=person["id"], at=person["updatedAt"], **more)

    def test_of_another_workspace_or_nobody(self, fresh_crm: Crm, new_crm: Callable[[], Crm]):
        theirs = new_crm().ask(CREATE, data={})
        for record_id in (theirs["id"], str(uuid4())):
            for text, more in CHANGES:
                with pytest.raises(NotFound):
                    fresh_crm.ask(text, id=record_id, at=theirs["updatedAt"], **more)
