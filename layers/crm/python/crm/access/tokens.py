"""Signed tokens: what each kind is for, how long it lasts, and the identity a bearer token stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any
from uuid import UUID

from crm.access.identity import Identity, PrincipalKind
from crm.kit.clock import now
from crm.kit.crypto import TokenExpired, TokenInvalid, derive_key, sign, unverified_claims, verify
from crm.kit.errors import Unauthenticated
from crm.kit.settings import settings


class TokenType(StrEnum):
    """What a token may be used for. Each kind is signed with a key of its own, so none passes for another."""

    ACCESS = "ACCESS"
    REFRESH = "REFRESH"
    LOGIN = "LOGIN"
    WORKSPACE_AGNOSTIC = "WORKSPACE_AGNOSTIC"
    API_KEY = "API_KEY"
    FILE = "FILE"


LIFETIMES: Mapping[TokenType, timedelta] = {
    TokenType.ACCESS: timedelta(minutes=30),
    TokenType.REFRESH: timedelta(days=60),
    TokenType.LOGIN: timedelta(minutes=15),
    TokenType.WORKSPACE_AGNOSTIC: timedelta(minutes=30),
    TokenType.FILE: timedelta(days=1),
}
"""An API key's token lasts as long as it was asked for."""


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """A token as it goes to the client."""

    token: str
    expires_at: datetime


def issue(kind: TokenType, claims: Mapping[str, Any], *, expires_at: datetime | None = None) -> IssuedToken:
    """Sign `claims` as a token of `kind`, for its usual lifetime unless `expires_at` says otherwise."""
    issued_at = now()
    until = expires_at or issued_at + LIFETIMES[kind]
    stamped = {**claims, "type": kind.value, "iat": int(issued_at.timestamp()), "exp": int(until.timestamp())}
    return IssuedToken(sign(stamped, _key(settings().require("app_secret"), kind)), until)


def read(kind: TokenType, token: str) -> dict[str, Any]:
    """The claims of a token of `kind`.

    Raises:
        Unauthenticated: it is no such token, was not signed by us, or has run out.
    """
    try:
        return verify(token, _key(settings().require("app_secret"), kind))
    except TokenExpired as error:
        raise expired() from error
    except TokenInvalid as error:
        raise invalid() from error


def issue_access(identity: Identity) -> IssuedToken:
    """The access token of a member's session."""
    return issue(
        TokenType.ACCESS,
        {
            "sub": str(identity.user_id),
            "userId": str(identity.user_id),
            "workspaceId": str(identity.workspace_id),
            "workspaceMemberId": str(identity.member_id),
            "userWorkspaceId": str(identity.user_workspace_id),
            "sessionId": str(identity.principal_id),
            "name": identity.name,
        },
    )


def issue_api_key(workspace_id: UUID, api_key_id: UUID, name: str, expires_at: datetime) -> IssuedToken:
    """The token of an API key."""
    claims = {"sub": str(workspace_id), "workspaceId": str(workspace_id), "jti": str(api_key_id), "name": name}
    return issue(TokenType.API_KEY, claims, expires_at=expires_at)


def identity_from_bearer(token: str) -> Identity:
    """Who an access token or an API key stands for. Whether they are still welcome, the database decides.

    Raises:
        Unauthenticated: the token is neither, or has run out.
    """
    try:
        kind = unverified_claims(token).get("type")
    except TokenInvalid as error:
        raise invalid() from error
    if kind == TokenType.API_KEY:
        return _api_key_identity(read(TokenType.API_KEY, token))
    return _member_identity(read(TokenType.ACCESS, token))


def _member_identity(claims: Mapping[str, Any]) -> Identity:
    return Identity(
        workspace_id=UUID(claims["workspaceId"]),
        kind=PrincipalKind.SESSION,
        principal_id=UUID(claims["sessionId"]),
        user_id=UUID(claims["userId"]),
        user_workspace_id=UUID(claims["userWorkspaceId"]),
        member_id=UUID(claims["workspaceMemberId"]),
        name=claims["name"],
    )


def _api_key_identity(claims: Mapping[str, Any]) -> Identity:
    return Identity(
        workspace_id=UUID(claims["workspaceId"]),
        kind=PrincipalKind.API_KEY,
        principal_id=UUID(claims["jti"]),
        name=claims.get("name", ""),
    )


def missing() -> Unauthenticated:
    """The refusal of a request without a token."""
    return Unauthenticated("Missing authentication token", user_message="Sign in first.")


def invalid() -> Unauthenticated:
    """The refusal of a token that is no good."""
    return Unauthenticated("Token invalid.", user_message="Your session has ended. Sign in again.")


def expired() -> Unauthenticated:
    """The refusal of a token that was good once."""
    return Unauthenticated("Token has expired.", user_message="Your session has ended. Sign in again.")


@cache
def _key(secret: str, kind: TokenType) -> bytes:
    return derive_key(secret, "token", kind.value)
