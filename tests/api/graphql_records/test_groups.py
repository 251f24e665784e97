"""Aggregates and groupBy (contract §2.10) as clients ask for them: over HTTP, with variables of declared types."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from crm.access.viewer import Viewer
from crm.features.views.parts import create_parts
from crm.features.views.schemas import ViewFilter
from crm.features.views.service import create_view
from tests.api.gateway import GraphqlClient, Handler
from tests.factories.workspaces import Workspace

GROUPS = """query Groups(
    $groupBy: [PersonGroupByInput!]!, $filter: PersonFilterInput, $orderBy: [PersonOrderByWithGroupByInput]
    $orderByForRecords: [PersonOrderByInput], $viewId: UUID, $limit: Int, $offsetForRecords: Int
) {
    groups: peopleGroupBy(
        groupBy: $groupBy, filter: $filter, orderBy: $orderBy, orderByForRecords: $orderByForRecords
        viewId: $viewId, limit: $limit, offsetForRecords: $offsetForRecords
    ) { __typename ...Facts edges { node { jobTitle } } }
}
fragment Facts on PersonGroupByConnection { groupByDimensionValues totalCount maxCreatedAt }
"""


@pytest.fixture
def marked(client: GraphqlClient) -> dict[str, Any]:
    """A filter that finds three people of this test: two of one city, all made around a new year."""
    mark = uuid4().hex
    rows = [
        {"avatarUrl": mark, "jobTitle": title, "city": city, "createdAt": created}
        for title, city, created in (
            ("a", "Rome", "2025-12-31T22:59:59.999Z"),
            ("b", "Rome", "2025-12-31T23:00:00Z"),
            ("c", "Oslo", "2026-01-01T00:00:00Z"),
        )
    ]
    client.ask("mutation($rows: [PersonCreateInput!]!) { createPeople(data: $rows) { id } }", rows=rows)
    return {"avatarUrl": {"eq": mark}}


def test_a_client_asks_with_every_argument(client: GraphqlClient, marked: dict[str, Any]):
    variables = {
        "groupBy": [
            {"city": True},
            {"createdAt": {"granularity": "YEAR", "weekStartDay": "MONDAY", "timeZone": "Europe/Paris"}},
        ],
        "filter": marked,
        "orderBy": [{"aggregate": {"totalCount": "DescNullsLast"}}, {"city": "DescNullsLast"}],
        "orderByForRecords": [{"jobTitle": "DescNullsLast"}],
        "viewId": None,
        "limit": 2,
        "offsetForRecords": 0,
    }
    expected = [
        {
            "__typename": "PersonGroupByConnection",
            "groupByDimensionValues": ["Rome", year],
            "totalCount": 1,
            "maxCreatedAt": created,
            "edges": [{"node": {"jobTitle": title}}],
        }
        for year, created, title in (
            ("2025-01-01", "2025-12-31T22:59:59.999Z", "a"),
            ("2026-01-01", "2025-12-31T23:00:00.000Z", "b"),
        )
    ]
    assert client.ask(GROUPS, **variables) == {"groups": expected}
    variables["groupBy"] = [{"createdAt": {"granularity": "QUARTER_OF_THE_YEAR", "timeZone": "Europe/Paris"}}]
    variables["orderBy"] = [{"createdAt": {"orderBy": "AscNullsFirst", "granularity": "QUARTER_OF_THE_YEAR"}}]
    groups = client.ask(GROUPS, **variables)["groups"]
    assert [each["groupByDimensionValues"] for each in groups] == [["Q1"], ["Q4"]]
    assert groups[0]["edges"] == [{"node": {"jobTitle": "c"}}, {"node": {"jobTitle": "b"}}]


def test_a_kept_plan_answers_other_variables(client: GraphqlClient, marked: dict[str, Any]):
    for zone, years in (("Europe/Paris", {"2025": 1, "2026": 2}), ("UTC", {"2025": 2, "2026": 1})):
        by = [{"createdAt": {"granularity": "YEAR", "timeZone": zone}}]
        groups = client.ask(GROUPS, groupBy=by, filter=marked)["groups"]
        assert {each["groupByDimensionValues"][0][:4]: each["totalCount"] for each in groups} == years
    by = [{"createdAt": {"granularity": "YEAR", "timeZone": "'; drop table person"}}]
    error = client.error(GROUPS, {"groupBy": by, "filter": marked})
    assert error["message"] == "Invalid time zone value ''; drop table person' for field \"createdAt\""
    assert (error["extensions"]["code"], error["extensions"]["subCode"]) == ("BAD_USER_INPUT", "INVALID_ARGS_DATA")


def test_a_page_and_its_aggregates(client: GraphqlClient, marked: dict[str, Any]):
    query = """query($filter: PersonFilterInput) {
        people(filter: $filter, first: 1, orderBy: [{jobTitle: AscNullsFirst}]) {
            edges { node { jobTitle } } totalCount countUniqueValuesCity share: percentageEmptyName minCreatedAt
        }
    }"""
    expected = {
        "edges": [{"node": {"jobTitle": "a"}}],
        "totalCount": 3,
        "countUniqueValuesCity": 2,
        "share": 1,
        "minCreatedAt": "2025-12-31T22:59:59.999Z",
    }
    assert client.ask(query, filter=marked) == {"people": expected}


def saved(workspace: Workspace, of: str, field: str, operand: str, value: Any, **view: Any) -> str:
    """A view with one condition."""
    object_ = workspace.snapshot.objects[of]
    identity = workspace.admin.identity
    viewer = Viewer(workspace.snapshot, workspace.admin.role_id, identity.user_workspace_id)
    about = {"name": "Saved", "icon": "", "object_id": object_.id, **view}
    view_id = create_view(workspace.owner, viewer, about).view.id
    condition = {"view_id": view_id, "field_id": object_.fields[field].id, "operand": operand, "value": value}
    create_parts(workspace.owner, viewer, ViewFilter, [condition])
    return str(view_id)


def test_the_conditions_of_a_view_join_those_of_the_request(
    client: GraphqlClient, workspace: Workspace, marked: dict[str, Any]
):
    by_city = {"groupBy": [{"city": True}], "filter": marked}

    def totals(**variables: Any) -> dict[str, int]:
        groups = client.ask(GROUPS, **by_city, **variables)["groups"]
        return {each["groupByDimensionValues"][0]: each["totalCount"] for each in groups}

    view = saved(workspace, "person", "jobTitle", "CONTAINS", "a")
    assert totals() == {"Rome": 2, "Oslo": 1}
    assert totals(viewId=view) == {"Rome": 1}
    assert totals(viewId=None) == {"Rome": 2, "Oslo": 1}
    workspace.run("update core.view_filter set value = '\"b\"' where view_id = %s", view)
    assert totals(viewId=view) == {"Rome": 1}
    workspace.run("update core.view_filter set operand = 'DOES_NOT_CONTAIN' where view_id = %s", view)
    assert totals(viewId=view) == {"Rome": 1, "Oslo": 1}


def test_a_view_of_whoever_is_looking(client: GraphqlClient, workspace: Workspace):
    me = saved(workspace, "company", "accountOwner", "IS", '{"isCurrentWorkspaceMemberSelected":true}')
    mark, member = uuid4().hex, str(workspace.admin.identity.member_id)
    rows = [{"name": mark, "accountOwnerId": member}, {"name": mark}]
    client.ask("mutation($rows: [CompanyCreateInput!]!) { createCompanies(data: $rows) { id } }", rows=rows)
    query = """query($view: UUID, $mark: String) { companiesGroupBy(
        groupBy: [{ name: true }], filter: { name: { eq: $mark } }, viewId: $view) { totalCount } }"""
    assert client.ask(query, view=me, mark=mark) == {"companiesGroupBy": [{"totalCount": 1}]}
    assert client.ask(query, view=None, mark=mark) == {"companiesGroupBy": [{"totalCount": 2}]}


@pytest.mark.parametrize("whose", ["nobody", "other object", "other workspace", "somebody else"])
def test_a_view_that_cannot_be_seen_here(
    client: GraphqlClient, handler: Handler, workspace: Workspace, strangers: Workspace, whose: str
):
    view, asking = str(uuid4()), client
    if whose == "other object":
        view = saved(workspace, "company", "name", "CONTAINS", "a")
    elif whose == "other workspace":
        view = saved(strangers, "person", "city", "CONTAINS", "a")
    elif whose == "somebody else":
        view = saved(workspace, "person", "city", "CONTAINS", "a", visibility="UNLISTED")
        asking = GraphqlClient(handler, workspace.sign_in().token)
    error = asking.error(GROUPS, {"groupBy": [{"city": True}], "viewId": view})
    assert error["message"] == "View not found"
    assert error["extensions"] == {
        "code": "NOT_FOUND",
        "subCode": "VIEW_NOT_FOUND",
        "userFriendlyMessage": "This view does not exist any more.",
    }


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"groupBy": [{"nope": True}]}, 'Field "nope" is not defined by type "PersonGroupByInput".'),
        ({"groupBy": [{"city": "yes"}]}, "Boolean cannot represent a non boolean value"),
        ({"groupBy": [{"createdAt": True}]}, 'Expected type "GroupByDateGranularityInput" to be an object.'),
        ({"groupBy": [{"createdAt": {"granularity": "CENTURY"}}]}, '"ObjectRecordGroupByDateGranularity" enum'),
        ({"groupBy": None}, "must not be null"),
        ({"groupBy": [{"city": True}], "limit": 1.5}, "Int cannot represent non-integer value"),
        ({"groupBy": [{"city": True}], "viewId": "mine"}, "Invalid UUID"),
        ({"groupBy": [{"city": True}], "orderBy": [{"aggregate": {"sumCity": "AscNullsLast"}}]}, "sumCity"),
    ],
)
def test_variables_of_other_types(client: GraphqlClient, variables: dict[str, Any], message: str):
    error = client.error(GROUPS, variables)
    assert message in error["message"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "http": {"status": 400}}


def test_an_aggregate_that_does_not_exist(client: GraphqlClient):
    message = client.error("{ people { sumCity } }")["message"]
    assert message.startswith('Cannot query field "sumCity" on type "PersonConnection".')


def test_groups_of_what_may_not_be_read(handler: Handler, workspace: Workspace):
    role_id = workspace.add_role(f"Clerk {uuid4()}", can_read_all_object_records=True)
    workspace.forbid(role_id, "company", can_read_object_records=False)
    clerk = GraphqlClient(handler, workspace.sign_in(role_id).token)
    clerk.ask("{ peopleGroupBy(groupBy: [{city: true}]) { totalCount } }")
    for query in (
        "{ peopleGroupBy(groupBy: [{company: {name: true}}]) { totalCount } }",
        "{ companiesGroupBy(groupBy: [{name: true}]) { totalCount } }",
        "{ companies { countEmptyName } }",
    ):
        assert clerk.error(query)["extensions"]["subCode"] == "PERMISSION_DENIED"


def test_groups_of_other_workspaces(client: GraphqlClient, stranger: GraphqlClient, marked: dict[str, Any]):
    assert len(client.ask(GROUPS, groupBy=[{"city": True}], filter=marked)["groups"]) == 2
    assert stranger.ask(GROUPS, groupBy=[{"city": True}], filter=marked) == {"groups": []}
    assert stranger.ask(
        "query($f: PersonFilterInput) { people(filter: $f) { totalCount countEmptyCity } }", f=marked
    ) == {"people": {"totalCount": 0, "countEmptyCity": None}}
