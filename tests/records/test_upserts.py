"""createX with `upsert`: a row that meets a record by a unique key changes it, in the bin or not."""

from __future__ import annotations

import re
from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import pytest

from crm.access.gate import PermissionDenied
from crm.kit.database import Database
from crm.kit.errors import BadUserInput
from crm.metadata.snapshot import FieldRights, ObjectRights
from tests.records.asking import Crm
from tests.records.traces import events, forget, found, history
from tests.waiting import until_someone_waits

CREATE = "mutation($data: X) {createPerson(data: $data) {id}}"
DELETE = "mutation($id: UUID) {deletePerson(id: $id) {id}}"
PERSON = """id name {firstName lastName} emails {primaryEmail} jobTitle city position deletedAt createdAt
    createdBy {source} updatedAt updatedBy {name}"""
UPSERT = f"mutation($data: X) {{createPerson(data: $data, upsert: true) {{{PERSON}}}}}"
UPSERT_MANY = f"mutation($data: X) {{createPeople(data: $data, upsert: true) {{{PERSON}}}}}"
COUNT = "{people {totalCount}}"


def by_email(who: str, **more: Any) -> dict[str, Any]:
    return {"emails": {"primaryEmail": f"{who}@example.com"}, **more}


class TestOne:
    def test_that_meets_nobody_is_created(self, fresh_crm: Crm):
        made = fresh_crm.ask(UPSERT, data=by_email("ada", jobTitle="Clerk"))
        assert (made["jobTitle"], made["position"], made["createdBy"]) == ("Clerk", -1, {"source": "MANUAL"})
        ((payload,), (entry,)) = events(fresh_crm), history(fresh_crm)
        assert [event["action"] for event in payload["events"]] == ["created"]
        assert entry[0] == "person.created"
        assert fresh_crm.ask(COUNT) == {"totalCount": 1}

    def test_that_meets_a_record_changes_what_it_gives_and_nothing_else(self, fresh_crm: Crm):
        data = by_email("ada", name={"firstName": "Ada", "lastName": "King"}, city="Rome", position=7)
        made = fresh_crm.ask(UPSERT, data={**data, "createdBy": {"source": "IMPORT"}})
        before = '"updatedAt" = \'2020-01-01\', "updatedByName" = null, "createdAt" = \'2020-01-01\''
        fresh_crm.sql(f"update {fresh_crm.table('person')} set {before}")
        forget(fresh_crm)
        given = by_email("ADA", name={"lastName": "Byron"}, jobTitle="Boss", createdAt="2021-01-01T00:00:00Z")
        changed = fresh_crm.ask(UPSERT, data=given)
        assert changed.pop("updatedAt") > "2026"
        assert changed == {
            "id": made["id"],
            "name": {"firstName": "Ada", "lastName": "Byron"},
            "emails": {"primaryEmail": "ada@example.com"},
            "jobTitle": "Boss",
            "city": "Rome",
            "position": 7,
            "deletedAt": None,
            "createdAt": "2020-01-01T00:00:00.000Z",
            "createdBy": {"source": "IMPORT"},
            "updatedBy": {"name": "Ada Byron"},
        }
        ((payload,), (entry,)) = events(fresh_crm), history(fresh_crm)
        (event,) = payload["events"]
        assert (event["action"], event["updatedFields"]) == ("updated", ["name", "jobTitle"])
        assert event["before"]["name"] == {"firstName": "Ada", "lastName": "King"}
        assert entry[0] == "person.updated"
        assert entry[1]["diff"].keys() == {"name", "jobTitle"}
        assert found(fresh_crm) == [("person", made["id"], "Ada Byron", " ada byron\n ada@example.com\n \n boss")]
        assert fresh_crm.ask(COUNT) == {"totalCount": 1}

    @pytest.mark.parametrize("data", [by_email("ada"), by_email("ada", city="Rome", createdAt="2021-01-01T00:00:00Z")])
    def test_that_changes_nothing_leaves_no_trace(self, fresh_crm: Crm, data: dict[str, Any]):
        made = fresh_crm.ask(UPSERT, data=by_email("ada", city="Rome"))
        forget(fresh_crm)
        assert fresh_crm.ask(UPSERT, data=data) == made
        assert (events(fresh_crm), history(fresh_crm)) == ([], [])

    def test_that_meets_a_record_in_the_bin_brings_it_back(self, fresh_crm: Crm):
        made = fresh_crm.ask(UPSERT, data=by_email("ada", city="Rome"))
        fresh_crm.ask(DELETE, id=made["id"])
        forget(fresh_crm)
        back = fresh_crm.ask(UPSERT, data=by_email("ada", jobTitle="Boss"))
        assert (back["id"], back["city"], back["jobTitle"], back["deletedAt"]) == (made["id"], "Rome", "Boss", None)
        ((payload,), entries) = events(fresh_crm), history(fresh_crm)
        (event,) = payload["events"]
        assert (event["action"], event["updatedFields"]) == ("restored", ["deletedAt", "jobTitle"])
        assert (event["before"]["jobTitle"], event["after"]["deletedAt"]) == ("", None)
        assert [entry[0] for entry in entries] == ["person.restored"]
        assert found(fresh_crm) == [("person", made["id"], "", " \n ada@example.com\n \n boss")]
        assert fresh_crm.ask(COUNT) == {"totalCount": 1}

    def test_brings_a_record_back_unchanged(self, fresh_crm: Crm):
        made = fresh_crm.ask(UPSERT, data=by_email("ada", city="Rome"))
        fresh_crm.ask(DELETE, id=made["id"])
        assert fresh_crm.ask(UPSERT, data={"id": made["id"]})["city"] == "Rome"
        assert fresh_crm.ask(COUNT) == {"totalCount": 1}

    def test_prefers_the_live_record_to_those_in_the_bin(self, fresh_crm: Crm):
        for city in ("Rome", "Oslo"):
            fresh_crm.ask(DELETE, id=fresh_crm.ask(CREATE, data=by_email("ada", city=city))["id"])
        live = fresh_crm.ask(CREATE, data=by_email("ada", city="Lima"))
        assert fresh_crm.ask(UPSERT, data=by_email("ada"))["id"] == live["id"]
        fresh_crm.ask(DELETE, id=live["id"])
        assert fresh_crm.ask(UPSERT, data=by_email("ada"))["id"] == live["id"]
        assert fresh_crm.ask(COUNT) == {"totalCount": 1}

    def test_takes_the_place_it_names(self, fresh_crm: Crm):
        fresh_crm.ask(UPSERT, data=by_email("ada", position=3))
        fresh_crm.ask(CREATE, data={"position": 9})
        assert fresh_crm.ask(UPSERT, data=by_email("ada", position="last"))["position"] == 10
        assert fresh_crm.ask(UPSERT, data=by_email("ada", position=4))["position"] == 4

    def test_that_empties_what_must_have_a_value_gives_it_the_default(self, fresh_crm: Crm):
        text = "mutation($data: X) {createOpportunity(data: $data, upsert: true) {id stage}}"
        made = fresh_crm.ask(text, data={"stage": "MEETING"})
        assert fresh_crm.ask(text, data={"id": made["id"], "name": "Deal"}) == made
        assert fresh_crm.ask(text, data={"id": made["id"], "stage": ""}) == {**made, "stage": "NEW"}

    def test_takes_one_round_trip(self, fresh_crm: Crm):
        for data in (by_email("ada"), by_email("ada", city="Rome")):
            before = fresh_crm.database.round_trips
            fresh_crm.ask(UPSERT, data=data)
            assert fresh_crm.database.round_trips == before + 1

    def test_without_upsert_a_taken_key_is_refused_as_ever(self, fresh_crm: Crm):
        fresh_crm.ask(UPSERT, data=by_email("ada"))
        for text in (CREATE, "mutation($data: X) {createPerson(data: $data, upsert: false) {id}}"):
            with pytest.raises(BadUserInput, match="A duplicate entry was detected"):
                fresh_crm.ask(text, data=by_email("ada"))


