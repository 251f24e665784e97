"""Page layouts: the pages that records have, what an editor makes of them, and what may not be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from crm.features.page_layouts.following import find_dependants, follow
from crm.kit.database import Database
from crm.kit.ids import uuid7
from crm.metadata.changes.change import Change
from crm.models.transaction import transaction
from tests.api.gateway import GraphqlClient
from tests.api.graphql_metadata.conftest import Connect
from tests.api.graphql_metadata.refused import problem
from tests.factories.dumps import dump
from tests.factories.workspaces import Workspace

WIDGET = """id title type objectMetadataId pageLayoutTabId conditionalDisplay conditionalAvailabilityExpression
    gridPosition { row column rowSpan columnSpan }
    position { __typename
        ... on PageLayoutWidgetGridPosition { layoutMode row column rowSpan columnSpan }
        ... on PageLayoutWidgetVerticalListPosition { layoutMode index heightBehavior }
        ... on PageLayoutWidgetCanvasPosition { layoutMode } }
    configuration { __typename
        ... on FieldsConfiguration { configurationType viewId }
        ... on FieldRichTextConfiguration { configurationType }
        ... on TimelineConfiguration { configurationType }
        ... on TasksConfiguration { configurationType }
        ... on NotesConfiguration { configurationType }
        ... on FilesConfiguration { configurationType }
        ... on IframeConfiguration { configurationType url }
        ... on StandaloneRichTextConfiguration { configurationType body { blocknote markdown } }
        ... on AggregateChartConfiguration { configurationType aggregateFieldMetadataId aggregateOperation prefix }
        ... on BarChartConfiguration { configurationType aggregateFieldMetadataId aggregateOperation layout filter
            primaryAxisGroupByFieldMetadataId primaryAxisDateGranularity groupMode rangeMax } }"""
TAB = f"id title icon position layoutMode pageLayoutId isActive widgets {{ {WIDGET} }}"
LAYOUT = f"id name type objectMetadataId isFirstTabPinned tabs {{ {TAB} }}"
LIST = f"""query($o: String, $t: PageLayoutType) {{
    getPageLayouts(objectMetadataId: $o, pageLayoutType: $t) {{ {LAYOUT} }} }}"""
GET = f"query($id: String!) {{ getPageLayout(id: $id) {{ {LAYOUT} }} }}"
TABS = "query($id: String!) { getPageLayoutTabs(pageLayoutId: $id) { id } }"
GET_TAB = f"query($id: String!) {{ getPageLayoutTab(id: $id) {{ {TAB} }} }}"
WIDGETS = "query($id: String!) { getPageLayoutWidgets(pageLayoutTabId: $id) { id } }"
GET_WIDGET = f"query($id: String!) {{ getPageLayoutWidget(id: $id) {{ {WIDGET} }} }}"
CREATE = f"mutation($i: CreatePageLayoutInput!) {{ createPageLayout(input: $i) {{ {LAYOUT} }} }}"
UPDATE = f"""mutation($id: String!, $i: UpdatePageLayoutInput!) {{
    updatePageLayout(id: $id, input: $i) {{ {LAYOUT} }} }}"""
SAVE = f"""mutation($id: String!, $i: UpdatePageLayoutWithTabsInput!) {{
    updatePageLayoutWithTabsAndWidgets(id: $id, input: $i) {{ {LAYOUT} }} }}"""
DESTROY = "mutation($id: String!) { destroyPageLayout(id: $id) }"
RESET = f"mutation($id: String!) {{ resetPageLayoutToDefault(id: $id) {{ {LAYOUT} }} }}"
CREATE_TAB = f"mutation($i: CreatePageLayoutTabInput!) {{ createPageLayoutTab(input: $i) {{ {TAB} }} }}"
UPDATE_TAB = f"""mutation($id: String!, $i: UpdatePageLayoutTabInput!) {{
    updatePageLayoutTab(id: $id, input: $i) {{ {TAB} }} }}"""
DESTROY_TAB = "mutation($id: String!) { destroyPageLayoutTab(id: $id) }"
RESET_TAB = f"mutation($id: String!) {{ resetPageLayoutTabToDefault(id: $id) {{ {TAB} }} }}"
CREATE_WIDGET = f"mutation($i: CreatePageLayoutWidgetInput!) {{ createPageLayoutWidget(input: $i) {{ {WIDGET} }} }}"
UPDATE_WIDGET = f"""mutation($id: String!, $i: UpdatePageLayoutWidgetInput!) {{
    updatePageLayoutWidget(id: $id, input: $i) {{ {WIDGET} }} }}"""
DESTROY_WIDGET = "mutation($id: String!) { destroyPageLayoutWidget(id: $id) }"
RESET_WIDGET = f"mutation($id: String!) {{ resetPageLayoutWidgetToDefault(id: $id) {{ {WIDGET} }} }}"

SITE = {
    "type": "IFRAME",
    "title": "Weather",
    "configuration": {"configurationType": "IFRAME", "url": "https://a.example"},
}
GRID = {"layoutMode": "GRID", "row": 0, "column": 0, "rowSpan": 4, "columnSpan": 6}


def object_id(workspace: Workspace, name: str) -> str:
    return str(workspace.snapshot.objects[name].id)


def field_id(workspace: Workspace, object_name: str, name: str) -> str:
    return str(workspace.snapshot.objects[object_name].fields[name].id)


def page_of(client: GraphqlClient, workspace: Workspace, name: str) -> dict[str, Any]:
    """The page that an object's records come with."""
    (found,) = client.ask(LIST, o=object_id(workspace, name), t="RECORD_PAGE")["getPageLayouts"]
    return dict(found)


