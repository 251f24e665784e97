"""Records come back in the shape that was asked for, with related ones, and only those one may see."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from crm.access.gate import PermissionDenied
from crm.access.identity import PrincipalKind
from crm.kit.database import DatabaseError
from crm.kit.errors import BadUserInput, Conflict, NotFound, Unauthenticated
from crm.kit.ids import uuid7
from crm.metadata.snapshot import ObjectRights, Snapshot
from crm.records.execute import run
from crm.records.failures import StalePlan
from tests.records.asking import Crm

MANY_FIELDS = " ".join(f"a{number}: id" for number in range(2000))
DEEP = "company {accountOwner {" * 10 + "id" + "}}" * 10
ISO = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z")


@pytest.fixture(scope="module", autouse=True)
def people(crm: Crm) -> list[str]:
    company = crm.ask('mutation {createCompany(data: {name: "Acme \\"quoted\\" \\\\ ünï", employees: 5}) {id}}')
    rows = [
        {
            "name": {"firstName": f"First {number}", "lastName": "Last"},
            "emails": {"primaryEmail": f"p{number}@example.com", "additionalEmails": ["x@example.com"]},
            "companyId": company["id"],
            "position": number,
        }
        for number in range(5)
    ]
    rows.append({"position": 5})
    return [each["id"] for each in crm.ask("mutation($data: [X]) {createPeople(data: $data) {id}}", data=rows)]


@pytest.fixture(scope="module")
def other(new_crm: Callable[[], Crm]) -> Crm:
    return new_crm()


def test_record_has_the_shape_of_its_selection(crm: Crm, people: list[str]):
    person = crm.ask(
        """query($id: UUID) {person(filter: {id: {eq: $id}}) {
            __typename the_id: id createdAt deletedAt jobTitle position searchVector companyId
            name {__typename lastName first: firstName}
            emails {primaryEmail additionalEmails}
            createdBy {source workspaceMemberId name context}
            company {__typename name employees domainName {primaryLinkUrl secondaryLinks} accountOwner {id}}
        }}""",
        id=people[0],
    )
    created_at = person.pop("createdAt")
    company_id = person.pop("companyId")
    assert ISO.fullmatch(created_at)
    assert list(person.items()) == [
        ("__typename", "Person"),
        ("the_id", people[0]),
        ("deletedAt", None),
        ("jobTitle", ""),
        ("position", 0),
        ("searchVector", None),
        ("name", {"__typename": "FullName", "lastName": "Last", "first": "First 0"}),
        ("emails", {"primaryEmail": "p0@example.com", "additionalEmails": ["x@example.com"]}),
        (
            "createdBy",
            {
                "source": "MANUAL",
                "workspaceMemberId": str(crm.identity.member_id),
                "name": "Ada Byron",
                "context": None,
            },
        ),
        (
            "company",
            {
                "__typename": "Company",
                "name": 'Acme "quoted" \\ ünï',
                "employees": 5,
                "domainName": {"primaryLinkUrl": "", "secondaryLinks": []},
                "accountOwner": None,
            },
        ),
    ]
    assert company_id is not None


def test_record_without_values_reads_null_equivalents(crm: Crm, people: list[str]):
    person = crm.ask(
        """query($id: UUID) {person(filter: {id: {eq: $id}}) {
            jobTitle company {id} avatarFile
            name {firstName} emails {primaryEmail additionalEmails} phones {additionalPhones}
        }}""",
        id=people[5],
    )
    assert person == {
        "jobTitle": "",
        "company": None,
        "avatarFile": None,
        "name": {"firstName": ""},
        "emails": {"primaryEmail": "", "additionalEmails": []},
        "phones": {"additionalPhones": []},
    }


def test_list_without_edges_reads_only_the_count(crm: Crm):
    text = "{people {__typename all: totalCount}}"
    plan = crm.compile(text, {})
    assert crm.ask(text) == {"__typename": "PersonConnection", "all": 6}
    assert b"_counter" in plan.to_bytes()
    assert b"limit" not in plan.to_bytes()


def test_connection_repeats_what_aliases_repeat(crm: Crm):
    page = crm.ask(
        """{people(first: 1, orderBy: [{position: AscNullsFirst}]) {
            a: edges {__typename x: node {position} y: node {name {firstName}}}
            b: edges {node {jobTitle} cursor}
            p: pageInfo {__typename more: hasNextPage}
        }}"""
    )
    assert page["a"] == [{"__typename": "PersonEdge", "x": {"position": 0}, "y": {"name": {"firstName": "First 0"}}}]
    assert page["b"][0]["node"] == {"jobTitle": ""}
    assert page["p"] == {"__typename": "PageInfo", "more": True}


def test_many_related_records_are_a_connection_of_their_own(crm: Crm):
    text = """query($first: Int, $after: String) {company(filter: {name: {like: "Acme%"}}) {
        people(first: $first, after: $after, orderBy: [{position: DescNullsLast}],
               filter: {position: {lt: 4}}) {
            __typename totalCount
            edges {cursor node {position company {name}}}
            pageInfo {hasNextPage hasPreviousPage startCursor endCursor}
        }
    }}"""
    related = crm.ask(text, first=3, after=None)["people"]
    assert related["__typename"] == "PersonConnection"
    assert related["totalCount"] == 4
    assert [edge["node"]["position"] for edge in related["edges"]] == [3, 2, 1]
    assert related["edges"][0]["node"]["company"]["name"].startswith("Acme")
    assert related["pageInfo"] == {
        "hasNextPage": True,
        "hasPreviousPage": False,
        "startCursor": related["edges"][0]["cursor"],
        "endCursor": related["edges"][-1]["cursor"],
    }
    rest = crm.ask(text, first=3, after=related["pageInfo"]["endCursor"])["people"]
    assert [edge["node"]["position"] for edge in rest["edges"]] == [0]
    assert (rest["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasPreviousPage"]) == (False, True)


def test_related_page_can_be_the_last_one_and_can_skip(crm: Crm):
    page = "edges {node {position}} pageInfo {hasNextPage hasPreviousPage}"
    order = "orderBy: [{position: AscNullsFirst}]"
    company = crm.ask(
        f"""{{company(filter: {{name: {{like: "Acme%"}}}}) {{
            last: people(last: 2, {order}) {{{page}}}
            skipped: people(first: 2, offset: 2, {order}) {{{page}}}
            none: people(filter: {{position: {{gt: 99}}}}) {{{page}}}
        }}}}"""
    )
    assert [edge["node"]["position"] for edge in company["last"]["edges"]] == [3, 4]
    assert company["last"]["pageInfo"] == {"hasNextPage": False, "hasPreviousPage": True}
    assert [edge["node"]["position"] for edge in company["skipped"]["edges"]] == [2, 3]
    assert company["skipped"]["pageInfo"] == {"hasNextPage": True, "hasPreviousPage": True}
    assert company["none"] == {"edges": [], "pageInfo": {"hasNextPage": False, "hasPreviousPage": False}}


def test_morph_targets_read_under_old_and_new_names(crm: Crm, people: list[str]):
    note = crm.ask('mutation {createNote(data: {title: "Call"}) {id}}')
    link = {"noteId": note["id"], "personId": people[1]}
    crm.ask("mutation($data: X) {createNoteTarget(data: $data) {id}}", data=link)
    found = crm.ask(
        """query($id: UUID) {noteTargets(filter: {personId: {eq: $id}}) {edges {node {
            personId targetPersonId person {name {firstName}} targetPerson {id} targetCompany {id} note {title}
        }}}}""",
        id=people[1],
    )
    assert found["edges"][0]["node"] == {
        "personId": people[1],
        "targetPersonId": people[1],
        "person": {"name": {"firstName": "First 1"}},
        "targetPerson": {"id": people[1]},
        "targetCompany": None,
        "note": {"title": "Call"},
    }


def test_trashed_records_vanish_from_relations(new_crm: Callable[[], Crm]):
    crm = new_crm()
    company = crm.ask('mutation {createCompany(data: {name: "Gone"}) {id}}')
    data = {"companyId": company["id"]}
    person = crm.ask("mutation($data: X) {createPerson(data: $data) {id company {name}}}", data=data)
    assert person["company"] == {"name": "Gone"}
    crm.ask("mutation($id: UUID) {deleteCompany(id: $id) {id}}", id=company["id"])
    found = crm.ask("{people {edges {node {companyId company {name}}}}}")
    assert found["edges"][0]["node"] == {"companyId": company["id"], "company": None}


def test_one_record_that_is_not_there_is_not_found(crm: Crm):
    with pytest.raises(NotFound, match="Record not found") as refusal:
        crm.ask("query($id: UUID) {person(filter: {id: {eq: $id}}) {id}}", id=str(uuid7()))
    assert refusal.value.sub_code == "RECORD_NOT_FOUND"


def test_roots_are_answered_each_for_itself_in_one_round_trip(crm: Crm):
    before = crm.database.round_trips
    people, nobody, companies = crm.ask_all(
        """query($id: UUID) {
            people {totalCount edges {node {id}}}
            person(filter: {id: {eq: $id}}) {id}
            companies(first: 1) {edges {node {name}}}
        }""",
        {"id": str(uuid7())},
    )
    assert crm.database.round_trips == before + 1
    assert (people["totalCount"], len(people["edges"]), len(companies["edges"])) == (6, 6, 1)
    assert isinstance(nobody, NotFound)


def test_one_record_or_twenty_take_one_round_trip(crm: Crm):
    for size in (1, 5):
        before = crm.database.round_trips
        crm.ask("query($first: Int) {people(first: $first) {edges {node {company {people {totalCount}}}}}}", first=size)
        assert crm.database.round_trips == before + 1


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{companies {edges {node {people {edges {node {noteTargets {totalCount}}}}}}}}", "A list inside a list"),
        (
            "{people {edges {node {noteTargets {edges {node {note {noteTargets {totalCount}}}}}}}}}",
            "A list inside a list",
        ),
        ("{people {edges {node {" + MANY_FIELDS + "}}}}", "It selects 2003 fields"),
        ("{people {edges {node {" + DEEP + "}}}}", "levels deep"),
        ("{a: people {totalCount} b: people {totalCount}}", "Duplicate root resolver"),
    ],
)
def test_what_is_too_much_is_refused_before_any_work(crm: Crm, text: str, complaint: str):
    with pytest.raises(BadUserInput, match=complaint):
        crm.ask(text)


def test_selects_that_the_object_does_not_have_are_refused(crm: Crm):
    for text in ("{people {edges {node {nope}}}}", "{people {edges {node {name {nope}}}}}", "{people {nope}}"):
        with pytest.raises(BadUserInput):
            crm.ask(text)


@pytest.mark.parametrize(
    ("selected", "message"),
    [
        ("groupByDimensionValues", 'Cannot query field "groupByDimensionValues" on type "PersonConnection".'),
        ("edges {nope}", 'Cannot query field "nope" on type "PersonEdge".'),
        ("pageInfo {nope}", 'Cannot query field "nope" on type "PageInfo".'),
    ],
)
def test_connections_of_any_kind_refuse_what_they_do_not_have(crm: Crm, selected: str, message: str):
    for text in ("{people {SELECTED}}", "{companies {edges {node {people {SELECTED}}}}}"):
        with pytest.raises(BadUserInput) as refusal:
            crm.ask(text.replace("SELECTED", selected))
        assert (refusal.value.message, refusal.value.sub_code) == (message, "INVALID_QUERY_INPUT")


class TestAnotherWorkspace:
    def test_records_are_not_found(self, crm: Crm, other: Crm, people: list[str]):
        with pytest.raises(NotFound):
            other.ask("query($id: UUID) {person(filter: {id: {eq: $id}}) {id}}", id=people[0])
        assert other.ask("{people {totalCount edges {node {id}}}}") == {"totalCount": 0, "edges": []}

    @pytest.mark.parametrize("verb", ["update", "delete", "restore", "destroy"])
    def test_records_cannot_be_changed(self, crm: Crm, other: Crm, people: list[str], verb: str):
        data = ', data: {jobTitle: "Thief"}' if verb == "update" else ""
        with pytest.raises(NotFound):
            other.ask(f"mutation($id: UUID) {{{verb}Person(id: $id{data}) {{id}}}}", id=people[0])
        found = crm.ask("query($id: UUID) {person(filter: {id: {eq: $id}}) {jobTitle}}", id=people[0])
        assert found == {"jobTitle": ""}

    def test_the_database_refuses_a_plan_of_one_workspace_in_the_other(self, crm: Crm, other: Crm):
        plan = crm.compile("{people {edges {node {id}}}}", {})
        with pytest.raises(DatabaseError) as refusal:
            run(other.database, plan, {}, other.request())
        assert refusal.value.sqlstate == "42501"

    def test_a_session_of_one_workspace_cannot_enter_the_other(self, crm: Crm, other: Crm):
        plan = other.compile("{people {edges {node {id}}}}", {})
        request = other.request()
        stranger = type(request.identity)(other.identity.workspace_id, PrincipalKind.SESSION, crm.identity.principal_id)
        with pytest.raises(Unauthenticated):
            run(other.database, plan, {}, type(request)(stranger, request.version, request.role_id, request.snapshot))


class TestStaleness:
    def test_plan_of_another_version_is_stale(self, new_crm: Callable[[], Crm]):
        crm = new_crm()
        crm.sql("update core.workspace set metadata_version = 7 where id = %s", crm.snapshot.workspace_id)
        for text in ("{people {totalCount}}", 'mutation {createPerson(data: {city: "Rome"}) {id}}'):
            with pytest.raises(StalePlan) as stale:
                crm.ask(text)
            assert stale.value.version == 7
        assert crm.sql(f"select count(*) from {crm.table('person')}") == [(0,)]

    def test_metadata_that_changes_between_the_writes_of_a_request_stops_the_rest(self, new_crm: Callable[[], Crm]):
        """What is written already stays, and is answered; to ask for the request again would write it twice."""
        crm = new_crm()
        text = """mutation {
            createCompany(data: {name: "Acme"}) {name}
            createPerson(data: {}) {id}
            createNote(data: {}) {id}
        }"""

        def look() -> Snapshot:
            is_written = f"exists(select from {crm.table('company')})"
            change = f"update core.workspace set metadata_version = 7 where id = %s and {is_written}"
            crm.sql(change, crm.snapshot.workspace_id)
            return crm.snapshot

        answers = run(crm.database, crm.compile(text, {}), {}, replace(crm.request(), snapshot=look))
        assert answers[0] == b'{"name":"Acme"}'
        assert [type(each) for each in answers[1:]] == [Conflict, Conflict]
        assert crm.sql(f"select count(*) from {crm.table('person')}") == [(0,)]

    def test_revoked_session_is_turned_away_by_reads_and_writes(self, new_crm: Callable[[], Crm]):
        crm = new_crm()
        crm.sql("update core.session set revoked_at = now() where id = %s", crm.identity.principal_id)
        for text in ("{people {totalCount}}", "{people {__typename}}", "mutation {createPerson(data: {}) {id}}"):
            with pytest.raises(Unauthenticated):
                crm.ask(text)


class TestRights:
    def test_unreadable_object_is_refused_by_every_clause(self, crm: Crm):
        limited = crm.as_role(objects={"company": ObjectRights(read=False)})
        assert limited.ask("{people {totalCount}}") == {"totalCount": 6}
        for text in (
            "{companies {totalCount}}",
            '{company(filter: {name: {eq: "x"}}) {id}}',
            "{people {edges {node {company {id}}}}}",
            '{people(filter: {company: {name: {eq: "x"}}}) {totalCount}}',
            "{people(orderBy: [{company: {name: AscNullsLast}}]) {edges {node {id}}}}",
        ):
            with pytest.raises(PermissionDenied, match="Entity performing the request does not have permission"):
                limited.ask(text)

    def test_everyone_sees_their_colleagues(self, crm: Crm):
        nobody = crm.as_role(can_read_all=False)
        assert nobody.ask("{workspaceMembers {totalCount}}") == {"totalCount": 0}
        with pytest.raises(PermissionDenied):
            nobody.ask("{people {totalCount}}")

    @pytest.mark.parametrize(
        ("right", "text"),
        [
            ("can_update_all", "mutation {createPerson(data: {}) {id}}"),
            ("can_update_all", 'mutation {updatePeople(filter: {}, data: {city: "Rome"}) {id}}'),
            ("can_soft_delete_all", "mutation {deletePeople(filter: {}) {id}}"),
            ("can_soft_delete_all", "mutation {restorePeople(filter: {}) {id}}"),
            ("can_destroy_all", "mutation {destroyPeople(filter: {}) {id}}"),
        ],
    )
    def test_each_write_takes_its_own_right(self, crm: Crm, right: str, text: str):
        with pytest.raises(PermissionDenied) as refusal:
            crm.as_role(**{right: False}).ask(text)
        assert refusal.value.sub_code == "PERMISSION_DENIED"
        assert crm.ask("{people {totalCount}}") == {"totalCount": 6}

    def test_connecting_takes_the_right_to_read_the_target(self, crm: Crm):
        limited = crm.as_role(objects={"company": ObjectRights(read=False)})
        data: dict[str, Any] = {"company": {"connect": {"where": {"domainName": {"primaryLinkUrl": "acme.com"}}}}}
        with pytest.raises(PermissionDenied):
            limited.ask("mutation($data: X) {createPerson(data: $data) {id}}", data=data)


def test_what_is_about_a_hidden_record_is_hidden_too(new_crm: Callable[[], Crm]):
    crm = new_crm()
    crm.ask('mutation {createCompany(data: {name: "Secret"}) {id}}')
    crm.ask('mutation {createPerson(data: {city: "Rome"}) {id}}')
    (about_company,) = crm.sql(f"select id::text from {crm.table('timelineActivity')} where name like 'company%%'")[0]
    limited = crm.as_role(objects={"company": ObjectRights(read=False)})
    find = "{timelineActivities {totalCount edges {node {name}}}}"
    assert crm.ask(find)["totalCount"] == 2
    assert limited.ask(find) == {"totalCount": 1, "edges": [{"node": {"name": "person.created"}}]}
    for text in (
        "query($id: UUID) {timelineActivity(filter: {id: {eq: $id}}) {id}}",
        'mutation($id: UUID) {updateTimelineActivity(id: $id, data: {name: "x"}) {id}}',
        "mutation($id: UUID) {destroyTimelineActivity(id: $id) {id}}",
    ):
        with pytest.raises(NotFound):
            limited.ask(text, id=about_company)
