"""Signing up: new people, their first workspace, and joining somebody else's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from crm.features.accounts import repository
from crm.features.accounts.attempts import Attempts
from crm.features.accounts.errors import EmailNotValid, PasswordNotAllowed, UserAlreadyExists
from crm.features.accounts.people import get_user, normalised
from crm.features.accounts.schemas import Credentials, Device, OpenDoor, TokenPair, User
from crm.features.accounts.sessions import login_token, start_session
from crm.features.accounts.sign_in import authenticate
from crm.features.demo_workspace.prefill import fill_new_workspace
from crm.features.workspaces.errors import InvitationNotValid
from crm.features.workspaces.service import create_workspace, get_by_invite_hash, join_workspace
from crm.kit.crypto import hash_password
from crm.kit.database import Database
from crm.kit.ids import uuid7
from crm.models.transaction import transaction

_EMAIL = re.compile(r"[^@\s\x00-\x1f]+@[^@\s\x00-\x1f]+\.[^@\s\x00-\x1f.]+")
LONGEST_EMAIL = 254
SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 1024


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invitation link says."""

    invite_hash: str
    workspace_id: UUID | None = None


def sign_up(
    database: Database, attempts: Attempts, credentials: Credentials, locale: str | None, device: Device
) -> tuple[TokenPair, list[OpenDoor]]:
    """A new person, who has no workspace yet.

    Raises:
        UserAlreadyExists: the address has an account.
        BadUserInput: the address or the password cannot be.
        TooManyAttempts: somebody makes accounts by the hundred.
    """
    user = _add_user(database, attempts, credentials, locale)
    return start_session(database, user, None, device), []


def sign_up_in_new_workspace(
    database: Database, owner: Database, user_id: UUID, display_name: str, subdomain: str | None
) -> OpenDoor:
    """A workspace of a person's own, with a few samples in it.

    Raises:
        SubdomainNotAvailable: the address that was asked for cannot be had.
    """
    user = get_user(database, user_id)
    workspace, founder = create_workspace(owner, user.as_member(), display_name=display_name, subdomain=subdomain)
    fill_new_workspace(owner, workspace.id, member_id=founder.member_id, member_name=user.name)
    return OpenDoor(workspace, login_token(user, workspace))


def sign_up_in_workspace(
    database: Database, owner: Database, attempts: Attempts, credentials: Credentials, invitation: Invitation
) -> OpenDoor:
    """A person, new or not, joins the workspace of an invitation link.

    Raises:
        InvitationNotValid: the link is no longer good, or another workspace's.
        WrongCredentials: the address has an account with another password.
        BadUserInput: the address or the password cannot be.
    """
    workspace = get_by_invite_hash(database, invitation.invite_hash)
    if invitation.workspace_id not in {None, workspace.id}:
        raise InvitationNotValid
    with transaction(database) as connection:
        is_known = repository.find_by_email(connection, normalised(credentials.email)) is not None
    if is_known:
        user = authenticate(database, attempts, credentials)
    else:
        user = _add_user(database, attempts, credentials, None)
    join_workspace(owner, workspace, user.as_member())
    return OpenDoor(workspace, login_token(user, workspace))


def check_password(password: str) -> None:
    """Refuse what is too easily guessed, or too long to hash.

    Raises:
        PasswordNotAllowed: one or the other.
    """
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise PasswordNotAllowed


def _add_user(database: Database, attempts: Attempts, credentials: Credentials, locale: str | None) -> User:
    email = normalised(credentials.email)
    if len(email) > LONGEST_EMAIL or not _EMAIL.fullmatch(email):
        raise EmailNotValid
    check_password(credentials.password)
    attempts.count_sign_up()
    values = {"id": uuid7(), "email": email, "password_hash": hash_password(credentials.password)}
    if locale:
        values["locale"] = locale
    with transaction(database) as connection:
        user = repository.add_user(connection, values)
    if user is None:
        raise UserAlreadyExists
    return user
