"""The gate: what a role says of an object comes before what it says of all."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from crm.access.gate import Action, Gate, PermissionDenied
from crm.access.settings import may_change, require_flag
from crm.metadata.snapshot import FieldRights, ObjectRights, Role, Snapshot
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
        ("can_update_all", Action.UPDATE),
        ("can_soft_delete_all", Action.SOFT_DELETE),
        ("can_destroy_all", Action.DESTROY),
    ],
)
def test_right_to_change_all_objects_needs_the_right_to_read_them(right: str, action: Action):
    assert not any(gate(replace(NOTHING, **{right: True})).may(each, PERSON) for each in Action)
    allowed = gate(replace(NOTHING, can_read_all=True, **{right: True}))
    assert [each for each in Action if allowed.may(each, PERSON)] == [Action.READ, action]


def test_word_on_an_object_comes_first():
    words = {"company": ObjectRights(read=False, update=True), "note": ObjectRights(update=True, soft_delete=False)}
    role = replace(NOTHING, can_read_all=True, can_soft_delete_all=True, objects=words)
    assert [each for each in Action if gate(role).may(each, PERSON)] == [Action.READ, Action.SOFT_DELETE]
    assert not any(gate(role).may(each, COMPANY) for each in Action)
    assert [each for each in Action if gate(role).may(each, OBJECTS["note"])] == [Action.READ, Action.UPDATE]


def test_colleagues_are_seen_by_everyone_and_removed_by_those_who_manage_them():
    assert gate(NOTHING).may(Action.READ, MEMBER)
    assert not gate(NOTHING).may(Action.UPDATE, MEMBER)
    plain = replace(NOTHING, can_read_all=True, can_update_all=True, can_soft_delete_all=True, can_destroy_all=True)
    manager = replace(plain, flags=frozenset({"WORKSPACE_MEMBERS"}))
    assert [each for each in Action if gate(plain).may(each, MEMBER)] == [Action.READ, Action.UPDATE]
    assert [each for each in Action if gate(manager).may(each, MEMBER)] == [*Action]
    assert gate(plain).permission_hash != gate(manager).permission_hash


@pytest.mark.parametrize(("name", "expected"), [("userId", False), ("userEmail", False), ("name", True)])
def test_the_account_of_a_colleague_is_changed_by_those_who_manage_them(name: str, expected: bool):
    plain = replace(NOTHING, can_read_all=True, can_update_all=True)
    assert gate(plain).can_update_field(MEMBER, MEMBER.fields[name]) is expected
    manager = replace(plain, can_update_all_settings=True)
    assert gate(manager).can_update_field(MEMBER, MEMBER.fields[name])


EDITOR = replace(NOTHING, can_read_all=True, can_update_all=True)


@pytest.mark.parametrize(
    ("rights", "reads", "writes"),
    [
        (FieldRights(), True, True),
        (FieldRights(update=False), True, False),
        (FieldRights(read=False), False, False),
        (FieldRights(read=False, update=False), False, False),
    ],
)
def test_a_field_can_be_taken_away(rights: FieldRights, reads: bool, writes: bool):
    allowed = gate(replace(EDITOR, fields={"person": {"jobTitle": rights}}))
    title = PERSON.fields["jobTitle"]
    assert allowed.can_read_field(PERSON, title) is reads
    assert allowed.can_update_field(PERSON, title) is writes
    assert allowed.can_read_field(PERSON, PERSON.fields["city"])
    assert allowed.can_read_field(COMPANY, COMPANY.fields["name"])
    assert allowed.hidden_fields(PERSON) == (frozenset() if reads else {"jobTitle"})


def test_a_field_of_a_hidden_object_is_never_read():
    role = replace(NOTHING, fields={"person": {"jobTitle": FieldRights()}})
    assert gate(role).hidden_fields(PERSON) == set(PERSON.fields)


def test_a_hidden_link_hides_its_other_side():
    allowed = gate(replace(EDITOR, fields={"person": {"company": FieldRights(read=False)}}))
    assert allowed.hidden_fields(PERSON) == {"company"}
    assert allowed.hidden_fields(COMPANY) == {"people"}
    allowed = gate(replace(EDITOR, fields={"company": {"people": FieldRights(read=False)}}))
    assert allowed.hidden_fields(PERSON) == set()
    assert allowed.hidden_fields(COMPANY) == {"people"}


def test_the_id_of_a_record_of_a_hidden_object_is_a_value_like_another():
    role = replace(NOTHING, can_read_all=True, objects={"company": ObjectRights(read=False)})
    assert gate(role).can_read_value(PERSON, PERSON.fields["company"])
    assert not gate(role).can_read_field(PERSON, PERSON.fields["company"])


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
    fields = [FieldRights(read=False), FieldRights(update=False), FieldRights(read=False, update=False)]
    restricted = [replace(readers[0], fields={"company": {"name": each}}) for each in fields]
    hashes = [gate(role).permission_hash for role in (*readers, limited, NOTHING, *restricted)]
    assert hashes[0] == hashes[1]
    assert len(set(hashes)) == 6


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
