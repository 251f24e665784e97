from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from crm.access.identity import Identity, PrincipalKind
from crm.access.standing import get_standing
from crm.access.tokens import (
    LIFETIMES,
    TokenType,
    identity_from_bearer,
    issue,
    issue_access,
    issue_api_key,
    read,
)
from crm.kit.clock import now
from crm.kit.database import Database
from crm.kit.errors import Unauthenticated
from crm.kit.ids import uuid7
from tests.factories.workspaces import Workspace

pytestmark = pytest.mark.usefixtures("settings")


def member() -> Identity:
    return Identity(uuid7(), PrincipalKind.SESSION, uuid7(), uuid7(), uuid7(), uuid7(), "Ada Lovelace")


def test_an_access_token_stands_for_its_member():
    identity = member()
    issued = issue_access(identity)
    assert identity_from_bearer(issued.token) == identity
    assert issued.expires_at - now() <= LIFETIMES[TokenType.ACCESS]


def test_a_key_stands_for_a_program():
    workspace_id, key_id = uuid7(), uuid7()
    token = issue_api_key(workspace_id, key_id, "Importer", now() + timedelta(days=1)).token
    assert identity_from_bearer(token) == Identity(workspace_id, PrincipalKind.API_KEY, key_id, name="Importer")


@pytest.mark.parametrize("kind", list(TokenType))
@pytest.mark.parametrize("read_as", list(TokenType))
def test_no_kind_of_token_passes_for_another(kind: TokenType, read_as: TokenType):
    token = issue(kind, {"type": read_as.value}, expires_at=now() + timedelta(minutes=1)).token
    if kind is read_as:
        assert read(read_as, token)["type"] == kind.value
    else:
        with pytest.raises(Unauthenticated, match="Token invalid"):
            read(read_as, token)


@pytest.mark.parametrize("kind", [TokenType.LOGIN, TokenType.REFRESH, TokenType.WORKSPACE_AGNOSTIC])
def test_other_tokens_are_no_bearer_tokens(kind: TokenType):
    with pytest.raises(Unauthenticated):
        identity_from_bearer(issue(kind, {"userId": str(uuid7())}).token)


def test_a_token_runs_out():
    token = issue(TokenType.ACCESS, {}, expires_at=now() - timedelta(seconds=1)).token
    with pytest.raises(Unauthenticated, match="Token has expired"):
        identity_from_bearer(token)


def test_a_live_caller_has_a_role_and_a_version(workspace: Workspace, database: Database):
    standing = get_standing(database, workspace.admin.identity)
    assert (standing.role_id, standing.version) == (workspace.admin.role_id, 1)
    key = workspace.add_api_key("Member")
    assert get_standing(database, key.identity).role_id == workspace.role_id("Member")


@pytest.mark.parametrize(
    "change",
    [
        "update core.session set revoked_at = now()",
        "update core.session set expires_at = now() - interval '1 second'",
        "update core.workspace set activation_status = 'SUSPENDED'",
        "delete from core.user_workspace",
    ],
)
def test_a_caller_who_is_no_longer_welcome_is_refused(workspace: Workspace, database: Database, change: str):
    column = {"session": "workspace_id", "workspace": "id", "user_workspace": "workspace_id"}
    table = change.split("core.")[1].split(" ", maxsplit=1)[0]
    workspace.run(f"{change} where {column[table]} = %s", workspace.id)
    with pytest.raises(Unauthenticated):
        get_standing(database, workspace.admin.identity)


def test_a_caller_of_another_workspace_is_refused(workspace: Workspace, other_workspace: Workspace, database: Database):
    foreign = replace(workspace.admin.identity, workspace_id=other_workspace.id)
    with pytest.raises(Unauthenticated):
        get_standing(database, foreign)
