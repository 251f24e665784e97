"""Writes of many records by a filter, and how many one may change."""

from __future__ import annotations

import pytest

from crm.kit.errors import BadUserInput
from tests.records.asking import Crm
from tests.records.traces import events, forget, history


def test_update_many_tells_only_of_records_that_changed(fresh_crm: Crm):
    rows = [{"city": "Rome", "jobTitle": "a"}, {"city": "Rome", "jobTitle": "b"}, {"city": "Oslo"}]
    fresh_crm.ask("mutation($data: X) {createPeople(data: $data) {id}}", data=rows)
    forget(fresh_crm)
    text = 'mutation {updatePeople(filter: {city: {eq: "Rome"}}, data: {jobTitle: "a"}) {jobTitle city}}'
    assert fresh_crm.ask(text) == [{"jobTitle": "a", "city": "Rome"}] * 2
    (payload,) = events(fresh_crm)
    assert [event["before"]["jobTitle"] for event in payload["events"]] == ["b"]


def test_a_hundred_records_change_at_once(fresh_crm: Crm):
    """Contract §2.3: `MUTATION_MAXIMUM_AFFECTED_RECORDS`."""
    fresh_crm.ask("mutation($data: X) {createPeople(data: $data) {id}}", data=[{}] * 100)
    for text in (
        'mutation {many: updatePeople(filter: {}, data: {city: "Oslo"}) {id}}',
        "mutation {many: deletePeople(filter: {}) {id}}",
        "mutation {many: restorePeople(filter: {}) {id}}",
        "mutation {many: destroyPeople(filter: {}) {id}}",
    ):
        assert len(fresh_crm.ask(text)) == 100


def test_more_records_than_may_change_at_once_are_refused(fresh_crm: Crm):
    fresh_crm.ask("mutation($data: X) {createPeople(data: $data) {id}}", data=[{"city": "Rome"}] * 101)
    forget(fresh_crm)
    for text in (
        'mutation {updatePeople(filter: {}, data: {city: "Oslo"}) {id}}',
        "mutation {updatePeople(filter: {}, data: {}) {id}}",
        "mutation {deletePeople(filter: {}) {id}}",
        "mutation {restorePeople(filter: {deletedAt: {is: NULL}}) {id}}",
        "mutation {destroyPeople(filter: {}) {id}}",
    ):
        with pytest.raises(BadUserInput) as refusal:
            fresh_crm.ask(text)
        assert refusal.value.sub_code == "TOO_MANY_RECORDS_TO_UPDATE"
        assert refusal.value.message == "Maximum number of records to update is 100."
    assert fresh_crm.ask('{people(filter: {city: {eq: "Rome"}}) {totalCount}}') == {"totalCount": 101}
    assert (events(fresh_crm), history(fresh_crm)) == ([], [])
    with pytest.raises(BadUserInput, match="Maximum number of records to upsert is 200"):
        fresh_crm.ask("mutation($data: X) {createPeople(data: $data) {id}}", data=[{}] * 201)


def test_bulk_writes_need_a_filter(fresh_crm: Crm):
    for text in ("mutation {deletePeople {id}}", "mutation($f: X) {destroyPeople(filter: $f) {id}}"):
        with pytest.raises(BadUserInput, match="Filters are mandatory"):
            fresh_crm.ask(text, f=None)
