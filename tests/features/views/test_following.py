"""Views after changes of the data model: new objects and fields, options, types, and what is put into the bin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from crm.access.viewer import Viewer
from crm.features.views.following import find_dependants, follow
from crm.features.views.parts import create_parts
from crm.features.views.reading import list_views
from crm.features.views.schemas import (
    View,
    ViewField,
    ViewFieldGroup,
    ViewFilter,
    ViewGroup,
    ViewSort,
    WholeView,
)
from crm.features.views.service import create_view
from crm.kit.database import Database
from crm.metadata.changes.change import Change
from crm.metadata.extension import create_fields, create_object
from crm.metadata.snapshot import Field, Object, Snapshot
from crm.metadata.standard_objects.declaration import FieldDeclaration, ObjectDeclaration
from crm.models.transaction import transaction
from tests.factories.workspaces import Workspace, make_workspace

NAME = FieldDeclaration("name", "TEXT", "Name")


@pytest.fixture
def workspace(owner_database: Database) -> Workspace:
    """One per test: they change what it is made of."""
    return make_workspace(owner_database)


def views_of(workspace: Workspace, snapshot: Snapshot, name: str) -> dict[str, WholeView]:
    """Everything an administrator sees of an object, by the views' names."""
    viewer = Viewer(snapshot, workspace.admin.role_id, workspace.admin.identity.user_workspace_id)
    found = list_views(workspace.owner, viewer, object_id=snapshot.objects[name].id)
    return {each.view.name: each for each in found}


def after(workspace: Workspace, change: Change) -> None:
    """The change is followed, twice: the second time must not matter."""
    for _ in range(2):
        with transaction(workspace.owner) as connection:
            follow(connection, change)


def with_field(snapshot: Snapshot, object_name: str, field: Field, **values: Any) -> Snapshot:
    """The workspace with another field in the place of the one of the same id."""
    object_ = snapshot.objects[object_name]
    fields = {
        each.name: each for each in (field if known.id == field.id else known for known in object_.fields.values())
    }
    return replace(snapshot, objects={**snapshot.objects, object_name: replace(object_, fields=fields, **values)})


def altered(snapshot: Snapshot, object_name: str, name: str, **values: Any) -> Change:
    field = replace(snapshot.objects[object_name].fields[name], **values)
    return Change(snapshot, with_field(snapshot, object_name, field))


def without(snapshot: Snapshot, object_name: str, name: str) -> Change:
    object_ = snapshot.objects[object_name]
    fields = {each.name: each for each in object_.fields.values() if each.name != name}
    objects = {**snapshot.objects, object_name: replace(object_, fields=fields)}
    return Change(snapshot, replace(snapshot, objects=objects))


def view_with(workspace: Workspace, object_name: str, *parts: tuple[type, Mapping[str, Any]], **view: Any) -> View:
    """A view of a task, with some parts."""
    snapshot = workspace.snapshot
    viewer = Viewer(snapshot, workspace.admin.role_id, workspace.admin.identity.user_workspace_id)
    about = {"name": "Mine", "icon": "", "object_id": snapshot.objects[object_name].id}
    made = create_view(workspace.owner, viewer, about | view).view
    for kind, values in parts:
        create_parts(workspace.owner, viewer, kind, [{**values, "view_id": made.id}])
    return made


def field_names(object_: Object, fields: Sequence[ViewField]) -> list[str]:
    known = {each.id: each.name for each in object_.fields.values()}
    return [known[each.field_id] for each in fields]


def told(workspace: Workspace, change: Change) -> set[tuple[str, str, str]]:
    with transaction(workspace.owner) as connection:
        return {(each.kind, each.name, each.effect) for each in find_dependants(connection, change)}


def test_a_new_object_has_its_views(workspace: Workspace):
    before = workspace.snapshot
    with transaction(workspace.owner) as connection:
        now = create_object(
            connection, before, ObjectDeclaration("boat", "boats", "Boat", "Boats", "IconX", "", (NAME,))
        )
    after(workspace, Change(before, now))
    found = views_of(workspace, now, "boat")
    assert set(found) == {"All Boats", "Boat Record Page Fields"}
    listed = found["All Boats"].of(ViewField)
    assert field_names(now.objects["boat"], listed) == ["name", "createdBy", "createdAt"]
    assert [each.name for each in found["Boat Record Page Fields"].of(ViewFieldGroup)] == ["General", "Other"]


