"""Views: those that objects come with, made, changed and ended; whose they are; and what they may not be."""

from __future__ import annotations

from typing import Any

import pytest

from crm.kit.database import Database
from crm.kit.ids import uuid7
from tests.api.gateway import GraphqlClient
from tests.api.graphql_metadata.conftest import Connect
from tests.api.graphql_metadata.refused import problem
from tests.factories.workspaces import Workspace, make_workspace

VIEW = """id name objectMetadataId type key icon position isCompact isCustom openRecordIn shouldHideEmptyGroups
    kanbanAggregateOperation kanbanAggregateOperationFieldMetadataId mainGroupByFieldMetadataId kanbanColumnWidth
    groupLoadLimit calendarFieldMetadataId calendarEndFieldMetadataId calendarLayout anyFieldFilterValue visibility
    createdByUserWorkspaceId isActive deletedAt viewFields { id fieldMetadataId isVisible position size }
    viewFilters { fieldMetadataId operand value } viewFilterGroups { id } viewSorts { fieldMetadataId direction }
    viewGroups { fieldValue isVisible position } viewFieldGroups { id name viewFields { id } }"""
LIST = f"""query($object: String, $types: [ViewType!]) {{
    getViews(objectMetadataId: $object, viewTypes: $types) {{ {VIEW} }} }}"""
GET = f"query($id: String!) {{ getView(id: $id) {{ {VIEW} }} }}"
CREATE = f"mutation($i: CreateViewInput!) {{ createView(input: $i) {{ {VIEW} }} }}"
UPDATE = f"mutation($id: String!, $i: UpdateViewInput!) {{ updateView(id: $id, input: $i) {{ {VIEW} }} }}"
DELETE = "mutation($id: String!) { deleteView(id: $id) }"
DESTROY = "mutation($id: String!) { destroyView(id: $id) }"
SOME_ID = str(uuid7())


@pytest.fixture(scope="module")
def workspace(owner_database: Database) -> Workspace:
    return make_workspace(owner_database)


@pytest.fixture
def member(connect: Connect, workspace: Workspace) -> GraphqlClient:
    """Somebody who may not change what others see."""
    return connect(workspace.sign_in().token)


def object_id(workspace: Workspace, name: str) -> str:
    return str(workspace.snapshot.objects[name].id)


def field_id(workspace: Workspace, object_name: str, name: str) -> str:
    return str(workspace.snapshot.objects[object_name].fields[name].id)


def names(workspace: Workspace, object_name: str, fields: list[dict[str, Any]]) -> list[str]:
    known = {str(each.id): each.name for each in workspace.snapshot.objects[object_name].fields.values()}
    return [known[each["fieldMetadataId"]] for each in sorted(fields, key=lambda each: each["position"])]


def made(client: GraphqlClient, workspace: Workspace, of: str = "company", **values: Any) -> dict[str, Any]:
    about = {"name": "Mine", "icon": "IconList", "objectMetadataId": object_id(workspace, of)}
    return dict(client.ask(CREATE, i=about | values)["createView"])


def test_every_object_comes_with_a_list_and_the_fields_of_its_page(admin: GraphqlClient, workspace: Workspace):
    found = admin.ask(LIST)["getViews"]
    for object_ in workspace.snapshot.objects.values():
        own = [each for each in found if each["objectMetadataId"] == str(object_.id)]
        (index,) = [each for each in own if each["key"] == "INDEX"]
        assert (index["name"], index["type"]) == (f"All {object_.label_plural}", "TABLE")
        assert names(workspace, object_.name_singular, index["viewFields"])[0] == object_.label_identifier
        (page,) = [each for each in own if each["type"] == "FIELDS_WIDGET"]
        headings = [each["name"] for each in page["viewFieldGroups"]]
        assert (headings[0], headings[-1]) == ("General", "Other")
        under = [each["id"] for heading in page["viewFieldGroups"] for each in heading["viewFields"]]
        assert sorted(under) == sorted(each["id"] for each in page["viewFields"])


def test_people_find_the_usual_columns(admin: GraphqlClient, workspace: Workspace):
    (view,) = admin.ask(LIST, object=object_id(workspace, "note"), types=["TABLE"])["getViews"]
    assert names(workspace, "note", view["viewFields"]) == ["title", "noteTargets", "bodyV2", "createdBy", "createdAt"]
    assert all(each["isVisible"] for each in view["viewFields"])