def dashboard(client: GraphqlClient) -> tuple[str, str]:
    """A new dashboard with one tab; the ids of both."""
    layout = client.ask(CREATE, i={"name": "Sales", "type": "DASHBOARD"})["createPageLayout"]
    tab = client.ask(CREATE_TAB, i={"title": "Now", "pageLayoutId": layout["id"]})["createPageLayoutTab"]
    return layout["id"], tab["id"]


def document(layout: dict[str, Any]) -> dict[str, Any]:
    """A layout as it was read, the way an editor sends it back."""
    widget_names = ("id", "pageLayoutTabId", "title", "type", "objectMetadataId", "position", "configuration")
    tabs = [
        {name: tab[name] for name in ("id", "title", "icon", "position", "layoutMode")}
        | {"widgets": [{name: each[name] for name in widget_names} for each in tab["widgets"]]}
        for tab in layout["tabs"]
    ]
    return {name: layout[name] for name in ("name", "type", "objectMetadataId")} | {"tabs": tabs}


def chart(workspace: Workspace, **configuration: Any) -> dict[str, Any]:
    """A bar chart of deals by stage."""
    usual = {
        "configurationType": "BAR_CHART",
        "aggregateFieldMetadataId": field_id(workspace, "opportunity", "amount"),
        "aggregateOperation": "SUM",
        "primaryAxisGroupByFieldMetadataId": field_id(workspace, "opportunity", "stage"),
        "layout": "VERTICAL",
    }
    return {
        "type": "GRAPH",
        "title": "Deals",
        "objectMetadataId": object_id(workspace, "opportunity"),
        "configuration": usual | configuration,
    }


def test_records_have_pages(admin: GraphqlClient, workspace: Workspace):
    person, note = page_of(admin, workspace, "person"), page_of(admin, workspace, "note")
    assert [each["title"] for each in person["tabs"]] == ["Home", "Timeline", "Tasks", "Notes", "Files"]
    assert [each["title"] for each in note["tabs"]] == ["Home", "Note", "Timeline", "Files"]
    (fields,) = person["tabs"][0]["widgets"]
    assert fields["position"]["layoutMode"] == "VERTICAL_LIST"
    views = "query($o: String!) { getViews(objectMetadataId: $o, viewTypes: [FIELDS_WIDGET]) { id } }"
    (view,) = admin.ask(views, o=object_id(workspace, "person"))["getViews"]
    assert fields["configuration"] == {
        "__typename": "FieldsConfiguration",
        "configurationType": "FIELDS",
        "viewId": view["id"],
    }


def test_a_layout_is_made_changed_and_destroyed(admin: GraphqlClient, workspace: Workspace):
    made = admin.ask(CREATE, i={"name": "Sales"})["createPageLayout"]
    assert (made["type"], made["objectMetadataId"], made["tabs"]) == ("RECORD_PAGE", None, [])
    change = {"name": "Deals", "type": "STANDALONE_PAGE", "objectMetadataId": object_id(workspace, "person")}
    assert admin.ask(UPDATE, id=made["id"], i=change)["updatePageLayout"] == made | change
    assert admin.ask(GET, id=made["id"])["getPageLayout"] == made | change
    assert admin.ask(DESTROY, id=made["id"])["destroyPageLayout"] is True
    assert admin.ask(GET, id=made["id"])["getPageLayout"] is None


