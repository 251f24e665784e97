"""What views consist of: six kinds of parts, made, changed and removed in one way, each within its rules."""

from __future__ import annotations

from typing import Any

import pytest

from crm.kit.database import Database
from crm.kit.ids import uuid7
from tests.api.gateway import GraphqlClient
from tests.api.graphql_metadata.conftest import Connect
from tests.api.graphql_metadata.parts import CHANGES, FIELDS, KINDS, NEW, SAYS_YES, Parts, problems
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


@pytest.fixture
def parts(admin: GraphqlClient, workspace: Workspace, view: str, kind: str) -> Parts:
    return Parts(admin, workspace, view, kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("prefix", ["", "Core"], ids=["today", "older"])
def test_a_part_is_made_changed_and_removed(
    admin: GraphqlClient, workspace: Workspace, view: str, kind: str, prefix: str
):
    parts = Parts(admin, workspace, view, kind, prefix)
    part = parts.made()
    given = parts.spelled(NEW[kind])
    assert {name: part[name] for name in given} == given
    assert (part["viewId"], part["deletedAt"]) == (view, None)
    assert parts.get(part["id"]) == part
    assert part in parts.list()
    changed = parts.ask(parts.update(part["id"], **CHANGES[kind]))
    assert changed == part | parts.spelled(CHANGES[kind])
    assert parts.get(part["id"]) == changed
    gone = parts.ask(parts.remove(part["id"]))
    assert gone is True if kind in SAYS_YES else gone["deletedAt"]
    assert parts.get(part["id"]) is None
    assert part["id"] not in {each["id"] for each in parts.list()}
    destroyed = parts.ask(parts.remove(part["id"], "destroy"))
    assert destroyed is True if kind in SAYS_YES else destroyed["id"] == part["id"]
    assert parts.error(parts.remove(part["id"], "destroy"))["extensions"]["code"] == "NOT_FOUND"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_there_is_neither_changed_nor_removed(parts: Parts, kind: str):
    for part in (SOME_ID, ""):
        for asked in (parts.update(part, **CHANGES[kind]), parts.remove(part), parts.remove(part, "destroy")):
            if not (part == "" and "i" in asked[1] and "id" in asked[1]["i"]):
                assert parts.error(asked)["extensions"]["subCode"].endswith("_NOT_FOUND")
    parts.view = SOME_ID
    assert parts.error(parts.create(**NEW[kind]))["extensions"]["subCode"] == "VIEW_NOT_FOUND"
    assert parts.list() == []


@pytest.mark.parametrize("kind", KINDS)
def test_parts_of_what_others_see_need_the_right(connect: Connect, workspace: Workspace, parts: Parts, kind: str):
    part = parts.made()
    member = Parts(connect(workspace.sign_in().token), workspace, parts.view, kind)
    for asked in (
        member.create(**NEW[kind]),
        member.update(part["id"], **CHANGES[kind]),
        member.remove(part["id"]),
        member.remove(part["id"], "destroy"),
    ):
        assert member.error(asked)["extensions"]["subCode"] == "PERMISSION_DENIED"
    assert member.get(part["id"]) == part


@pytest.mark.parametrize("kind", KINDS)
def test_parts_of_somebody_elses_own_view(connect: Connect, workspace: Workspace, view: str, kind: str):
    own = connect(workspace.sign_in().token)
    unlisted = "update core.view set visibility = 'UNLISTED', created_by_user_workspace_id = null where id = %s"
    workspace.run(unlisted, view)
    hidden = Parts(own, workspace, view, kind)
    assert hidden.error(hidden.create(**NEW[kind]))["extensions"]["subCode"] == "VIEW_NOT_FOUND"
    assert hidden.list() == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_part_may_have_a_chosen_id_unless_one_has_it(parts: Parts, kind: str):
    chosen = str(uuid7())
    assert parts.made(id=chosen)["id"] == chosen
    other = {"fieldMetadataId": "assignee"} if "fieldMetadataId" in NEW[kind] else {}
    value = {"operand": "IS_EMPTY", "value": ""} if kind == "ViewFilter" else {}
    group = {"fieldValue": "TODO"} if kind == "ViewGroup" else {}
    aggregate = {"aggregateOperation": None} if kind == "ViewField" else {}
    again = parts.create(**{**NEW[kind], **other, **value, **group, **aggregate, "id": chosen})
    assert problems(parts.error(again)) == [("INVALID_VIEW_DATA", "Id is already in use")]


WRONG: list[tuple[str, dict[str, Any], str, str]] = [
    ("ViewField", {"size": 0}, "INVALID_VIEW_DATA", "View field size must be greater than 0"),
    ("ViewField", {"size": -1}, "INVALID_VIEW_DATA", "View field size must be greater than 0"),
    ("ViewField", {"viewFieldGroupId": SOME_ID}, "INVALID_VIEW_DATA", "View field group not found in the view"),
    (
        "ViewField",
        {"aggregateOperation": "SUM"},
        "INVALID_VIEW_DATA",
        'Aggregate operation SUM is not available for field "dueAt"',
    ),
    ("ViewFieldGroup", {"name": " "}, "INVALID_VIEW_DATA", "View field group name is not valid"),
    (
        "ViewFilter",
        {"operand": "IS_RELATIVE"},
        "INVALID_VIEW_DATA",
        'Operand IS_RELATIVE is not available for field "title"',
    ),
    ("ViewFilter", {"subFieldName": "x"}, "INVALID_VIEW_DATA", 'Sub-field "x" is not known for field "title"'),
    ("ViewFilter", {"value": {"a": 1}}, "INVALID_VIEW_DATA", 'Expected a text for field "title"'),
    (
        "ViewFilter",
        {"relationTargetFieldMetadataId": SOME_ID},
        "INVALID_VIEW_DATA",
        'There is no such field beyond the relation for field "title"',
    ),
    (
        "ViewFilter",
        {"viewFilterGroupId": SOME_ID},
        "VIEW_FILTER_GROUP_NOT_FOUND",
        "View filter group not found in the view",
    ),
    (
        "ViewFilterGroup",
        {"parentViewFilterGroupId": SOME_ID},
        "VIEW_FILTER_GROUP_NOT_FOUND",
        "View filter group not found in the view",
    ),
    ("ViewSort", {"subFieldName": "x"}, "INVALID_VIEW_DATA", 'Records cannot be sorted by "dueAt.x"'),
    ("ViewGroup", {"fieldValue": "LOST"}, "INVALID_VIEW_DATA", 'Value "LOST" is no option of field "status"'),
]


@pytest.mark.parametrize("case", WRONG, ids=[f"{case[0]} {min(case[1])} {n}" for n, case in enumerate(WRONG)])
def test_a_part_that_cannot_be_is_neither_made_nor_kept(
    admin: GraphqlClient, workspace: Workspace, view: str, case: tuple[str, dict[str, Any], str, str]
):
    kind, values, code, message = case
    parts = Parts(admin, workspace, view, kind)
    before = parts.list()
    assert (code, message) in problems(parts.error(parts.create(**{**NEW[kind], **values})))
    assert parts.list() == before
    part = parts.made()
    assert (code, message) in problems(parts.error(parts.update(part["id"], **values)))
    assert parts.get(part["id"]) == part


@pytest.mark.parametrize("kind", ["ViewField", "ViewFilter", "ViewSort"])
def test_fields_are_those_of_the_views_object(parts: Parts, workspace: Workspace, kind: str):
    for foreign in (SOME_ID, str(workspace.snapshot.objects["company"].fields["employees"].id)):
        error = parts.error(parts.create(**{**NEW[kind], "fieldMetadataId": foreign}))
        assert [code for code, _ in problems(error)] == ["FIELD_METADATA_NOT_FOUND"]


@pytest.mark.parametrize("kind", ["ViewField", "ViewSort"])
def test_a_field_is_in_a_view_once(parts: Parts, kind: str):
    parts.made()
    ((code, message),) = problems(parts.error(parts.create(**NEW[kind])))
    assert code == "INVALID_VIEW_DATA"
    assert "already exists" in message


@pytest.mark.parametrize("kind", ["ViewField"])
def test_many_are_made_together_or_not_at_all(parts: Parts, kind: str):
    query = f"""mutation($i: [CreateViewFieldInput!]!) {{ createManyViewFields(inputs: $i) {{ {FIELDS[kind]} }} }}"""
    names = ("title", "status", "assignee")
    rows = [
        {"viewId": parts.view, "position": place, **parts.spelled({"fieldMetadataId": name})}
        for place, name in enumerate(names)
    ]
    wrong = [*rows[:2], rows[2] | {"size": 0}]
    assert problems(parts.client.error(query, {"i": wrong}))
    assert parts.list() == []
    made = parts.client.ask(query, i=rows)["createManyViewFields"]
    assert made == parts.list()
    assert parts.client.ask(query, i=[]) == {"createManyViewFields": []}


def test_many_groups_are_changed_together(admin: GraphqlClient, workspace: Workspace, view: str):
    parts = Parts(admin, workspace, view, "ViewGroup")
    groups = parts.list()
    query = """mutation($i: [UpdateViewGroupInput!]!) { updateManyViewGroups(inputs: $i) { id position } }"""
    wanted = [{"id": each["id"], "position": place} for place, each in enumerate(reversed(groups))]
    changes = [{"id": each["id"], "update": {"position": each["position"]}} for each in wanted]
    assert admin.ask(query, i=changes)["updateManyViewGroups"] == wanted
    assert [each["id"] for each in parts.list()] == [each["id"] for each in wanted]
