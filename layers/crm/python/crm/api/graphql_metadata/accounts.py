"""Signing in and up, sessions, and the person who asks."""

from __future__ import annotations

from uuid import UUID

import strawberry

from crm.access.tokens import invalid
from crm.api.graphql_metadata.account_types import (
    AuthToken,
    AuthTokenPair,
    AuthTokens,
    AvailableWorkspaces,
    AvailableWorkspacesAndAccessTokens,
    CheckUserExist,
    LoginToken,
    SignUp,
    SignUpInNewWorkspaceInput,
    UserSession,
)
from crm.api.graphql_metadata.context import Context, Info
from crm.api.graphql_metadata.user_types import User
from crm.api.graphql_metadata.workspace_types import Workspace
from crm.features.accounts import sessions, sign_in, sign_up
from crm.features.accounts.people import get_user
from crm.features.accounts.schemas import Credentials, OpenDoor, TokenPair
from crm.features.workspaces.service import list_memberships_of


@strawberry.type
class Queries:
    """What may be asked of accounts."""

    @strawberry.field
    def check_user_exists(self, info: Info, email: str, captcha_token: str | None = None) -> CheckUserExist:
        """Whether an address has an account."""
        context = info.context
        found = sign_in.check_user_exists(context.stores.database, context.attempts, email)
        return CheckUserExist(
            exists=found.exists,
            available_workspaces_count=float(found.workspaces),
            is_email_verified=found.is_email_verified,
        )

    @strawberry.field
    def current_user(self, info: Info) -> User:
        """The person who asks."""
        context = info.context
        database = context.stores.database
        user = get_user(database, context.person.user_id)
        places = [(each, Workspace.of(workspace)) for each, workspace in list_memberships_of(database, user.id)]
        current_id = context.caller.identity.workspace_id if context.is_in_workspace else None
        return User.of(user, places, current_id)

    @strawberry.field
    def current_user_sessions(self, info: Info) -> list[UserSession]:
        """Where the person is signed in."""
        person = info.context.person
        live = sessions.list_sessions(info.context.stores.database, person)
        return [UserSession.of(session, person.session_id) for session in live]


@strawberry.type
class Mutations:
    """What may be done with accounts."""

    @strawberry.mutation
    def sign_in(
        self,
        info: Info,
        email: str,
        password: str,
        captcha_token: str | None = None,
        locale: str | None = None,
        verify_email_redirect_path: str | None = None,
    ) -> AvailableWorkspacesAndAccessTokens:
        """From a password to the workspaces it opens."""
        context = info.context
        pair, doors = sign_in.sign_in(
            context.stores.database, context.attempts, Credentials(email, password), context.device
        )
        return _entrance(context, pair, doors)

    @strawberry.mutation
    def sign_up(
        self,
        info: Info,
        email: str,
        password: str,
        captcha_token: str | None = None,
        locale: str | None = None,
        verify_email_redirect_path: str | None = None,
    ) -> AvailableWorkspacesAndAccessTokens:
        """A new account."""
        context = info.context
        pair, doors = sign_up.sign_up(
            context.stores.database, context.attempts, Credentials(email, password), locale, context.device
        )
        return _entrance(context, pair, doors)

    @strawberry.mutation
    def sign_up_in_new_workspace(self, info: Info, input: SignUpInNewWorkspaceInput | None = None) -> SignUp:
        """A workspace of one's own."""
        wanted = input or SignUpInNewWorkspaceInput()
        stores = info.context.stores
        door = sign_up.sign_up_in_new_workspace(
            stores.database, stores.owner(), info.context.person.user_id, wanted.display_name or "", wanted.subdomain
        )
        return SignUp.of(door)

    @strawberry.mutation
    def sign_up_in_workspace(
        self,
        info: Info,
        email: str,
        password: str,
        workspace_id: UUID | None = None,
        workspace_invite_hash: str | None = None,
        workspace_personal_invite_token: str | None = None,
        captcha_token: str | None = None,
        locale: str | None = None,
        verify_email_redirect_path: str | None = None,
    ) -> SignUp:
        """Join the workspace of an invitation link."""
        stores = info.context.stores
        door = sign_up.sign_up_in_workspace(
            stores.database,
            stores.owner(),
            info.context.attempts,
            Credentials(email, password),
            sign_up.Invitation(workspace_invite_hash or "", workspace_id),
        )
        return SignUp.of(door)

    @strawberry.mutation
    def get_login_token_from_credentials(
        self,
        info: Info,
        email: str,
        password: str,
        origin: str,
        captcha_token: str | None = None,
        locale: str | None = None,
        verify_email_redirect_path: str | None = None,
    ) -> LoginToken:
        """From a password to the workspace at an address."""
        context = info.context
        door = sign_in.get_login_door(context.stores.database, context.attempts, Credentials(email, password), origin)
        return LoginToken(login_token=AuthToken.of(door.login_token))

    @strawberry.mutation
    def get_auth_tokens_from_login_token(self, info: Info, login_token: str, origin: str) -> AuthTokens:
        """Enter a workspace."""
        context = info.context
        pair = sessions.enter_workspace(context.stores.database, login_token, origin, context.device)
        return AuthTokens(tokens=AuthTokenPair.of(pair, context))

    @strawberry.mutation
    def renew_token(self, info: Info, app_token: str) -> AuthTokens:
        """A fresh pair of tokens for a refresh token, which is spent; "" stands for the browser's cookie."""
        context = info.context
        spent = app_token or context.client.refresh_cookie
        if not spent:
            raise invalid()
        return AuthTokens(tokens=AuthTokenPair.of(sessions.renew(context.stores.database, spent), context))

    @strawberry.mutation
    def sign_out(self, info: Info, refresh_token: str | None = None) -> bool:
        """End the session of a refresh token, or the one that asks."""
        context = info.context
        spent = refresh_token or context.client.refresh_cookie
        if context.client.refresh_cookie:
            context.new_refresh_cookie = ""
        if spent:
            sessions.sign_out_with(context.stores.database, spent)
        else:
            sessions.sign_out(context.stores.database, context.person.session_id, context.person.user_id)
        return True

    @strawberry.mutation
    def revoke_user_session(self, info: Info, user_session_id: UUID) -> bool:
        """End one of the person's sessions."""
        context = info.context
        sessions.revoke_session(context.stores.database, user_session_id, context.person.user_id)
        return True

    @strawberry.mutation
    def revoke_all_other_user_sessions(self, info: Info) -> int:
        """End the person's sessions, except for this one."""
        person = info.context.person
        return sessions.revoke_other_sessions(info.context.stores.database, person.session_id, person.user_id)


def _entrance(context: Context, pair: TokenPair, doors: list[OpenDoor]) -> AvailableWorkspacesAndAccessTokens:
    return AvailableWorkspacesAndAccessTokens(
        tokens=AuthTokenPair.of(pair, context), available_workspaces=AvailableWorkspaces.of(doors)
    )
