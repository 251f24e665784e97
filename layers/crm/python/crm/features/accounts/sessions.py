"""Sessions: begun with a login token, renewed by rotating refresh tokens, ended by their owner or by a theft."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from crm.access.identity import Identity, PrincipalKind
from crm.access.tokens import LIFETIMES, IssuedToken, TokenType, invalid, issue, issue_access, read
from crm.features.accounts import repository
from crm.features.accounts.errors import SessionNotFound, WrongWorkspace
from crm.features.accounts.people import get_user
from crm.features.accounts.schemas import Device, Person, Session, TokenPair, User
from crm.features.workspaces.addresses import is_public_url, subdomain_of
from crm.features.workspaces.schemas import Membership, Workspace
from crm.features.workspaces.service import list_memberships_of
from crm.kit.clock import now
from crm.kit.database import Database
from crm.kit.errors import Unauthenticated
from crm.kit.ids import uuid7
from crm.models.transaction import transaction

GRACE = timedelta(seconds=30)
"""Tabs of one browser may renew at the same moment: the token before the newest is good this much longer."""


def login_token(user: User, workspace: Workspace) -> IssuedToken:
    """What a person who proved who they are exchanges for a session in one workspace: the one that it names."""
    claims = {"sub": str(user.id), "userId": str(user.id), "workspaceId": str(workspace.id), "sessionId": str(uuid7())}
    return issue(TokenType.LOGIN, claims)


def enter_workspace(database: Database, token: str, origin: str, device: Device) -> TokenPair:
    """Begin a session in the workspace that a login token opens.

    Raises:
        Unauthenticated: the token is no good, was used before, or its person is gone.
        WrongWorkspace: `origin` is another workspace's address, or the person belongs there no more.
    """
    claims = read(TokenType.LOGIN, token)
    user = get_user(database, UUID(claims["userId"]))
    entered = _membership_in(database, user, UUID(claims["workspaceId"]))
    if entered is None or not _leads_to(origin, entered[1]):
        raise WrongWorkspace
    return start_session(database, user, entered[0], device, session_id=UUID(claims["sessionId"]))


def start_session(
    database: Database, user: User, membership: Membership | None, device: Device, *, session_id: UUID | None = None
) -> TokenPair:
    """A new session: of a member, or with no membership of somebody who has yet to choose a workspace.

    Those of the person that ended a while ago are forgotten.

    Raises:
        Unauthenticated: there is a session of that id: the login token that names it was used before.
    """
    moment = now()
    values = {
        "id": session_id or uuid7(),
        "user_id": user.id,
        "workspace_id": membership.workspace_id if membership else None,
        "user_workspace_id": membership.id if membership else None,
        "rotated_at": moment,
        "expires_at": moment + LIFETIMES[TokenType.REFRESH],
        "user_agent": device.user_agent,
        "ip_address": device.ip_address,
    }
    with transaction(database) as connection:
        session = repository.add_session(connection, values)
        repository.remove_sessions_ended_before(connection, user.id, moment - LIFETIMES[TokenType.LOGIN])
    if session is None:
        raise invalid()
    return _tokens(session, session.generation, user, membership)


def renew(database: Database, refresh_token: str) -> TokenPair:
    """A fresh pair of tokens; the refresh token that was given is spent.

    A spent token that comes again has two holders, one of whom stole it: nobody can tell which, so the session ends.

    Raises:
        Unauthenticated: the token is no good, was spent, or its session has ended.
    """
    claims = read(TokenType.REFRESH, refresh_token)
    with transaction(database) as connection:
        session = repository.find_session_to_change(connection, UUID(claims["sessionId"]))
        generation = _next_generation(session, claims)
        if session is not None and generation is None:
            repository.revoke_session(connection, session.id, session.user_id)
        elif session is not None and generation != session.generation:
            moment = now()
            repository.rotate_session(connection, session.id, moment, moment + LIFETIMES[TokenType.REFRESH])
    if session is None or generation is None:
        raise invalid()
    user = get_user(database, session.user_id)
    if session.workspace_id is None:
        return _tokens(session, generation, user, None)
    entered = _membership_in(database, user, session.workspace_id)
    if entered is None:
        raise invalid()
    return _tokens(session, generation, user, entered[0])


def sign_out(database: Database, session_id: UUID, user_id: UUID) -> None:
    """End a session; one that has ended already is fine."""
    with transaction(database) as connection:
        repository.revoke_session(connection, session_id, user_id)


def sign_out_with(database: Database, refresh_token: str) -> None:
    """End the session of a refresh token; one that means nothing is fine."""
    try:
        claims = read(TokenType.REFRESH, refresh_token)
    except Unauthenticated:
        return
    sign_out(database, UUID(claims["sessionId"]), UUID(claims["userId"]))


def list_sessions(database: Database, person: Person) -> list[Session]:
    """Where a person is signed in: their sessions in workspaces, and the one that asks."""
    with transaction(database) as connection:
        live = repository.list_sessions(connection, person.user_id)
    return [session for session in live if session.workspace_id is not None or session.id == person.session_id]


def revoke_session(database: Database, session_id: UUID, user_id: UUID) -> None:
    """End one of a person's sessions, wherever it is.

    Raises:
        SessionNotFound: it is not theirs, or has ended.
    """
    with transaction(database) as connection:
        if not repository.revoke_session(connection, session_id, user_id):
            raise SessionNotFound


def revoke_other_sessions(database: Database, session_id: UUID, user_id: UUID) -> int:
    """End all sessions of a person but this one; how many there were."""
    with transaction(database) as connection:
        return repository.revoke_other_sessions(connection, session_id, user_id)


def _next_generation(session: Session | None, claims: dict[str, Any]) -> int | None:
    """The generation to hand out for a refresh token; None ends the session."""
    if session is None or session.revoked_at is not None or session.expires_at <= now():
        return None
    if claims["generation"] == session.generation:
        return session.generation + 1
    is_tab_of_same_browser = claims["generation"] == session.generation - 1 and now() - session.rotated_at <= GRACE
    return session.generation if is_tab_of_same_browser else None


def _tokens(session: Session, generation: int, user: User, membership: Membership | None) -> TokenPair:
    claims = {"sub": str(user.id), "userId": str(user.id), "sessionId": str(session.id)}
    refresh = issue(TokenType.REFRESH, {**claims, "generation": generation})
    if membership is None:
        return TokenPair(issue(TokenType.WORKSPACE_AGNOSTIC, claims), refresh, is_in_workspace=False)
    return TokenPair(issue_access(_identity(session, user, membership)), refresh, is_in_workspace=True)


def _identity(session: Session, user: User, membership: Membership) -> Identity:
    return Identity(
        workspace_id=membership.workspace_id,
        kind=PrincipalKind.SESSION,
        principal_id=session.id,
        user_id=user.id,
        user_workspace_id=membership.id,
        member_id=membership.member_id,
        name=user.name,
    )


def _membership_in(database: Database, user: User, workspace_id: UUID) -> tuple[Membership, Workspace] | None:
    found = list_memberships_of(database, user.id)
    return next((each for each in found if each[1].id == workspace_id), None)


def _leads_to(origin: str, workspace: Workspace) -> bool:
    """The shared address leads to every workspace: there the token alone says which."""
    return is_public_url(origin) or subdomain_of(origin) == workspace.subdomain
