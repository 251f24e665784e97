"""Documents in every form the language allows."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.gateway import GraphqlClient

CREATE = """
mutation Make($company: CompanyCreateInput!, $people: [PersonCreateInput!]!) {
  createCompany(data: $company) { id }
  createPeople(data: $people) { id }
}
"""


@pytest.fixture
def acme(client: GraphqlClient) -> str:
    """A company where Ada and Bob work."""
    company: str = client.ask('mutation { createCompany(data: {name: "Acme"}) { id } }')["createCompany"]["id"]
    people = [{"name": {"firstName": name}, "companyId": company, "jobTitle": "Engineer"} for name in ("Ada", "Bob")]
    client.ask("mutation($d: [PersonCreateInput!]!) { createPeople(data: $d) { id } }", d=people)
    return company


def names(connection: Any) -> list[str]:
    return [edge["node"]["name"]["firstName"] for edge in connection["edges"]]


def test_fragments_spread_wherever_they_may(client: GraphqlClient, acme: str):
    query = """
    query($of: PersonFilterInput) {
      people(filter: $of, orderBy: [{name: {firstName: AscNullsLast}}]) { ...Page }
    }
    fragment Page on PersonConnection { edges { node { ...Named ... on Person { jobTitle } ... { company { id } } } } }
    fragment Named on Person { name { ...First } }
    fragment First on FullName { firstName }
    """
    found = client.ask(query, of={"companyId": {"eq": acme}})["people"]["edges"]
    person = {"jobTitle": "Engineer", "company": {"id": acme}}
    assert found == [{"node": {"name": {"firstName": name}, **person}} for name in ("Ada", "Bob")]


def test_fields_of_one_key_are_merged(client: GraphqlClient, acme: str):
    query = """
    query($id: UUID) {
      company(filter: {id: {eq: $id}}) { name people { edges { node { jobTitle } } } people { totalCount } }
      company(filter: {id: {eq: $id}}) { people { edges { node { jobTitle companyId } } } }
    }
    """
    node = {"node": {"jobTitle": "Engineer", "companyId": acme}}
    people = {"edges": [node, node], "totalCount": 2}
    assert client.ask(query, id=acme) == {"company": {"name": "Acme", "people": people}}


def test_aliases_name_the_response_in_the_order_of_the_document(client: GraphqlClient, acme: str):
    query = """
    query($id: UUID) {
      kind: __typename
      firm: company(filter: {id: {eq: $id}}) { label: name type: __typename name }
      all: people(filter: {companyId: {eq: $id}}) { n: totalCount rows: edges { it: node { of: companyId } } }
      __typename
    }
    """
    response = client.ask(query, id=acme)
    row = {"it": {"of": acme}}
    assert list(response.items()) == [
        ("kind", "Query"),
        ("firm", {"label": "Acme", "type": "Company", "name": "Acme"}),
        ("all", {"n": 2, "rows": [row, row]}),
        ("__typename", "Query"),
    ]


@pytest.mark.parametrize("wanted", [True, False])
def test_directives_take_and_leave(client: GraphqlClient, acme: str, wanted: bool):
    query = """
    query($id: UUID, $wanted: Boolean!) {
      company(filter: {id: {eq: $id}}) {
        id
        name @include(if: $wanted)
        employees @skip(if: $wanted)
        ... on Company @include(if: $wanted) { people { totalCount } }
        ...Links @skip(if: true)
      }
      people(first: 1) @include(if: $wanted) { pageInfo { hasNextPage } }
    }
    fragment Links on Company { domainName { primaryLinkUrl } }
    """
    response = client.ask(query, id=acme, wanted=wanted)
    assert list(response["company"]) == (["id", "name", "people"] if wanted else ["id", "employees"])
    assert ("people" in response) is wanted


def test_variables_may_stand_anywhere(client: GraphqlClient, acme: str):
    query = """
    query($company: UUID!, $name: String, $direction: OrderByDirection, $first: Int = 1, $more: [PersonFilterInput]) {
      people(
        first: $first
        filter: {and: [{companyId: {eq: $company}}, {or: [{name: {firstName: {ilike: $name}}}, {id: {is: NULL}}]}]}
        orderBy: [{name: {firstName: $direction}}]
      ) { totalCount edges { node { name { firstName } } } }
      person(filter: {and: $more}) { name { firstName } }
    }
    """
    more = [{"companyId": {"in": [acme]}}, {"name": {"firstName": {"eq": "Bob"}}}]
    asked = {"company": acme, "name": "%", "direction": "DescNullsLast", "more": more}
    by_default = client.ask(query, **asked)
    assert names(by_default["people"]) == ["Bob"]
    assert by_default["people"]["totalCount"] == 2
    assert by_default["person"] == {"name": {"firstName": "Bob"}}
    assert names(client.ask(query, **{**asked, "first": 2, "direction": "AscNullsFirst"})["people"]) == ["Ada", "Bob"]


def test_a_variable_that_is_left_out_leaves_its_argument_out(client: GraphqlClient, acme: str):
    query = "query($first: Int, $filter: PersonFilterInput) { people(first: $first, filter: $filter) { totalCount } }"
    of_acme = {"companyId": {"eq": acme}}
    assert client.ask(query, filter=of_acme)["people"]["totalCount"] == 2
    assert client.ask(query, first=None, filter=of_acme)["people"]["totalCount"] == 2
    assert client.ask(query)["people"]["totalCount"] >= 2


def test_the_operation_that_is_named_runs(client: GraphqlClient):
    two = "query One { one: __typename } query Two { two: __typename }"
    assert client.post(two, operation_name="Two") == {"data": {"two": "Query"}}


def test_several_writes_run_in_order(client: GraphqlClient):
    made = client.ask(CREATE, company={"name": "Both"}, people=[{}, {}])
    assert list(made) == ["createCompany", "createPeople"]
    assert len(made["createPeople"]) == 2


def test_a_refused_write_leaves_the_others_alone(client: GraphqlClient, acme: str):
    query = """
    mutation($here: UUID!, $nowhere: UUID!) {
      updateCompany(id: $here, data: {name: "Renamed"}) { name }
      deletePerson(id: $nowhere) { id }
    }
    """
    response = client.post(query, {"here": acme, "nowhere": "01a20f67-ef8a-741a-b7ee-2103722c18b9"})
    assert response["data"] == {"updateCompany": {"name": "Renamed"}, "deletePerson": None}
    (error,) = response["errors"]
    assert error["path"] == ["deletePerson"]
    assert error["extensions"]["subCode"] == "RECORD_NOT_FOUND"


def test_relations_nest(client: GraphqlClient, acme: str):
    query = """
    query($id: UUID) {
      people(filter: {companyId: {eq: $id}}, first: 1, orderBy: [{name: {firstName: AscNullsFirst}}]) {
        edges { node { company { name people(orderBy: [{name: {firstName: DescNullsLast}}]) {
          totalCount edges { node { name { firstName } company { name } } } } } } }
      }
    }
    """
    (edge,) = client.ask(query, id=acme)["people"]["edges"]
    company = edge["node"]["company"]
    assert company["name"] == "Acme"
    assert names(company["people"]) == ["Bob", "Ada"]
    assert company["people"]["edges"][0]["node"]["company"] == {"name": "Acme"}


def test_deprecated_names_answer_beside_todays(client: GraphqlClient):
    made = client.ask('mutation { createPerson(data: {}) { id } createNote(data: {title: "Call"}) { id } }')
    person, note = made["createPerson"]["id"], made["createNote"]["id"]
    create = """
    mutation($person: ID, $note: ID) {
      createNoteTarget(data: {personId: $person, noteId: $note}) { personId targetPersonId person { id } }
    }
    """
    target = client.ask(create, person=person, note=note)["createNoteTarget"]
    assert target == {"personId": person, "targetPersonId": person, "person": {"id": person}}
    find = """
    query($person: UUID) {
      noteTargets(filter: {personId: {eq: $person}}, orderBy: [{personId: AscNullsFirst}]) { totalCount }
    }
    """
    assert client.ask(find, person=person) == {"noteTargets": {"totalCount": 1}}


def test_old_type_names_are_understood(client: GraphqlClient):
    query = """
    mutation($body: RichTextV2CreateInput) {
      createNote(data: {title: "Old", bodyV2: $body}) { bodyV2 { ... on RichTextV2 { markdown } } }
    }
    """
    made = client.ask(query, body={"markdown": "Hello"})
    assert made == {"createNote": {"bodyV2": {"markdown": "Hello"}}}


def test_of_files_only_what_is_selected_is_shown(client: GraphqlClient):
    query = """
    mutation($file: [FileInput]) { createAttachment(data: {file: $file}) { file { name: label __typename extension } } }
    """
    file = {"fileId": "01a20f67-ef8a-741a-b7ee-2103722c18b9", "label": "plan.PDF"}
    shown = {"name": "plan.PDF", "__typename": "FileObject", "extension": "pdf"}
    assert client.ask(query, file=[file]) == {"createAttachment": {"file": [shown]}}
    assert client.ask(query, file=[]) == {"createAttachment": {"file": None}}


def test_json_keeps_its_shape_wherever_it_stands(client: GraphqlClient):
    query = """
    mutation($whole: JSON, $part: Int) {
      createTimelineActivity(data: {properties: $whole}) { properties }
      createTimelineActivities(data: [{properties: {a: $part, b: [$part, {c: "x"}], d: null}}]) { properties }
    }
    """
    whole = {"a": [1, {"b": 2.5}], "c": {"d": None, "e": True}}
    assert client.ask(query, whole=whole, part=3) == {
        "createTimelineActivity": {"properties": whole},
        "createTimelineActivities": [{"properties": {"a": 3, "b": [3, {"c": "x"}], "d": None}}],
    }


def test_a_lone_value_stands_for_a_list_of_one(client: GraphqlClient):
    query = "mutation($data: [PersonCreateInput!]!) { createPeople(data: $data) { id } }"
    (made,) = client.ask(query, data={"jobTitle": "Alone"})["createPeople"]
    find = """
    query($ids: [UUID!], $order: [PersonOrderByInput]) {
      people(filter: {id: {in: $ids}}, orderBy: $order) { edges { node { jobTitle } } }
      person(filter: {id: {in: "%s"}}) { jobTitle }
    }
    """
    found = client.ask(find % made["id"], ids=made["id"], order={"createdAt": "AscNullsLast"})
    assert found == {"people": {"edges": [{"node": {"jobTitle": "Alone"}}]}, "person": {"jobTitle": "Alone"}}
