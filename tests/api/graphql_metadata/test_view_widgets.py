"""Views that widgets of pages show, saved as a whole; and what a client asks before its first screen."""

from __future__ import annotations

from typing import Any

import pytest

from crm.kit.database import Database
from crm.kit.ids import uuid7
from tests.api.gateway import GraphqlClient
from tests.api.graphql_metadata.conftest import Connect
from tests.api.graphql_metadata.parts import problems
from tests.factories.workspaces import Workspace, make_workspace

SOME_ID = str(uuid7())
VIEW = """id type mainGroupByFieldMetadataId viewFields { id fieldMetadataId isVisible position size viewFieldGroupId }
    viewFilters { id fieldMetadataId operand value viewFilterGroupId } viewFilterGroups { id logicalOperator }
    viewSorts { id fieldMetadataId direction } viewGroups { fieldValue }
    viewFieldGroups { id name position viewFields { id } }"""
SAVE = f"mutation($i: UpsertViewWidgetInput!) {{ upsertViewWidget(input: $i) {{ {VIEW} }} }}"
ARRANGE = f"mutation($i: UpsertFieldsWidgetInput!) {{ upsertFieldsWidget(input: $i) {{ {VIEW} }} }}"
GET = f"query($id: String!) {{ getView(id: $id) {{ {VIEW} }} }}"
LAYOUTS = """query($o: String!) { getPageLayouts(objectMetadataId: $o) {
    tabs { id widgets { id type configuration { __typename ... on FieldsConfiguration { viewId } } } } } }"""


@pytest.fixture
def workspace(owner_database: Database) -> Workspace:
    return make_workspace(owner_database)


def task(workspace: Workspace, name: str) -> str:
    return str(workspace.snapshot.objects["task"].fields[name].id)


def widget_of(workspace: Workspace, view_id: object) -> str:
    """A widget that shows a view."""
    ((tab_id,),) = workspace.rows(
        "select t.id from core.page_layout_tab t where t.workspace_id = %s order by t.id limit 1", workspace.id
    )
    widget = uuid7()
    workspace.run(
        "insert into core.page_layout_widget (id, workspace_id, page_layout_tab_id, title, type, configuration)"
        " values (%s, %s, %s, 'Records', 'RECORD_TABLE', jsonb_build_object('viewId', %s::text))",
        widget,
        workspace.id,
        tab_id,
        view_id,
    )
    return str(widget)


@pytest.fixture
def view(admin: GraphqlClient, workspace: Workspace) -> str:
    """A list of tasks for a page."""
    about = {"name": "Here", "icon": "", "objectMetadataId": str(workspace.snapshot.objects["task"].id)}
    create = "mutation($i: CreateViewInput!) { createView(input: $i) { id } }"
    return str(admin.ask(create, i={**about, "type": "TABLE_WIDGET"})["createView"]["id"])


@pytest.fixture
def widget(workspace: Workspace, view: str) -> str:
    return widget_of(workspace, view)


@pytest.fixture
def page(admin: GraphqlClient, workspace: Workspace) -> dict[str, Any]:
    """The view of the fields of a task's page, and its widget."""
    query = f"query($o: String!) {{ getViews(objectMetadataId: $o, viewTypes: [FIELDS_WIDGET]) {{ {VIEW} }} }}"
    (found,) = admin.ask(query, o=str(workspace.snapshot.objects["task"].id))["getViews"]
    ((widget,),) = workspace.rows(
        "select id from core.page_layout_widget where configuration ->> 'viewId' = %s", found["id"]
    )
    return {**found, "widget": str(widget)}


