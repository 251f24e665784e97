"""Rules that parts of a view keep beside each other: columns, groups of conditions, headings, the label in front."""

from __future__ import annotations

import pytest

from crm.kit.database import Database
from crm.kit.ids import uuid7
from tests.api.gateway import GraphqlClient
from tests.api.graphql_metadata.parts import NEW, Parts, problems
from tests.factories.workspaces import Workspace, make_workspace

SOME_ID = str(uuid7())


@pytest.fixture(scope="module")
def workspace(owner_database: Database) -> Workspace:
    return make_workspace(owner_database)


@pytest.fixture
def view(admin: GraphqlClient, workspace: Workspace) -> str:
    """A board of tasks."""
    task = workspace.snapshot.objects["task"]
    about = {"name": "Mine", "icon": "", "objectMetadataId": str(task.id), "type": "KANBAN"}
    by_status = {"mainGroupByFieldMetadataId": str(task.fields["status"].id)}
    create = "mutation($i: CreateViewInput!) { createView(input: $i) { id } }"
    return str(admin.ask(create, i=about | by_status)["createView"]["id"])


def test_a_board_has_its_columns_before_older_clients_make_them(admin: GraphqlClient, workspace: Workspace, view: str):
    parts = Parts(admin, workspace, view, "ViewGroup")
    assert [each["fieldValue"] for each in parts.list()] == ["TODO", "IN_PROGRESS", "DONE", ""]
    status = str(workspace.snapshot.objects["task"].fields["status"].id)
    query = """mutation($i: [CreateViewGroupInput!]!) { createManyViewGroups(inputs: $i) { id fieldValue } }"""
    rows = [
        {"id": str(uuid7()), "viewId": view, "fieldValue": value, "position": place, "fieldMetadataId": status}
        for place, value in enumerate(["DONE", "TODO"])
    ]
    made = admin.ask(query, i=rows)["createManyViewGroups"]
    assert [each["id"] for each in made] == [each["id"] for each in rows]
    assert sorted(each["fieldValue"] for each in parts.list()) == ["", "DONE", "IN_PROGRESS", "TODO"]


def test_a_list_has_no_groups(admin: GraphqlClient, workspace: Workspace, view: str):
    admin.ask(
        "mutation($id: String!, $i: UpdateViewInput!) { updateView(id: $id, input: $i) { id } }",
        id=view,
        i={"type": "TABLE", "mainGroupByFieldMetadataId": None},
    )
    parts = Parts(admin, workspace, view, "ViewGroup")
    assert problems(parts.error(parts.create(**NEW["ViewGroup"]))) == [
        ("INVALID_VIEW_DATA", "The view is not grouped by a field")
    ]


def test_what_records_are_known_by_stays_in_front(admin: GraphqlClient, workspace: Workspace, view: str):
    parts = Parts(admin, workspace, view, "ViewField")
    title = parts.made(fieldMetadataId="title", position=0, aggregateOperation=None)
    due = parts.made(position=1)
    refusals = (
        (parts.update(title["id"], isVisible=False), "Label identifier view field has to be visible"),
        (parts.update(title["id"], position=2), "Label identifier view field has to be first"),
        (parts.update(due["id"], position=-1), "Label identifier view field has to be first"),
        (
            parts.create(fieldMetadataId="status", position=-1),
            "Label identifier view field has to be first",
        ),
        (parts.remove(title["id"]), "Label identifier view field cannot be deleted"),
        (parts.remove(title["id"], "destroy"), "Label identifier view field cannot be deleted"),
    )
    for asked, message in refusals:
        assert problems(parts.error(asked)) == [("INVALID_VIEW_DATA", message)]
    assert parts.list() == [title, due]
    assert parts.ask(parts.update(title["id"], position=-5, size=200))["position"] == -5


def test_groups_of_conditions_form_no_circle(admin: GraphqlClient, workspace: Workspace, view: str):
    parts = Parts(admin, workspace, view, "ViewFilterGroup")
    top = parts.made()
    inner = parts.made(parentViewFilterGroupId=top["id"])
    for parent in (inner["id"], top["id"]):
        error = parts.error(parts.update(top["id"], parentViewFilterGroupId=parent))
        assert problems(error) == [("CIRCULAR_DEPENDENCY", "Circular dependency in view filter groups")]


