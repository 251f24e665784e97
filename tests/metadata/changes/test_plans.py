"""Which steps lie between a workspace before and after an edit, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest

from crm.metadata.changes.field_edits import update_field
from crm.metadata.changes.indexes import NewIndex, create_index
from crm.metadata.changes.object_edits import update_object
from crm.metadata.changes.removing import delete_field, delete_object
from crm.metadata.snapshot import Snapshot
from tests.metadata.changes.models import (
    SHIP,
    STANDARD,
    field,
    kinds,
    new_field,
    sql,
    steps,
    to_one,
    with_field,
    with_ship,
)

OPTIONS = [{"value": "RED", "label": "Red"}, {"value": "BLUE", "label": "Blue"}]
OWNER = new_field("RELATION", "owner", relation=to_one(STANDARD.objects["person"], "Ships"))
BASE = with_ship(
    new_field("TEXT", "code"),
    new_field("SELECT", "shade", options=OPTIONS),
    new_field("NUMBER", "size", settings={"dataType": "int"}),
    OWNER,
)


def edited(name: str, /, **given: object) -> Callable[[], Snapshot]:
    return lambda: update_field(BASE, field(BASE, "ship", name).id, given)


def changed(**given: object) -> Callable[[], Snapshot]:
    return lambda: update_object(BASE, SHIP, given)


def removed() -> Snapshot:
    return delete_object(update_object(BASE, SHIP, {"is_active": False}), SHIP)


KEPT = {**OPTIONS[0], "id": field(BASE, "ship", "shade").options[0]["id"]}
CASES: list[tuple[str, Callable[[], Snapshot], list[str]]] = [
    ("nothing", lambda: BASE, []),
    ("a plain field", lambda: with_field(BASE, "ship", new_field("TEXT", "x")), ["createColumn"]),
    ("a unique field", lambda: with_field(BASE, "ship", new_field("TEXT", "x", is_unique=True)),
     ["createColumn", "createIndex"]),
    ("how it is shown", edited("code", label="Number", icon="IconAbc", is_active=False), []),
    ("a field's name", edited("code", name="number"), ["renameColumn"]),
    ("a link's name", edited("owner", name="captain"), ["renameColumn", "renameIndex", "changeLinks"]),
    ("a default value", edited("code", default="'x'"), ["changeColumn"]),
    ("another kind of number", edited("size", settings={"dataType": "float"}), ["changeColumn"]),
    ("uniqueness", edited("code", is_unique=True), ["createIndex"]),
    ("one more option", edited("shade", options=[*OPTIONS, {"value": "PINK", "label": "Pink"}]), []),
    ("an option's colour", edited("shade", options=[{**OPTIONS[0], "color": "red"}, OPTIONS[1]]), []),
    ("an option's value", edited("shade", options=[{**KEPT, "value": "ROSE"}, OPTIONS[1]]), ["changeValues"]),
    ("one option less", edited("shade", options=OPTIONS[1:]), ["changeValues"]),
    ("found by its text", edited("code", is_searchable=True), ["rebuildSearch"]),
    ("not found any more", changed(is_searchable=False), ["rebuildSearch"]),
    ("criteria of duplicates", changed(duplicate_criteria=[["code"]]), ["createIndex"]),
    ("an object's labels", changed(label_singular="Boat", label_plural="Boats"), []),
    ("a field that goes", lambda: delete_field(BASE, field(BASE, "ship", "code").id), ["removeColumn"]),
    ("a link that goes", lambda: delete_field(BASE, OWNER.id), ["removeIndex", "removeColumn", "changeLinks"]),
    ("an index", lambda: create_index(BASE, NewIndex(uuid4(), SHIP, [(field(BASE, "ship", "code").id, "")])),
     ["createIndex"]),
]  # fmt: skip


@pytest.mark.parametrize(("after", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_an_edit_takes_these_steps(after: Callable[[], Snapshot], expected: list[str]):
    assert kinds(BASE, after()) == expected


def test_a_new_object_is_there_before_anything_leads_to_it():
    found = kinds(STANDARD, BASE)
    assert found[0] == "createTable"
    assert found.index("createColumn") < found.index("createIndex") < found.index("changeLinks")


def test_a_removed_object_makes_room_for_one_of_its_name():
    after = with_ship()
    objects = {**after.objects, "ship": replace(after.objects["ship"], id=uuid4())}
    found = kinds(BASE, replace(after, objects=objects))
    assert found.index("removeTable") < found.index("createTable")


def test_only_what_loses_something_is_destructive():
    assert [step.kind for step in steps(BASE, removed()) if step.is_destructive].count("removeTable") == 1
    shade = field(BASE, "ship", "shade")
    renamed = update_field(BASE, shade.id, {"options": [{**KEPT, "value": "ROSE"}, OPTIONS[1]]})
    assert not any(step.is_destructive for step in steps(BASE, renamed))
    (step,) = steps(BASE, update_field(BASE, shade.id, {"options": OPTIONS[1:]}))
    assert step.is_destructive
    assert step.is_rewrite


def test_swapped_options_do_not_run_into_each_other():
    shade = field(BASE, "ship", "shade")
    red, blue = shade.options
    statements = sql(
        BASE, update_field(BASE, shade.id, {"options": [{**red, "value": "BLUE"}, {**blue, "value": "RED"}]})
    )
    assert statements.count("update") == 4
    assert statements.index("__RED") < statements.index("'BLUE' where")


def test_what_is_kept_in_the_bin_has_a_name_that_nobody_can_give():
    statements = sql(BASE, delete_field(BASE, field(BASE, "ship", "code").id))
    assert 'rename column "code" to "_' in statements
    assert "drop column" not in statements
