"""The types of workspaces."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Self
from uuid import UUID

import strawberry

from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.role_types import Role
from crm.features.workspaces.addresses import subdomain_url
from crm.features.workspaces.schemas import Workspace as StoredWorkspace

TRASH_RETENTION_DAYS = 14.0
EVENT_LOG_RETENTION_DAYS = 90.0


@strawberry.enum
class WorkspaceActivationStatus(Enum):
    """How far a workspace has come."""

    ONGOING_CREATION = "ONGOING_CREATION"
    PENDING_CREATION = "PENDING_CREATION"
    CREATED = "CREATED"
    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"
    SUSPENDED = "SUSPENDED"


@strawberry.enum
class WorkspaceDiscoverability(Enum):
    """Who sees that a workspace exists."""

    PUBLIC = "PUBLIC"
    MEMBERS_AND_INVITEES = "MEMBERS_AND_INVITEES"
    HIDDEN = "HIDDEN"


@strawberry.enum
class IdentityProviderType(Enum):
    """How an identity provider speaks."""

    OIDC = "OIDC"
    SAML = "SAML"


@strawberry.enum
class SSOIdentityProviderStatus(Enum):
    """Whether an identity provider is used."""

    ACTIVE = strawberry.enum_value("Active", name="Active")
    INACTIVE = strawberry.enum_value("Inactive", name="Inactive")
    ERROR = strawberry.enum_value("Error", name="Error")


@strawberry.type
class SSOIdentityProvider:
    """An identity provider of a workspace."""

    id: UUID
    name: str
    type: IdentityProviderType
    status: SSOIdentityProviderStatus
    issuer: str


@strawberry.type
class SSOConnection:
    """An identity provider, as the choice of workspaces shows it."""

    type: IdentityProviderType
    id: UUID
    issuer: str
    name: str
    status: SSOIdentityProviderStatus


@strawberry.type
class AuthProviders:
    """The ways to sign in."""

    sso: list[SSOIdentityProvider]
    google: bool
    magic_link: bool
    password: bool
    microsoft: bool


@strawberry.type
class AuthBypassProviders:
    """The ways to sign in beside an enforced identity provider."""

    google: bool
    password: bool
    microsoft: bool


@strawberry.type
class WorkspaceUrls:
    """Where a workspace is found."""

    custom_url: str | None
    subdomain_url: str

    @classmethod
    def of(cls, workspace: StoredWorkspace) -> Self:
        """At its subdomain."""
        return cls(custom_url=None, subdomain_url=subdomain_url(workspace.subdomain))


@strawberry.type
class FeatureFlag:
    """Something that is being tried."""

    key: str
    value: bool


@strawberry.type
class PublicWorkspaceData:
    """What anybody may know of a workspace whose address they have."""

    id: UUID
    auth_providers: AuthProviders
    auth_bypass_providers: AuthBypassProviders | None
    logo: str | None
    display_name: str | None
    workspace_urls: WorkspaceUrls

    @classmethod
    def of(cls, workspace: StoredWorkspace) -> Self:
        """One that is entered with a password."""
        return cls(
            id=workspace.id,
            auth_providers=AuthProviders(sso=[], google=False, magic_link=False, password=True, microsoft=False),
            auth_bypass_providers=AuthBypassProviders(google=False, password=False, microsoft=False),
            logo=workspace.logo,
            display_name=workspace.display_name,
            workspace_urls=WorkspaceUrls.of(workspace),
        )


@strawberry.type
class PublicWorkspaceDataSummary:
    """What anybody may know of a workspace whose id they have."""

    id: UUID
    logo: str | None
    display_name: str | None


@strawberry.type
class WorkspaceInviteHashValid:
    """Whether an invitation is good."""

    is_valid: bool


@strawberry.type
class Workspace:
    """A workspace, as its members see it."""

    id: UUID
    display_name: str | None
    logo: str | None
    logo_file_id: UUID | None
    invite_hash: str | None
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    subdomain: str
    custom_domain: str | None
    workspace_urls: WorkspaceUrls
    activation_status: WorkspaceActivationStatus
    metadata_version: float
    database_schema: str | None
    is_public_invite_link_enabled: bool
    default_role_id: strawberry.Private[UUID | None]
    workspace_discoverability: WorkspaceDiscoverability = WorkspaceDiscoverability.MEMBERS_AND_INVITEES
    trash_retention_days: float = TRASH_RETENTION_DAYS
    event_log_retention_days: float = EVENT_LOG_RETENTION_DAYS
    feature_flags: list[FeatureFlag] | None = strawberry.field(default_factory=list)
    allow_impersonation: bool = False
    is_password_auth_enabled: bool = True
    is_password_auth_bypass_enabled: bool = False
    is_google_auth_enabled: bool = False
    is_google_auth_bypass_enabled: bool = False
    is_microsoft_auth_enabled: bool = False
    is_microsoft_auth_bypass_enabled: bool = False
    is_two_factor_authentication_enforced: bool = False
    is_custom_domain_enabled: bool = False
    is_internal_messages_import_enabled: bool = False
    has_valid_enterprise_key: bool = strawberry.field(default=True, description="Nothing is behind a licence.")
    has_valid_signed_enterprise_key: bool = strawberry.field(default=True, description="Nothing is behind a licence.")
    has_valid_enterprise_validity_token: bool = strawberry.field(default=True, description="Likewise.")

    @strawberry.field
    def workspace_members_count(self, info: Info) -> float | None:
        """How many people belong to it."""
        return float(len(info.context.directory.memberships))

    @strawberry.field
    def default_role(self, info: Info) -> Role | None:
        """The role of people who join."""
        role = info.context.directory.find_role(self.default_role_id)
        return Role.of(role) if role else None

    @classmethod
    def invited_to(cls, workspace: StoredWorkspace) -> Self:
        """What somebody with an invitation link may know."""
        shown = cls.of(workspace)
        shown.invite_hash = shown.database_schema = shown.default_role_id = None
        return shown

    @classmethod
    def of(cls, workspace: StoredWorkspace) -> Self:
        """The workspace as this door shows it."""
        return cls(
            id=workspace.id,
            display_name=workspace.display_name,
            logo=workspace.logo,
            logo_file_id=None,
            invite_hash=workspace.invite_hash,
            created_at=workspace.created_at,
            updated_at=workspace.updated_at,
            deleted_at=None,
            subdomain=workspace.subdomain,
            custom_domain=None,
            workspace_urls=WorkspaceUrls.of(workspace),
            activation_status=WorkspaceActivationStatus(workspace.activation_status),
            metadata_version=float(workspace.metadata_version),
            database_schema=workspace.schema_name,
            is_public_invite_link_enabled=workspace.is_public_invite_link_enabled,
            default_role_id=workspace.default_role_id,
        )
