"""Roles on the metadata door."""

from __future__ import annotations

import strawberry

from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.role_types import Role


@strawberry.type
class Queries:
    """What may be asked of roles."""

    @strawberry.field
    def get_roles(self, info: Info) -> list[Role]:
        """Every role of the workspace."""
        info.context.caller.require_flag("ROLES")
        return [Role.of(role) for role in info.context.directory.roles]
