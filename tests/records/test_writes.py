"""A write changes its record, tells history, search and the outbox exactly once, and refuses without a trace."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest

from crm.access.identity import PrincipalKind
from crm.kit.errors import BadUserInput, NotFound
from tests.records.asking import Crm
from tests.records.samples import with_samples
from tests.records.traces import events, forget, found, history

CREATE = "mutation($data: X) {createPerson(data: $data) {id}}"
UPDATE = "mutation($id: UUID, $data: X) {updatePerson(id: $id, data: $data) {id jobTitle updatedAt}}"


def test_create_writes_the_record_and_tells_everyone(fresh_crm: Crm):
    fresh_crm = replace(fresh_crm, mutation_id="m1")
    data = {
        "name": {"firstName": "Zoë", "lastName": "Łuk"},
        "emails": {"primaryEmail": "Zoe@Example.com"},
        "jobTitle": "",
        "city": None,
    }
    person = fresh_crm.ask(
        """mutation($data: X) {createPerson(data: $data) {
            __typename id name {firstName} emails {primaryEmail} jobTitle city position createdAt updatedAt
            createdBy {source workspaceMemberId name} updatedBy {source name}
        }}""",
        data=data,
    )
    member = str(fresh_crm.identity.member_id)
    assert person == {
        "__typename": "Person",
        "id": person["id"],
        "name": {"firstName": "Zoë"},
        "emails": {"primaryEmail": "zoe@example.com"},
        "jobTitle": "",
        "city": "",
        "position": -1,
        "createdAt": person["createdAt"],
        "updatedAt": person["createdAt"],
        "createdBy": {"source": "MANUAL", "workspaceMemberId": member, "name": "Ada Byron"},
        "updatedBy": {"source": "MANUAL", "name": "Ada Byron"},
    }
    assert UUID(person["id"]).version == 7
    assert history(fresh_crm) == [("person.created", None, fresh_crm.identity.member_id, UUID(person["id"]), None)]
    assert found(fresh_crm) == [("person", person["id"], "Zoë Łuk", " zoe luk\n zoe@example.com\n \n ")]
    (payload,) = events(fresh_crm)
    (event,) = payload["events"]
    after = event.pop("after")
    assert event == {
        "eventId": event["eventId"],
        "action": "created",
        "objectNameSingular": "person",
        "objectMetadataId": str(fresh_crm.snapshot.objects["person"].id),
        "recordId": person["id"],
        "before": None,
        "updatedFields": [],
        "updatedAt": event["updatedAt"],
    }
    assert payload["actor"] == {
        "userId": str(fresh_crm.identity.user_id),
        "workspaceMemberId": member,
        "userWorkspaceId": str(fresh_crm.identity.user_workspace_id),
        "apiKeyId": None,
        "name": "Ada Byron",
    }
    assert payload["mutationId"] == "m1"
    assert payload.keys() == {"events", "actor", "mutationId", "eventDate"}
    assert after["name"] == {"firstName": "Zoë", "lastName": "Łuk"}
    assert after["emails"] == {"primaryEmail": "zoe@example.com", "additionalEmails": []}
    assert (after["companyId"], after["deletedAt"], after["jobTitle"]) == (None, None, "")
    assert after["createdAt"] == person["createdAt"]
    assert not {"company", "noteTargets", "searchVector"} & after.keys()


def test_create_many_answers_in_the_order_of_its_rows_with_one_outbox_row(fresh_crm: Crm):
    rows = [{"jobTitle": f"Job {number}"} for number in range(9)]
    rows[3] = {"city": "Rome"}
    before = fresh_crm.database.round_trips
    people = fresh_crm.ask("mutation($data: X) {createPeople(data: $data) {jobTitle position}}", data=rows)
    assert fresh_crm.database.round_trips == before + 1
    assert [each["jobTitle"] for each in people] == [row.get("jobTitle", "") for row in rows]
    assert [each["position"] for each in people] == [*range(-9, 0)]
    (payload,) = events(fresh_crm)
    assert len(payload["events"]) == len({event["eventId"] for event in payload["events"]}) == 9
    assert len(history(fresh_crm)) == 9
    assert fresh_crm.sql(f"select sum(n) from {fresh_crm.table('_counter')} where object = 'person'") == [(9,)]


def test_create_takes_what_a_client_gives(fresh_crm: Crm):
    given = str(uuid4())
    data = {
        "id": given,
        "createdAt": "2020-01-02T03:04:05.678Z",
        "createdBy": {"source": "IMPORT", "context": {"a": 1}},
        "position": "last",
    }
    text = "mutation($data: X) {createPerson(data: $data) {id createdAt position createdBy {source name context}}}"
    fresh_crm.ask("mutation {createPerson(data: {position: 41}) {id}}")
    assert fresh_crm.ask(text, data=data) == {
        "id": given,
        "createdAt": "2020-01-02T03:04:05.678Z",
        "position": 42,
        "createdBy": {"source": "IMPORT", "name": "Ada Byron", "context": {"a": 1}},
    }


def test_api_key_signs_with_its_name(fresh_crm: Crm):
    key = replace(fresh_crm.identity, kind=PrincipalKind.API_KEY, member_id=None, user_id=None, name="Zapier")
    fresh_crm.sql(
        "insert into core.api_key (id, workspace_id, role_id, name, expires_at) values (%s, %s, %s, 'k', 'infinity')",
        key.principal_id,
        fresh_crm.snapshot.workspace_id,
        fresh_crm.role.id,
    )
    text = "mutation {createPerson(data: {}) {createdBy {source name workspaceMemberId}}}"
    answer = replace(fresh_crm, identity=key).ask(text)
    assert answer["createdBy"] == {"source": "API", "name": "Zapier", "workspaceMemberId": None}
    (payload,) = events(fresh_crm)
    assert payload["actor"]["apiKeyId"] == str(key.principal_id)


def test_defaults_fill_what_some_rows_leave_out(fresh_crm: Crm):
    rows = [{"title": "a", "status": "DONE"}, {"title": "b"}, {"title": "c", "status": None}]
    tasks = fresh_crm.ask("mutation($data: X) {createTasks(data: $data) {status}}", data=rows)
    assert [task["status"] for task in tasks][:2] == ["DONE", "TODO"]


def test_update_changes_only_what_is_given_and_tells_what_differs(fresh_crm: Crm):
    person = fresh_crm.ask(
        CREATE, data={"name": {"firstName": "A", "lastName": "B"}, "jobTitle": "Clerk", "city": "Rome"}
    )
    forget(fresh_crm)
    fresh_crm.sql(f'update {fresh_crm.table("person")} set "updatedAt" = \'2020-01-01\', "updatedByName" = null')
    data = {"name": {"firstName": "Z"}, "jobTitle": "Boss", "city": "Rome", "position": 7}
    answer = fresh_crm.ask(
        """mutation($id: UUID, $data: X) {updatePerson(id: $id, data: $data) {
            name {firstName lastName} jobTitle city position updatedAt updatedBy {name}
        }}""",
        id=person["id"],
        data=data,
    )
    updated_at = answer.pop("updatedAt")
    assert updated_at > "2026"
    assert answer == {
        "name": {"firstName": "Z", "lastName": "B"},
        "jobTitle": "Boss",
        "city": "Rome",
        "position": 7,
        "updatedBy": {"name": "Ada Byron"},
    }
    ((payload,),) = [events(fresh_crm)]
    (event,) = payload["events"]
    assert event["action"] == "updated"
    assert event["updatedFields"] == ["name", "jobTitle", "position"]
    assert (event["before"]["jobTitle"], event["after"]["jobTitle"]) == ("Clerk", "Boss")
    assert event["after"]["updatedAt"] == updated_at
    diff = {
        "name": {
            "before": {"firstName": "A", "lastName": "B"},
            "after": {"firstName": "Z", "lastName": "B"},
        },
        "jobTitle": {"before": "Clerk", "after": "Boss"},
    }
    assert history(fresh_crm) == [
        ("person.updated", {"diff": diff}, fresh_crm.identity.member_id, UUID(person["id"]), None)
    ]
    assert found(fresh_crm) == [("person", person["id"], "Z B", " z b\n \n \n boss")]


@pytest.mark.parametrize("data", [{"jobTitle": "Clerk"}, {}, {"id": str(uuid4())}, {"city": ""}])
def test_update_that_changes_nothing_leaves_no_trace(fresh_crm: Crm, data: dict[str, Any]):
    person = fresh_crm.ask(CREATE, data={"jobTitle": "Clerk"})
    forget(fresh_crm)
    fresh_crm.sql(f"update {fresh_crm.table('person')} set \"updatedAt\" = '2020-01-01'")
    answer = fresh_crm.ask(UPDATE, id=person["id"], data=data)
    assert answer == {"id": person["id"], "jobTitle": "Clerk", "updatedAt": "2020-01-01T00:00:00.000Z"}
    assert (events(fresh_crm), history(fresh_crm)) == ([], [])


def test_moving_a_record_in_its_list_is_an_event_but_no_history(fresh_crm: Crm):
    person = fresh_crm.ask(CREATE, data={})
    forget(fresh_crm)
    fresh_crm.ask(UPDATE, id=person["id"], data={"position": "last"})
    ((payload,), rows) = events(fresh_crm), history(fresh_crm)
    assert payload["events"][0]["updatedFields"] == ["position"]
    assert rows == []


@pytest.mark.parametrize(
    ("given", "place"),
    [("first", 9), ("last", 42), (7, 7), (-0.5, -0.5), (None, 9)],
    ids=["first", "last", "7", "-0.5", "missing"],
)
def test_where_a_new_record_goes(fresh_crm: Crm, given: Any, place: float):
    """Contract §2.6, POSITION; a record that names no place goes before all others."""
    fresh_crm.ask("mutation {createPeople(data: [{position: 10}, {position: 41}]) {id}}")
    data = {} if given is None else {"position": given}
    text = "mutation($data: X) {createPeople(data: [$data]) {position}}"
    assert fresh_crm.ask(text, data=data) == [{"position": place}]
    update = "mutation($id: UUID, $data: X) {updatePerson(id: $id, data: $data) {position}}"
    other = fresh_crm.ask(CREATE, data={"position": 20})["id"]
    moved = fresh_crm.ask(update, id=other, data=data)["position"]
    assert moved == {"first": place - 1, "last": place + 1}.get(given, 20 if given is None else place)


def test_trash_and_back(fresh_crm: Crm):
    person = fresh_crm.ask(CREATE, data={"city": "Rome", "jobTitle": "Clerk"})
    forget(fresh_crm)
    delete = "mutation($id: UUID) {deletePerson(id: $id) {id deletedAt}}"
    trashed = fresh_crm.ask(delete, id=person["id"])
    assert trashed["deletedAt"] is not None
    ((payload,),) = [events(fresh_crm)]
    assert [(each["action"], each["after"]["deletedAt"]) for each in payload["events"]] == [
        ("deleted", trashed["deletedAt"])
    ]
    assert [row[0] for row in history(fresh_crm)] == ["person.deleted"]
    assert found(fresh_crm) == []
    assert fresh_crm.ask("{people {totalCount edges {node {id}}}}") == {"totalCount": 0, "edges": []}
    assert fresh_crm.ask(delete, id=person["id"]) == trashed
    assert events(fresh_crm) == []

    edited = fresh_crm.ask(UPDATE, id=person["id"], data={"jobTitle": "Boss"})
    assert edited["jobTitle"] == "Boss"
    assert found(fresh_crm) == []
    forget(fresh_crm)

    assert fresh_crm.ask("mutation {restorePeople(filter: {}) {id deletedAt}}") == [
        {"id": person["id"], "deletedAt": None}
    ]
    ((payload,),) = [events(fresh_crm)]
    assert [each["action"] for each in payload["events"]] == ["restored"]
    assert [row[0] for row in history(fresh_crm)] == ["person.restored"]
    assert found(fresh_crm) == [("person", person["id"], "", " \n \n \n boss")]
    assert fresh_crm.ask("{people {totalCount}}") == {"totalCount": 1}


@pytest.mark.parametrize("kind", ["note", "task"])
def test_activity_takes_its_targets_along(fresh_crm: Crm, kind: str):
    person, upper = fresh_crm.ask(CREATE, data={}), kind.capitalize()
    note = fresh_crm.ask(f'mutation {{create{upper}(data: {{title: "Call"}}) {{id}}}}')
    link = f"mutation($data: X) {{create{upper}Target(data: $data) {{id}}}}"
    company = fresh_crm.ask('mutation {createCompany(data: {name: "Acme"}) {id}}')
    target = fresh_crm.ask(link, data={f"{kind}Id": note["id"], "targetPersonId": person["id"]})
    early = fresh_crm.ask(link, data={f"{kind}Id": note["id"], "targetCompanyId": company["id"]})
    fresh_crm.ask(f"mutation($id: UUID) {{delete{upper}Target(id: $id) {{id}}}}", id=early["id"])
    table = fresh_crm.table(f"{kind}Target")
    fresh_crm.sql(f"update {table} set \"deletedAt\" = '2020-01-01' where id = %s", early["id"])
    forget(fresh_crm)

    count = f"{{{kind}Targets {{totalCount edges {{node {{id}}}}}}}}"
    for verb, action, left in (("delete", "deleted", []), ("restore", "restored", [{"node": {"id": target["id"]}}])):
        fresh_crm.ask(f"mutation($id: UUID) {{{verb}{upper}(id: $id) {{id}}}}", id=note["id"])
        ((payload,),) = [events(fresh_crm)]
        told = [(each["action"], each["objectNameSingular"], each["recordId"]) for each in payload["events"]]
        assert told == [(action, kind, note["id"]), (action, f"{kind}Target", target["id"])]
        assert payload["events"][1]["before"]["deletedAt"] != payload["events"][1]["after"]["deletedAt"]
        assert fresh_crm.ask(count) == {"totalCount": len(left), "edges": left}


def test_destroy_leaves_nothing(fresh_crm: Crm):
    company = fresh_crm.ask('mutation {createCompany(data: {name: "Acme"}) {id}}')
    person = fresh_crm.ask(CREATE, data={"companyId": company["id"]})
    note = fresh_crm.ask('mutation {createNote(data: {title: "Call"}) {id}}')
    link = {"noteId": note["id"], "targetCompanyId": company["id"]}
    target = fresh_crm.ask("mutation($data: X) {createNoteTarget(data: $data) {id}}", data=link)
    forget(fresh_crm)
    fresh_crm.ask("mutation($id: UUID) {destroyNote(id: $id) {id}}", id=note["id"])
    ((payload,),) = [events(fresh_crm)]
    told = [(each["action"], each["objectNameSingular"], each["recordId"], each["after"]) for each in payload["events"]]
    assert told == [("destroyed", "note", note["id"], None), ("destroyed", "noteTarget", target["id"], None)]

    text = "mutation($id: UUID) {destroyCompany(id: $id) {name people {totalCount}}}"
    assert fresh_crm.ask(text, id=company["id"]) == {"name": "Acme", "people": {"totalCount": 1}}
    assert fresh_crm.ask("{people {edges {node {id companyId}}}}")["edges"] == [
        {"node": {"id": person["id"], "companyId": None}}
    ]
    assert fresh_crm.ask("{companies {totalCount}}") == {"totalCount": 0}
    assert [row[0] for row in found(fresh_crm)] == ["person"]


def test_destroy_reaches_into_the_bin(fresh_crm: Crm):
    people = fresh_crm.ask("mutation {createPeople(data: [{}, {}]) {id}}")
    fresh_crm.ask("mutation($id: UUID) {deletePerson(id: $id) {id}}", id=people[0]["id"])
    assert len(fresh_crm.ask("mutation {destroyPeople(filter: {}) {id}}")) == 2
    assert fresh_crm.sql(f"select sum(n) from {fresh_crm.table('_counter')} where object = 'person'") == [(0,)]


MALFORMED: list[tuple[Any, str]] = [
    ({"nope": 1}, 'Field "nope" is not defined by type "Person".'),
    ({"jobTitle": 5}, 'Invalid string value 5 for text field "jobTitle"'),
    ({"companyId": "x"}, "Invalid UUID value 'x' for field \"companyId\""),
    ({"id": "x"}, "Invalid UUID value 'x' for field \"id\""),
    ({"createdAt": "yesterday"}, "Invalid value 'yesterday' for date or date-time field \"createdAt\""),
    ({"position": None}, 'Invalid position value null for field "position"'),
    ({"position": "middle"}, "Invalid position value 'middle' for field \"position\""),
    ({"position": 10**400}, "Invalid number value 1"),
    ({"name": "Ada"}, "Invalid object value 'Ada' for field \"name\""),
    ({"name": {"nope": "x"}}, 'Unknown subfield "nope" for field "name"'),
    ({"createdBy": {"source": "MAGIC"}}, "Invalid source value 'MAGIC' for field \"createdBy\""),
    ({"noteTargets": []}, 'Field "noteTargets" is not writable'),
    ({"searchVector": "x"}, 'Field "searchVector" is not writable'),
    ({"company": {"create": {}}}, "Expected either connect or disconnect for field company"),
    ({"jobTitle": "\ud800"}, 'Invalid string value for text field "data": not Unicode'),
    ("x", "Each record must be an object"),
]


def test_update_takes_values_of_every_kind(fresh_crm: Crm):
    crm = with_samples(fresh_crm)
    sample_id = crm.ask("{samples(first: 1) {edges {node {id}}}}")["edges"][0]["node"]["id"]
    text = """mutation($id: UUID, $data: X) {updateSample(id: $id, data: $data) {
        text float whole exact answer day choice choices tags json files {label} mails {additionalEmails}
    }}"""
    given: dict[str, Any] = {
        "text": 'say "hi"',
        "float": -0.25,
        "whole": 7,
        "exact": "-2.5",
        "answer": True,
        "day": "2026-02-28",
        "choice": "BLUE",
        "choices": ["BLUE", "RED"],
        "tags": ['a "b"', "c,d", "{}"],
        "json": {"a": [1, {"b": None}]},
        "files": [{"fileId": str(UUID(int=1)), "label": "a.pdf"}],
        "mails": {"additionalEmails": ["a@example.com"]},
    }
    shown = {**given, "exact": -2.5, "files": [{"label": "a.pdf"}]}
    assert crm.ask(text, id=sample_id, data=given) == shown
    assert crm.ask(text, id=sample_id, data={"answer": False, "tags": None}) == {**shown, "answer": False, "tags": []}


@pytest.mark.parametrize(("data", "message"), MALFORMED, ids=[str(data)[:40] for data, _ in MALFORMED])
def test_malformed_input_writes_nothing(fresh_crm: Crm, data: Any, message: str):
    """Contract §2.6: the words for values that do not fit their field."""
    person = fresh_crm.ask(CREATE, data={})
    forget(fresh_crm)
    for text in (
        "mutation($data: X, $good: X) {createPeople(data: [$good, $data]) {id}}",
        "mutation($data: X, $id: UUID) {updatePerson(id: $id, data: $data) {id}}",
    ):
        if "update" in text and isinstance(data, dict) and "id" in data:
            continue  # an update does not read the id
        with pytest.raises(BadUserInput) as refusal:
            fresh_crm.ask(text, data=data, good={"city": "Rome"}, id=person["id"])
        assert refusal.value.message.startswith(message)
    assert fresh_crm.ask("{people {totalCount}}") == {"totalCount": 1}
    assert (events(fresh_crm), history(fresh_crm)) == ([], [])


def test_nul_characters_are_dropped(fresh_crm: Crm):
    data = {"jobTitle": "a\0b", "emails": {"additionalEmails": ["x\0@y.z"]}}
    text = "mutation($data: X) {createPerson(data: $data) {jobTitle emails {additionalEmails}}}"
    assert fresh_crm.ask(text, data=data) == {"jobTitle": "ab", "emails": {"additionalEmails": ["x@y.z"]}}


def test_amounts_are_exact_beyond_64_bits(fresh_crm: Crm):
    amount = 12345678901234567890123
    text = "mutation($data: X) {createOpportunity(data: $data) {amount {amountMicros}}}"
    answer = fresh_crm.ask(text, data={"amount": {"amountMicros": amount}})
    assert int(answer["amount"]["amountMicros"]) == pytest.approx(amount)
    stored = fresh_crm.sql(f'select "amountAmountMicros" from {fresh_crm.table("opportunity")}')
    assert int(stored[0][0]) == amount


def test_writes_of_one_request_run_in_order_and_fail_alone(fresh_crm: Crm):
    first, second, third = fresh_crm.ask_all(
        """mutation($id: UUID) {
            createCompany(data: {name: "Acme"}) {name}
            updatePerson(id: $id, data: {city: "Rome"}) {id}
            createPeople(data: [{city: "Oslo"}]) {city}
        }""",
        {"id": str(uuid4())},
    )
    assert first == {"name": "Acme"}
    assert isinstance(second, NotFound)
    assert third == [{"city": "Oslo"}]
