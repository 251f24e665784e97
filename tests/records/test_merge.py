"""mergePeople: one record takes over everything, the others are gone (contract §2.9)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest

from crm.access.gate import PermissionDenied
from crm.kit.errors import BadUserInput, CrmError, NotFound
from crm.metadata.extension import create_fields
from crm.metadata.snapshot import FieldRights, ObjectRights
from crm.metadata.standard_objects.declaration import FieldDeclaration, to_many, to_one
from crm.models.transaction import transaction
from tests.records.asking import Crm
from tests.records.traces import events, forget, found

PERSON = """id name {firstName lastName} jobTitle city emails {primaryEmail additionalEmails}
    phones {primaryPhoneNumber primaryPhoneCallingCode additionalPhones}
    linkedinLink {primaryLinkUrl primaryLinkLabel secondaryLinks} company {name}
    noteTargets {edges {node {note {title}}}} pointOfContactForOpportunities {edges {node {name}}}"""
MERGE = f"""mutation($ids: [UUID!]!, $index: Int!, $dry: Boolean) {{
    mergePeople(ids: $ids, conflictPriorityIndex: $index, dryRun: $dry) {{{PERSON}}}}}"""
A = {
    "name": {"firstName": "Ada", "lastName": "Lovelace"},
    "emails": {"primaryEmail": "ada@one.example", "additionalEmails": ["both@x.example"]},
    "phones": {"primaryPhoneNumber": "2025550101", "primaryPhoneCallingCode": "+1"},
}
B = {
    "name": {"firstName": "Augusta"},
    "jobTitle": "Countess",
    "emails": {"primaryEmail": "ada@two.example", "additionalEmails": ["both@x.example", "third@x.example"]},
    "phones": {"primaryPhoneNumber": "2025550102", "primaryPhoneCallingCode": "+1"},
    "linkedinLink": {"primaryLinkUrl": "https://l.example/ada", "primaryLinkLabel": "Ada"},
}
C = {"city": "London", "jobTitle": "Analyst", "linkedinLink": {"primaryLinkUrl": "https://l.example/other"}}


def create(crm: Crm, *people: dict[str, Any]) -> list[str]:
    created = crm.ask("mutation($data: [X]) {createPeople(data: $data) {id}}", data=[*people])
    return [each["id"] for each in created]


def merge(crm: Crm, ids: list[str], index: int = 0, *, dry: bool = False) -> dict[str, Any]:
    answer: dict[str, Any] = crm.ask(MERGE, ids=ids, index=index, dry=dry)
    return answer


def people(crm: Crm) -> set[str]:
    return {row[0] for row in crm.sql(f"select id::text from {crm.table('person')}")}


def test_the_first_that_says_something_decides_and_lists_are_united(fresh_crm: Crm):
    a, b, c = create(fresh_crm, A, B, C)
    merged = merge(fresh_crm, [a, b, c])
    assert merged["id"] == a
    assert merged["name"] == {"firstName": "Ada", "lastName": "Lovelace"}
    assert (merged["jobTitle"], merged["city"]) == ("Countess", "London")
    assert merged["emails"] == {
        "primaryEmail": "ada@one.example",
        "additionalEmails": ["both@x.example", "ada@two.example", "third@x.example"],
    }
    assert merged["phones"] == {
        "primaryPhoneNumber": "2025550101",
        "primaryPhoneCallingCode": "+1",
        "additionalPhones": [{"number": "2025550102", "countryCode": "US", "callingCode": "+1"}],
    }
    assert merged["linkedinLink"] == {
        "primaryLinkUrl": "https://l.example/ada",
        "primaryLinkLabel": "Ada",
        "secondaryLinks": [{"url": "https://l.example/other", "label": ""}],
    }
    assert people(fresh_crm) == {a}


def test_the_priority_record_stays_and_its_values_win(fresh_crm: Crm):
    a, b, c = create(fresh_crm, A, B, C)
    merged = merge(fresh_crm, [a, b, c], 2)
    assert merged["id"] == c
    assert (merged["jobTitle"], merged["city"]) == ("Analyst", "London")
    assert merged["name"] == {"firstName": "Ada", "lastName": "Lovelace"}
    assert merged["emails"]["primaryEmail"] == "ada@one.example", "a unique value moves from a loser"
    assert merged["linkedinLink"]["primaryLinkUrl"] == "https://l.example/other"
    assert merged["linkedinLink"]["secondaryLinks"] == [{"url": "https://l.example/ada", "label": "Ada"}]


def test_a_dry_run_shows_the_same_and_writes_nothing(fresh_crm: Crm):
    a, b, c = create(fresh_crm, A, B, C)
    forget(fresh_crm)
    before = found(fresh_crm)
    preview = merge(fresh_crm, [a, b, c], 1, dry=True)
    assert people(fresh_crm) == {a, b, c}
    assert (found(fresh_crm), events(fresh_crm)) == (before, [])
    assert merge(fresh_crm, [a, b, c], 1) == preview


def link(crm: Crm, kind: str, **values: str) -> str:
    text = f"mutation($data: X) {{create{kind}(data: $data) {{id}}}}"
    record_id: str = crm.ask(text, data=values)["id"]
    return record_id


def test_what_was_linked_to_losers_is_linked_to_the_winner(fresh_crm: Crm):
    a, b, c = create(fresh_crm, A, B, C)
    shared, own = link(fresh_crm, "Note", title="shared"), link(fresh_crm, "Note", title="own")
    late = link(fresh_crm, "Note", title="late")
    kept = link(fresh_crm, "NoteTarget", noteId=shared, targetPersonId=a)
    double = link(fresh_crm, "NoteTarget", noteId=shared, targetPersonId=b)
    moved = link(fresh_crm, "NoteTarget", noteId=own, targetPersonId=b)
    twins = [link(fresh_crm, "NoteTarget", noteId=late, targetPersonId=each) for each in (b, c)]
    deal = link(fresh_crm, "Opportunity", name="Engine", pointOfContactId=c)
    trashed = link(fresh_crm, "NoteTarget", noteId=shared, targetPersonId=c)
    fresh_crm.ask("mutation($id: UUID) {deleteNoteTarget(id: $id) {id}}", id=trashed)
    forget(fresh_crm)
    merged = merge(fresh_crm, [a, b, c])
    titles = [edge["node"]["note"]["title"] for edge in merged["noteTargets"]["edges"]]
    assert sorted(titles) == ["late", "own", "shared"]
    assert merged["pointOfContactForOpportunities"]["edges"] == [{"node": {"name": "Engine"}}]
    targets = fresh_crm.sql(f'select id::text, "targetPersonId"::text from {fresh_crm.table("noteTarget")}')
    assert dict(targets) == {kept: a, moved: a, twins[0]: a, trashed: a}
    (payload,) = events(fresh_crm)
    told = {(each["action"], each["objectNameSingular"], each["recordId"]) for each in payload["events"]}
    assert told == {
        ("updated", "person", a),
        ("destroyed", "person", b),
        ("destroyed", "person", c),
        ("updated", "noteTarget", moved),
        ("updated", "noteTarget", twins[0]),
        ("updated", "noteTarget", trashed),
        ("destroyed", "noteTarget", double),
        ("destroyed", "noteTarget", twins[1]),
        ("updated", "opportunity", deal),
    }


def test_history_search_and_totals_follow(fresh_crm: Crm):
    a, b = create(fresh_crm, A, B)
    events(fresh_crm)
    merge(fresh_crm, [a, b])
    timeline = fresh_crm.sql(
        f"""select name, "targetPersonId"::text, properties->'diff'->'jobTitle'->>'after'
        from {fresh_crm.table("timelineActivity")} order by "createdAt", 3 nulls first"""
    )
    assert timeline == [
        ("person.created", a, None),
        ("person.created", a, None),
        ("person.updated", a, "Countess"),
    ]
    assert [(row[1], row[2]) for row in found(fresh_crm)] == [(a, "Ada Lovelace")]
    assert "countess" in found(fresh_crm)[0][3]
    assert fresh_crm.ask("{people {totalCount}}") == {"totalCount": 1}
    (payload,) = events(fresh_crm)
    changed = next(each for each in payload["events"] if each["action"] == "updated")
    assert changed["updatedFields"] == ["emails", "linkedinLink", "jobTitle", "phones"]
    assert (changed["before"]["jobTitle"], changed["after"]["jobTitle"]) == ("", "Countess")


def test_nothing_is_told_of_a_winner_that_stays_as_it_is(fresh_crm: Crm):
    a, b = create(fresh_crm, A, {})
    forget(fresh_crm)
    assert merge(fresh_crm, [a, b])["id"] == a
    (payload,) = events(fresh_crm)
    assert [(each["action"], each["recordId"]) for each in payload["events"]] == [("destroyed", b)]


def test_companies_keep_their_people(fresh_crm: Crm):
    text = "mutation($data: [X]) {createCompanies(data: $data) {id}}"
    rows = [{"name": "Acme"}, {"name": "ACME", "domainName": {"primaryLinkUrl": "acme.example"}, "employees": 7}]
    one, other = (each["id"] for each in fresh_crm.ask(text, data=rows))
    create(fresh_crm, A | {"companyId": other})
    merged = fresh_crm.ask(
        """mutation($ids: [UUID!]!) {mergeCompanies(ids: $ids, conflictPriorityIndex: 0) {
        id name employees domainName {primaryLinkUrl} idealCustomerProfile
        people {edges {node {name {firstName}}}}}}""",
        ids=[one, other],
    )
    assert merged == {
        "id": one,
        "name": "Acme",
        "employees": 7,
        "domainName": {"primaryLinkUrl": "acme.example"},
        "idealCustomerProfile": False,
        "people": {"edges": [{"node": {"name": {"firstName": "Ada"}}}]},
    }


OWN_FIELDS = {
    "person": [
        FieldDeclaration("tags", "ARRAY", "Tags"),
        FieldDeclaration(
            "ways", "MULTI_SELECT", "Ways", options=(("A", "A", "red"), ("B", "B", "sky"), ("C", "C", "blue"))
        ),
        FieldDeclaration("scans", "FILES", "Scans", settings={"maxNumberOfValues": 2}),
        FieldDeclaration("home", "ADDRESS", "Home"),
        to_one("mentor", "person.pupils", "Mentor", "IconUser"),
        to_many("pupils", "person.mentor", "Pupils", "IconUser"),
        to_many("flown", "company.pilot", "Flown", "IconUser"),
        to_many("coFlown", "company.copilot", "Co-flown", "IconUser"),
    ],
    "company": [
        to_one("pilot", "person.flown", "Pilot", "IconUser"),
        to_one("copilot", "person.coFlown", "Copilot", "IconUser"),
    ],
}


def test_fields_and_relations_that_people_added_follow(fresh_crm: Crm):
    with transaction(fresh_crm.owner) as connection:
        fresh_crm = replace(fresh_crm, snapshot=create_fields(connection, fresh_crm.snapshot, OWN_FIELDS))
    files = [{"fileId": str(UUID(int=number)), "label": "x"} for number in range(3)]
    a, b, c, d = create(
        fresh_crm,
        {"tags": ["x", "y"], "ways": ["B"], "home": {"addressCity": "Paris"}, "scans": files[:1]},
        {"tags": ["y", "z"], "ways": ["B", "A"], "home": {"addressStreet1": "Elm", "addressCity": "Rome"}},
        {"scans": files[1:]},
        {"city": "Elsewhere"},
    )
    link_to = "mutation($id: UUID, $to: ID) {updatePerson(id: $id, data: {mentorId: $to}) {id}}"
    fresh_crm.ask(link_to, id=a, to=c)
    fresh_crm.ask(link_to, id=d, to=b)
    company = link(fresh_crm, "Company", name="Both", pilotId=b, copilotId=c)
    text = """mutation($ids: [UUID!]!) {mergePeople(ids: $ids, conflictPriorityIndex: 0) {
        tags ways home {addressStreet1 addressCity} scans {fileId} mentorId pupils {edges {node {id}}}
        flown {edges {node {id}}} coFlown {edges {node {id}}}}}"""
    assert fresh_crm.ask(text, ids=[a, b, c]) == {
        "tags": ["x", "y", "z"],
        "ways": ["B", "A"],
        "home": {"addressStreet1": "", "addressCity": "Paris"},
        "scans": [{"fileId": each["fileId"]} for each in files[:2]],
        "mentorId": None,
        "pupils": {"edges": [{"node": {"id": d}}]},
        "flown": {"edges": [{"node": {"id": company}}]},
        "coFlown": {"edges": [{"node": {"id": company}}]},
    }


HIDDEN, FIXED = FieldRights(read=False), FieldRights(update=False)


@pytest.fixture(scope="module")
def ids(crm: Crm) -> list[str]:
    return create(crm, A, B)


class TestRefusals:
    @pytest.fixture(autouse=True)
    def kept(self, crm: Crm, ids: list[str]) -> Any:
        """Whatever is refused leaves no trace."""
        before = (people(crm), found(crm))
        events(crm)
        yield
        assert (people(crm), found(crm)) == before
        assert ids
        assert events(crm) == []

    def refused(self, crm: Crm, ids: list[str], error: type[CrmError], message: str, index: int = 0) -> None:
        for dry in (False, True):
            with pytest.raises(error, match=message):
                merge(crm, ids, index, dry=dry)

    def test_a_wrong_number_of_records(self, crm: Crm, ids: list[str]):
        self.refused(crm, ids[:1], BadUserInput, "From 2 to 9 records can be merged at once")
        self.refused(crm, [], BadUserInput, "From 2 to 9 records can be merged at once")
        self.refused(crm, [str(uuid4()) for _ in range(10)], BadUserInput, "From 2 to 9 records")

    def test_the_same_record_twice(self, crm: Crm, ids: list[str]):
        self.refused(crm, [ids[0], ids[0].upper()], BadUserInput, "A record cannot be merged with itself")

    @pytest.mark.parametrize("index", [-1, 2, 10**9])
    def test_an_index_beyond_the_records(self, crm: Crm, ids: list[str], index: int):
        self.refused(crm, ids, BadUserInput, "Invalid conflictPriorityIndex: it must be from 0 to 1", index)

    def test_ids_that_are_none(self, crm: Crm, ids: list[str]):
        self.refused(crm, [ids[0], "x"], BadUserInput, "Invalid UUID value 'x'")

    def test_records_that_are_not_there(self, crm: Crm, ids: list[str]):
        self.refused(crm, [*ids, str(UUID(int=5))], NotFound, "Record not found")
        self.refused(crm, [str(UUID(int=5)), ids[0]], NotFound, "Record not found")

    def test_a_record_in_the_bin(self, crm: Crm, ids: list[str]):
        crm.ask("mutation($id: UUID) {deletePerson(id: $id) {id}}", id=ids[1])
        self.refused(crm, ids, NotFound, "Record not found")
        crm.ask("mutation($id: UUID) {restorePerson(id: $id) {id}}", id=ids[1])
        events(crm)

    def test_a_record_of_strangers(self, crm: Crm, ids: list[str], new_crm: Callable[[], Crm]):
        stranger = new_crm()
        theirs = create(stranger, A)
        self.refused(crm, [ids[0], *theirs], NotFound, "Record not found")
        self.refused(stranger, ids, NotFound, "Record not found")
        assert people(stranger) == {*theirs}

    @pytest.mark.parametrize(
        "rights",
        [
            {"can_destroy_all": False},
            {"can_update_all": False},
            {"can_read_all": False},
            {"objects": {"person": ObjectRights(destroy=False)}},
            {"fields": {"person": {"emails": HIDDEN}}},
            {"fields": {"person": {"company": HIDDEN}}},
            {"fields": {"person": {"city": FIXED}}},
        ],
    )
    def test_a_role_that_may_not(self, crm: Crm, ids: list[str], rights: dict[str, Any]):
        self.refused(crm.as_role(**rights), ids, PermissionDenied, "does not have permission")

    def test_an_object_without_criteria(self, crm: Crm, ids: list[str]):
        with pytest.raises(BadUserInput, match="Duplicate criteria are not defined for object: note"):
            crm.ask("mutation($ids: [UUID!]!) {mergeNotes(ids: $ids, conflictPriorityIndex: 0) {id}}", ids=ids)
