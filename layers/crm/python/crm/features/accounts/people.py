"""People, as the rest of the product asks for them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from crm.access.identity import Identity
from crm.access.tokens import TokenType, invalid, read
from crm.features.accounts import repository
from crm.features.accounts.schemas import Person, User
from crm.kit.crypto import TokenInvalid, unverified_claims
from crm.kit.database import Database
from crm.models.transaction import transaction


def get_user(database: Database, user_id: UUID) -> User:
    """One person.

    Raises:
        Unauthenticated: they have gone, or were shut out.
    """
    with transaction(database) as connection:
        user = repository.find_user(connection, user_id)
    if user is None or user.disabled_at is not None:
        raise invalid()
    return user


def get_person(database: Database, bearer: str) -> Person:
    """Who a token of somebody stands for that has signed in, but has not entered a workspace.

    Raises:
        Unauthenticated: the token is no good, or its session has ended.
    """
    claims = read(TokenType.WORKSPACE_AGNOSTIC, bearer)
    person = Person(UUID(claims["userId"]), UUID(claims["sessionId"]))
    with transaction(database) as connection:
        if not repository.is_live(connection, person.session_id, person.user_id):
            raise invalid()
    return person


def is_of_person(bearer: str) -> bool:
    """Whether a token, not yet believed, claims to be of somebody outside of any workspace."""
    try:
        return unverified_claims(bearer).get("type") == TokenType.WORKSPACE_AGNOSTIC
    except TokenInvalid:
        return False


def person_of(identity: Identity) -> Person:
    """The person behind a member's identity.

    Raises:
        Unauthenticated: it is a program's.
    """
    if identity.user_id is None:
        raise invalid()
    return Person(identity.user_id, identity.principal_id)


def name_person(database: Database, user_id: UUID, name: Any) -> None:
    """Call a person outside of workspaces what they call themself inside of one."""
    given = name if isinstance(name, dict) else {}
    with transaction(database) as connection:
        user = repository.find_user(connection, user_id)
        if user is not None:
            first_name = str(given.get("firstName", user.first_name) or "")
            last_name = str(given.get("lastName", user.last_name) or "")
            repository.name_user(connection, user_id, first_name, last_name)


def normalised(email: str) -> str:
    """An address as it is stored and compared."""
    return email.strip().lower()