def test_groups_of_conditions_are_only_so_deep(admin: GraphqlClient, workspace: Workspace, view: str):
    parts = Parts(admin, workspace, view, "ViewFilterGroup")
    chain = [parts.made()]
    for _ in range(9):
        chain.append(parts.made(parentViewFilterGroupId=chain[-1]["id"]))
    too_deep = [("MAX_DEPTH_EXCEEDED", "View filter groups are nested too deeply")]
    assert problems(parts.error(parts.create(parentViewFilterGroupId=chain[-1]["id"]))) == too_deep
    above = parts.made()
    assert problems(parts.error(parts.update(chain[0]["id"], parentViewFilterGroupId=above["id"]))) == too_deep


@pytest.mark.parametrize("verb", ["delete", "destroy"])
def test_a_group_of_conditions_takes_them_along(admin: GraphqlClient, workspace: Workspace, view: str, verb: str):
    groups = Parts(admin, workspace, view, "ViewFilterGroup")
    filters = Parts(admin, workspace, view, "ViewFilter")
    top = groups.made()
    inner = groups.made(parentViewFilterGroupId=top["id"])
    held = filters.made(viewFilterGroupId=inner["id"])
    kept = filters.made()
    assert groups.ask(groups.remove(top["id"], verb)) is True
    assert groups.list() == []
    assert filters.list() == [kept]
    assert filters.get(held["id"]) is None


def test_fields_outlive_their_heading(admin: GraphqlClient, workspace: Workspace, view: str):
    headings = Parts(admin, workspace, view, "ViewFieldGroup")
    fields = Parts(admin, workspace, view, "ViewField")
    heading = headings.made()
    field = fields.made(viewFieldGroupId=heading["id"])
    assert headings.get(heading["id"])["viewFields"] == [{"id": field["id"]}]
    assert headings.list() == [headings.get(heading["id"])]
    headings.ask(headings.remove(heading["id"]))
    assert fields.get(field["id"])["viewFieldGroupId"] is None


def test_a_heading_is_put_away_by_a_date_too(admin: GraphqlClient, workspace: Workspace, view: str):
    headings = Parts(admin, workspace, view, "ViewFieldGroup")
    heading = headings.made()
    assert headings.error(headings.update(heading["id"], deletedAt="soon"))["extensions"]["code"] == "BAD_USER_INPUT"
    headings.ask(headings.update(heading["id"], deletedAt="2026-01-01T00:00:00Z"))
    assert headings.list() == []


def test_malformed_input_names_the_argument(admin: GraphqlClient, view: str):
    create = "mutation($i: CreateViewFilterInput!) { createViewFilter(input: $i) { id } }"
    for given, message in (
        ({"viewId": view, "value": "x"}, "fieldMetadataId"),
        ({"viewId": view, "fieldMetadataId": "nonsense", "value": "x"}, "fieldMetadataId"),
        ({"viewId": view, "fieldMetadataId": SOME_ID}, "value"),
        ({"viewId": view, "fieldMetadataId": SOME_ID, "value": "x", "operand": "IS_NICE"}, "IS_NICE"),
    ):
        error = admin.error(create, {"i": given})
        assert message in error["message"]
        assert error["extensions"]["code"] == "BAD_USER_INPUT"


def test_saving_what_a_large_list_is_sorted_by_starts_an_index(admin: GraphqlClient, workspace: Workspace, view: str):
    workspace.run(
        "insert into {schema}.task (id, title) select gen_random_uuid(), 'x' from generate_series(1, 12000)".replace(
            "{schema}", f'"{workspace.schema}"'
        )
    )
    workspace.run(f'analyze "{workspace.schema}".task')
    sorts, filters = (Parts(admin, workspace, view, kind) for kind in ("ViewSort", "ViewFilter"))
    sorts.made()
    filters.made()

    def started() -> set[str]:
        rows = workspace.rows("select task->'index'->>1 from core.data_model_job where workspace_id = %s", workspace.id)
        return {str(name) for (name,) in rows}

    assert started() == {"task_dueAt_id_nulls_first_idx", "task_title_words_idx"}
