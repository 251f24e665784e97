"""The types that clients were written against, as introspection of a workspace shows them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    build_client_schema,
    get_introspection_query,
    is_required_argument,
    validate_schema,
)

from crm.metadata.standard import standard_objects
from tests.api.gateway import GraphqlClient
from tests.factories.workspaces import Workspace

EXPECTED = [
    line for line in (Path(__file__).parent / "record_types.txt").read_text().splitlines() if not line.startswith("#")
]
OURS = {"ifUpdatedAt"}
"""Arguments that those clients do not know. They may all be left out."""


@pytest.fixture
def schema(client: GraphqlClient) -> GraphQLSchema:
    return build_client_schema(client.ask(get_introspection_query(input_value_deprecation=True)))


def shown(schema: GraphQLSchema) -> set[str]:
    """The schema in the notation of the expectation."""
    lines = set()
    for name, type_ in schema.type_map.items():
        match type_:
            case GraphQLScalarType():
                lines.add(f"scalar {name}")
            case GraphQLEnumType():
                lines.add(f"enum {name} {' '.join(type_.values)}")
            case GraphQLObjectType() | GraphQLInputObjectType():
                lines |= {f"{name}.{each}{arguments(field)} {field.type}" for each, field in type_.fields.items()}
    return lines


def arguments(field: Any) -> str:
    given = [f"{name} {each.type}" for name, each in getattr(field, "args", {}).items() if name not in OURS]
    return f"({', '.join(given)})" if given else ""


def test_what_clients_rely_on_is_there(schema: GraphQLSchema):
    assert sorted(set(EXPECTED) - shown(schema)) == []


def test_what_is_ours_may_be_left_out(schema: GraphQLSchema):
    assert schema.mutation_type is not None
    found = [
        argument
        for field in schema.mutation_type.fields.values()
        for name, argument in field.args.items()
        if name in OURS
    ]
    assert found
    assert not any(map(is_required_argument, found))


def test_the_schema_is_valid(schema: GraphQLSchema):
    assert validate_schema(schema) == []


def test_every_object_has_its_operations(schema: GraphQLSchema, workspace: Workspace):
    assert schema.query_type is not None
    assert schema.mutation_type is not None
    queries, mutations = set(schema.query_type.fields), set(schema.mutation_type.fields)
    for object_ in standard_objects(workspace.id).values():
        one, many = object_.type_name, object_.plural_type_name
        assert {object_.name_singular, object_.name_plural} <= queries
        verbs = ("create", "update", "delete", "restore", "destroy")
        assert {verb + name for verb in verbs for name in (one, many)} <= mutations


def test_deprecated_names_say_what_replaced_them(schema: GraphQLSchema):
    note_target = schema.type_map["NoteTarget"]
    assert isinstance(note_target, GraphQLObjectType)
    assert note_target.fields["personId"].deprecation_reason == "Use `targetPersonId`."
    assert note_target.fields["person"].type == note_target.fields["targetPerson"].type


def test_the_tools_of_clients_can_ask(client: GraphqlClient):
    """GraphiQL, code generators and Apollo ask in different ways."""
    plain = get_introspection_query()
    full = get_introspection_query(
        directive_is_repeatable=True, schema_description=True, specified_by_url=True, input_value_deprecation=True
    )
    for query in (plain, full, "{ __schema { types { name kind } } }", '{ __type(name: "Person") { name } }'):
        assert client.ask(query)