def test_a_widgets_view_is_saved_as_a_whole(admin: GraphqlClient, workspace: Workspace, view: str, widget: str):
    group, kept = str(uuid7()), str(uuid7())
    title, status, due = (task(workspace, name) for name in ("title", "status", "dueAt"))
    first = {
        "widgetId": widget,
        "view": {"type": "KANBAN_WIDGET", "mainGroupByFieldMetadataId": status},
        "viewFields": [
            {"fieldMetadataId": title, "isVisible": True, "position": 0},
            {"fieldMetadataId": due, "isVisible": True, "position": 1, "size": 90},
        ],
        "viewFilterGroups": [{"id": group, "logicalOperator": "OR"}],
        "viewFilters": [
            {"id": kept, "fieldMetadataId": title, "operand": "CONTAINS", "value": "x", "viewFilterGroupId": group},
            {"fieldMetadataId": status, "operand": "IS", "value": ["TODO"], "viewFilterGroupId": group},
        ],
        "viewSorts": [{"fieldMetadataId": due, "direction": "DESC"}],
    }
    saved = admin.ask(SAVE, i=first)["upsertViewWidget"]
    assert (saved["id"], saved["type"], saved["mainGroupByFieldMetadataId"]) == (view, "KANBAN_WIDGET", status)
    assert [each["fieldMetadataId"] for each in saved["viewFields"]] == [title, due]
    assert [each["fieldValue"] for each in saved["viewGroups"]] == ["TODO", "IN_PROGRESS", "DONE", ""]
    assert {each["viewFilterGroupId"] for each in saved["viewFilters"]} == {group}
    second = {
        "widgetId": widget,
        "viewFields": [{"viewFieldId": saved["viewFields"][1]["id"], "isVisible": False, "position": 5}],
        "viewFilterGroups": [],
        "viewFilters": [
            {"id": kept, "fieldMetadataId": title, "operand": "IS_EMPTY", "value": "", "viewFilterGroupId": None}
        ],
        "viewSorts": [],
    }
    again = admin.ask(SAVE, i=second)["upsertViewWidget"]
    assert again["type"] == "KANBAN_WIDGET"
    assert [(each["id"], each["isVisible"], each["size"]) for each in again["viewFields"]] == [
        (saved["viewFields"][0]["id"], True, 150),
        (saved["viewFields"][1]["id"], False, 90),
    ]
    assert again["viewFilters"] == [
        {"id": kept, "fieldMetadataId": title, "operand": "IS_EMPTY", "value": "", "viewFilterGroupId": None}
    ]
    assert (again["viewFilterGroups"], again["viewSorts"]) == ([], [])
    assert admin.ask(SAVE, i={"widgetId": widget})["upsertViewWidget"] == again
    assert admin.ask(GET, id=view)["getView"] == again


def test_nothing_of_a_widgets_view_is_saved_when_something_is_wrong(
    admin: GraphqlClient, workspace: Workspace, view: str, widget: str
):
    before = admin.ask(GET, id=view)["getView"]
    fine = {"viewFields": [{"fieldMetadataId": task(workspace, "title"), "isVisible": True, "position": 0}]}
    for wrong in (
        {"view": {"type": "TABLE"}},
        {"view": {"type": "FIELDS_WIDGET"}},
        {"view": {"type": "KANBAN_WIDGET"}},
        {"viewSorts": [{"fieldMetadataId": SOME_ID}]},
        {"viewFilters": [{"fieldMetadataId": task(workspace, "dueAt"), "operand": "CONTAINS", "value": "x"}]},
    ):
        assert problems(admin.error(SAVE, {"i": {"widgetId": widget, **fine, **wrong}}))
    unknown = {"viewFields": [{"viewFieldId": SOME_ID, "isVisible": True, "position": 0}]}
    error = admin.error(SAVE, {"i": {"widgetId": widget, **unknown}})
    assert error["extensions"]["subCode"] == "VIEW_FIELD_NOT_FOUND"
    assert admin.ask(GET, id=view)["getView"] == before


def test_a_view_that_is_no_widgets_is_left_alone(admin: GraphqlClient, workspace: Workspace, page: dict[str, Any]):
    ((index,),) = workspace.rows(
        "select id from core.view where object_id = %s and key = 'INDEX'", workspace.snapshot.objects["task"].id
    )
    stranger = widget_of(workspace, index)
    for query in (SAVE, ARRANGE):
        given = {"widgetId": stranger, **({"fields": []} if query is ARRANGE else {})}
        assert problems(admin.error(query, {"i": given})) == [("INVALID_VIEW_DATA", "The view is not that of a widget")]
    assert problems(admin.error(SAVE, {"i": {"widgetId": page["widget"]}}))
    for given, code in (
        ({"widgetId": SOME_ID}, "PAGE_LAYOUT_WIDGET_NOT_FOUND"),
        ({"widgetId": widget_of(workspace, SOME_ID)}, "VIEW_NOT_FOUND"),
        ({"widgetId": widget_of(workspace, None)}, "VIEW_NOT_FOUND"),
    ):
        assert admin.error(SAVE, {"i": given})["extensions"]["subCode"] == code


