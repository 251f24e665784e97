"""What lies between two snapshots."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from crm.metadata.changes.change import Change
from crm.metadata.snapshot import Snapshot
from crm.metadata.standard import standard_objects

WORKSPACE = UUID(int=1)
BEFORE = Snapshot(WORKSPACE, "workspace_1", "workspace_1", 1, standard_objects(WORKSPACE), {})


def after(**objects: object) -> Snapshot:
    """The workspace with some of its objects replaced, or taken away by None."""
    changed = {**BEFORE.objects, **objects}
    return replace(BEFORE, objects={name: each for name, each in changed.items() if each is not None})


def test_nothing_lies_between_equals():
    change = Change(BEFORE, after())
    assert not change.created_objects + change.removed_objects
    assert not change.created_fields + change.removed_fields + change.altered_fields


def test_a_renamed_object_is_the_same_and_its_fields_are_unaltered():
    person = replace(BEFORE.objects["person"], name_singular="human")
    change = Change(BEFORE, after(person=None, human=person))
    assert not change.created_objects + change.removed_objects
    assert [pair.after.name_singular for pair in change.kept_objects if pair.before != pair.after] == ["human"]
    assert not change.altered_fields


def test_a_renamed_field_is_altered_and_a_new_one_is_created():
    person = BEFORE.objects["person"]
    fields = {name: each for name, each in person.fields.items() if name not in {"city", "jobTitle"}}
    renamed = replace(person.fields["jobTitle"], name="title")
    new = replace(person.fields["jobTitle"], id=UUID(int=7), name="hobby")
    change = Change(BEFORE, after(person=replace(person, fields={**fields, "title": renamed, "hobby": new})))
    assert [(pair.before.field.name, pair.after.field.name) for pair in change.altered_fields] == [
        ("jobTitle", "title")
    ]
    assert [each.field.name for each in change.created_fields] == ["hobby"]
    assert [each.field.name for each in change.removed_fields] == ["city"]


def test_fields_of_an_object_that_came_or_went_are_not_told_one_by_one():
    gone = Change(BEFORE, after(note=None))
    assert [each.name_singular for each in gone.removed_objects] == ["note"]
    assert not gone.removed_fields
    back = Change(gone.after, BEFORE)
    assert [each.name_singular for each in back.created_objects] == ["note"]
    assert not back.created_fields
