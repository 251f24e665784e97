"""personDuplicates: what looks like a record, or like one that is to be created (contract §2.9)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from crm.access.gate import PermissionDenied
from crm.kit.errors import BadUserInput
from crm.metadata.snapshot import FieldRights, ObjectRights
from tests.records.asking import Crm

BY_IDS = """query($ids: [UUID]) {personDuplicates(ids: $ids) {
    totalCount edges {node {name {firstName lastName}}} pageInfo {hasNextPage}}}"""
BY_DATA = BY_IDS.replace("$ids: [UUID]", "$data: [PersonCreateInput]").replace("ids: $ids", "data: $data")
PEOPLE: dict[str, dict[str, Any]] = {
    "Ada": {"name": {"firstName": "Ada", "lastName": "Lovelace"}, "emails": {"primaryEmail": "ada@lovelace.example"}},
    "ADA": {
        "name": {"firstName": "ADA", "lastName": "LOVELACE"},
        "linkedinLink": {"primaryLinkUrl": "https://l.com/ada"},
    },
    "Countess": {
        "name": {"firstName": "Countess", "lastName": "of Lovelace"},
        "linkedinLink": {"primaryLinkUrl": "https://l.com/ADA"},
    },
    "Bo": {"name": {"firstName": "Bo", "lastName": "Xi"}},
    "Bo again": {"name": {"firstName": "Bo", "lastName": "Xi"}},
    "Only first": {"name": {"firstName": "Ada", "lastName": ""}},
}


@pytest.fixture(scope="module")
def ids(crm: Crm) -> dict[str, str]:
    created = crm.ask("mutation($data: [X]) {createPeople(data: $data) {id}}", data=[*PEOPLE.values()])
    trashed = crm.ask('mutation {createPerson(data: {name: {firstName: "Ada", lastName: "Lovelace"}}) {id}}')
    crm.ask("mutation($id: UUID) {deletePerson(id: $id) {id}}", id=trashed["id"])
    return dict(zip(PEOPLE, (each["id"] for each in created), strict=True)) | {"trashed": trashed["id"]}


def names(connections: list[Any]) -> list[list[str]]:
    found = []
    for connection in connections:
        first_names = sorted(edge["node"]["name"]["firstName"] for edge in connection["edges"])
        assert connection["totalCount"] == len(first_names)
        assert not connection["pageInfo"]["hasNextPage"]
        found.append(first_names)
    return found


def test_each_record_gets_those_that_look_like_it(crm: Crm, ids: dict[str, str]):
    asked = [ids["ADA"], ids["Ada"], ids["Countess"], ids["Bo"], ids["Only first"]]
    assert names(crm.ask(BY_IDS, ids=asked)) == [["Ada", "Countess"], ["ADA"], ["ADA"], [], []]


def test_a_record_that_is_not_there_has_none(crm: Crm, ids: dict[str, str]):
    assert names(crm.ask(BY_IDS, ids=[str(uuid4()), ids["trashed"], ids["Ada"]])) == [[], [], ["ADA"]]


DATA: list[tuple[dict[str, Any], list[str]]] = [
    ({"name": {"firstName": "ada", "lastName": "lovelace"}}, ["ADA", "Ada"]),
    ({"name": {"firstName": "ada"}}, []),
    ({"emails": {"primaryEmail": " Ada@Lovelace.EXAMPLE "}}, ["Ada"]),
    ({"linkedinLink": {"primaryLinkUrl": "HTTPS://L.com/ada/"}}, ["ADA", "Countess"]),
    ({"name": {"firstName": "Bo", "lastName": "Xi"}}, []),
    ({"name": {"firstName": "", "lastName": ""}, "emails": {"primaryEmail": ""}}, []),
    ({"jobTitle": "Countess"}, []),
    ({}, []),
]


def test_data_is_compared_as_creating_it_would_store_it(crm: Crm, ids: dict[str, str]):
    assert ids
    assert names(crm.ask(BY_DATA, data=[given for given, _ in DATA])) == [expected for _, expected in DATA]
    for given, expected in DATA:
        assert names(crm.ask(BY_DATA, data=given)) == [expected]


def test_data_with_an_id_does_not_look_like_itself(crm: Crm, ids: dict[str, str]):
    assert names(crm.ask(BY_DATA, data=[PEOPLE["Ada"] | {"id": ids["Ada"]}])) == [["ADA"]]


def test_whatever_a_connection_has_can_be_asked(crm: Crm, ids: dict[str, str]):
    company = crm.ask('mutation {createCompany(data: {name: "Analytical"}) {id}}')
    crm.ask(
        "mutation($id: UUID, $c: ID) {updatePerson(id: $id, data: {companyId: $c}) {id}}",
        id=ids["ADA"],
        c=company["id"],
    )
    text = """query($ids: [UUID]) {same: personDuplicates(ids: $ids) {__typename edges {__typename cursor node {
        id company {name} noteTargets {totalCount edges {node {id}}}}} pageInfo {startCursor endCursor}}}"""
    (connection,) = crm.ask(text, ids=[ids["Ada"]])
    (edge,) = connection["edges"]
    assert edge["node"] == {
        "id": ids["ADA"],
        "company": {"name": "Analytical"},
        "noteTargets": {"totalCount": 0, "edges": []},
    }
    assert connection["pageInfo"] == {"startCursor": edge["cursor"], "endCursor": edge["cursor"]}
    assert crm.ask("query($ids: [UUID]) {personDuplicates(ids: $ids) {totalCount}}", ids=ids["Ada"]) == [
        {"totalCount": 1}
    ]


def test_companies_are_compared_by_name_and_domain(crm: Crm):
    text = """mutation($data: [X]) {createCompanies(data: $data) {id}}"""
    crm.ask(text, data=[{"name": "Acme"}, {"name": "Other", "domainName": {"primaryLinkUrl": "https://acme.example"}}])
    asked = """{companyDuplicates(data: [{name: "ACME"}, {domainName: {primaryLinkUrl: "https://ACME.example/"}}]) {
        edges {node {name}}}}"""
    found = [[edge["node"]["name"] for edge in each["edges"]] for each in crm.ask(asked)]
    assert found == [["Acme"], ["Other"]]


def test_an_index_finds_them(crm: Crm, ids: dict[str, str]):
    """What a table of any size costs: no criterion needs to look at every row."""
    root = crm.compile(BY_IDS, {"ids": [ids["Ada"]]}).roots[0]
    statement = root.bind({"ids": [ids["Ada"]]}, crm.request())[0]
    given = ", ".join(f"'{(each or b'').decode()}'" for each in statement.parameters)
    table = crm.table("person")
    with crm.owner.transaction() as connection:
        connection.execute(
            f"""insert into {table}
            (id, "nameFirstName", "nameLastName", "emailsPrimaryEmail", "linkedinLinkPrimaryLinkUrl")
            select gen_random_uuid(), n, n, n, n from (select 'n' || generate_series(1, 3000) as n) rows""".encode()
        )
        connection.execute(f"analyze {table}".encode())
        connection.execute(f"prepare found as {statement.sql}".encode())
        plan = "\n".join(row[0] for row in connection.execute(f"explain execute found({given})".encode()))
        connection.execute("deallocate found")
        raise psycopg.Rollback
    assert all(f"person_duplicates_{place}" in plan for place in (1, 2, 3))
    assert "Seq Scan on person" not in plan


HIDDEN = FieldRights(read=False)


class TestWhoMayLook:
    def test_strangers_find_nothing(self, ids: dict[str, str], new_crm: Callable[[], Crm]):
        stranger = new_crm()
        assert names(stranger.ask(BY_IDS, ids=[ids["Ada"]])) == [[]]
        assert names(stranger.ask(BY_DATA, data=[PEOPLE["Ada"]])) == [[]]

    def test_a_role_that_may_not_read_is_refused(self, crm: Crm, ids: dict[str, str]):
        role = crm.as_role(objects={"person": ObjectRights(read=False)})
        with pytest.raises(PermissionDenied):
            role.ask(BY_IDS, ids=[ids["Ada"]])

    def test_hidden_fields_are_not_compared(self, crm: Crm, ids: dict[str, str]):
        assert ids
        role = crm.as_role(fields={"person": {"emails": HIDDEN, "linkedinLink": HIDDEN}})
        data = [PEOPLE["ADA"], {"emails": {"primaryEmail": "ada@lovelace.example"}}]
        assert names(role.ask(BY_DATA, data=data)) == [["ADA", "Ada"], []]
        blind = crm.as_role(fields={"person": dict.fromkeys(("emails", "linkedinLink", "name"), HIDDEN)})
        with pytest.raises(PermissionDenied):
            blind.ask("{personDuplicates(data: {}) {totalCount}}")


REFUSALS: list[tuple[str, str]] = [
    ("{personDuplicates {totalCount}}", "Exactly one of ids and data must be given"),
    ("{personDuplicates(ids: [], data: null) {totalCount}}", "Exactly one of ids and data must be given"),
    ("{personDuplicates(data: []) {totalCount}}", "Exactly one of ids and data must be given"),
    (f'{{personDuplicates(ids: ["{UUID(int=1)}"], data: {{}}) {{totalCount}}}}', "Exactly one of ids and data"),
    ('{personDuplicates(ids: ["x"]) {totalCount}}', "Invalid UUID value 'x'"),
    ("{personDuplicates(ids: [null]) {totalCount}}", "Invalid array value"),
    ('{personDuplicates(data: {nope: "x"}) {totalCount}}', 'Field "nope" is not defined by type "Person"'),
    ('{personDuplicates(data: {emails: "x"}) {totalCount}}', "Invalid object value"),
    ("{noteDuplicates(data: {}) {totalCount}}", "Duplicate criteria are not defined for object: note"),
]


@pytest.mark.parametrize(("text", "message"), REFUSALS)
def test_what_cannot_be_compared_is_refused(crm: Crm, text: str, message: str):
    with pytest.raises(BadUserInput, match=message):
        crm.ask(text)


def test_half_a_surrogate_pair_is_refused(crm: Crm):
    with pytest.raises(BadUserInput, match="not Unicode"):
        crm.ask(BY_DATA, data=[{"name": {"firstName": "Ada\ud83d", "lastName": "Lovelace"}}])


def test_too_many_are_refused(crm: Crm):
    with pytest.raises(BadUserInput, match="At most 60 records can be compared at once"):
        crm.ask(BY_DATA, data=[{}] * 61)


def test_without_criteria_nothing_can_be_compared(crm: Crm):
    person = replace(crm.snapshot.objects["person"], duplicate_criteria=())
    bare = replace(crm, snapshot=replace(crm.snapshot, objects={**crm.snapshot.objects, "person": person}))
    with pytest.raises(BadUserInput, match="Duplicate criteria are not defined"):
        bare.compile("{personDuplicates(data: {}) {totalCount}}", {})
