"""A hidden field cannot be asked for, and cannot be told from the answers to what may be asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from crm.access.gate import PermissionDenied
from crm.kit.errors import BadUserInput
from crm.metadata.snapshot import FieldRights, ObjectRights
from crm.records.service import Records
from tests.records.asking import Crm

HIDDEN, FIXED = FieldRights(read=False), FieldRights(update=False)


@pytest.fixture
def clerk(crm: Crm) -> Crm:
    """Sees nobody's job title, e-mails or company, and no company's name; changes no city."""
    person = {"jobTitle": HIDDEN, "emails": HIDDEN, "company": HIDDEN, "city": FIXED}
    return crm.as_role(label="Clerk", fields={"person": person, "company": {"name": HIDDEN, "domainName": HIDDEN}})


def node(selection: str) -> str:
    return f"{{ people {{ edges {{ node {{ {selection} }} }} }} }}"


READS = [
    node("jobTitle"),
    node("emails { primaryEmail }"),
    node("company { id }"),
    node("companyId"),
    node("pointOfContactForOpportunities { edges { node { company { name } } } }"),
    "{ companies { edges { node { people { totalCount } } } } }",
    "{ companies { edges { node { people { edges { node { id } } } } } } }",
    "{ opportunities { edges { node { pointOfContact { jobTitle } } } } }",
    '{ people(filter: {jobTitle: {eq: "x"}}) { totalCount } }',
    '{ people(filter: {and: [{jobTitle: {eq: "x"}}]}) { totalCount } }',
    '{ people(filter: {or: [{id: {is: NOT_NULL}}, {jobTitle: {eq: "x"}}]}) { totalCount } }',
    '{ people(filter: {not: {jobTitle: {eq: "x"}}}) { totalCount } }',
    '{ people(filter: {emails: {primaryEmail: {eq: "x"}}}) { totalCount } }',
    "{ people(filter: {companyId: {is: NULL}}) { totalCount } }",
    "{ people(filter: {company: {id: {is: NULL}}}) { totalCount } }",
    '{ companies(filter: {people: {id: {is: "NOT_NULL"}}}) { totalCount } }',
    '{ opportunities(filter: {pointOfContact: {jobTitle: {eq: "x"}}}) { totalCount } }',
    '{ opportunities(filter: {company: {not: {name: {eq: "x"}}}}) { totalCount } }',
    "{ people(orderBy: [{jobTitle: AscNullsFirst}]) { edges { node { id } } } }",
    "{ people(orderBy: [{emails: {primaryEmail: AscNullsFirst}}]) { edges { node { id } } } }",
    "{ people(orderBy: [{companyId: AscNullsFirst}]) { edges { node { id } } } }",
    "{ opportunities(orderBy: [{pointOfContact: {jobTitle: AscNullsFirst}}]) { edges { node { id } } } }",
    "{ opportunities(orderBy: [{company: {name: AscNullsFirst}}]) { edges { node { id } } } }",
    '{ person(filter: {jobTitle: {eq: "x"}}) { id } }',
    "{ person(filter: {id: {is: NOT_NULL}}) { jobTitle } }",
    "{ people { countEmptyJobTitle } }",
    "{ people { edges { node { id } } countUniqueValuesEmails } }",
    "{ opportunities { edges { node { pointOfContact { noteTargets { totalCount } jobTitle } } } } }",
    "{ peopleGroupBy(groupBy: [{city: true}]) { percentageEmptyJobTitle } }",
    "{ peopleGroupBy(groupBy: [{city: true}]) { edges { node { jobTitle } } } }",
    "{ peopleGroupBy(groupBy: [{jobTitle: true}]) { totalCount } }",
    "{ peopleGroupBy(groupBy: [{emails: {primaryEmail: true}}]) { totalCount } }",
    "{ peopleGroupBy(groupBy: [{companyId: true}]) { totalCount } }",
    "{ peopleGroupBy(groupBy: [{company: {id: true}}]) { totalCount } }",
    "{ opportunitiesGroupBy(groupBy: [{company: {name: true}}]) { totalCount } }",
    '{ peopleGroupBy(groupBy: [{city: true}], filter: {jobTitle: {eq: "x"}}) { totalCount } }',
    "{ peopleGroupBy(groupBy: [{city: true}], orderByForRecords: [{jobTitle: AscNullsFirst}]) { edges { cursor } } }",
    """{ peopleGroupBy(groupBy: [{city: true}], orderBy: [{aggregate: {countUniqueValuesJobTitle: AscNullsFirst}}]) {
        totalCount
    } }""",
]


@pytest.mark.parametrize("text", READS)
def test_a_hidden_field_is_refused_in_every_clause_of_a_read(crm: Crm, clerk: Crm, text: str):
    crm.compile(text, {})
    with pytest.raises(PermissionDenied):
        clerk.compile(text, {})


WRITES = [
    'mutation { createPerson(data: {jobTitle: "x"}) { id } }',
    'mutation { createPerson(data: {city: "x"}) { id } }',
    'mutation { createPeople(data: [{name: {firstName: "a"}}, {jobTitle: "x"}]) { id } }',
    "mutation($data: [PersonCreateInput!]!) { createPeople(data: $data) { id } }",
    'mutation { createPerson(data: {companyId: "20202020-0687-4c41-b707-ed1bfca972a7"}) { id } }',
    'mutation { createOpportunity(data: {company: {connect: {where: {domainName: {primaryLinkUrl: "x"}}}}}) { id } }',
    "mutation { createPerson(data: {}) { id jobTitle } }",
    'mutation { updatePeople(filter: {jobTitle: {eq: "x"}}, data: {}) { id } }',
    'mutation { updatePeople(filter: {id: {is: NOT_NULL}}, data: {jobTitle: "x"}) { id } }',
    'mutation { deletePeople(filter: {jobTitle: {eq: "x"}}) { id } }',
    'mutation { restorePeople(filter: {jobTitle: {eq: "x"}}) { id } }',
    'mutation { destroyPeople(filter: {jobTitle: {eq: "x"}}) { id } }',
    "mutation { deletePeople(filter: {id: {is: NULL}}) { jobTitle } }",
    "mutation { destroyPeople(filter: {id: {is: NULL}}) { company { id } } }",
]


@pytest.mark.parametrize("text", WRITES)
def test_a_hidden_field_is_refused_in_every_part_of_a_write(crm: Crm, clerk: Crm, text: str):
    variables = {"data": [{"city": "x"}, {"jobTitle": "x"}]}
    crm.compile(text, variables)
    with pytest.raises(PermissionDenied):
        clerk.compile(text, variables)


def test_what_is_not_hidden_is_read_and_written_with_what_the_system_fills_in(clerk: Crm):
    made = clerk.ask('mutation { createPerson(data: {avatarUrl: "x"}) { city createdBy { name } } }')
    assert made["createdBy"] == {"name": "Ada Byron"}
    assert made["city"] == ""


def test_rows_of_a_feature_are_checked_too(crm: Crm, clerk: Crm):
    def records(seen_by: Crm) -> Records:
        return Records(seen_by.database, seen_by.snapshot, seen_by.gate, seen_by.request())

    rows = [{"avatarUrl": "x"}, {"jobTitle": "Secret"}]
    assert len(records(crm).create_many("person", rows)) == 2
    with pytest.raises(PermissionDenied):
        records(clerk).create_many("person", rows)
    assert len(records(clerk).create_many("person", rows[:1])) == 1


SEARCH = "query($words: String!) { people(filter: {searchVector: {search: $words}}) { totalCount } }"


def test_words_of_hidden_fields_find_nothing(crm: Crm, clerk: Crm):
    data = {"name": {"firstName": "Wanda", "lastName": "Übel"}, "jobTitle": "Spy", "emails": {"primaryEmail": "w@x.yz"}}
    crm.ask("mutation($data: PersonCreateInput!) { createPerson(data: $data) { id } }", data=data)
    for words, whole, part in (
        ("wanda", 1, 1),
        ("ubel wan", 1, 1),
        ("wanda spy", 1, 0),
        ("spy", 1, 0),
        ("w@x.yz", 1, 0),
    ):
        found = [each.ask(SEARCH, words=words)["totalCount"] for each in (crm, clerk)]
        assert found == [whole, part], words


def test_where_no_searched_field_may_be_read_no_word_finds_anything(crm: Crm):
    crm.ask('mutation { createCompany(data: {name: "Findable"}) { id } }')
    hidden = dict.fromkeys(crm.snapshot.objects["company"].search_fields, HIDDEN)
    blind = crm.as_role(label="Blind", fields={"company": hidden})
    text = '{ companies(filter: {searchVector: {search: "findable"}}) { totalCount } }'
    assert [each.ask(text)["totalCount"] for each in (crm, blind)] == [1, 0]


def test_the_search_vector_itself_can_be_hidden(crm: Crm):
    blind = crm.as_role(label="Blind", fields={"person": {"searchVector": HIDDEN}})
    with pytest.raises(PermissionDenied):
        blind.ask(SEARCH, words="x")


@pytest.fixture
def history(fresh_crm: Crm) -> tuple[Crm, str]:
    """A person who was promoted, moved, and moved on promotion."""
    person = fresh_crm.ask('mutation { createPerson(data: {jobTitle: "Clerk", city: "Rome"}) { id } }')["id"]
    for change in ({"jobTitle": "Chief"}, {"city": "Oslo"}, {"jobTitle": "Boss", "city": "Bonn"}):
        text = "mutation($id: UUID!, $data: PersonUpdateInput!) { updatePerson(id: $id, data: $data) { id } }"
        fresh_crm.ask(text, id=person, data=change)
    return fresh_crm, person


TIMELINE = """query($filter: TimelineActivityFilterInput, $order: [TimelineActivityOrderByInput]) {
    timelineActivities(filter: $filter, orderBy: $order) { totalCount edges { node { id name properties } } } }"""
IN_ORDER = [{"happensAt": "AscNullsFirst"}]


def told(crm: Crm, filter_: Any = None) -> list[Any]:
    answer = crm.ask(TIMELINE, filter=filter_, order=IN_ORDER)
    assert answer["totalCount"] == len(answer["edges"])
    return [edge["node"]["properties"] for edge in answer["edges"]]


def test_history_keeps_the_secrets_of_hidden_fields(history: tuple[Crm, str]):
    crm, _ = history
    clerk = crm.as_role(label="Clerk", fields={"person": {"jobTitle": HIDDEN}})
    moved = [{"city": {"before": "Rome", "after": "Oslo"}}, {"city": {"before": "Oslo", "after": "Bonn"}}]
    assert told(clerk) == [None, *({"diff": diff} for diff in moved)]
    assert len(told(crm)) == 4
    assert told(clerk, {"properties": {"like": "%Chief%"}}) == []
    assert told(clerk, {"properties": {"like": "%Oslo%"}}) == [{"diff": diff} for diff in moved]
    assert told(clerk, {"not": {"properties": {"like": "%jobTitle%"}}}) == told(clerk)
    related = clerk.ask(
        "{ people { edges { node { timelineActivities { totalCount edges { node { properties } } } } } } }"
    )
    shown = related["edges"][0]["node"]["timelineActivities"]
    assert shown["totalCount"] == 3
    assert b"Boss" not in repr(shown).encode()


@pytest.mark.parametrize(
    "properties",
    ['"text"', "[1]", '{"diff": 7}', '{"diff": []}', '{"diff": {}, "more": {"jobTitle": "Secret"}}', "null"],
)
def test_history_of_any_other_shape_tells_nothing(fresh_crm: Crm, properties: str):
    person = fresh_crm.ask("mutation { createPerson(data: {}) { id } }")["id"]
    table = fresh_crm.table("timelineActivity")
    fresh_crm.sql(f"delete from {table}")
    fresh_crm.sql(
        f'insert into {table} (id, properties, "targetPersonId") values (gen_random_uuid(), %s::jsonb, %s)',
        properties,
        person,
    )
    clerk = fresh_crm.as_role(label="Clerk", fields={"person": {"jobTitle": HIDDEN}})
    (shown,) = told(clerk)
    assert shown in (None, {"diff": {}})
    assert len(told(fresh_crm)) == 1


def test_history_of_a_linked_record_is_kept_too(fresh_crm: Crm):
    note = fresh_crm.snapshot.objects["note"]
    entry = {
        "properties": {"diff": {"title": {"before": "Old secret", "after": "New secret"}, "position": {"after": 1}}},
        "linkedRecordCachedName": "New secret",
        "linkedObjectMetadataId": str(note.id),
    }
    fresh_crm.ask(
        "mutation($data: TimelineActivityCreateInput!) { createTimelineActivity(data: $data) { id } }", data=entry
    )
    text = "{ timelineActivities { edges { node { properties linkedRecordCachedName } } } }"
    clerk = fresh_crm.as_role(label="Clerk", fields={"note": {"title": HIDDEN}})
    (edge,) = clerk.ask(text)["edges"]
    assert edge["node"] == {"properties": {"diff": {"position": {"after": 1}}}, "linkedRecordCachedName": ""}
    outsider = fresh_crm.as_role(label="Outsider", objects={"note": ObjectRights(read=False)})
    assert outsider.ask(text) == {"edges": []}
    assert outsider.ask("{ timelineActivities { totalCount } }") == {"totalCount": 0}
    counts = "{ timelineActivities { countUniqueValuesLinkedRecordCachedName countNotEmptyProperties } }"
    groups = "{ timelineActivitiesGroupBy(groupBy: [{linkedRecordCachedName: true}]) { groupByDimensionValues } }"
    for caller, named, names in ((fresh_crm, 1, [["New secret"]]), (clerk, 0, [[None]]), (outsider, None, [])):
        counted = caller.ask(counts)
        assert counted["countUniqueValuesLinkedRecordCachedName"] == named
        assert [each["groupByDimensionValues"] for each in caller.ask(groups)] == names


TIMELINE_WRITES = [
    "mutation { createTimelineActivity(data: {}) { id properties } }",
    "mutation { updateTimelineActivities(filter: {id: {is: NULL}}, data: {}) { properties } }",
    'mutation { deleteTimelineActivities(filter: {properties: {like: "%Boss%"}}) { id } }',
]


@pytest.mark.parametrize("text", TIMELINE_WRITES)
def test_what_history_holds_is_not_told_by_a_write(crm: Crm, text: str):
    clerk = crm.as_role(label="Clerk", fields={"person": {"jobTitle": HIDDEN}})
    crm.compile(text, {})
    with pytest.raises(PermissionDenied):
        clerk.compile(text, {})


def test_entries_about_nothing_else_are_not_reached_by_writes(history: tuple[Crm, str]):
    crm, person = history
    clerk = crm.as_role(label="Clerk", fields={"person": {"jobTitle": HIDDEN}})
    text = "mutation($id: UUID) { destroyTimelineActivities(filter: {targetPersonId: {eq: $id}}) { name } }"
    assert len(clerk.ask(text, id=person)) == 3
    assert len(told(crm)) == 1


def test_an_activity_is_not_tied_to_a_hidden_record(crm: Crm):
    outsider = crm.as_role(label="Outsider", objects={"company": ObjectRights(read=False)})
    text = 'mutation { createNoteTarget(data: {targetCompanyId: "20202020-0687-4c41-b707-ed1bfca972a7"}) { id } }'
    crm.compile(text, {})
    with pytest.raises(PermissionDenied):
        outsider.compile(text, {})


def test_a_record_in_the_way_is_named_by_what_may_be_read(fresh_crm: Crm):
    role = replace(fresh_crm.role, fields={"company": {"domainName": HIDDEN}})
    snapshot = replace(fresh_crm.snapshot, roles={**fresh_crm.snapshot.roles, role.id: role})
    clerk = replace(fresh_crm, role=role, snapshot=snapshot)
    create = "mutation($data: CompanyCreateInput!) { createCompany(data: $data) { id } }"
    data = {"domainName": {"primaryLinkUrl": "https://one.example"}}
    first = fresh_crm.ask(create, data=data)["id"]
    fresh_crm.ask("mutation($id: UUID!) { deleteCompany(id: $id) { id } }", id=first)
    second = fresh_crm.ask(create, data=data)["id"]
    restore = "mutation($id: UUID!) { restoreCompany(id: $id) { id } }"
    with pytest.raises(BadUserInput) as refused:
        fresh_crm.ask(restore, id=first)
    assert refused.value.extensions["conflictingRecordId"] == second
    assert "Domain" in refused.value.user_message
    with pytest.raises(BadUserInput) as refused:
        clerk.ask(restore, id=first)
    assert refused.value.extensions == {}
    assert "Domain" not in refused.value.user_message