class TestKeys:
    def test_id(self, fresh_crm: Crm):
        given = str(uuid4())
        assert fresh_crm.ask(UPSERT, data={"id": given, "city": "Rome"})["id"] == given
        assert fresh_crm.ask(UPSERT, data={"id": given, "city": "Oslo"})["city"] == "Oslo"
        assert fresh_crm.ask(COUNT) == {"totalCount": 1}

    def test_primary_link(self, fresh_crm: Crm):
        text = "mutation($data: X) {createCompany(data: $data, upsert: true) {id name}}"
        made = fresh_crm.ask(text, data={"domainName": {"primaryLinkUrl": "https://acme.com"}})
        again = fresh_crm.ask(text, data={"domainName": {"primaryLinkUrl": "https://Acme.com/"}, "name": "Acme"})
        assert again == {"id": made["id"], "name": "Acme"}

    def test_several_fields_together(self, fresh_crm: Crm):
        person, note = fresh_crm.ask(CREATE, data={}), fresh_crm.ask("mutation {createNote(data: {}) {id}}")
        text = "mutation($data: X) {createNoteTarget(data: $data, upsert: true) {id position}}"
        data = {"noteId": note["id"], "targetPersonId": person["id"]}
        made = fresh_crm.ask(text, data=data)
        assert fresh_crm.ask(text, data={**data, "position": 5}) == {"id": made["id"], "position": 5}
        linked = {"note": {"connect": {"where": {"id": note["id"]}}}, "targetPersonId": person["id"]}
        assert fresh_crm.ask(text, data=linked)["id"] == made["id"]
        assert fresh_crm.ask(text, data={"noteId": note["id"]})["id"] != made["id"]

    def test_are_looked_up_in_indexes(self, fresh_crm: Crm):
        """However many people there are. Small tables are read whole unless that is made to look expensive."""
        rows = [by_email("ada"), {"id": str(uuid4())}, {"company": {"connect": {"where": {"id": str(uuid4())}}}}]
        (statement,) = fresh_crm.compile(UPSERT_MANY, {"data": rows}).roots[0].bind({"data": rows}, fresh_crm.request())
        given = {f"p{place}": value and value.decode() for place, value in enumerate(statement.parameters, 1)}
        asked = re.sub(r"\$(\d+)", r"%(p\1)s", statement.sql.replace("%", "%%"))
        with fresh_crm.owner.connection.transaction(force_rollback=True):
            fresh_crm.sql("set local enable_seqscan = off")
            rows = fresh_crm.owner.connection.execute(f"explain {asked}".encode(), given).fetchall()
        plan = "\n".join(row[0] for row in rows)
        assert "person_emailsPrimaryEmail_key_trashed" in plan
        assert "Seq Scan" not in plan

    def test_empty_ones_meet_nobody(self, fresh_crm: Crm):
        first, second = (fresh_crm.ask(UPSERT, data={"emails": {"primaryEmail": ""}})["id"] for _ in range(2))
        assert first != second

    def test_record_that_takes_others_along_brings_them_back(self, fresh_crm: Crm):
        note = fresh_crm.ask('mutation {createNote(data: {title: "Call"}) {id}}')
        person = fresh_crm.ask(CREATE, data={})
        link = {"noteId": note["id"], "targetPersonId": person["id"]}
        fresh_crm.ask("mutation($data: X) {createNoteTarget(data: $data) {id}}", data=link)
        fresh_crm.ask("mutation($id: UUID) {deleteNote(id: $id) {id}}", id=note["id"])
        forget(fresh_crm)
        text = "mutation($data: X) {createNote(data: $data, upsert: true) {title noteTargets {totalCount}}}"
        fresh_crm.ask(text, data={"id": note["id"]})
        (payload,) = events(fresh_crm)
        told = [(event["action"], event["objectNameSingular"]) for event in payload["events"]]
        assert told == [("restored", "note"), ("restored", "noteTarget")]
        assert fresh_crm.ask("{noteTargets {totalCount}}") == {"totalCount": 1}


