"""Signing in: from a password to the doors it opens."""

from __future__ import annotations

from dataclasses import dataclass

from crm.features.accounts import repository
from crm.features.accounts.attempts import Attempts
from crm.features.accounts.errors import WrongCredentials
from crm.features.accounts.people import normalised
from crm.features.accounts.schemas import Credentials, Device, OpenDoor, TokenPair, User
from crm.features.accounts.sessions import login_token, start_session
from crm.features.workspaces.addresses import is_public_url
from crm.features.workspaces.errors import WorkspaceNotFound
from crm.features.workspaces.service import find_by_origin, list_memberships_of
from crm.kit.crypto import hash_password, password_matches, random_token
from crm.kit.database import Database
from crm.models.transaction import transaction


@dataclass(frozen=True, slots=True)
class Existence:
    """What anybody may ask of an email address before signing in or up."""

    exists: bool
    workspaces: int
    is_email_verified: bool


def check_user_exists(database: Database, attempts: Attempts, email: str) -> Existence:
    """Whether an address has an account: the sign-in page asks, to show the right form.

    Raises:
        TooManyAttempts: somebody is collecting addresses.
    """
    attempts.count_question()
    with transaction(database) as connection:
        user = repository.find_by_email(connection, normalised(email))
    if user is None:
        return Existence(exists=False, workspaces=0, is_email_verified=False)
    return Existence(
        exists=True,
        workspaces=len(list_memberships_of(database, user.id)),
        is_email_verified=user.is_email_verified,
    )


def authenticate(database: Database, attempts: Attempts, credentials: Credentials) -> User:
    """The person whose password this is. An unknown address takes as long as a wrong password.

    Raises:
        WrongCredentials: which of the two was wrong is not told.
        TooManyAttempts: somebody is guessing.
    """
    email = normalised(credentials.email)
    attempts.count_guess(email)
    with transaction(database) as connection:
        user = repository.find_by_email(connection, email)
    if user is None or user.password_hash is None:
        hash_password(random_token())
        raise WrongCredentials
    if not password_matches(credentials.password, user.password_hash) or user.disabled_at is not None:
        raise WrongCredentials
    attempts.forget_guesses(email)
    return user


def sign_in(
    database: Database, attempts: Attempts, credentials: Credentials, device: Device
) -> tuple[TokenPair, list[OpenDoor]]:
    """Tokens of somebody who has yet to choose a workspace, and the workspaces to choose from.

    Raises:
        WrongCredentials: unknown address or wrong password.
        TooManyAttempts: somebody is guessing.
    """
    user = authenticate(database, attempts, credentials)
    return start_session(database, user, None, device), open_doors(database, user)


def get_login_door(database: Database, attempts: Attempts, credentials: Credentials, origin: str) -> OpenDoor:
    """The workspace at `origin`, opened with a password; at the shared address, the first that the person joined.

    Raises:
        WrongCredentials: unknown address, wrong password, or no member of that workspace.
        WorkspaceNotFound: no workspace is at `origin`.
    """
    user = authenticate(database, attempts, credentials)
    doors = open_doors(database, user)
    workspace = find_by_origin(database, origin)
    if workspace is None and not is_public_url(origin):
        raise WorkspaceNotFound
    for door in doors:
        if workspace is None or door.workspace.id == workspace.id:
            return door
    raise WrongCredentials


def open_doors(database: Database, user: User) -> list[OpenDoor]:
    """The workspaces a person may enter."""
    return [
        OpenDoor(workspace, login_token(user, workspace)) for _, workspace in list_memberships_of(database, user.id)
    ]
