"""The types of signing in: tokens, sessions, and the doors they open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from crm.access.tokens import IssuedToken
from crm.api.graphql_metadata.context import Context
from crm.api.graphql_metadata.workspace_types import SSOConnection, WorkspaceUrls
from crm.features.accounts.schemas import OpenDoor, Session, TokenPair


@strawberry.type
class AuthToken:
    """A token, and until when it is good."""

    token: str
    expires_at: datetime

    @classmethod
    def of(cls, issued: IssuedToken) -> Self:
        """As it goes over the wire."""
        return cls(token=issued.token, expires_at=issued.expires_at)


@strawberry.type
class AuthTokenPair:
    """What a client signs in with, and what it renews that with."""

    access_or_workspace_agnostic_token: AuthToken
    refresh_token: AuthToken

    @classmethod
    def of(cls, pair: TokenPair, context: Context) -> Self:
        """For a browser that is in a workspace, the refresh token goes into a cookie that its scripts cannot read."""
        refresh = AuthToken.of(pair.refresh)
        if context.client.keeps_session_in_cookie:
            if pair.is_in_workspace:
                context.new_refresh_cookie = refresh.token
            refresh.token = ""
        return cls(access_or_workspace_agnostic_token=AuthToken.of(pair.access), refresh_token=refresh)


@strawberry.type
class AuthTokens:
    """The result of entering a workspace, and of renewing."""

    tokens: AuthTokenPair


@strawberry.type
class LoginToken:
    """The result of giving a password at a workspace's address."""

    login_token: AuthToken


@strawberry.type
class AvailableWorkspace:
    """A workspace a person may enter or join."""

    id: UUID
    display_name: str | None
    login_token: str | None
    personal_invite_token: str | None
    invite_hash: str | None
    workspace_urls: WorkspaceUrls
    logo: str | None
    sso: list[SSOConnection]

    @classmethod
    def of(cls, door: OpenDoor) -> Self:
        """One that may be entered."""
        workspace = door.workspace
        return cls(
            id=workspace.id,
            display_name=workspace.display_name,
            login_token=door.login_token.token,
            personal_invite_token=None,
            invite_hash=None,
            workspace_urls=WorkspaceUrls.of(workspace),
            logo=workspace.logo,
            sso=[],
        )


@strawberry.type
class AvailableWorkspaces:
    """Where a person may go."""

    available_workspaces_for_sign_in: list[AvailableWorkspace]
    available_workspaces_for_sign_up: list[AvailableWorkspace]

    @classmethod
    def of(cls, doors: Iterable[OpenDoor]) -> Self:
        """The workspaces somebody belongs to."""
        return cls(
            available_workspaces_for_sign_in=[AvailableWorkspace.of(door) for door in doors],
            available_workspaces_for_sign_up=[],
        )


@strawberry.type
class AvailableWorkspacesAndAccessTokens:
    """The result of signing in and up."""

    tokens: AuthTokenPair
    available_workspaces: AvailableWorkspaces


@strawberry.type
class WorkspaceUrlsAndId:
    """A workspace, as much as is needed to go there."""

    workspace_urls: WorkspaceUrls
    id: UUID


@strawberry.type
class SignUp:
    """The result of making or joining a workspace."""

    login_token: AuthToken
    workspace: WorkspaceUrlsAndId

    @classmethod
    def of(cls, door: OpenDoor) -> Self:
        """The door that has just been made."""
        return cls(
            login_token=AuthToken.of(door.login_token),
            workspace=WorkspaceUrlsAndId(workspace_urls=WorkspaceUrls.of(door.workspace), id=door.workspace.id),
        )


@strawberry.type
class CheckUserExist:
    """What anybody may ask of an address."""

    exists: bool
    available_workspaces_count: float
    is_email_verified: bool


@strawberry.type
class UserSession:
    """One place where somebody is signed in."""

    id: UUID
    workspace_id: UUID | None
    auth_provider: str
    is_impersonating: bool
    user_agent: str | None
    ip_address: str | None
    created_at: datetime
    last_active_at: datetime
    expires_at: datetime
    is_current: bool

    @classmethod
    def of(cls, session: Session, current: UUID) -> Self:
        """A session, seen from another or from itself."""
        return cls(
            id=session.id,
            workspace_id=session.workspace_id,
            auth_provider="password",
            is_impersonating=False,
            user_agent=session.user_agent,
            ip_address=session.ip_address,
            created_at=session.created_at,
            last_active_at=session.rotated_at,
            expires_at=session.expires_at,
            is_current=session.id == current,
        )


@strawberry.input
class SignUpInNewWorkspaceInput:
    """What a new workspace is called, and where it is found."""

    display_name: str | None = None
    subdomain: str | None = None