class TestMany:
    def test_creates_changes_and_restores_in_the_order_of_its_rows(self, fresh_crm: Crm):
        ada, bob, eve = (
            fresh_crm.ask(CREATE, data=by_email(name, city="Rome"))["id"] for name in ("ada", "bob", "eve")
        )
        fresh_crm.ask(DELETE, id=bob)
        forget(fresh_crm)
        rows = [
            by_email("new", jobTitle="a"),
            by_email("bob", jobTitle="b"),
            by_email("ada", city=None),
            {"id": eve},
            by_email("newer"),
        ]
        before = fresh_crm.database.round_trips
        people = fresh_crm.ask(UPSERT_MANY, data=rows)
        assert fresh_crm.database.round_trips == before + 1
        assert [person["id"] for person in people][1:4] == [bob, ada, eve]
        told = [(person["jobTitle"], person["city"], person["deletedAt"]) for person in people]
        assert told == [("a", "", None), ("b", "Rome", None), ("", "", None), ("", "Rome", None), ("", "", None)]
        (payload,) = events(fresh_crm)
        told = sorted((event["action"], event["after"]["emails"]["primaryEmail"][:3]) for event in payload["events"])
        assert told == [("created", "new"), ("created", "new"), ("restored", "bob"), ("updated", "ada")]
        assert sorted(entry[0].partition(".")[2] for entry in history(fresh_crm)) == [
            "created",
            "created",
            "restored",
            "updated",
        ]
        assert fresh_crm.ask(COUNT) == {"totalCount": 5}
        assert len(found(fresh_crm)) == 5

    def test_two_hundred_is_the_most(self, fresh_crm: Crm):
        with pytest.raises(BadUserInput) as refusal:
            fresh_crm.ask(UPSERT_MANY, data=[{}] * 201)
        assert refusal.value.message == "Maximum number of records to upsert is 200."
        assert len(fresh_crm.ask(UPSERT_MANY, data=[{}] * 200)) == 200