def test_a_new_field_comes_last(workspace: Workspace):
    before = workspace.snapshot
    declared = [FieldDeclaration("motto", "TEXT", "Motto"), FieldDeclaration("inner", "TEXT", "Inner", is_system=True)]
    with transaction(workspace.owner) as connection:
        now = create_fields(connection, before, {"company": declared})
    after(workspace, Change(before, now))
    found = views_of(workspace, now, "company")
    *_, motto, inner = found["All Companies"].of(ViewField)
    assert field_names(now.objects["company"], [motto, inner]) == ["motto", "inner"]
    assert (motto.is_visible, inner.is_visible) == (True, False)
    page = found["Company Record Page Fields"]
    general = page.of(ViewFieldGroup)[0]
    (shown,) = [each for each in page.of(ViewField) if each.field_id == motto.field_id]
    assert shown.view_field_group_id == general.id
    assert inner.field_id not in {each.field_id for each in page.of(ViewField)}


def test_options_that_are_new_gone_or_renamed(workspace: Workspace):
    snapshot = workspace.snapshot
    status = snapshot.objects["task"].fields["status"]
    view = view_with(
        workspace,
        "task",
        (ViewFilter, {"field_id": status.id, "operand": "IS", "value": '["TODO","DONE"]'}),
        (ViewFilter, {"field_id": status.id, "operand": "IS_NOT", "value": ["DONE"]}),
        (ViewFilter, {"field_id": status.id, "operand": "IS", "value": "TODO"}),
        (ViewFilter, {"field_id": status.id, "operand": "IS_EMPTY", "value": ""}),
        name="Board",
        type="KANBAN",
        main_group_by_field_id=status.id,
    )
    todo, in_progress, _done = status.options
    options = ({**todo, "value": "OPEN"}, in_progress, {"id": "new", "value": "LATER", "label": "Later", "position": 3})
    change = altered(snapshot, "task", "status", options=options)
    assert told(workspace, change) == {
        ("viewFilter", "Board: Status", "changed"),
        ("viewFilter", "Board: Status", "removed"),
    }
    after(workspace, change)
    board = views_of(workspace, change.after, "task")["Board"]
    assert board.view.id == view.id
    assert [each.field_value for each in board.of(ViewGroup)] == ["OPEN", "IN_PROGRESS", "", "LATER"]
    assert [each.value for each in board.of(ViewFilter)] == ['["OPEN"]', "OPEN", ""]


def test_a_field_that_must_have_a_value_needs_no_group_for_none(workspace: Workspace):
    change = altered(workspace.snapshot, "task", "status", is_nullable=False)
    after(workspace, change)
    groups = views_of(workspace, change.after, "task")["By Status"].of(ViewGroup)
    assert [each.field_value for each in groups] == ["TODO", "IN_PROGRESS", "DONE"]
    back = Change(change.after, change.before)
    after(workspace, back)
    groups = views_of(workspace, back.after, "task")["By Status"].of(ViewGroup)
    assert [each.field_value for each in groups] == ["TODO", "IN_PROGRESS", "DONE", ""]


def test_a_field_of_another_type_keeps_the_conditions_that_it_still_takes(workspace: Workspace):
    snapshot = workspace.snapshot
    title = snapshot.objects["task"].fields["title"]
    view_with(
        workspace,
        "task",
        (ViewFilter, {"field_id": title.id, "operand": "CONTAINS", "value": "5"}),
        (ViewFilter, {"field_id": title.id, "operand": "IS", "value": "5"}),
        (ViewFilter, {"field_id": title.id, "operand": "IS", "value": "five"}),
        (ViewSort, {"field_id": title.id}),
    )
    change = altered(snapshot, "task", "title", type="NUMBER")
    after(workspace, change)
    found = views_of(workspace, change.after, "task")["Mine"]
    assert [(each.operand, each.value) for each in found.of(ViewFilter)] == [("IS", "5")]
    assert len(found.of(ViewSort)) == 1
    change = altered(snapshot, "task", "title", type="RAW_JSON")
    after(workspace, change)
    assert views_of(workspace, change.after, "task")["Mine"].of(ViewSort) == ()


