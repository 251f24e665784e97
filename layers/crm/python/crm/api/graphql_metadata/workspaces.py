"""The caller's workspace, and what strangers may know of one."""

from __future__ import annotations

from uuid import UUID

import strawberry

from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.workspace_types import (
    PublicWorkspaceData,
    PublicWorkspaceDataSummary,
    Workspace,
    WorkspaceInviteHashValid,
)
from crm.features.workspaces import service
from crm.features.workspaces.errors import InvitationNotValid
from crm.kit.settings import settings


@strawberry.input
class ActivateWorkspaceInput:
    """What the workspace is called."""

    display_name: str | None = None


@strawberry.input
class UpdateWorkspaceInput:
    """What to change."""

    display_name: str | None = None
    logo: str | None = None
    subdomain: str | None = None
    is_public_invite_link_enabled: bool | None = None
    default_role_id: UUID | None = None


@strawberry.type
class Queries:
    """What may be asked of workspaces."""

    @strawberry.field
    def current_workspace(self, info: Info) -> Workspace:
        """The workspace the caller is in."""
        return Workspace.of(info.context.directory.workspace)

    @strawberry.field
    def get_public_workspace_data_by_domain(self, info: Info, origin: str | None = None) -> PublicWorkspaceData:
        """What the sign-in page at an address shows."""
        address = origin or settings().public_url
        return PublicWorkspaceData.of(service.get_by_origin(info.context.stores.database, address))

    @strawberry.field
    def get_public_workspace_data_by_id(self, info: Info, id: UUID) -> PublicWorkspaceDataSummary:
        """What a link into a workspace shows."""
        found = service.get_workspace(info.context.stores.database, id)
        return PublicWorkspaceDataSummary(id=found.id, logo=found.logo, display_name=found.display_name)

    @strawberry.field
    def check_workspace_invite_hash_is_valid(self, info: Info, invite_hash: str) -> WorkspaceInviteHashValid:
        """Whether an invitation link is good."""
        try:
            service.get_by_invite_hash(info.context.stores.database, invite_hash)
        except InvitationNotValid:
            return WorkspaceInviteHashValid(is_valid=False)
        return WorkspaceInviteHashValid(is_valid=True)

    @strawberry.field
    def find_workspace_from_invite_hash(self, info: Info, invite_hash: str) -> Workspace:
        """What an invitation link leads to."""
        return Workspace.invited_to(service.get_by_invite_hash(info.context.stores.database, invite_hash))


@strawberry.type
class Mutations:
    """What may be done with the caller's workspace."""

    @strawberry.mutation
    def activate_workspace(self, info: Info, data: ActivateWorkspaceInput) -> Workspace:
        """Name a new workspace, as clients do that make it first and ask for its name later."""
        caller = info.context.caller
        caller.require_flag("WORKSPACE")
        database = info.context.stores.database
        return Workspace.of(service.name_workspace(database, caller.identity.workspace_id, data.display_name))

    @strawberry.mutation
    def update_workspace(self, info: Info, data: UpdateWorkspaceInput) -> Workspace:
        """Change the workspace's settings."""
        caller = info.context.caller
        caller.require_flag("WORKSPACE")
        change = service.WorkspaceChange(
            display_name=data.display_name,
            logo=data.logo,
            subdomain=data.subdomain,
            is_public_invite_link_enabled=data.is_public_invite_link_enabled,
            default_role_id=data.default_role_id,
        )
        database = info.context.stores.database
        return Workspace.of(service.update_workspace(database, caller.identity.workspace_id, change))