class TestRefusals:
    @pytest.mark.parametrize(
        ("rows", "message"),
        [
            ([{"id": "eve", **by_email("ada")}], "Several records match one input"),
            ([{"id": "eve", **by_email("bob")}], "Several records match one input"),
            ([by_email("new"), by_email("ada"), {"id": "ada"}], "One record matches several inputs"),
            ([by_email("bob"), by_email("bob")], "One record matches several inputs"),
        ],
    )
    def test_that_are_ambiguous(self, fresh_crm: Crm, rows: list[dict[str, Any]], message: str):
        """Contract §2.9: two different rows match."""
        ids = {name: fresh_crm.ask(CREATE, data=by_email(name))["id"] for name in ("ada", "bob", "eve")}
        fresh_crm.ask(DELETE, id=ids["bob"])
        forget(fresh_crm)
        data = [row | ({"id": ids[row["id"]]} if "id" in row else {}) | {"city": "Oslo"} for row in rows]
        with pytest.raises(BadUserInput) as refusal:
            fresh_crm.ask(UPSERT_MANY, data=data)
        assert refusal.value.sub_code == "UPSERT_MULTIPLE_MATCHING_RECORDS_CONFLICT"
        assert refusal.value.message.startswith(message)
        assert refusal.value.user_message == refusal.value.message
        assert (events(fresh_crm), history(fresh_crm)) == ([], [])
        assert fresh_crm.ask('{people(filter: {city: {eq: "Oslo"}}) {totalCount}}') == {"totalCount": 0}

    def test_two_new_records_of_one_key(self, fresh_crm: Crm):
        with pytest.raises(BadUserInput, match="A duplicate entry was detected"):
            fresh_crm.ask(UPSERT_MANY, data=[by_email("ada"), by_email("ada")])
        assert fresh_crm.ask(COUNT) == {"totalCount": 0}

    def test_record_of_another_workspace_is_not_met(self, fresh_crm: Crm, new_crm: Callable[[], Crm]):
        strangers = new_crm()
        theirs = strangers.ask(CREATE, data=by_email("ada", city="Rome"))["id"]
        assert fresh_crm.ask(UPSERT, data=by_email("ada"))["id"] != theirs
        assert fresh_crm.ask(UPSERT, data={"id": theirs, "city": "Oslo"})["city"] == "Oslo"
        assert strangers.ask("{people {edges {node {city}}}}")["edges"] == [{"node": {"city": "Rome"}}]

    def test_without_the_right_to_write(self, fresh_crm: Crm):
        made = fresh_crm.ask(CREATE, data=by_email("ada"))
        forget(fresh_crm)
        for data in (by_email("ada", city="Oslo"), {"id": made["id"]}, {}):
            with pytest.raises(PermissionDenied):
                fresh_crm.as_role(can_update_all=False).ask(UPSERT, data=data)
        assert events(fresh_crm) == []

    def test_record_that_may_not_be_read_is_not_met(self, fresh_crm: Crm):
        note = fresh_crm.ask("mutation {createNote(data: {}) {id}}")
        deal = fresh_crm.ask("mutation {createOpportunity(data: {}) {id}}")
        link = {"noteId": note["id"], "targetOpportunityId": deal["id"]}
        target = fresh_crm.ask("mutation($data: X) {createNoteTarget(data: $data) {id}}", data=link)
        forget(fresh_crm)
        limited = fresh_crm.as_role(objects={"opportunity": ObjectRights(read=False)})
        text = "mutation($data: X) {createNoteTarget(data: $data, upsert: true) {id}}"
        with pytest.raises(PermissionDenied):
            limited.ask(text, data=link)
        with pytest.raises(BadUserInput, match="A duplicate entry was detected"):
            limited.ask(text, data={"id": target["id"], "position": 5})
        fields = {"person": {"emails": FieldRights(read=False)}}
        with pytest.raises(PermissionDenied):
            fresh_crm.as_role(fields=fields).ask(UPSERT, data=by_email("ada"))
        assert events(fresh_crm) == []

    def test_malformed_input(self, fresh_crm: Crm):
        with pytest.raises(BadUserInput, match="Invalid UUID value"):
            fresh_crm.ask(UPSERT_MANY, data=[by_email("ada"), {"id": "x"}])
        assert fresh_crm.ask(COUNT) == {"totalCount": 0}


