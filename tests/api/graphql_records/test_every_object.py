"""Every operation on every standard object, and every field, filter and order that the schema offers."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
)

from crm.api.graphql_records.types.build import whole_schema
from crm.api.graphql_records.types.workspace import describe
from crm.metadata.snapshot import Object, Snapshot
from crm.metadata.standard import standard_objects
from crm.records.reads.dimensions import MOST_DIMENSIONS
from tests.api.gateway import GraphqlClient

OBJECTS = standard_objects(UUID(int=0))
SAMPLES = {
    "UUID": "01a20f67-ef8a-741a-b7ee-2103722c18b9",
    "ID": "01a20f67-ef8a-741a-b7ee-2103722c18b9",
    "String": "a",
    "Int": 1,
    "Float": 1.5,
    "BigInt": 1,
    "BigFloat": "1.5",
    "Boolean": True,
    "Date": "2026-01-02",
    "DateTime": "2026-01-02T03:04:05Z",
    "JSON": {"a": 1},
    "Position": 1,
}
NOT_GROUPABLE = {"TS_VECTOR", "RAW_JSON", "FILES", "POSITION"}
REFUSED_OPERATORS = {"regex", "iregex"}


@pytest.fixture(params=OBJECTS)
def object_(request: pytest.FixtureRequest) -> Object:
    return OBJECTS[request.param]


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return whole_schema(describe(Snapshot(UUID(int=0), "", "", 1, OBJECTS, {})))


def minimal(object_: Object) -> dict[str, Any]:
    """What a record cannot be made without."""
    if object_.name_singular == "workspaceMember":
        return {"name": {"firstName": "Ada"}, "userId": str(uuid4()), "userEmail": f"{uuid4()}@example.com"}
    return {}


def create(client: GraphqlClient, object_: Object, **values: Any) -> str:
    name = object_.type_name
    query = f"mutation($data: {name}CreateInput!) {{ create{name}(data: $data) {{ id }} }}"
    record_id: str = client.ask(query, data=minimal(object_) | values)[f"create{name}"]["id"]
    return record_id


def ids_of(client: GraphqlClient, object_: Object, **filter_: Any) -> list[str]:
    query = (
        f"query($filter: {object_.type_name}FilterInput)"
        f" {{ {object_.name_plural}(filter: $filter) {{ edges {{ node {{ id }} }} }} }}"
    )
    edges = client.ask(query, filter=filter_)[object_.name_plural]["edges"]
    return [edge["node"]["id"] for edge in edges]


def test_one_record_lives_and_ends(client: GraphqlClient, object_: Object):
    name = object_.type_name
    record_id = create(client, object_)
    found = f"query($id: UUID) {{ {object_.name_singular}(filter: {{id: {{eq: $id}}}}) {{ id deletedAt }} }}"
    assert client.ask(found, id=record_id) == {object_.name_singular: {"id": record_id, "deletedAt": None}}

    update = f"mutation($id: UUID!) {{ update{name}(id: $id, data: {{position: 7}}) {{ id position }} }}"
    assert client.ask(update, id=record_id) == {f"update{name}": {"id": record_id, "position": 7}}

    delete = f"mutation($id: UUID!) {{ delete{name}(id: $id) {{ id deletedAt }} }}"
    assert client.ask(delete, id=record_id)[f"delete{name}"]["deletedAt"] is not None
    assert client.error(found, {"id": record_id})["message"] == "Record not found"

    restore = f"mutation($id: UUID!) {{ restore{name}(id: $id) {{ id deletedAt }} }}"
    assert client.ask(restore, id=record_id) == {f"restore{name}": {"id": record_id, "deletedAt": None}}

    destroy = f"mutation($id: UUID!) {{ destroy{name}(id: $id) {{ id }} }}"
    assert client.ask(destroy, id=record_id) == {f"destroy{name}": {"id": record_id}}
    assert client.error(destroy, {"id": record_id})["extensions"]["subCode"] == "RECORD_NOT_FOUND"


def test_several_records_live_and_end(client: GraphqlClient, object_: Object):
    name, plural = object_.type_name, object_.plural_type_name
    query = f"mutation($data: [{name}CreateInput!]!) {{ create{plural}(data: $data) {{ id }} }}"
    made = client.ask(query, data=[minimal(object_), minimal(object_)])[f"create{plural}"]
    record_ids = [each["id"] for each in made]
    among = {"in": record_ids}
    assert sorted(ids_of(client, object_, id=among)) == sorted(record_ids)

    def on_all(verb: str, filter_: Any, data: str = "") -> list[Any]:
        arguments = f"filter: $filter{data}"
        text = f"mutation($filter: {name}FilterInput!) {{ {verb}{plural}({arguments}) {{ id position deletedAt }} }}"
        changed: list[Any] = client.ask(text, filter=filter_)[f"{verb}{plural}"]
        assert sorted(each["id"] for each in changed) == sorted(record_ids)
        return changed

    assert {each["position"] for each in on_all("update", {"id": among}, ", data: {position: 9}")} == {9}
    assert None not in {each["deletedAt"] for each in on_all("delete", {"id": among})}
    assert ids_of(client, object_, id=among) == []
    trashed = {"id": among, "deletedAt": {"is": "NOT_NULL"}}
    assert {each["deletedAt"] for each in on_all("restore", trashed)} == {None}
    on_all("destroy", {"id": among})
    assert ids_of(client, object_, id=among, deletedAt={"is": "NOT_NULL"}) == []


def test_every_field_answers(client: GraphqlClient, object_: Object, schema: GraphQLSchema):
    record_id = create(client, object_)
    type_ = schema.type_map[object_.type_name]
    assert isinstance(type_, GraphQLObjectType)
    selections = {name: selection(get_named_type(field.type)) for name, field in type_.fields.items()}

    for name, selected in selections.items():
        query = f"query($id: UUID) {{ {object_.name_singular}(filter: {{id: {{eq: $id}}}}) {{ {name} {selected} }} }}"
        record = client.ask(query, id=record_id)[object_.name_singular]
        assert list(record) == [name]


def selection(type_: Any) -> str:
    """Every scalar of a composite, the id of a record, the edges of a connection."""
    if not isinstance(type_, GraphQLObjectType):
        return ""
    if "edges" in type_.fields:
        return "{ __typename totalCount edges { cursor node { __typename id } } pageInfo { hasNextPage endCursor } }"
    if "id" in type_.fields:
        return "{ __typename id }"
    return "{ __typename " + " ".join(type_.fields) + " }"


def test_every_filter_is_understood(client: GraphqlClient, object_: Object, schema: GraphQLSchema):
    type_ = schema.type_map[f"{object_.type_name}FilterInput"]
    assert isinstance(type_, GraphQLInputObjectType)
    for name, field in type_.fields.items():
        filters = list(samples(field.type))
        ids_of(client, object_, **{"or": [{name: each} for each in filters]})
        assert filters, name


def samples(type_: Any) -> Any:
    """Values that an input type takes, each with one member; of a related record only its id."""
    type_ = get_nullable_type(type_)
    if isinstance(type_, GraphQLList):
        yield from ([each] for each in samples(type_.of_type))
    elif isinstance(type_, GraphQLEnumType):
        yield from type_.values
    elif not isinstance(type_, GraphQLInputObjectType):
        yield SAMPLES[type_.name]
    else:
        for name in ["id"] if is_record(type_) else type_.fields.keys() - REFUSED_OPERATORS:
            yield from ({name: each} for each in samples(type_.fields[name].type))


def test_every_order_is_understood(client: GraphqlClient, object_: Object, schema: GraphQLSchema):
    query = (
        f"query($by: [{object_.type_name}OrderByInput]) {{ {object_.name_plural}(first: 1, orderBy: $by)"
        " { edges { cursor } } }"
    )
    type_ = schema.type_map[f"{object_.type_name}OrderByInput"]
    assert isinstance(type_, GraphQLInputObjectType)
    for name, field in type_.fields.items():
        for order in orders(field.type):
            client.ask(query, by=[{name: order}])


def orders(type_: Any) -> Any:
    """Every order below a field; relations are followed one step, as the contract has it."""
    if isinstance(type_, GraphQLEnumType):
        yield "DescNullsLast"
        return
    for name, field in type_.fields.items():
        if not (is_record(type_) and is_record(field.type)):
            yield from ({name: each} for each in orders(field.type))


def group(client: GraphqlClient, object_: Object, selected: str, **variables: Any) -> Any:
    name = object_.type_name
    query = (
        f"query($by: [{name}GroupByInput!]!, $order: [{name}OrderByWithGroupByInput])"
        f" {{ {object_.name_plural}GroupBy(groupBy: $by, orderBy: $order) {{ {selected} }} }}"
    )
    return client.ask(query, **variables)[f"{object_.name_plural}GroupBy"]


def test_every_aggregate_answers(client: GraphqlClient, object_: Object, schema: GraphQLSchema):
    create(client, object_)
    connection = schema.type_map[f"{object_.type_name}Connection"]
    assert isinstance(connection, GraphQLObjectType)
    aggregates = connection.fields.keys() - {"edges", "pageInfo"}
    assert {"totalCount", "countUniqueValuesId", "percentageEmptyPosition", "minCreatedAt"} <= aggregates
    selected = " ".join(aggregates)
    of_all = client.ask(f"{{ {object_.name_plural} {{ {selected} }} }}")[object_.name_plural]
    assert of_all.keys() == aggregates
    assert of_all["totalCount"] == of_all["countNotEmptyId"] > 0

    orders = [{"aggregate": {name: "DescNullsLast"}} for name in aggregates]
    groups = group(client, object_, selected, by=[{"id": True}], order=orders)
    assert groups
    assert all(each.keys() == aggregates for each in groups)


def test_every_dimension_groups_and_orders(client: GraphqlClient, object_: Object, schema: GraphQLSchema):
    create(client, object_)
    orders = schema.type_map[f"{object_.type_name}OrderByWithGroupByInput"]
    by = [*dimensions_of(schema, object_)]
    for start in range(0, len(by), MOST_DIMENSIONS):
        asked = by[start : start + MOST_DIMENSIONS]
        order = [each for dimension in asked for each in group_orders(dimension, orders)]
        groups = group(client, object_, "groupByDimensionValues edges { node { id } }", by=asked, order=order)
        assert groups
        assert {len(each["groupByDimensionValues"]) for each in groups} == {len(asked)}
        assert all(each["edges"] for each in groups)


def test_what_cannot_be_grouped_is_refused(client: GraphqlClient, object_: Object):
    name = object_.type_name
    query = f"query($by: [{name}GroupByInput!]!) {{ {object_.name_plural}GroupBy(groupBy: $by) {{ totalCount }} }}"
    refused = [each.name for each in object_.fields.values() if each.type in NOT_GROUPABLE]
    assert {"position", "searchVector"} <= {*refused}
    for each in refused:
        assert client.error(query, {"by": [{each: True}]})["message"] == f'Field "{each}" cannot be grouped by'


def dimensions_of(schema: GraphQLSchema, object_: Object, *, is_related: bool = False) -> Any:
    """Everything to group an object by; relations are followed one step, as the contract has it."""
    type_ = schema.type_map[f"{object_.type_name}GroupByInput"]
    assert isinstance(type_, GraphQLInputObjectType)
    for name, field in type_.fields.items():
        found = object_.fields.get(object_.aliases.get(name, name))
        if found and found.type in NOT_GROUPABLE:
            continue
        if found and found.relation:
            related = () if is_related else dimensions_of(schema, OBJECTS[found.relation.target], is_related=True)
            yield from ({name: each} for each in related)
        elif field.type.name == "GroupByDateGranularityInput":
            yield {name: {"granularity": "WEEK", "timeZone": "Europe/Paris", "weekStartDay": "SUNDAY"}}
        elif isinstance(field.type, GraphQLInputObjectType):
            yield from ({name: {part: True}} for part in field.type.fields)
        else:
            yield {name: True}


def group_orders(by: Any, type_: Any) -> Any:
    """The order by a dimension, if there is one: lists and JSON have none."""
    ((name, below),) = by.items()
    field = type_.fields.get(name)
    if field is None:
        return
    if below is True:
        yield {name: "DescNullsLast"}
    elif "granularity" in below:
        yield {name: {"orderBy": "DescNullsLast", "granularity": below["granularity"]}}
    else:
        yield from ({name: each} for each in group_orders(below, field.type))


def is_record(type_: Any) -> bool:
    return isinstance(type_, GraphQLInputObjectType) and "id" in type_.fields
