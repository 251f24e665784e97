from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest

from crm.access.gate import Action
from crm.features.workspaces.errors import InvitationNotValid, SubdomainNotAvailable
from crm.features.workspaces.members import find_member, list_members
from crm.features.workspaces.schemas import NewMember
from crm.features.workspaces.service import (
    create_workspace,
    find_by_origin,
    get_by_invite_hash,
    get_workspace,
    join_workspace,
)
from crm.kit.database import Database, DatabaseError, Statement
from crm.kit.ids import uuid7
from crm.kit.settings import Settings
from crm.metadata.standard import MEMBER
from tests.factories.workspaces import Workspace, make_user


def test_a_new_workspace_has_its_founder_as_administrator_member(workspace: Workspace, database: Database):
    (member,) = list_members(database, workspace.snapshot)
    assert member.id == workspace.admin.identity.member_id
    assert (member.first_name, member.user_id) == ("Ada", workspace.admin.identity.user_id)
    assert workspace.gate().may(Action.DESTROY, workspace.snapshot.objects["company"])


def test_the_search_finds_a_new_member(workspace: Workspace):
    found = workspace.rows("select label, search_text from {schema}._search")
    assert found == [("Ada Lovelace", f" ada lovelace\n {workspace.admin.user.email}")]


def test_the_login_role_sees_nothing_of_a_workspace_it_did_not_enter(workspace: Workspace, database: Database):
    with pytest.raises(DatabaseError, match="permission denied"):
        database.pipeline([Statement(f'select * from "{workspace.schema}"."company"')])


def test_entering_one_workspace_opens_no_other(workspace: Workspace, other_workspace: Workspace, database: Database):
    enter = Statement("select core.enter_workspace_as_system($1, 1)", [str(workspace.id).encode()])
    with pytest.raises(DatabaseError, match="permission denied"):
        database.pipeline([enter, Statement(f'select * from "{other_workspace.schema}"."company"')])


def test_the_role_of_a_workspace_ends_with_its_pipeline(workspace: Workspace, database: Database):
    enter = Statement("select core.enter_workspace_as_system($1, 1)", [str(workspace.id).encode()])
    inside = database.pipeline([enter, Statement("select current_user")])[1]
    after = database.pipeline([Statement("select current_user")])[0]
    assert (inside.value(0), after.value(0)) == (workspace.schema.encode(), b"stratus_app")


def test_a_role_of_a_workspace_may_report_events_and_read_none(workspace: Workspace, database: Database):
    identity = str(workspace.id).encode()
    enter = Statement("select core.enter_workspace_as_system($1, 1)", [identity])
    report = "insert into core.outbox (workspace_id, kind, payload) values ($1, 'record', '{}')"
    database.pipeline([enter, Statement(report, [identity])])
    with pytest.raises(DatabaseError, match="permission denied"):
        database.pipeline([enter, Statement("select * from core.outbox")])


def test_an_event_cannot_be_reported_in_the_name_of_another_role(workspace: Workspace, database: Database):
    identity = str(workspace.id).encode()
    enter = Statement("select core.enter_workspace_as_system($1, 1)", [identity])
    columns = "workspace_id, workspace_role, kind, payload"
    forged = f"insert into core.outbox ({columns}) values ($1, 'stratus_app', 'record', '{{}}')"
    with pytest.raises(DatabaseError, match="row-level security"):
        database.pipeline([enter, Statement(forged, [identity])])


def test_joining_twice_makes_one_member(workspace: Workspace, owner_database: Database, database: Database):
    joining = make_user(owner_database, first_name="Grace").as_member()
    first = join_workspace(owner_database, get_workspace(database, workspace.id), joining)
    again = join_workspace(owner_database, get_workspace(database, workspace.id), joining)
    assert first == again
    assert first.role_id == workspace.role_id(MEMBER)
    member = find_member(database, workspace.snapshot, first.member_id)
    assert member is not None
    assert member.first_name == "Grace"


@pytest.mark.parametrize("subdomain", ["www", "a", "-apple", "Apple!", "apple.", "x" * 40])
def test_an_address_that_cannot_be_is_refused(owner_database: Database, subdomain: str):
    with pytest.raises(SubdomainNotAvailable):
        create_workspace(owner_database, NewMember(uuid7(), "x@example.com", "", ""), subdomain=subdomain)


def test_a_taken_address_is_refused(workspace: Workspace, owner_database: Database):
    founder = make_user(owner_database).as_member()
    with pytest.raises(SubdomainNotAvailable):
        create_workspace(owner_database, founder, subdomain=workspace.subdomain)


@pytest.mark.usefixtures("other_workspace")
def test_an_address_selects_a_workspace(workspace: Workspace, database: Database):
    found = find_by_origin(database, f"http://{workspace.subdomain}.localhost:3000")
    assert found is not None
    assert found.id == workspace.id
    assert find_by_origin(database, "http://localhost:3000") is None
    assert find_by_origin(database, f"http://{workspace.subdomain}.evil.example") is None


def test_an_unknown_invitation_is_refused(database: Database):
    with pytest.raises(InvitationNotValid):
        get_by_invite_hash(database, "nobody-made-this")


def test_two_who_take_one_address_at_once_do_not_both_get_it(settings: Settings, owner_database: Database):
    address = f"wanted-{uuid7().hex[:12]}"
    founders = [make_user(owner_database).as_member() for _ in range(2)]

    def take(founder: NewMember) -> str:
        own = Database(settings.require("owner_database_url"))
        try:
            create_workspace(own, founder, subdomain=address)
        except SubdomainNotAvailable:
            return "refused"
        finally:
            own.close()
        return "made"

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(take, founders)) == ["made", "refused"]


def test_one_who_joins_twice_at_once_is_one_member(
    settings: Settings, workspace: Workspace, owner_database: Database, database: Database
):
    joining = make_user(owner_database).as_member()
    joined = get_workspace(database, workspace.id)

    def join(_: int) -> UUID:
        own = Database(settings.require("owner_database_url"))
        try:
            return join_workspace(own, joined, joining).member_id
        finally:
            own.close()

    with ThreadPoolExecutor(2) as threads:
        assert len(set(threads.map(join, range(2)))) == 1
    assert len(list_members(database, workspace.snapshot)) == 2
