"""What a role may not read, nobody who has it hears of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest

from crm.access.gate import Gate
from crm.features.live_updates.audience import MOST_SINGLE_EVENTS, heard_events
from crm.features.live_updates.connections import Subscription
from crm.features.outbox.entry import Entry
from crm.metadata.snapshot import FieldRights, ObjectRights, Role, Snapshot
from crm.metadata.standard import standard_objects, standard_roles

WORKSPACE_ID = UUID(int=1)
OBJECTS = standard_objects(WORKSPACE_ID)
ADMIN = standard_roles(WORKSPACE_ID)["Admin"]
LISTENER = Subscription("1", "onRecordEvents", {}, "", {}, None)
COMPANY_ID, PERSON_ID = str(uuid4()), str(uuid4())


def heard(role: Role, *events: Mapping[str, Any], **arguments: Any) -> list[dict[str, Any]]:
    gate = Gate.of(Snapshot(WORKSPACE_ID, "s", "s", 1, OBJECTS, {role.id: role}), role.id)
    entry = Entry(7, WORKSPACE_ID, "record", {"events": [*events], "mutationId": "m"})
    return [*heard_events(replace(LISTENER, arguments=arguments), entry, gate)]


def event(action: str, name: str, record: Mapping[str, Any], *changed: str) -> dict[str, Any]:
    return {
        "eventId": str(uuid4()),
        "action": action,
        "objectNameSingular": name,
        "recordId": str(uuid4()),
        "before": None if action == "created" else dict(record),
        "after": None if action == "destroyed" else dict(record),
        "updatedFields": [*changed],
        "updatedAt": "2026-01-01T00:00:00.000Z",
    }


PERSON = {"id": "1", "updatedAt": "now", "jobTitle": "Secret", "city": "Oslo", "companyId": COMPANY_ID}


@pytest.fixture
def clerk() -> Role:
    hidden = {"jobTitle": FieldRights(read=False), "company": FieldRights(read=False)}
    return replace(ADMIN, fields={"person": hidden})


def test_hidden_fields_are_in_no_event(clerk: Role):
    created, updated = heard(
        clerk, event("created", "person", PERSON), event("updated", "person", PERSON, "jobTitle", "city", "companyId")
    )
    assert created["after"] == {"id": "1", "updatedAt": "now", "city": "Oslo"}
    assert (updated["updatedFields"], updated["after"]) == (["city"], created["after"])
    assert heard(clerk, event("updated", "person", PERSON, "jobTitle", "companyId")) == []
    assert len(heard(ADMIN, event("updated", "person", PERSON, "jobTitle", "companyId"))) == 1


def test_a_hidden_time_of_change_is_in_no_event():
    clerk = replace(ADMIN, fields={"person": {"updatedAt": FieldRights(read=False)}})
    (updated,) = heard(clerk, event("updated", "person", PERSON, "city"))
    assert updated["after"] == {"id": "1", "city": "Oslo"}


def test_records_that_go_leave_no_values(clerk: Role):
    for action in ("deleted", "destroyed"):
        (gone,) = heard(clerk, event(action, "person", PERSON))
        assert (gone["after"], gone["updatedFields"]) == (None, None)


@pytest.mark.parametrize("action", ["created", "updated", "deleted", "restored", "destroyed"])
def test_what_is_about_a_hidden_record_is_not_heard(action: str):
    outsider = replace(ADMIN, objects={"company": ObjectRights(read=False)})
    about_company = event(action, "noteTarget", {"id": "1", "targetCompanyId": COMPANY_ID, "noteId": "2"}, "noteId")
    about_person = event(action, "noteTarget", {"id": "1", "targetPersonId": PERSON_ID, "noteId": "2"}, "noteId")
    assert len(heard(ADMIN, about_company, about_person)) == 2
    (one,) = heard(outsider, about_company, about_person)
    assert one["recordId"] == about_person["recordId"]
    assert heard(outsider, event(action, "company", {"id": "1", "name": "Secret"}, "name")) == []


def test_many_events_are_counted_without_the_hidden_ones():
    outsider = replace(ADMIN, objects={"company": ObjectRights(read=False)})
    hidden = [event("created", "noteTarget", {"id": "1", "targetCompanyId": COMPANY_ID})] * MOST_SINGLE_EVENTS
    shown = [event("created", "noteTarget", {"id": "1", "targetPersonId": PERSON_ID})] * 2
    assert len(heard(outsider, *hidden, *shown)) == 2
    (told,) = heard(outsider, *hidden, *shown * MOST_SINGLE_EVENTS)
    assert told["count"] == 2 * MOST_SINGLE_EVENTS
    assert heard(outsider, *hidden * 2) == []


def test_history_is_read_again_where_it_may_hold_secrets(clerk: Role):
    entry = event("created", "timelineActivity", {"id": "1", "properties": {"diff": {"jobTitle": "Secret"}}})
    assert heard(clerk, entry) == []
    assert len(heard(ADMIN, entry)) == 1


def test_objects_nobody_asked_for_or_that_are_gone_are_not_heard():
    assert heard(ADMIN, event("created", "person", PERSON), objectNameSingulars=["company"]) == []
    assert heard(ADMIN, event("created", "unknown", PERSON)) == []


def test_a_change_of_metadata_is_told_as_it_is_to_those_who_asked():
    gate = Gate.of(Snapshot(WORKSPACE_ID, "s", "s", 1, OBJECTS, {ADMIN.id: ADMIN}), ADMIN.id)
    entry = Entry(8, WORKSPACE_ID, "metadata", {"version": 5, "kind": "objects"})
    curious = replace(LISTENER, field="onMetadataChange")
    assert [*heard_events(curious, entry, gate)] == [{"seq": 8, "version": 5, "kind": "objects"}]
    assert [*heard_events(LISTENER, entry, gate)] == []
    assert [*heard_events(curious, replace(entry, kind="import"), gate)] == []