def test_deals_have_a_board(admin: GraphqlClient, workspace: Workspace):
    (board,) = admin.ask(LIST, object=object_id(workspace, "opportunity"), types=["KANBAN"])["getViews"]
    assert board["name"] == "By Stage"
    assert board["mainGroupByFieldMetadataId"] == field_id(workspace, "opportunity", "stage")
    assert (board["kanbanAggregateOperation"], board["kanbanAggregateOperationFieldMetadataId"]) == (
        "SUM",
        field_id(workspace, "opportunity", "amount"),
    )
    columns = sorted(board["viewGroups"], key=lambda each: each["position"])
    assert [each["fieldValue"] for each in columns] == ["NEW", "SCREENING", "MEETING", "PROPOSAL", "CUSTOMER"]


def test_tasks_have_a_board_and_a_list_of_ones_own(admin: GraphqlClient, workspace: Workspace):
    found = {each["name"]: each for each in admin.ask(LIST, object=object_id(workspace, "task"))["getViews"]}
    mine = found["Assigned to Me"]
    assert mine["viewFilters"] == [
        {
            "fieldMetadataId": field_id(workspace, "task", "assignee"),
            "operand": "IS",
            "value": '{"isCurrentWorkspaceMemberSelected":true,"selectedRecordIds":[]}',
        }
    ]
    for view in (mine, found["By Status"]):
        values = [each["fieldValue"] for each in sorted(view["viewGroups"], key=lambda each: each["position"])]
        assert values == ["TODO", "IN_PROGRESS", "DONE", ""]


def test_a_column_is_made_moved_and_taken_away(admin: GraphqlClient, workspace: Workspace):
    view = made(admin, workspace)
    make = "mutation($i: CreateViewFieldInput!) { createViewField(input: $i) { id position size } }"
    move = "mutation($i: UpdateViewFieldInput!) { updateViewField(input: $i) { id position size } }"
    given = {"viewId": view["id"], "fieldMetadataId": field_id(workspace, "company", "name"), "position": 1}
    column = admin.ask(make, i=given)["createViewField"]
    moved = admin.ask(move, i={"id": column["id"], "update": {"position": 2.5, "size": 320}})["updateViewField"]
    assert moved == {"id": column["id"], "position": 2.5, "size": 320}
    (kept,) = admin.ask(GET, id=view["id"])["getView"]["viewFields"]
    assert (kept["id"], kept["position"], kept["size"]) == (column["id"], 2.5, 320)
    sort = "mutation($i: CreateViewSortInput!) { createViewSort(input: $i) { id } }"
    by_name = {"viewId": view["id"], "fieldMetadataId": given["fieldMetadataId"]}
    made_sort = admin.ask(sort, i=by_name)["createViewSort"]
    drop = "mutation($i: DeleteViewSortInput!) { deleteViewSort(input: $i) }"
    assert admin.ask(drop, i={"id": made_sort["id"]})["deleteViewSort"] is True
    assert admin.ask(GET, id=view["id"])["getView"]["viewSorts"] == []


def test_a_view_is_made_changed_and_ended(admin: GraphqlClient, workspace: Workspace):
    view = made(admin, workspace, isCompact=True, anyFieldFilterValue="oslo")
    assert (view["type"], view["visibility"], view["isCompact"], view["isCustom"]) == ("TABLE", "WORKSPACE", True, True)
    assert view["createdByUserWorkspaceId"] == str(workspace.admin.identity.user_workspace_id)
    change = {"name": "Ours", "icon": "IconStar", "position": 2.5, "anyFieldFilterValue": None}
    assert admin.ask(UPDATE, id=view["id"], i=change)["updateView"] == view | change
    assert admin.ask(GET, id=view["id"])["getView"] == view | change
    assert admin.ask(DELETE, id=view["id"]) == {"deleteView": True}
    assert admin.ask(GET, id=view["id"])["getView"] is None
    assert admin.ask(DESTROY, id=view["id"]) == {"destroyView": True}
    assert admin.error(DESTROY, {"id": view["id"]})["extensions"]["subCode"] == "VIEW_NOT_FOUND"


def test_a_null_leaves_what_cannot_be_empty(admin: GraphqlClient, workspace: Workspace):
    view = made(admin, workspace, type=None, position=None, visibility=None)
    assert admin.ask(UPDATE, id=view["id"], i={"name": None, "type": None})["updateView"] == view


def test_a_board_comes_with_its_columns_and_follows_the_field(admin: GraphqlClient, workspace: Workspace):
    view = made(
        admin, workspace, "task", type="KANBAN", mainGroupByFieldMetadataId=field_id(workspace, "task", "status")
    )
    assert [each["fieldValue"] for each in view["viewGroups"]] == ["TODO", "IN_PROGRESS", "DONE", ""]
    plain = {"type": "TABLE", "mainGroupByFieldMetadataId": None}
    assert admin.ask(UPDATE, id=view["id"], i=plain)["updateView"]["viewGroups"] == []