@pytest.mark.parametrize("how", ["removed", "switched off"])
def test_what_rests_on_a_field_goes_and_comes_back_with_it(workspace: Workspace, how: str):
    snapshot = workspace.snapshot
    due, status, title = (snapshot.objects["task"].fields[name] for name in ("dueAt", "status", "title"))
    sort, condition = (
        (ViewSort, {"field_id": due.id}),
        (ViewFilter, {"field_id": due.id, "operand": "IS_TODAY", "value": ""}),
    )
    view_with(workspace, "task", sort, condition, (ViewSort, {"field_id": title.id}), name="List")
    view_with(workspace, "task", name="Plan", type="CALENDAR", calendar_field_id=due.id)
    aggregate = {"kanban_aggregate_operation": "MAX", "kanban_aggregate_operation_field_id": due.id}
    view_with(workspace, "task", name="Board", type="KANBAN", main_group_by_field_id=status.id, **aggregate)
    gone = (
        without(snapshot, "task", "dueAt") if how == "removed" else altered(snapshot, "task", "dueAt", is_active=False)
    )
    assert told(workspace, gone) == {
        ("view", "Plan", "removed"),
        ("view", "Board", "changed"),
        ("viewFilter", "List: Due Date", "removed"),
        ("viewSort", "List: Due Date", "removed"),
    }
    before = views_of(workspace, snapshot, "task")
    after(workspace, gone)
    found = views_of(workspace, gone.after, "task")
    assert "Plan" not in found
    assert found["Board"].view.kanban_aggregate_operation is None
    assert (found["List"].of(ViewFilter), [each.field_id for each in found["List"].of(ViewSort)]) == ((), [title.id])
    assert due.id not in {each.field_id for whole in found.values() for each in whole.of(ViewField)}
    after(workspace, Change(gone.after, snapshot))
    assert views_of(workspace, snapshot, "task") == before


def test_an_object_keeps_its_list_when_the_field_goes_that_it_was_grouped_by(workspace: Workspace):
    snapshot = workspace.snapshot
    status = snapshot.objects["task"].fields["status"]
    workspace.run(
        "update core.view set main_group_by_field_id = %s, type = 'KANBAN' where object_id = %s and key = 'INDEX'",
        status.id,
        snapshot.objects["task"].id,
    )
    found = views_of(workspace, without(snapshot, "task", "status").after, "task")
    assert (found["All Tasks"].view.type, found["All Tasks"].view.main_group_by_field_id) == ("TABLE", None)
    assert {"By Status", "Assigned to Me"}.isdisjoint(found)


def test_what_records_are_known_by_comes_first(workspace: Workspace):
    snapshot = workspace.snapshot
    view_with(workspace, "company", name="Empty")
    company = replace(snapshot.objects["company"], label_identifier="xLink")
    now = replace(snapshot, objects={**snapshot.objects, "company": company})
    after(workspace, Change(snapshot, now))
    found = views_of(workspace, now, "company")
    for name in ("All Companies", "Empty"):
        first = found[name].of(ViewField)[0]
        assert (field_names(company, [first]), first.is_visible) == (["xLink"], True)


def test_an_object_in_the_bin_takes_its_views_along(workspace: Workspace):
    snapshot = workspace.snapshot
    gone = Change(snapshot, replace(snapshot, objects={k: v for k, v in snapshot.objects.items() if k != "note"}))
    assert ("view", "All Notes", "removed") in told(workspace, gone)
    viewer = Viewer(gone.after, workspace.admin.role_id)
    assert list_views(workspace.owner, viewer, object_id=snapshot.objects["note"].id) == []
    before = views_of(workspace, snapshot, "note")
    after(workspace, Change(gone.after, snapshot))
    assert views_of(workspace, snapshot, "note") == before


def test_what_is_destroyed_takes_along_what_rests_on_it(workspace: Workspace):
    snapshot = workspace.snapshot
    due = snapshot.objects["task"].fields["dueAt"].id
    view_with(workspace, "task", (ViewSort, {"field_id": due}), name="Plan", type="CALENDAR", calendar_field_id=due)
    workspace.run("delete from core.field where id = %s", due)
    now = workspace.snapshot
    assert "Plan" not in views_of(workspace, now, "task")
    assert workspace.rows("select 1 from core.view_sort where field_id = %s", due) == []
    workspace.run("delete from core.object where id = %s", snapshot.objects["task"].id)
    left: Any = workspace.rows("select count(*) from core.view where object_id = %s", snapshot.objects["task"].id)
    assert left == [(0,)]
