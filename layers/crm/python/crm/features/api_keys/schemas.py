"""What is known of API keys. Their tokens are shown once, and never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A row of `core.api_key`."""

    id: UUID
    workspace_id: UUID
    role_id: UUID
    name: str
    expires_at: datetime
    revoked_at: datetime | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class ApiKeyChange:
    """What to set; None leaves as it is."""

    name: str | None = None
    expires_at: datetime | None = None
    revoked_at: datetime | None = None