def test_a_calendar_shows_months_unless_told(admin: GraphqlClient, workspace: Workspace):
    due = field_id(workspace, "task", "dueAt")
    assert made(admin, workspace, "task", type="CALENDAR", calendarFieldMetadataId=due)["calendarLayout"] == "MONTH"


def test_older_clients_say_core(admin: GraphqlClient, workspace: Workspace):
    listed = admin.ask("""{ getCoreViews { ...V } } fragment V on CoreView {
        id viewFields { ...F } } fragment F on CoreViewField { __typename id }""")["getCoreViews"]
    assert {each["id"] for each in listed} == {each["id"] for each in admin.ask(LIST)["getViews"]}
    assert all(field["__typename"] == "CoreViewField" for each in listed for field in each["viewFields"])
    about = {"name": "Old", "icon": "", "objectMetadataId": object_id(workspace, "note")}
    view = admin.ask("mutation($i: CreateViewInput!) { createCoreView(input: $i) { id } }", i=about)["createCoreView"]
    update = "mutation($id: String!, $i: UpdateViewInput!) { updateCoreView(id: $id, input: $i) { id name } }"
    assert admin.ask(update, id=view["id"], i={"id": view["id"], "name": "New"})["updateCoreView"]["name"] == "New"
    assert admin.ask("query($id: String!) { getCoreView(id: $id) { name } }", id=view["id"])["getCoreView"]
    assert admin.ask("mutation($id: String!) { deleteCoreView(id: $id) }", id=view["id"])["deleteCoreView"] is True
    assert admin.ask("mutation($id: String!) { destroyCoreView(id: $id) }", id=view["id"])["destroyCoreView"] is True


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"name": " "}, "View name is not valid"),
        ({"name": "x" * 200}, "View name is not valid"),
        ({"type": "KANBAN"}, "mainGroupByFieldMetadataId is required for a board"),
        ({"mainGroupByFieldMetadataId": "title"}, "mainGroupByFieldMetadataId must be a field of type SELECT"),
        ({"type": "CALENDAR"}, "calendarFieldMetadataId is required for a calendar"),
        ({"calendarFieldMetadataId": "title"}, "calendarFieldMetadataId must be a field of type DATE or DATE_TIME"),
        (
            {"calendarEndFieldMetadataId": "status"},
            "calendarEndFieldMetadataId must be a field of type DATE or DATE_TIME",
        ),
        ({"kanbanAggregateOperation": "SUM"}, "kanbanAggregateOperationFieldMetadataId is required"),
        (
            {"kanbanAggregateOperation": "SUM", "kanbanAggregateOperationFieldMetadataId": "title"},
            'Aggregate operation SUM is not available for field "title"',
        ),
        ({"kanbanColumnWidth": 0}, "kanbanColumnWidth must be greater than 0"),
        ({"groupLoadLimit": -1}, "groupLoadLimit must be greater than 0"),
    ],
)
def test_a_view_that_cannot_be_is_neither_made_nor_kept(
    admin: GraphqlClient, workspace: Workspace, values: dict[str, Any], message: str
):
    known = workspace.snapshot.objects["task"].fields
    given = {
        name: str(known[value].id) if name.endswith("FieldMetadataId") else value for name, value in values.items()
    }
    about = {"name": "New", "icon": "", "objectMetadataId": object_id(workspace, "task")}
    assert problem(admin.error(CREATE, {"i": about | given})) == ("view", "INVALID_VIEW_DATA", message)
    view = made(admin, workspace, "task")
    assert problem(admin.error(UPDATE, {"id": view["id"], "i": given})) == ("view", "INVALID_VIEW_DATA", message)
    assert admin.ask(GET, id=view["id"])["getView"] == view


def test_what_a_view_speaks_of_must_be_there(admin: GraphqlClient, workspace: Workspace):
    about = {"name": "New", "icon": "", "objectMetadataId": SOME_ID}
    assert problem(admin.error(CREATE, {"i": about}))[1] == "OBJECT_METADATA_NOT_FOUND"
    foreign = {"kanbanAggregateOperation": "COUNT_EMPTY", "kanbanAggregateOperationFieldMetadataId": SOME_ID}
    of_task = {**about, "objectMetadataId": object_id(workspace, "task")}
    assert problem(admin.error(CREATE, {"i": of_task | foreign}))[1] == "FIELD_METADATA_NOT_FOUND"
    other_object = {"mainGroupByFieldMetadataId": field_id(workspace, "opportunity", "stage")}
    assert problem(admin.error(CREATE, {"i": of_task | other_object}))[1] == "FIELD_METADATA_NOT_FOUND"


