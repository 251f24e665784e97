"""Documents of the newest published client are valid here, and what they are answered has the types it expects."""

from __future__ import annotations

import pytest
from graphql import GraphQLNamedType, GraphQLObjectType, GraphQLSchema
from graphql.utilities import find_breaking_changes

from crm.api.graphql_metadata.schema import schema
from tests.contract.metadata_operations import MISSING, OPERATIONS
from tests.contract.sdk_types import sdk_schema

OURS = schema()._schema  # noqa: SLF001  (the types as graphql-core has them)
ALL = [name for names in OPERATIONS.values() for name in names.split()]
SERVED = [name for name in ALL if name not in MISSING]


def roots(of: GraphQLSchema) -> list[GraphQLObjectType]:
    return [type_ for type_ in (of.query_type, of.mutation_type) if type_]


def served() -> set[str]:
    return {name for type_ in roots(OURS) for name in type_.fields}


def only(operation: str) -> GraphQLSchema:
    """The client's schema with one operation and the types that it reaches."""
    (root,) = (type_ for type_ in roots(sdk_schema()) if operation in type_.fields)
    alone = GraphQLObjectType(root.name, {operation: root.fields[operation]})
    return GraphQLSchema(**{root.name.lower(): alone})


def test_clients_know_every_operation_of_the_list():
    known = {name for type_ in roots(sdk_schema()) for name in type_.fields}
    assert set(ALL) <= known
    assert len(ALL) == len({*ALL})


def test_only_what_is_said_to_be_missing_is_missing():
    assert set(ALL) - served() == MISSING, "keep MISSING in tests/contract/metadata_operations.py true"


@pytest.mark.parametrize("operation", SERVED)
def test_a_client_sees_what_it_was_written_for(operation: str):
    """Ours may have more fields and arguments, ask for less and promise more; it may do nothing the other way round."""
    assert [change.description for change in find_breaking_changes(only(operation), OURS)] == []


def test_the_reader_of_the_declarations_reads_all_of_them():
    types = sdk_schema().type_map

    def field(of: str, name: str) -> str:
        type_: GraphQLNamedType = types[of]
        return str(type_.fields[name].type)  # type: ignore[attr-defined]

    assert field("Query", "navigationMenuItems") == "[NavigationMenuItem!]!"
    assert field("PageLayout", "tabs") == "[PageLayoutTab!]"
    assert field("CreateNavigationMenuItemInput", "type") == "NavigationMenuItemType!"
    assert field("CreateNavigationMenuItemInput", "name") == "String"
    assert field("Object", "duplicateCriteria") == "[[String!]!]"
    (view_id,) = sdk_schema().query_type.fields["getViewSorts"].args.values()  # type: ignore[union-attr]
    assert str(view_id.type) == "String"