def test_fields_of_a_page_are_put_under_headings(admin: GraphqlClient, page: dict[str, Any], workspace: Workspace):
    first, second, *rest = page["viewFields"]
    known, fresh = page["viewFieldGroups"][0]["id"], str(uuid7())
    groups = [
        {
            "id": fresh,
            "name": "Top",
            "position": 0,
            "isVisible": True,
            "fields": [{"viewFieldId": second["id"], "isVisible": True, "position": 0}],
        },
        {
            "id": known,
            "name": "Below",
            "position": 1,
            "isVisible": False,
            "fields": [
                {"fieldMetadataId": first["fieldMetadataId"], "isVisible": False, "position": 0},
                {"fieldMetadataId": task(workspace, "taskTargets"), "isVisible": True, "position": 1},
            ],
        },
    ]
    saved = admin.ask(ARRANGE, i={"widgetId": page["widget"], "groups": groups})["upsertFieldsWidget"]
    assert [(each["id"], each["name"]) for each in saved["viewFieldGroups"]] == [(fresh, "Top"), (known, "Below")]
    top, below = ([field["id"] for field in each["viewFields"]] for each in saved["viewFieldGroups"])
    assert top == [second["id"]]
    assert below[0] == first["id"]
    assert second["id"] not in below
    fields = {each["id"]: each for each in saved["viewFields"]}
    assert fields[first["id"]]["isVisible"] is False
    assert {each["id"] for each in rest} <= fields.keys()
    assert all(fields[each["id"]]["viewFieldGroupId"] in (None, known) for each in rest)


def test_fields_of_a_page_need_no_headings(admin: GraphqlClient, page: dict[str, Any]):
    fields = [
        {"viewFieldId": each["id"], "isVisible": True, "position": place}
        for place, each in enumerate(reversed(page["viewFields"]))
    ]
    saved = admin.ask(ARRANGE, i={"widgetId": page["widget"], "fields": fields})["upsertFieldsWidget"]
    assert saved["viewFieldGroups"] == []
    assert [each["id"] for each in saved["viewFields"]] == [each["viewFieldId"] for each in fields]
    assert {each["viewFieldGroupId"] for each in saved["viewFields"]} == {None}
    for wrong in ({}, {"fields": [], "groups": []}):
        error = admin.error(ARRANGE, {"i": {"widgetId": page["widget"], **wrong}})
        assert error["message"] == 'Give either "groups" or "fields"'


def test_whoever_may_arrange_pages_may_arrange_their_widgets(
    connect: Connect, workspace: Workspace, widget: str, page: dict[str, Any]
):
    arranging = workspace.add_role("Arranges", permission_flags="'{LAYOUTS}'")  # type: ignore[arg-type]  # SQL
    viewing = workspace.add_role("Views", permission_flags="'{VIEWS}'")  # type: ignore[arg-type]
    asked = ((SAVE, {"widgetId": widget}), (ARRANGE, {"widgetId": page["widget"], "fields": []}))
    for query, given in asked:
        assert connect(workspace.sign_in(arranging).token).ask(query, i=given)
        error = connect(workspace.sign_in(viewing).token).error(query, {"i": given})
        assert error["extensions"]["subCode"] == "PERMISSION_DENIED"


MINIMAL = """{ minimalMetadata { objectMetadataItems { id nameSingular labelPlural isActive isSystem isRemote }
    views { id type key objectMetadataId } collectionHashes { collectionName hash } } }"""


def test_what_a_client_asks_before_its_first_screen(
    connect: Connect, admin: GraphqlClient, workspace: Workspace, view: str
):
    found = admin.ask(MINIMAL)["minimalMetadata"]
    objects = workspace.snapshot.objects
    assert [each["nameSingular"] for each in found["objectMetadataItems"]] == [*objects]
    assert view in {each["id"] for each in found["views"]}
    assert len([each for each in found["views"] if each["key"] == "INDEX"]) == len(objects)
    hashes = {each["collectionName"]: each["hash"] for each in found["collectionHashes"]}
    assert {"objectMetadata", "fieldMetadata", "view", "viewField", "viewFilter", "viewSort"} <= hashes.keys()
    rename = 'mutation($id: String!) { updateView(id: $id, input: { name: "There" }) { id } }'
    admin.ask(rename, id=view)
    after = {each["collectionName"]: each["hash"] for each in admin.ask(MINIMAL)["minimalMetadata"]["collectionHashes"]}
    assert {name for name, each in after.items() if each != hashes[name]} == {"view"}
    unlisted = "mutation($id: String!) { updateView(id: $id, input: { visibility: UNLISTED }) { id } }"
    admin.ask(unlisted, id=view)
    member = connect(workspace.sign_in().token)
    assert view not in {each["id"] for each in member.ask(MINIMAL)["minimalMetadata"]["views"]}
