"""The gate: what a role says of an object comes before what it says of all."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from crm.access.gate import Action, Gate, PermissionDenied
from crm.access.settings import may_change, require_flag
from crm.metadata.snapshot import ObjectRights, Role, Snapshot
from crm.metadata.standard import standard_objects

WORKSPACE_ID = UUID(int=1)
OBJECTS = standard_objects(WORKSPACE_ID)
PERSON, COMPANY, MEMBER = (OBJECTS[name] for name in ("person", "company", "workspaceMember"))
NOTHING = Role(
    id=UUID(int=7),
    label="Nothing",
    can_update_all_settings=False,
    can_read_all=False,
    can_update_all=False,
    can_soft_delete_all=False,
    can_destroy_all=False,
)


def gate(role: Role) -> Gate:
    return Gate.of(Snapshot(WORKSPACE_ID, "s", "s", 1, OBJECTS, {role.id: role}), role.id)


@pytest.mark.parametrize("action", Action)
def test_nothing_is_allowed_unless_said(action: Action):
    assert not gate(NOTHING).may(action, PERSON)
    with pytest.raises(PermissionDenied) as refusal:
        gate(NOTHING).require(action, PERSON)
    assert (refusal.value.code, refusal.value.sub_code) == ("FORBIDDEN", "PERMISSION_DENIED")


@pytest.mark.parametrize(
    ("right", "action"),
    [
        ("can_read_all", Action.READ),
        ("can_update_all", Action.UPDATE),
        ("can_soft_delete_all", Action.SOFT_DELETE),
        ("can_destroy_all", Action.DESTROY),
    ],
)
def test_right_on_all_objects_allows_one_action(right: str, action: Action):
    allowed = gate(replace(NOTHING, **{right: True}))
    assert [each for each in Action if allowed.may(each, PERSON)] == [action]


def test_word_on_an_object_comes_first():
    role = replace(NOTHING, can_read_all=True, objects={"company": ObjectRights(read=False, update=True)})
    assert gate(role).may(Action.READ, PERSON)
    assert not gate(role).may(Action.READ, COMPANY)
    assert gate(role).may(Action.UPDATE, COMPANY)
    assert not gate(role).may(Action.DESTROY, COMPANY)


def test_colleagues_are_seen_by_everyone_and_changed_by_few():
    assert gate(NOTHING).may(Action.READ, MEMBER)
    assert not gate(NOTHING).may(Action.UPDATE, MEMBER)


def test_relation_is_read_only_when_both_sides_are():
    role = replace(NOTHING, can_read_all=True, objects={"company": ObjectRights(read=False)})
    assert gate(role).can_read_field(PERSON, PERSON.fields["jobTitle"])
    assert not gate(role).can_read_field(PERSON, PERSON.fields["company"])
    assert not gate(role).can_read_field(COMPANY, COMPANY.fields["name"])


@pytest.mark.parametrize("role_id", [None, uuid4()])
def test_caller_without_a_role_of_this_workspace_is_turned_away(role_id: UUID | None):
    with pytest.raises(PermissionDenied):
        Gate.of(gate(NOTHING).snapshot, role_id)


def test_roles_of_equal_rights_share_plans_and_others_do_not():
    readers = [replace(NOTHING, id=uuid4(), label=label, can_read_all=True) for label in "ab"]
    limited = replace(readers[0], objects={"company": ObjectRights(read=False)})
    hashes = [gate(role).permission_hash for role in (*readers, limited, NOTHING)]
    assert hashes[0] == hashes[1]
    assert len(set(hashes)) == 3


def test_settings_take_the_flag_or_the_right_to_all_of_them():
    for role, expected in (
        (NOTHING, False),
        (replace(NOTHING, flags=frozenset({"ROLES"})), True),
        (replace(NOTHING, flags=frozenset({"DATA_MODEL"})), False),
        (replace(NOTHING, can_update_all_settings=True), True),
    ):
        snapshot = gate(role).snapshot
        assert may_change(snapshot, role.id, "ROLES") is expected
        if expected:
            require_flag(snapshot, role.id, "ROLES")
        else:
            with pytest.raises(PermissionDenied):
                require_flag(snapshot, role.id, "ROLES")
    with pytest.raises(PermissionDenied):
        require_flag(gate(NOTHING).snapshot, None, "ROLES")
