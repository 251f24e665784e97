"""API keys: made with a role, shown a token once, ended at once."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from crm.access.tokens import IssuedToken, issue_api_key
from crm.features.api_keys import repository
from crm.features.api_keys.errors import ApiKeyNotFound, ApiKeyNotValid
from crm.features.api_keys.schemas import ApiKey, ApiKeyChange
from crm.features.roles.service import check_role_for_api_keys
from crm.kit.clock import now
from crm.kit.database import Database
from crm.kit.ids import uuid7
from crm.models.transaction import transaction

LONGEST_NAME = 120


def list_api_keys(database: Database, workspace_id: UUID) -> list[ApiKey]:
    """The keys of a workspace."""
    with transaction(database) as connection:
        return repository.list_api_keys(connection, workspace_id)


def find_api_key(database: Database, workspace_id: UUID, api_key_id: UUID) -> ApiKey | None:
    """One key."""
    with transaction(database) as connection:
        return repository.find(connection, workspace_id, api_key_id)


def create_api_key(database: Database, workspace_id: UUID, name: str, role_id: UUID, expires_at: datetime) -> ApiKey:
    """A key that may do what its role may, until it expires or is revoked.

    Raises:
        RoleNotFound: the role is none of this workspace's.
        RoleNotForApiKeys: the role was made for people.
        ApiKeyNotValid: no name, or it would be expired from the start.
    """
    values = {"name": _checked_name(name), "expires_at": _checked_expiry(expires_at)}
    check_role_for_api_keys(database, workspace_id, role_id)
    with transaction(database) as connection:
        return repository.add(connection, {"id": uuid7(), "workspace_id": workspace_id, "role_id": role_id, **values})


def update_api_key(database: Database, workspace_id: UUID, api_key_id: UUID, change: ApiKeyChange) -> ApiKey:
    """Rename, prolong or revoke a key.

    Raises:
        ApiKeyNotFound: there is none of this id in the workspace.
        ApiKeyNotValid: no name, or an expiry in the past.
    """
    values = {name: value for name, value in asdict(change).items() if value is not None}
    if change.name is not None:
        values["name"] = _checked_name(change.name)
    if change.expires_at is not None:
        _checked_expiry(change.expires_at)
    with transaction(database) as connection:
        return repository.change(connection, workspace_id, api_key_id, values)


def give_role_to_api_key(database: Database, workspace_id: UUID, api_key_id: UUID, role_id: UUID) -> None:
    """Let a key do what another role may do, from its next request on.

    Raises:
        RoleNotFound: the role is none of this workspace's.
        RoleNotForApiKeys: the role was made for people.
        ApiKeyNotFound: nor is the key.
    """
    check_role_for_api_keys(database, workspace_id, role_id)
    with transaction(database) as connection:
        repository.change(connection, workspace_id, api_key_id, {"role_id": role_id})


def revoke_api_key(database: Database, workspace_id: UUID, api_key_id: UUID) -> ApiKey:
    """End a key: its tokens are refused from this moment.

    Raises:
        ApiKeyNotFound: there is none of this id in the workspace.
    """
    return update_api_key(database, workspace_id, api_key_id, ApiKeyChange(revoked_at=now()))


def generate_api_key_token(
    database: Database, workspace_id: UUID, api_key_id: UUID, expires_at: datetime
) -> IssuedToken:
    """The token of a live key. It ends with the key, whatever is asked for.

    Raises:
        ApiKeyNotFound: there is none of this id in the workspace.
        ApiKeyNotValid: the key was revoked or has expired, or the token would be.
    """
    key = find_api_key(database, workspace_id, api_key_id)
    if key is None:
        raise ApiKeyNotFound
    if key.revoked_at is not None or key.expires_at <= now():
        raise ApiKeyNotValid("API key is no longer valid", user_message="This API key was revoked or has expired.")
    return issue_api_key(workspace_id, key.id, key.name, min(_checked_expiry(expires_at), key.expires_at))


def _checked_name(name: str) -> str:
    stripped = name.strip()
    if not 0 < len(stripped) <= LONGEST_NAME:
        raise ApiKeyNotValid("API key name is not valid", user_message="Give the key a name.")
    return stripped


def _checked_expiry(expires_at: datetime) -> datetime:
    if expires_at <= now():
        raise ApiKeyNotValid("expiresAt must be in the future", user_message="Choose an expiry in the future.")
    return expires_at
