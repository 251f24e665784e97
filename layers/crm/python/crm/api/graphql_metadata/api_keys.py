"""API keys on the metadata door."""

from __future__ import annotations

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from crm.api.graphql_metadata.context import Caller, Info
from crm.api.graphql_metadata.role_types import Role
from crm.api.graphql_metadata.scalars import parse_moment
from crm.features.api_keys import service
from crm.features.api_keys.schemas import ApiKey as StoredApiKey
from crm.features.api_keys.schemas import ApiKeyChange
from crm.features.roles.errors import RoleNotFound
from crm.kit.errors import BadUserInput

FLAG = "API_KEYS_AND_WEBHOOKS"


@strawberry.type
class ApiKey:
    """A program's identity."""

    id: UUID
    name: str
    expires_at: datetime
    revoked_at: datetime | None
    created_at: datetime
    updated_at: datetime
    role_id: strawberry.Private[UUID]

    @strawberry.field
    def role(self, info: Info) -> Role:
        """What the program may do."""
        role = info.context.directory.find_role(self.role_id)
        if role is None:
            raise RoleNotFound
        return Role.of(role)

    @classmethod
    def of(cls, key: StoredApiKey) -> Self:
        """The key as this door shows it."""
        return cls(
            id=key.id,
            name=key.name,
            expires_at=key.expires_at,
            revoked_at=key.revoked_at,
            created_at=key.created_at,
            updated_at=key.updated_at,
            role_id=key.role_id,
        )


@strawberry.type
class ApiKeyToken:
    """A key's token; it cannot be shown again."""

    token: str


@strawberry.input
class GetApiKeyInput:
    """Which key."""

    id: UUID


@strawberry.input
class CreateApiKeyInput:
    """A new key."""

    name: str
    expires_at: str
    role_id: UUID
    revoked_at: str | None = None


@strawberry.input
class UpdateApiKeyInput:
    """What to change of a key."""

    id: UUID
    name: str | None = None
    expires_at: str | None = None
    revoked_at: str | None = None


@strawberry.input
class RevokeApiKeyInput:
    """Which key to end."""

    id: UUID


@strawberry.type
class Queries:
    """What may be asked of API keys."""

    @strawberry.field
    def api_keys(self, info: Info) -> list[ApiKey]:
        """Every key of the workspace."""
        _permitted(info)
        return [ApiKey.of(key) for key in info.context.directory.api_keys]

    @strawberry.field
    def api_key(self, info: Info, input: GetApiKeyInput) -> ApiKey | None:
        """One key."""
        caller = _permitted(info)
        key = service.find_api_key(info.context.stores.database, caller.identity.workspace_id, input.id)
        return ApiKey.of(key) if key else None

    @strawberry.field
    def get_api_key_roles(self, info: Info) -> list[Role]:
        """The roles a key may have."""
        _permitted(info)
        return [Role.of(role) for role in info.context.directory.roles if role.can_be_assigned_to_api_keys]


@strawberry.type
class Mutations:
    """What may be done with API keys."""

    @strawberry.mutation
    def create_api_key(self, info: Info, input: CreateApiKeyInput) -> ApiKey:
        """A key for a program."""
        caller = _permitted(info)
        key = service.create_api_key(
            info.context.stores.database,
            caller.identity.workspace_id,
            input.name,
            input.role_id,
            _moment("expiresAt", input.expires_at),
        )
        return ApiKey.of(key)

    @strawberry.mutation
    def update_api_key(self, info: Info, input: UpdateApiKeyInput) -> ApiKey | None:
        """Rename, prolong or revoke a key."""
        caller = _permitted(info)
        change = ApiKeyChange(
            name=input.name,
            expires_at=_moment("expiresAt", input.expires_at) if input.expires_at is not None else None,
            revoked_at=_moment("revokedAt", input.revoked_at) if input.revoked_at is not None else None,
        )
        database = info.context.stores.database
        return ApiKey.of(service.update_api_key(database, caller.identity.workspace_id, input.id, change))

    @strawberry.mutation
    def revoke_api_key(self, info: Info, input: RevokeApiKeyInput) -> ApiKey | None:
        """End a key at once."""
        caller = _permitted(info)
        database = info.context.stores.database
        return ApiKey.of(service.revoke_api_key(database, caller.identity.workspace_id, input.id))

    @strawberry.mutation
    def generate_api_key_token(self, info: Info, api_key_id: UUID, expires_at: str) -> ApiKeyToken:
        """The token of a key."""
        caller = _permitted(info)
        issued = service.generate_api_key_token(
            info.context.stores.database,
            caller.identity.workspace_id,
            api_key_id,
            _moment("expiresAt", expires_at),
        )
        return ApiKeyToken(token=issued.token)


def _permitted(info: Info) -> Caller:
    caller = info.context.caller
    caller.require_flag(FLAG)
    return caller


def _moment(name: str, text: str) -> datetime:
    try:
        return parse_moment(text)
    except ValueError as error:
        raise BadUserInput(f"{name} is not an ISO 8601 date", sub_code="INVALID_INPUT") from error