def test_an_object_keeps_its_one_index_view(admin: GraphqlClient, workspace: Workspace):
    (index,) = admin.ask(LIST, object=object_id(workspace, "note"), types=["TABLE"])["getViews"]
    for gone in (DELETE, DESTROY):
        assert problem(admin.error(gone, {"id": index["id"]}))[1] == "INVALID_VIEW_DATA"
    assert problem(admin.error(UPDATE, {"id": index["id"], "i": {"visibility": "UNLISTED"}}))[1] == "INVALID_VIEW_DATA"
    second = {"name": "x", "icon": "", "objectMetadataId": object_id(workspace, "note"), "key": "INDEX"}
    assert problem(admin.error(CREATE, {"i": second}))[1] == "INVALID_VIEW_DATA"
    assert admin.ask(GET, id=index["id"])["getView"] == index


def test_an_id_may_be_chosen_unless_some_view_has_it(admin: GraphqlClient, workspace: Workspace):
    chosen = str(uuid7())
    assert made(admin, workspace, id=chosen)["id"] == chosen
    about = {"name": "x", "icon": "", "objectMetadataId": object_id(workspace, "note"), "id": chosen}
    assert problem(admin.error(CREATE, {"i": about}))[2] == "Id is already in use"


@pytest.mark.parametrize("given", ["nonsense", SOME_ID, ""], ids=["no id", "no view", "empty"])
def test_an_id_that_leads_nowhere(admin: GraphqlClient, given: str):
    assert admin.ask(GET, id=given)["getView"] is None
    for query, variables in ((UPDATE, {"id": given, "i": {}}), (DELETE, {"id": given}), (DESTROY, {"id": given})):
        assert admin.error(query, variables)["extensions"]["subCode"] == "VIEW_NOT_FOUND"


def test_views_of_ones_own_need_no_right_and_are_nobody_elses(
    connect: Connect, admin: GraphqlClient, member: GraphqlClient, workspace: Workspace
):
    own = made(member, workspace, visibility="UNLISTED")
    assert member.ask(UPDATE, id=own["id"], i={"name": "Still mine"})["updateView"]["name"] == "Still mine"
    for other in (admin, connect(workspace.add_api_key().token)):
        assert other.ask(GET, id=own["id"])["getView"] is None
        assert own["id"] not in {each["id"] for each in other.ask(LIST)["getViews"]}
        assert other.error(DELETE, {"id": own["id"]})["extensions"]["subCode"] == "VIEW_NOT_FOUND"
    assert member.ask(DELETE, id=own["id"]) == {"deleteView": True}


def test_what_others_see_is_changed_with_the_right_to(
    admin: GraphqlClient, member: GraphqlClient, workspace: Workspace
):
    shared, own = made(admin, workspace), made(member, workspace, visibility="UNLISTED")
    about = {"name": "x", "icon": "", "objectMetadataId": object_id(workspace, "note")}
    for query, variables in (
        (CREATE, {"i": about}),
        (UPDATE, {"id": shared["id"], "i": {"name": "x"}}),
        (UPDATE, {"id": shared["id"], "i": {"visibility": "UNLISTED"}}),
        (UPDATE, {"id": own["id"], "i": {"visibility": "WORKSPACE"}}),
        (DELETE, {"id": shared["id"]}),
        (DESTROY, {"id": shared["id"]}),
    ):
        assert member.error(query, variables)["extensions"]["subCode"] == "PERMISSION_DENIED"
    assert member.ask(GET, id=shared["id"])["getView"] == shared


def test_whoever_makes_a_view_unlisted_keeps_it(connect: Connect, admin: GraphqlClient, workspace: Workspace):
    shared, other = made(admin, workspace), workspace.sign_in("Admin")
    kept = connect(other.token).ask(UPDATE, id=shared["id"], i={"visibility": "UNLISTED"})["updateView"]
    assert kept["createdByUserWorkspaceId"] == str(other.identity.user_workspace_id)
    assert admin.ask(GET, id=shared["id"])["getView"] is None


def test_a_program_has_no_views_of_its_own(connect: Connect, workspace: Workspace):
    about = {"name": "x", "icon": "", "objectMetadataId": object_id(workspace, "note"), "visibility": "UNLISTED"}
    error = connect(workspace.add_api_key().token).error(CREATE, {"i": about})
    assert problem(error)[2] == "An unlisted view belongs to a member"


def test_strangers_see_no_views(stranger: GraphqlClient):
    assert stranger.error(LIST)["extensions"]["code"] == "UNAUTHENTICATED"
