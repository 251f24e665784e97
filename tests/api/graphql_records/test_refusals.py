"""What is refused, and in which words."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from crm.api.graphql_records.request import MOST_BYTES
from tests.api.gateway import GraphqlClient

SOME_ID = "01a20f67-ef8a-741a-b7ee-2103722c18b9"
FIND = "query($f: PersonFilterInput, $o: [PersonOrderByInput]) { people(filter: $f, orderBy: $o) { totalCount } }"
PAGE = "query($first: Int, $last: Int, $after: String, $before: String) { people(first: $first, last: $last,"
PAGE += " after: $after, before: $before) { edges { cursor } } }"

INVALID_DOCUMENTS = {
    "{": "Syntax Error: Expected Name, found <EOF>.",
    "{ people { edges { node { nope } } } }": 'Cannot query field "nope" on type "Person". Did you mean "name"?',
    "{ peopel { totalCount } }": 'Cannot query field "peopel" on type "Query". Did you mean "people"?',
    "{ people { edges { node { jobtitle } } } }": 'Cannot query field "jobtitle" on type "Person".'
    ' Did you mean "jobTitle"?',
    "{ people { edges } }": 'Field "edges" of type "[PersonEdge!]!" must have a selection of subfields.'
    ' Did you mean "edges { ... }"?',
    "{ people { totalCount { x } } }": 'Field "totalCount" must not have a selection since type "Int" has no'
    " subfields.",
    "{ person { id } }": 'Argument "Query.person(filter:)" of type "PersonFilterInput!" is required,'
    " but it was not provided.",
    "{ people(limit: 3) { totalCount } }": 'Unknown argument "limit" on field "Query.people". Did you mean "first" or'
    ' "last"?',
    "{ opportunities(filter: {stage: {eq: WON}}) { totalCount } }": 'Value "WON" does not exist in'
    ' "OpportunityStageEnum" enum.',
    "{ people { ...Nope } }": 'Unknown fragment "Nope".',
    "query($x: Nope) { people(first: $x) { totalCount } }": 'Unknown type "Nope". Did you mean "Note"?',
    "{ a: __typename a: people { totalCount } }": 'Fields "a" conflict because "__typename" and "people" are different'
    " fields. Use different aliases on the fields to fetch both if this was intentional.",
    "{ people { edges { node { x: jobTitle x: city } } } }": 'Fields "x" conflict because "jobTitle" and "city" are'
    " different fields. Use different aliases on the fields to fetch both if this was intentional.",
    "{ people(first: 1) { totalCount } people(first: 2) { totalCount } }": 'Fields "people" conflict because they have'
    " differing arguments. Use different aliases on the fields to fetch both if this was intentional.",
    "query A { __typename } query B { __typename }": "Must provide operation name if query contains multiple"
    " operations.",
    "subscription { people { totalCount } }": "The subscription operation is not supported by the schema.",
}


@pytest.mark.parametrize("query", INVALID_DOCUMENTS)
def test_an_invalid_document_gets_a_message_and_a_place(client: GraphqlClient, query: str):
    error = client.post(query)["errors"][0]
    assert error["message"] == INVALID_DOCUMENTS[query]
    assert "extensions" not in error
    assert all(place.keys() == {"line", "column"} for place in error.get("locations", []))


INVALID_VARIABLES: list[tuple[str, Any, str]] = [
    (
        "query($id: UUID!) { person(filter: {id: {eq: $id}}) { id } }",
        {},
        '"$id" of required type "UUID!" was not provided.',
    ),
    (
        "query($id: UUID!) { person(filter: {id: {eq: $id}}) { id } }",
        {"id": None},
        '"$id" of non-null type "UUID!" must not be null.',
    ),
    (
        "query($id: UUID!) { person(filter: {id: {eq: $id}}) { id } }",
        {"id": "17"},
        '"$id" got invalid value "17"; Invalid UUID',
    ),
    (FIND, {"f": 5}, '"$f" got invalid value 5; Expected type "PersonFilterInput" to be an object.'),
    (
        FIND,
        {"f": {"town": 1}},
        '"$f" got invalid value { town: 1 }; Field "town" is not defined by type "PersonFilterInput".',
    ),
    (
        FIND,
        {"f": {"and": [{"city": {"eq": 5}}]}},
        '"$f" got invalid value 5 at "f.and[0].city.eq"; String cannot represent a non string value: 5',
    ),
    (
        FIND,
        {"o": [{"city": "Up"}]},
        '"$o" got invalid value "Up" at "o[0].city"; Value "Up" does not exist in "OrderByDirection" enum.',
    ),
    (
        "mutation($d: PersonCreateInput!) { createPerson(data: $d) { id } }",
        {"d": {"emails": "a@b.c"}},
        '"$d" got invalid value "a@b.c" at "d.emails"; Expected type "EmailsCreateInput" to be an object.',
    ),
    (
        "mutation($d: PersonCreateInput!) { createPerson(data: $d) { id } }",
        {"d": {"companyId": []}},
        '"$d" got invalid value [] at "d.companyId"; ID cannot represent value: []',
    ),
    (
        "mutation($d: CompanyCreateInput!) { createCompany(data: $d) { id } }",
        {"d": {"employees": "many"}},
        '"$d" got invalid value "many" at "d.employees"; Float cannot represent non numeric value: "many"',
    ),
]


@pytest.mark.parametrize(("query", "variables", "message"), INVALID_VARIABLES)
def test_an_invalid_variable_is_named(client: GraphqlClient, query: str, variables: Any, message: str):
    error = client.error(query, variables)
    assert error["message"] == f"Variable {message}"
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "http": {"status": 400}}


BAD_INPUT: list[tuple[str, Any, str, str]] = [
    (PAGE, {"first": 1, "last": 1}, "ARGS_CONFLICT", "first and last"),
    (PAGE, {"after": "a", "before": "b"}, "ARGS_CONFLICT", "before and after"),
    (PAGE, {"first": -1}, "INVALID_ARGS_FIRST", "First argument must be non-negative"),
    (PAGE, {"last": -1}, "INVALID_ARGS_LAST", "Last argument must be non-negative"),
    (PAGE, {"first": 1, "after": "nonsense"}, "INVALID_CURSOR", "Invalid cursor: nonsense"),
    (
        FIND,
        {"f": {"city": {"in": []}}},
        "INVALID_QUERY_INPUT",
        "Invalid filter value for field city. Expected non-empty",
    ),
    (FIND, {"f": {"city": {"regex": "a"}}}, "INVALID_QUERY_INPUT", 'Operator "regex" is not supported'),
    (
        "{ people { edges { node { company { people { edges { node { noteTargets { totalCount } } } } } } } } }",
        {},
        "TOO_COMPLEX_QUERY",
        "Query complexity is too high",
    ),
    ("{ a: people { totalCount } b: people { totalCount } }", {}, "INVALID_QUERY_INPUT", "Duplicate root resolver"),
    (
        "mutation($d: PersonCreateInput!) { createPerson(data: $d) { id } }",
        {"d": {"emails": {"primaryEmail": "a@b.c", "additionalEmails": 5}}},
        "INVALID_ARGS_DATA",
        "Invalid",
    ),
]


@pytest.mark.parametrize(("query", "variables", "sub_code", "message"), BAD_INPUT)
def test_bad_input_is_explained(client: GraphqlClient, query: str, variables: Any, sub_code: str, message: str):
    for _ in ("a new document", "a kept plan"):
        error = client.error(query, variables)
        assert message in error["message"]
        assert (error["extensions"]["code"], error["extensions"]["subCode"]) == ("BAD_USER_INPUT", sub_code)
        assert error["extensions"]["userFriendlyMessage"]


@pytest.mark.parametrize("number", ["9" * 5_000, "1e999", "-1e999"])
def test_a_number_beyond_reason_is_refused(client: GraphqlClient, number: str):
    error = client.error(f"mutation {{ createCompany(data: {{employees: {number}}}) {{ id }} }}")
    assert "Invalid number value" in error["message"]


def test_a_missing_record_is_not_found(client: GraphqlClient):
    response = client.post(f'{{ person(filter: {{id: {{eq: "{SOME_ID}"}}}}) {{ id }} }}')
    assert response["data"] == {"person": None}
    (error,) = response["errors"]
    assert error["path"] == ["person"]
    assert (error["message"], error["extensions"]["code"]) == ("Record not found", "NOT_FOUND")
    assert error["extensions"]["subCode"] == "RECORD_NOT_FOUND"


def test_a_duplicate_names_the_record_it_conflicts_with(client: GraphqlClient):
    query = 'mutation { createPerson(data: {emails: {primaryEmail: "twice@example.com"}}) { id } }'
    first = client.ask(query)["createPerson"]["id"]
    error = client.error(query)
    assert error["message"] == "A duplicate entry was detected"
    assert error["extensions"]["conflictingRecordId"] == first
    assert error["extensions"]["conflictingObjectNameSingular"] == "person"


BODIES: list[tuple[bytes | str, str]] = [
    (b"", "Must provide query string."),
    (b"  ", "Must provide query string."),
    (b"{}", "Must provide query string."),
    (b"[]", "Must provide query string."),
    (b"null", "Must provide query string."),
    (b'"text"', "Must provide query string."),
    (b'{"variables":{}}', "Must provide query string."),
    (b'{"query":null}', "Must provide query string."),
    (b'{"query":""}', "Must provide query string."),
    (b'{"query":5}', "The query must be a string."),
    (b'{"query":"{__typename}","variables":[]}', "Variables must be an object."),
    (b'{"query":"{__typename}","operationName":5}', "The operation name must be a string."),
    (b'[{"query":"{__typename}"}]', "Batching is not supported: send one operation per request."),
    (b"{", "POST body sent invalid JSON."),
    (b"query { people }", "POST body sent invalid JSON."),
    ('{"query":"\\ud800"}', "POST body sent invalid JSON."),
    ("[" * 5000, "POST body sent invalid JSON."),
    (b'{"query":"' + b"a" * MOST_BYTES + b'"}', f"The body is longer than {MOST_BYTES} bytes"),
]


@pytest.mark.parametrize(("body", "message"), BODIES, ids=[f"{body[:30]!r}" for body, _ in BODIES])
def test_a_body_that_is_no_request_is_refused(client: GraphqlClient, body: bytes | str, message: str):
    (error,) = client.send(body, status=413 if len(body) > MOST_BYTES else 400)["errors"]
    assert error["message"] == message
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


def nested(levels: int) -> str:
    return (
        "{ people { edges { node "
        + "{ company { people { edges { node " * levels
        + "{ id }"
        + " } } } }" * levels
        + "} } }"
    )


BOMBS = {
    "levels": nested(30),
    "aliases": "{ people { edges { node { " + " ".join(f"a{i}: id" for i in range(2500)) + " } } } }",
    "roots": "{ " + " ".join(f"a{i}: people {{ totalCount }}" for i in range(21)) + " }",
    "fragments": "{ ...F0 } "
    + " ".join(f"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}" for i in range(40))
    + " fragment F40 on Query { __typename }",
    "chain": "{ ...F0 } "
    + " ".join(f"fragment F{i} on Query {{ ...F{i + 1} }}" for i in range(900))
    + " fragment F900 on Query { __typename }",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_document_that_asks_too_much_is_refused(client: GraphqlClient, name: str):
    error = client.error(BOMBS[name])
    assert error["extensions"]["subCode"] in {"TOO_COMPLEX_QUERY", "INVALID_QUERY_INPUT"}


def test_a_document_of_too_many_words_is_refused(client: GraphqlClient):
    assert "tokens" in client.error("{ " + "a " * 13_000 + "}")["message"]


def test_variables_nested_absurdly_are_refused(client: GraphqlClient):
    deep: Any = {}
    for _ in range(60):
        deep = {"and": [deep]}
    assert client.error(FIND, {"f": deep})["extensions"]["subCode"] == "TOO_COMPLEX_QUERY"


def test_a_fragment_that_spreads_itself_is_refused(client: GraphqlClient):
    error = client.post("{ people { ...A } } fragment A on PersonConnection { totalCount ...A }")["errors"][0]
    assert error["message"] == 'Cannot spread fragment "A" within itself.'


def test_a_fault_of_ours_tells_nothing_but_where_to_look(client: GraphqlClient, monkeypatch: pytest.MonkeyPatch):
    def broken(*_: Any) -> None:
        raise RuntimeError("the secret of the house")

    monkeypatch.setattr("crm.api.graphql_records.door.run", broken)
    response = client.post("{ people { totalCount } }")
    (error,) = response["errors"]
    assert error["message"] == "Internal server error"
    assert error["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
    assert error["extensions"]["exceptionEventId"]
    assert "secret" not in orjson.dumps(response).decode()