def test_tabs_and_widgets_are_made_changed_and_destroyed(admin: GraphqlClient):
    layout_id, tab_id = dashboard(admin)
    second = admin.ask(CREATE_TAB, i={"title": "Then", "pageLayoutId": layout_id})["createPageLayoutTab"]
    assert (second["position"], second["layoutMode"]) == (1, "GRID")
    change = {"title": "Later", "icon": "IconClock", "layoutMode": "CANVAS"}
    assert admin.ask(UPDATE_TAB, id=second["id"], i=change)["updatePageLayoutTab"] == second | change
    widget = admin.ask(CREATE_WIDGET, i={**SITE, "pageLayoutTabId": tab_id, "position": GRID})["createPageLayoutWidget"]
    assert widget["gridPosition"] == {name: GRID[name] for name in ("row", "column", "rowSpan", "columnSpan")}
    moved = {"pageLayoutTabId": second["id"], "position": {"layoutMode": "CANVAS"}, "conditionalDisplay": {"a": 1}}
    changed = admin.ask(UPDATE_WIDGET, id=widget["id"], i=moved)["updatePageLayoutWidget"]
    assert (changed["pageLayoutTabId"], changed["gridPosition"]) == (second["id"], None)
    assert (changed["configuration"], changed["conditionalDisplay"]) == (widget["configuration"], {"a": 1})
    assert admin.ask(GET_WIDGET, id=widget["id"])["getPageLayoutWidget"] == changed
    assert admin.ask(WIDGETS, id=second["id"])["getPageLayoutWidgets"] == [{"id": widget["id"]}]
    assert admin.ask(GET_TAB, id=second["id"])["getPageLayoutTab"]["widgets"] == [changed]
    assert admin.ask(DESTROY_WIDGET, id=widget["id"])["destroyPageLayoutWidget"] is True
    assert admin.ask(DESTROY_TAB, id=second["id"])["destroyPageLayoutTab"] is True
    assert admin.ask(TABS, id=layout_id)["getPageLayoutTabs"] == [{"id": tab_id}]


def test_an_editor_saves_the_whole_page(admin: GraphqlClient, workspace: Workspace):
    layout_id, tab_id = dashboard(admin)
    gone = admin.ask(CREATE_WIDGET, i={**SITE, "pageLayoutTabId": tab_id})["createPageLayoutWidget"]
    kept = admin.ask(CREATE_WIDGET, i={**SITE, "pageLayoutTabId": tab_id})["createPageLayoutWidget"]
    new_tab, new_widget = str(uuid7()), str(uuid7())
    wanted = {
        "name": "Sales, all of it",
        "type": "DASHBOARD",
        "tabs": [
            {
                "id": new_tab,
                "title": "First",
                "position": 0,
                "layoutMode": "GRID",
                "widgets": [
                    {"id": kept["id"], "pageLayoutTabId": new_tab, "title": "Moved", "type": "IFRAME"},
                    {"id": new_widget, "pageLayoutTabId": new_tab, **chart(workspace), "position": GRID},
                ],
            }
        ],
    }
    saved = admin.ask(SAVE, id=layout_id, i=wanted)["updatePageLayoutWithTabsAndWidgets"]
    assert saved == admin.ask(GET, id=layout_id)["getPageLayout"]
    (tab,) = saved["tabs"]
    assert [(each["id"], each["title"]) for each in tab["widgets"]] == [(kept["id"], "Moved"), (new_widget, "Deals")]
    assert tab["widgets"][0]["configuration"] == kept["configuration"]
    assert admin.error(GET_WIDGET, {"id": gone["id"]})["extensions"]["subCode"] == "PAGE_LAYOUT_WIDGET_NOT_FOUND"
    assert admin.error(GET_TAB, {"id": tab_id})["extensions"]["subCode"] == "PAGE_LAYOUT_TAB_NOT_FOUND"


def test_saving_what_was_read_changes_nothing(admin: GraphqlClient, workspace: Workspace):
    page, before = page_of(admin, workspace, "person"), dump(workspace)
    assert admin.ask(SAVE, id=page["id"], i=document(page))["updatePageLayoutWithTabsAndWidgets"] == page
    after = dump(workspace)
    pieces = ("core.page_layout", "core.page_layout_tab", "core.page_layout_widget")
    assert [after[each] for each in pieces] == [before[each] for each in pieces]


