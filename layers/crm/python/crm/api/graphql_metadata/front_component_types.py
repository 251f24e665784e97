"""What applications draw. No application can be installed yet, so nothing has one."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from crm.api.graphql_metadata.account_types import AuthToken


@strawberry.type
class ApplicationTokenPair:
    """What an application acts with, and what it renews that with."""

    application_access_token: AuthToken
    application_refresh_token: AuthToken


@strawberry.type
class FrontComponent:
    """A component of an application."""

    id: UUID
    name: str
    description: str | None
    source_component_path: str
    built_component_path: str
    component_name: str
    built_component_checksum: str
    universal_identifier: UUID | None
    application_id: UUID
    created_at: datetime
    updated_at: datetime
    is_headless: bool
    uses_sdk_client: bool
    application_token_pair: ApplicationTokenPair | None
    application_variables: JSON | None
    front_component_shared_dependencies_checksum: str | None
    application_name: str | None
    application_granted_capabilities: list[str] | None
