"""Links by unique key, and unique values that are taken."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from crm.kit.errors import BadUserInput
from tests.records.asking import Crm
from tests.records.traces import events, forget, history

CREATE = "mutation($data: X) {createPerson(data: $data) {id}}"
CREATE_MANY = "mutation($data: X) {createPeople(data: $data) {company {name}}}"
BY_DOMAIN = {"domainName": {"primaryLinkUrl": "https://Acme.com/"}}
LINKED = {"company": {"connect": {"where": BY_DOMAIN}}}


class TestConnecting:
    @pytest.fixture
    def company(self, fresh_crm: Crm) -> str:
        text = 'mutation {createCompany(data: {name: "Acme", domainName: {primaryLinkUrl: "https://acme.com"}}) {id}}'
        return str(fresh_crm.ask(text)["id"])

    def test_by_a_unique_key(self, fresh_crm: Crm, company: str):
        assert fresh_crm.ask(CREATE_MANY, data=[LINKED, {}]) == [{"company": {"name": "Acme"}}, {"company": None}]

    def test_by_several_keys_that_agree(self, fresh_crm: Crm, company: str):
        where = {"id": company, **BY_DOMAIN}
        data = {"company": {"connect": {"where": where}}}
        assert fresh_crm.ask(CREATE_MANY, data=data) == [{"company": {"name": "Acme"}}]

    def test_update_connects_and_disconnects(self, fresh_crm: Crm, company: str):
        person = fresh_crm.ask(CREATE, data={})
        text = "mutation($id: UUID, $data: X) {updatePerson(id: $id, data: $data) {company {name}}}"
        assert fresh_crm.ask(text, id=person["id"], data=LINKED) == {"company": {"name": "Acme"}}
        forget(fresh_crm)
        assert fresh_crm.ask(text, id=person["id"], data={"company": {"disconnect": True}}) == {"company": None}
        ((payload,),) = [events(fresh_crm)]
        assert payload["events"][0]["updatedFields"] == ["companyId"]

    @pytest.mark.parametrize(
        ("where", "message"),
        [
            (
                {"domainName": {"primaryLinkUrl": "nowhere.com"}},
                "Expected 1 record to connect to company, but found 0.",
            ),
            ({"id": str(uuid4())}, "Expected 1 record to connect to company, but found 0."),
            ({"name": "Acme"}, 'Field "name" is not defined by type "CompanyWhereUniqueInput".'),
            ({}, "Missing required fields: at least one unique constraint"),
            ({"domainName": {"primaryLinkUrl": ""}}, "Missing required fields: at least one unique constraint"),
            ({"id": "x"}, "Invalid UUID value 'x' for field \"id\""),
        ],
    )
    def test_to_nothing_is_refused(self, fresh_crm: Crm, company: str, where: dict[str, Any], message: str):
        forget(fresh_crm)
        with pytest.raises(BadUserInput) as refusal:
            fresh_crm.ask(CREATE_MANY, data=[{"city": "Rome"}, {"company": {"connect": {"where": where}}}])
        assert refusal.value.message.startswith(message)
        assert fresh_crm.ask("{people {totalCount}}") == {"totalCount": 0}
        assert (events(fresh_crm), history(fresh_crm)) == ([], [])

    def test_in_two_ways_at_once_is_refused(self, fresh_crm: Crm, company: str):
        with pytest.raises(BadUserInput, match="company and companyId cannot be both provided"):
            fresh_crm.ask(CREATE_MANY, data=[{"companyId": company, **LINKED}])
        with pytest.raises(BadUserInput, match="company and companyId cannot be both provided"):
            fresh_crm.ask(CREATE_MANY, data=[{**LINKED, "companyId": company}])
        with pytest.raises(BadUserInput, match="Expected the same constraint fields"):
            fresh_crm.ask(CREATE_MANY, data=[LINKED, {"company": {"connect": {"where": {"id": company}}}}])


class TestDuplicates:
    def test_refusal_names_the_field_and_the_record_in_the_way(self, fresh_crm: Crm):
        person = fresh_crm.ask(CREATE, data={"emails": {"primaryEmail": "a@example.com"}})
        forget(fresh_crm)
        with pytest.raises(BadUserInput) as refusal:
            fresh_crm.ask(CREATE, data={"emails": {"primaryEmail": "A@example.com"}})
        error = refusal.value
        assert (error.code, error.message) == ("BAD_USER_INPUT", "A duplicate entry was detected")
        assert error.user_message == "This Emails value is already in use. Please check your data and try again."
        assert error.extensions == {
            "conflictingRecordId": person["id"],
            "conflictingObjectNameSingular": "person",
        }
        assert (events(fresh_crm), history(fresh_crm)) == ([], [])
        assert fresh_crm.ask("{people {totalCount}}") == {"totalCount": 1}

    def test_id_that_is_taken(self, fresh_crm: Crm):
        person = fresh_crm.ask(CREATE, data={})
        with pytest.raises(BadUserInput, match="A duplicate entry was detected") as refusal:
            fresh_crm.ask(CREATE, data={"id": person["id"]})
        assert refusal.value.extensions["conflictingRecordId"] == person["id"]

    def test_two_links_of_a_note_to_one_person(self, fresh_crm: Crm):
        person, note = fresh_crm.ask(CREATE, data={}), fresh_crm.ask("mutation {createNote(data: {}) {id}}")
        text = "mutation($data: X) {createNoteTarget(data: $data) {id}}"
        data = {"noteId": note["id"], "targetPersonId": person["id"]}
        target = fresh_crm.ask(text, data=data)
        with pytest.raises(BadUserInput) as refusal:
            fresh_crm.ask(text, data=data)
        assert refusal.value.extensions["conflictingRecordId"] == target["id"]

    def test_value_of_a_trashed_record_is_free_until_it_comes_back(self, fresh_crm: Crm):
        data = {"emails": {"primaryEmail": "a@example.com"}}
        person = fresh_crm.ask(CREATE, data=data)
        fresh_crm.ask("mutation($id: UUID) {deletePerson(id: $id) {id}}", id=person["id"])
        fresh_crm.ask(CREATE, data=data)
        with pytest.raises(BadUserInput, match="A duplicate entry was detected"):
            fresh_crm.ask("mutation($id: UUID) {restorePerson(id: $id) {id}}", id=person["id"])