def test_one_bad_widget_keeps_the_page_as_it_was(admin: GraphqlClient, workspace: Workspace):
    page = page_of(admin, workspace, "person")
    wanted = document(page)
    wanted["name"] = "Broken"
    wanted["tabs"][0]["widgets"][0]["configuration"] = {"configurationType": "IFRAME"}
    error = problem(admin.error(SAVE, {"id": page["id"], "i": wanted}))
    assert error[::2] == (
        "pageLayoutWidget",
        "configuration.configurationType of a widget of type FIELDS must be one of FIELDS",
    )
    assert page_of(admin, workspace, "person") == page


def test_an_id_is_used_once(admin: GraphqlClient, workspace: Workspace):
    layout_id, tab_id = dashboard(admin)
    page = page_of(admin, workspace, "person")
    twice = {"id": tab_id, "title": "Now", "position": 0, "widgets": []}
    error = admin.error(SAVE, {"id": layout_id, "i": {"name": "Sales", "type": "DASHBOARD", "tabs": [twice, twice]}})
    assert problem(error)[2] == "Two tabs have the same id"
    taken = {**twice, "id": page["tabs"][0]["id"]}
    error = admin.error(SAVE, {"id": layout_id, "i": {"name": "Sales", "type": "DASHBOARD", "tabs": [taken]}})
    assert problem(error)[2] == "id is already in use"
    assert page_of(admin, workspace, "person") == page


def test_what_the_product_made_comes_back(admin: GraphqlClient, workspace: Workspace):
    page = page_of(admin, workspace, "company")
    home, timeline = page["tabs"][:2]
    (fields,) = home["widgets"]
    admin.ask(UPDATE_WIDGET, id=fields["id"], i={"title": "Facts", "pageLayoutTabId": timeline["id"]})
    again = admin.ask(RESET_WIDGET, id=fields["id"])["resetPageLayoutWidgetToDefault"]
    assert (again["title"], again["pageLayoutTabId"]) == (fields["title"], timeline["id"])
    admin.ask(UPDATE_TAB, id=home["id"], i={"title": "Front", "position": 9})
    assert admin.ask(RESET_TAB, id=home["id"])["resetPageLayoutTabToDefault"] == home
    assert page_of(admin, workspace, "company") == page
    admin.ask(DESTROY_TAB, id=home["id"])
    admin.ask(CREATE_TAB, i={"title": "Mine", "pageLayoutId": page["id"]})
    assert admin.ask(RESET, id=page["id"])["resetPageLayoutToDefault"] == page
    assert page_of(admin, workspace, "company") == page


def test_what_people_made_has_no_default(admin: GraphqlClient, workspace: Workspace):
    layout_id, tab_id = dashboard(admin)
    page_id = page_of(admin, workspace, "company")["id"]
    mine = admin.ask(CREATE_TAB, i={"title": "Mine", "pageLayoutId": page_id})["createPageLayoutTab"]
    widget = admin.ask(CREATE_WIDGET, i={**SITE, "pageLayoutTabId": mine["id"]})["createPageLayoutWidget"]
    for query, id_ in ((RESET, layout_id), (RESET_TAB, tab_id), (RESET_TAB, mine["id"]), (RESET_WIDGET, widget["id"])):
        assert "no default" in problem(admin.error(query, {"id": id_}))[2]


def test_changes_need_the_right_to_layouts(connect: Connect, admin: GraphqlClient, workspace: Workspace):
    member, page = connect(workspace.sign_in().token), page_of(admin, workspace, "person")
    assert page_of(member, workspace, "person") == page
    tab = page["tabs"][0]
    for query, variables in (
        (CREATE, {"i": {"name": "Mine"}}),
        (UPDATE, {"id": page["id"], "i": {"name": "Mine"}}),
        (SAVE, {"id": page["id"], "i": document(page)}),
        (RESET, {"id": page["id"]}),
        (DESTROY, {"id": page["id"]}),
        (CREATE_TAB, {"i": {"title": "Mine", "pageLayoutId": page["id"]}}),
        (UPDATE_TAB, {"id": tab["id"], "i": {"title": "Mine"}}),
        (RESET_TAB, {"id": tab["id"]}),
        (DESTROY_TAB, {"id": tab["id"]}),
        (CREATE_WIDGET, {"i": {**SITE, "pageLayoutTabId": tab["id"]}}),
        (UPDATE_WIDGET, {"id": tab["widgets"][0]["id"], "i": {"title": "Mine"}}),
        (RESET_WIDGET, {"id": tab["widgets"][0]["id"]}),
        (DESTROY_WIDGET, {"id": tab["widgets"][0]["id"]}),
    ):
        assert member.error(query, variables)["extensions"]["code"] == "FORBIDDEN", query
    assert page_of(admin, workspace, "person") == page


