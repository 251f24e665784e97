"""What the type system says to filters and orders that do not fit (contract §2.4, §2.5, end of §2.6)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.gateway import GraphqlClient

FIND = {
    "Company": "query($f: CompanyFilterInput, $o: [CompanyOrderByInput]) "
    "{ companies(filter: $f, orderBy: $o) { totalCount } }",
    "Opportunity": "query($f: OpportunityFilterInput, $o: [OpportunityOrderByInput]) "
    "{ opportunities(filter: $f, orderBy: $o) { totalCount } }",
}
NO_ENUM = 'does not exist in "{}" enum.'

MISFITS: list[tuple[str, dict[str, Any], str]] = [
    ("Company", {"f": {"name": {"eq": 1}}}, "String cannot represent a non string value: 1"),
    ("Company", {"f": {"name": "Acme"}}, 'Expected type "StringFilter" to be an object.'),
    ("Company", {"f": {"name": {"equals": "Acme"}}}, 'Field "equals" is not defined by type "StringFilter".'),
    ("Company", {"f": {"name": {"is": "MAYBE"}}}, f'Value "MAYBE" {NO_ENUM.format("FilterIs")}'),
    ("Company", {"f": {"name": {"in": [None]}}}, 'Expected non-nullable type "String!" not to be null.'),
    ("Company", {"f": {"id": {"eq": "x"}}}, "Invalid UUID"),
    ("Company", {"f": {"accountOwnerId": {"in": ["x"]}}}, "Invalid UUID"),
    ("Company", {"f": {"employees": {"gt": "many"}}}, 'Float cannot represent non numeric value: "many"'),
    ("Company", {"f": {"idealCustomerProfile": {"eq": "yes"}}}, 'Boolean cannot represent a non boolean value: "yes"'),
    ("Company", {"f": {"address": {"addressCity": "Rome"}}}, 'Expected type "StringFilter" to be an object.'),
    ("Company", {"f": {"address": {"town": {}}}}, 'Field "town" is not defined by type "AddressFilterInput".'),
    ("Company", {"f": {"people": {"some": {}}}}, 'Field "some" is not defined by type "PersonManyFilterInput".'),
    ("Company", {"f": {"people": {"any": {"any": {}}}}}, 'Field "any" is not defined by type "PersonFilterInput".'),
    ("Company", {"f": {"people": {"none": "x"}}}, 'Expected type "PersonFilterInput" to be an object.'),
    ("Company", {"f": {"and": ["x"]}}, 'Expected type "CompanyFilterInput" to be an object.'),
    ("Company", {"o": [{"name": "Up"}]}, f'Value "Up" {NO_ENUM.format("OrderByDirection")}'),
    ("Company", {"o": [{"address": "AscNullsLast"}]}, 'Expected type "AddressOrderByInput" to be an object.'),
    ("Company", {"o": [{"people": {}}]}, 'Field "people" is not defined by type "CompanyOrderByInput".'),
    ("Opportunity", {"f": {"stage": {"eq": "WON"}}}, f'Value "WON" {NO_ENUM.format("OpportunityStageEnum")}'),
    ("Opportunity", {"f": {"stage": {"gt": "NEW"}}}, 'Field "gt" is not defined by type "OpportunityStageEnumFilter".'),
    ("Opportunity", {"f": {"closeDate": {"gt": 5}}}, "DateTime cannot represent value: 5"),
    ("Opportunity", {"f": {"amount": {"amountMicros": {"eq": []}}}}, "BigFloat cannot represent value: []"),
    ("Opportunity", {"f": {"company": {"name": {"eq": 1}}}}, "String cannot represent a non string value: 1"),
    (
        "Opportunity",
        {"o": [{"company": {"accountOwner": {"name": "AscNullsLast"}}}]},
        'Expected type "FullNameOrderByInput"',
    ),
]


@pytest.mark.parametrize(("type_name", "variables", "message"), MISFITS)
def test_a_misfit_is_named_by_the_type_system(
    client: GraphqlClient, type_name: str, variables: dict[str, Any], message: str
):
    error = client.post(FIND[type_name], variables)["errors"][0]
    assert message in error["message"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "http": {"status": 400}}


def test_filters_and_orders_through_relations_pass_the_door(client: GraphqlClient):
    made = client.ask('mutation { createCompany(data: {name: "Reached"}) { id } }')["createCompany"]["id"]
    client.ask('mutation($id: ID) { createPerson(data: {companyId: $id, city: "Rome"}) { id } }', id=made)
    client.ask('mutation($id: ID) { createOpportunity(data: {companyId: $id, name: "Deal"}) { id } }', id=made)
    query = """
    query($f: OpportunityFilterInput, $one: PersonFilterInput, $o: [OpportunityOrderByInput]) {
      opportunities(filter: $f, orderBy: $o) { totalCount edges { node { name } } }
      companies(filter: {name: {eq: "Reached"}, people: {any: $one, none: {city: {eq: "Oslo"}}}}) { totalCount }
    }
    """
    rome = {"city": {"eq": "Rome"}}
    for _ in ("a new document", "a kept plan"):
        found = client.ask(
            query,
            f={"company": {"name": {"ilike": "REACHED"}, "people": rome}},
            one=rome,
            o=[{"company": {"accountOwner": {"name": {"firstName": "AscNullsLast"}}}}],
        )
        assert found == {
            "opportunities": {"totalCount": 1, "edges": [{"node": {"name": "Deal"}}]},
            "companies": {"totalCount": 1},
        }
