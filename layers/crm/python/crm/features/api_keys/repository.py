"""Reading and writing API keys."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, insert, select, update

from crm.features.api_keys.errors import ApiKeyNotFound
from crm.features.api_keys.schemas import ApiKey
from crm.models import api_key

_API_KEY = [api_key.c[name] for name in ApiKey.__dataclass_fields__]


def list_api_keys(connection: Connection, workspace_id: UUID) -> list[ApiKey]:
    """The keys of a workspace, the newest first; revoked ones are kept for the record."""
    found = select(*_API_KEY).where(api_key.c.workspace_id == workspace_id).order_by(api_key.c.id.desc())
    return [ApiKey(*row) for row in connection.execute(found)]


def find(connection: Connection, workspace_id: UUID, api_key_id: UUID) -> ApiKey | None:
    """One key."""
    found = select(*_API_KEY).where(api_key.c.workspace_id == workspace_id, api_key.c.id == api_key_id)
    row = connection.execute(found).one_or_none()
    return ApiKey(*row) if row else None


def add(connection: Connection, values: dict[str, Any]) -> ApiKey:
    """A new key."""
    return ApiKey(*connection.execute(insert(api_key).values(**values).returning(*_API_KEY)).one())


def change(connection: Connection, workspace_id: UUID, api_key_id: UUID, values: dict[str, Any]) -> ApiKey:
    """Write some columns.

    Raises:
        ApiKeyNotFound: there is none of this id in the workspace.
    """
    written = (
        update(api_key)
        .where(api_key.c.workspace_id == workspace_id, api_key.c.id == api_key_id)
        .values(**values, updated_at=func.now())
        .returning(*_API_KEY)
    )
    row = connection.execute(written).one_or_none()
    if row is None:
        raise ApiKeyNotFound
    return ApiKey(*row)
