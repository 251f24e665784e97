"""Links by unique key, and unique values that are taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from crm.kit.errors import BadUserInput
from crm.metadata.ddl.tables import create_index
from crm.metadata.snapshot import Index
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

    def test_many_records_are_changed_to_one_link(self, fresh_crm: Crm, company: str):
        fresh_crm.ask(CREATE_MANY, data=[{}, {}])
        text = "mutation($data: X) {updatePeople(filter: {}, data: $data) {company {name}}}"
        assert fresh_crm.ask(text, data=LINKED) == [{"company": {"name": "Acme"}}] * 2
        assert fresh_crm.ask(text, data={"company": {"disconnect": True}}) == [{"company": None}] * 2

    def test_rows_link_to_different_records(self, fresh_crm: Crm, company: str):
        other = 'mutation {createCompany(data: {name: "Other", domainName: {primaryLinkUrl: "other.com"}}) {id}}'
        fresh_crm.ask(other)
        linked = {"company": {"connect": {"where": {"domainName": {"primaryLinkUrl": "other.com"}}}}}
        named = [each["company"] for each in fresh_crm.ask(CREATE_MANY, data=[linked, LINKED, {}, linked])]
        assert named == [{"name": "Other"}, {"name": "Acme"}, None, {"name": "Other"}]

    def test_a_new_record_disconnected_has_no_link(self, fresh_crm: Crm, company: str):
        for is_cut in (True, False):
            data = {"company": {"disconnect": is_cut}}
            assert fresh_crm.ask(CREATE_MANY, data=data) == [{"company": None}]
        person = fresh_crm.ask(CREATE, data=LINKED)
        text = "mutation($id: UUID, $data: X) {updatePerson(id: $id, data: $data) {company {name}}}"
        data = {"company": {"disconnect": False}}
        assert fresh_crm.ask(text, id=person["id"], data=data) == {"company": {"name": "Acme"}}

    def test_null_leaves_a_link_alone(self, fresh_crm: Crm, company: str):
        person = fresh_crm.ask(CREATE, data=LINKED)
        text = "mutation($id: UUID, $data: X) {updatePerson(id: $id, data: $data) {city company {name}}}"
        changed = fresh_crm.ask(text, id=person["id"], data={"city": "Rome", "company": None})
        assert changed == {"city": "Rome", "company": {"name": "Acme"}}

    def test_by_several_fields_that_are_unique_together(self, fresh_crm: Crm):
        """No standard object links to one that has such a key: here a company may be named by city and name."""
        crm = with_key(fresh_crm, "company", "name", "employees")
        crm.ask('mutation {createCompanies(data: [{name: "A", employees: 1}, {name: "A", employees: 2}]) {id}}')
        text = "mutation($data: X) {createPeople(data: $data) {company {employees}}}"
        linked = [{"company": {"connect": {"where": {"name": "A", "employees": number}}}} for number in (2, 1)]
        assert crm.ask(text, data=linked) == [{"company": {"employees": 2}}, {"company": {"employees": 1}}]
        with pytest.raises(
            BadUserInput, match="at least one unique constraint has to be fully populated for 'company'"
        ):
            crm.ask(text, data={"company": {"connect": {"where": {"name": "A"}}}})

    def test_to_a_record_in_the_bin_or_of_another_workspace_is_refused(
        self, fresh_crm: Crm, new_crm: Callable[[], Crm], company: str
    ):
        text = 'mutation {createCompany(data: {name: "T", domainName: {primaryLinkUrl: "theirs.com"}}) {id}}'
        theirs = new_crm().ask(text)["id"]
        fresh_crm.ask("mutation($id: UUID) {deleteCompany(id: $id) {id}}", id=company)
        keys = ({"id": theirs}, {"domainName": {"primaryLinkUrl": "theirs.com"}}, {"id": company}, BY_DOMAIN)
        for where in keys:
            with pytest.raises(BadUserInput, match="Expected 1 record to connect to company, but found 0"):
                fresh_crm.ask(CREATE_MANY, data={"company": {"connect": {"where": where}}})

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
            (
                {"id": str(uuid4()), "domainName": {"primaryLinkUrl": "acme.com"}},
                "Too many fields provided for connect field 'company'.",
            ),
            ({}, "Missing required fields: at least one unique constraint"),
            ({"domainName": {"primaryLinkUrl": ""}}, "Missing required fields: at least one unique constraint"),
            ({"id": "x"}, "Invalid UUID value 'x' for field \"id\""),
        ],
    )
    def test_to_nothing_is_refused(self, fresh_crm: Crm, company: str, where: dict[str, Any], message: str):
        """Contract §2.8: `where` carries one unique key of one live record."""
        forget(fresh_crm)
        with pytest.raises(BadUserInput) as refusal:
            fresh_crm.ask(CREATE_MANY, data=[{"city": "Rome"}, {"company": {"connect": {"where": where}}}])
        assert refusal.value.message.startswith(message)
        assert fresh_crm.ask("{people {totalCount}}") == {"totalCount": 0}
        assert (events(fresh_crm), history(fresh_crm)) == ([], [])

    @pytest.mark.parametrize(
        ("rows", "message"),
        [
            ([{"companyId": str(uuid4()), **LINKED}], "company and companyId cannot be both provided."),
            ([{**LINKED, "companyId": str(uuid4())}], "company and companyId cannot be both provided."),
            (
                [{"companyId": None, "company": {"disconnect": True}}],
                "company and companyId cannot be both provided.",
            ),
            (
                [LINKED, {"company": {"connect": {"where": {"id": str(uuid4())}}}}],
                "Expected the same constraint fields",
            ),
            ([{"company": {"create": {}}}], "Expected either connect or disconnect for field company"),
            ([{"company": {}}], "Expected either connect or disconnect for field company"),
            (
                [{"company": {**LINKED["company"], "disconnect": True}}],
                "Expected either connect or disconnect for field company",
            ),
            ([{"noteTargets": {"connect": {"where": BY_DOMAIN}}}], 'Field "noteTargets" is not writable'),
        ],
    )
    def test_in_two_ways_at_once_is_refused(self, fresh_crm: Crm, rows: list[Any], message: str):
        """Contract §2.8: a link is given in one way, the same in all rows."""
        with pytest.raises(BadUserInput) as refusal:
            fresh_crm.ask(CREATE_MANY, data=rows)
        assert refusal.value.message.startswith(message)
        assert refusal.value.sub_code == "INVALID_ARGS_DATA"
        assert fresh_crm.ask("{people {totalCount}}") == {"totalCount": 0}


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

    def test_of_several_fields_with_a_comma_names_no_record(self, fresh_crm: Crm):
        """Postgres tells the values as one text: where one ends is a guess that is not made."""
        crm = with_key(fresh_crm, "company", "name", "employees")
        text = "mutation($data: X) {createCompany(data: $data) {id}}"
        company = crm.ask(text, data={"name": "Acme", "employees": 5})
        crm.ask(text, data={"name": "Acme, Inc", "employees": 5})
        for name, extensions in (
            ("Acme", {"conflictingRecordId": company["id"], "conflictingObjectNameSingular": "company"}),
            ("Acme, Inc", {}),
        ):
            with pytest.raises(BadUserInput, match="A duplicate entry was detected") as refusal:
                crm.ask(text, data={"name": name, "employees": 5})
            assert refusal.value.extensions == extensions

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


def with_key(crm: Crm, object_name: str, *fields: str) -> Crm:
    """The workspace with a unique index over several fields of an object."""
    object_ = crm.snapshot.objects[object_name]
    keyed = tuple((name, "") for name in fields)
    index = Index(uuid4(), f"{object_name}_key", keyed, is_unique=True, where='"deletedAt" is null')
    for statement in create_index(crm.snapshot.schema, object_, index):
        crm.sql(statement)
    changed = replace(object_, indexes=(*object_.indexes, index))
    return replace(crm, snapshot=replace(crm.snapshot, objects={**crm.snapshot.objects, object_name: changed}))
