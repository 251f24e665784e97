"""Conditions of a view together: in groups, anywhere, of whoever looks; and the order of its records."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from crm.features.views.conditions.filters import condition_of, filter_of
from crm.features.views.conditions.orders import order_of
from crm.features.views.conditions.perspective import Perspective
from crm.features.views.schemas import View, ViewFilterGroup, ViewSort, WholeView
from crm.kit.ids import uuid7
from crm.metadata.snapshot import FieldRights, Object
from crm.records.service import Records
from tests.factories.workspaces import Workspace
from tests.features.views.conftest import Asked
from tests.features.views.pets import ALL, NIL, NOW, REX, TOM, condition, packed


def test_records_beyond_a_relation(names: Asked, records: Records, pet: Object):
    city = records.snapshot.objects["person"].fields["city"].id
    name = records.snapshot.objects["petCareAgreement"].fields["name"].id
    assert names(condition(pet, "owner", "CONTAINS", "turing", relation_target_field_id=city)) == {TOM}
    assert names(condition(pet, "careAgreements", "CONTAINS", "walk", relation_target_field_id=name)) == {REX}


def test_conditions_hold_together(names: Asked, pet: Object):
    assert names() == ALL
    dog, old = condition(pet, "species", "IS", "DOG"), condition(pet, "age", "GREATER_THAN_OR_EQUAL", "5")
    assert names(dog, old) == set()


def test_groups_of_conditions_within_groups(names: Asked, pet: Object):
    def group(operator: str, **more: Any) -> ViewFilterGroup:
        return ViewFilterGroup(workspace_id=uuid7(), view_id=uuid7(), logical_operator=operator, **more)

    either = group("OR")
    neither = group("NOT", parent_view_filter_group_id=either.id)
    both = group("AND", parent_view_filter_group_id=either.id)
    dog = condition(pet, "species", "IS", "DOG", view_filter_group_id=both.id)
    young = condition(pet, "age", "LESS_THAN_OR_EQUAL", "5", view_filter_group_id=both.id)
    named = condition(pet, "name", "IS_NOT_EMPTY", view_filter_group_id=neither.id)
    assert names(either, both, dog, young) == {REX}
    assert names(either, both, neither, dog, young, named) == {REX, NIL}
    assert names(either, neither, named) == {NIL}
    assert names(either, both, neither) == ALL
    outside = condition(pet, "name", "IS_EMPTY")
    assert names(either, both, neither, dog, young, named, outside) == {NIL}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rex", {REX}),
        ("turing", {TOM}),
        ("bergen", {TOM}),
        ("cat", {TOM}),
        ("tram", {REX}),
        ("9", {TOM}),
        ("zzz", set()),
        ("  ", ALL),
    ],
)
def test_a_text_anywhere(names: Asked, text: str, expected: set[str]):
    assert names(any_field_filter_value=text) == expected


def test_a_text_is_not_looked_for_where_somebody_may_not_look(records: Records, pet: Object, workspace: Workspace):
    blind = replace(records.gate.role, fields={"pet": {"name": FieldRights(read=False)}})
    view = View(workspace_id=workspace.id, object_id=pet.id, name="v", icon="", any_field_filter_value="x")
    gate = replace(records.gate, role=blind)
    asked = filter_of(WholeView(view), records.snapshot, pet, gate, Perspective())["or"]
    assert {"name": {"ilike": "%x%"}} not in asked
    assert {"comments": {"ilike": "%x%"}} in asked


def test_a_program_is_nobody(records: Records, pet: Object):
    mine = condition(pet, "keeper", "IS", packed({"isCurrentWorkspaceMemberSelected": True}))
    asked = condition_of(mine, records.snapshot, pet, Perspective(None, NOW))
    assert asked is not None
    assert records.find_many("pet", asked, ["name"], 10) == []


def test_the_order_of_a_view(records: Records, pet: Object, workspace: Workspace):
    view = View(workspace_id=workspace.id, object_id=pet.id, name="v", icon="")

    def order(*sorts: tuple[str, str | None, str]) -> list[dict[str, Any]]:
        parts = tuple(
            ViewSort(
                workspace_id=workspace.id,
                view_id=view.id,
                field_id=pet.fields[name].id,
                sub_field_name=part,
                direction=direction,
            )
            for name, part, direction in sorts
        )
        return order_of(WholeView(view, {ViewSort: parts}), records.snapshot, pet)

    by_name = [{"makesOwnerThinkOf": {part: "AscNullsLast"}} for part in ("firstName", "lastName")]
    assert order() == []
    assert order(("species", None, "DESC"), ("age", None, "ASC")) == [
        {"species": "DescNullsLast"},
        {"age": "AscNullsLast"},
    ]
    assert order(("makesOwnerThinkOf", None, "ASC")) == by_name
    assert order(("makesOwnerThinkOf", "lastName", "ASC")) == by_name[1:]
    assert order(("vetEmail", None, "ASC")) == [{"vetEmail": {"primaryEmail": "AscNullsLast"}}]
    assert order(("owner", None, "DESC")) == [
        {"owner": {"name": {part: "DescNullsLast"}}} for part in ("firstName", "lastName")
    ]
    for name, part in (("traits", None), ("extraData", None), ("careAgreements", None), ("vetEmail", "nothing")):
        assert order((name, part, "ASC")) == []