@pytest.mark.parametrize("id_", ["019a0000-0000-7000-8000-000000000000", "nonsense"])
def test_what_is_not_there_is_not_found(admin: GraphqlClient, id_: str):
    for query, variables, code in (
        (UPDATE, {"i": {}}, "PAGE_LAYOUT_NOT_FOUND"),
        (DESTROY, {}, "PAGE_LAYOUT_NOT_FOUND"),
        (GET_TAB, {}, "PAGE_LAYOUT_TAB_NOT_FOUND"),
        (UPDATE_TAB, {"i": {}}, "PAGE_LAYOUT_TAB_NOT_FOUND"),
        (DESTROY_TAB, {}, "PAGE_LAYOUT_TAB_NOT_FOUND"),
        (GET_WIDGET, {}, "PAGE_LAYOUT_WIDGET_NOT_FOUND"),
        (UPDATE_WIDGET, {"i": {}}, "PAGE_LAYOUT_WIDGET_NOT_FOUND"),
        (DESTROY_WIDGET, {}, "PAGE_LAYOUT_WIDGET_NOT_FOUND"),
    ):
        assert admin.error(query, {"id": id_, **variables})["extensions"]["subCode"] == code


def test_a_widget_stays_on_its_page(admin: GraphqlClient, workspace: Workspace):
    _, tab_id = dashboard(admin)
    widget = admin.ask(CREATE_WIDGET, i={**SITE, "pageLayoutTabId": tab_id})["createPageLayoutWidget"]
    elsewhere = page_of(admin, workspace, "person")["tabs"][0]["id"]
    error = admin.error(UPDATE_WIDGET, {"id": widget["id"], "i": {"pageLayoutTabId": elsewhere}})
    assert error["extensions"]["subCode"] == "PAGE_LAYOUT_TAB_NOT_FOUND"


def test_layouts_and_tabs_have_names(admin: GraphqlClient):
    layout_id, tab_id = dashboard(admin)
    assert problem(admin.error(CREATE, {"i": {"name": " "}}))[2] == "name must not be empty"
    assert problem(admin.error(UPDATE, {"id": layout_id, "i": {"name": "x" * 256}}))[0] == "pageLayout"
    assert problem(admin.error(UPDATE_TAB, {"id": tab_id, "i": {"title": ""}}))[2] == "title must not be empty"
    error = admin.error(CREATE, {"i": {"name": "Of nothing", "objectMetadataId": str(uuid7())}})
    assert problem(error)[1] == "OBJECT_METADATA_NOT_FOUND"


def test_what_rests_on_the_bin_is_hidden_and_comes_back(
    admin: GraphqlClient, owner_database: Database, workspace: Workspace
):
    _, tab_id = dashboard(admin)
    made = admin.ask(CREATE_WIDGET, i={**chart(workspace), "pageLayoutTabId": tab_id})["createPageLayoutWidget"]
    whole = workspace.snapshot
    deal = whole.objects["opportunity"]
    without_field = replace(deal, fields={name: each for name, each in deal.fields.items() if name != "stage"})
    fewer_fields = replace(whole, objects={**whole.objects, "opportunity": without_field})
    fewer_objects = replace(whole, objects={n: each for n, each in whole.objects.items() if n != "opportunity"})
    page = page_of(admin, workspace, "opportunity")
    with transaction(owner_database) as connection:
        lost = find_dependants(connection, Change(whole, fewer_fields))
        assert [(each.kind, each.id) for each in lost] == [("pageLayoutWidget", UUID(made["id"]))]
        lost = find_dependants(connection, Change(whole, fewer_objects))
        assert {each.kind for each in lost} == {"pageLayout", "pageLayoutWidget"}
        follow(connection, Change(whole, fewer_objects))
        follow(connection, Change(fewer_objects, whole))
    assert page_of(admin, workspace, "opportunity") == page