class TestAtTheSameTime:
    @pytest.mark.parametrize("is_trashed", [False, True])
    def test_two_connections_with_the_same_keys_leave_one_record_each(
        self, fresh_crm: Crm, new_database: Callable[[], Database], is_trashed: bool
    ):
        names = [f"person-{number}" for number in range(20)]
        if is_trashed:
            fresh_crm.ask(UPSERT_MANY, data=[by_email(name) for name in names])
            fresh_crm.ask("mutation {deletePeople(filter: {}) {id}}")
        answers = at_once(fresh_crm, new_database, names, [*reversed(names)])
        assert all(answers)
        first, second = ({person["emails"]["primaryEmail"]: person["id"] for person in each} for each in answers)
        assert first == second
        assert fresh_crm.ask(COUNT) == {"totalCount": 20}
        assert len(found(fresh_crm)) == 20
        actions = [event["action"] for payload in events(fresh_crm) for event in payload["events"]]
        assert actions.count("restored" if is_trashed else "created") == 20

    def test_the_loser_of_a_race_changes_the_winners_record(self, fresh_crm: Crm, new_database: Callable[[], Database]):
        """The winner has not committed when the loser asks, so that the loser cannot see its record at first."""
        database = new_database()
        loser = Crm(database, fresh_crm.owner, fresh_crm.snapshot, fresh_crm.identity, fresh_crm.role)
        lost: list[Any] = []
        asking = Thread(target=lambda: lost.append(loser.ask(UPSERT, data=by_email("ada", jobTitle="Boss"))))
        with fresh_crm.database.transaction():
            won = fresh_crm.ask(UPSERT, data=by_email("ada", city="Rome"))
            asking.start()
            until_someone_waits(fresh_crm.owner)
        asking.join(timeout=30)
        assert [(each["id"], each["city"], each["jobTitle"]) for each in lost] == [(won["id"], "Rome", "Boss")]
        assert fresh_crm.ask(COUNT) == {"totalCount": 1}


def at_once(crm: Crm, new_database: Callable[[], Database], *orders: list[str]) -> list[Any]:
    """The answers of upserts of the same people by several connections that start together."""
    together, answers = Barrier(len(orders)), [None] * len(orders)

    def upsert(place: int, names: list[str]) -> None:
        own = Crm(new_database(), crm.owner, crm.snapshot, crm.identity, crm.role)
        own.ask(COUNT)
        together.wait(timeout=30)
        answers[place] = own.ask(UPSERT_MANY, data=[by_email(name, jobTitle=str(place)) for name in names])

    threads = [Thread(target=upsert, args=each) for each in enumerate(orders)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return answers
