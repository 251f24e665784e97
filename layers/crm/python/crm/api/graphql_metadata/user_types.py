"""The types of a person: their account, and their place in a workspace."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Self
from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from crm.access.gate import Gate
from crm.access.settings import may_change
from crm.api.graphql_metadata.account_types import AvailableWorkspaces
from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.member_types import WorkspaceMember
from crm.api.graphql_metadata.role_types import ObjectPermission
from crm.api.graphql_metadata.workspace_types import Workspace
from crm.features.accounts.schemas import User as StoredUser
from crm.features.accounts.sign_in import open_doors
from crm.features.workspaces.schemas import Membership


@strawberry.enum
class PermissionFlagType(Enum):
    """The rights to change settings and to use tools."""

    API_KEYS_AND_WEBHOOKS = "API_KEYS_AND_WEBHOOKS"
    WORKSPACE = "WORKSPACE"
    WORKSPACE_MEMBERS = "WORKSPACE_MEMBERS"
    ROLES = "ROLES"
    DATA_MODEL = "DATA_MODEL"
    SECURITY = "SECURITY"
    WORKFLOWS = "WORKFLOWS"
    IMPERSONATE = "IMPERSONATE"
    SSO_BYPASS = "SSO_BYPASS"
    APPLICATIONS = "APPLICATIONS"
    MARKETPLACE_APPS = "MARKETPLACE_APPS"
    LAYOUTS = "LAYOUTS"
    BILLING = "BILLING"
    AI_SETTINGS = "AI_SETTINGS"
    AI = "AI"
    VIEWS = "VIEWS"
    UPLOAD_FILE = "UPLOAD_FILE"
    DOWNLOAD_FILE = "DOWNLOAD_FILE"
    SEND_EMAIL_TOOL = "SEND_EMAIL_TOOL"
    CREATE_CALENDAR_EVENT_TOOL = "CREATE_CALENDAR_EVENT_TOOL"
    HTTP_REQUEST_TOOL = "HTTP_REQUEST_TOOL"
    CODE_INTERPRETER_TOOL = "CODE_INTERPRETER_TOOL"
    IMPORT_CSV = "IMPORT_CSV"
    EXPORT_CSV = "EXPORT_CSV"
    CONNECTED_ACCOUNTS = "CONNECTED_ACCOUNTS"
    PROFILE_INFORMATION = "PROFILE_INFORMATION"


@strawberry.enum
class OnboardingStatus(Enum):
    """What a new person has yet to do."""

    PLAN_REQUIRED = "PLAN_REQUIRED"
    WORKSPACE_ACTIVATION = "WORKSPACE_ACTIVATION"
    PROFILE_CREATION = "PROFILE_CREATION"
    SYNC_EMAIL = "SYNC_EMAIL"
    APPS_INSTALLATION = "APPS_INSTALLATION"
    INVITE_TEAM = "INVITE_TEAM"
    BOOK_CALL = "BOOK_CALL"
    COMPLETED = "COMPLETED"


@strawberry.type
class TwoFactorAuthenticationMethodSummary:
    """A second factor."""

    two_factor_authentication_method_id: UUID
    status: str
    strategy: str


@strawberry.type
class UserWorkspace:
    """A person's place in a workspace."""

    id: UUID
    user_id: UUID
    locale: str
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    workspace: Workspace | None
    is_current: strawberry.Private[bool]
    two_factor_authentication_method_summary: list[TwoFactorAuthenticationMethodSummary] | None = strawberry.field(
        default_factory=list
    )
    is_impersonating: bool | None = False

    @strawberry.field
    def permission_flags(self, info: Info) -> list[PermissionFlagType] | None:
        """What the caller may change, in the workspace they are in."""
        if not self.is_current:
            return None
        caller = info.context.caller
        return [flag for flag in PermissionFlagType if may_change(caller.snapshot, caller.standing.role_id, flag.value)]

    @strawberry.field
    def objects_permissions(self, info: Info) -> list[ObjectPermission] | None:
        """What the caller may do with each object's records."""
        return _effective(info) if self.is_current else None

    @strawberry.field
    def object_permissions(self, info: Info) -> list[ObjectPermission] | None:
        """The same, as older clients call it."""
        return _effective(info) if self.is_current else None

    @classmethod
    def of(cls, membership: Membership, workspace: Workspace | None, user: StoredUser, *, is_current: bool) -> Self:
        """The place as this door shows it."""
        return cls(
            id=membership.id,
            user_id=membership.user_id,
            locale=user.locale,
            created_at=membership.created_at,
            updated_at=membership.updated_at,
            deleted_at=None,
            workspace=workspace,
            is_current=is_current,
        )


def _effective(info: Info) -> list[ObjectPermission]:
    caller = info.context.caller
    gate = Gate.of(caller.snapshot, caller.standing.role_id)
    return [ObjectPermission.effective(gate, each) for each in caller.snapshot.objects.values()]


@strawberry.type
class DeletedWorkspaceMember:
    """Somebody who has left."""

    id: UUID
    user_email: str


@strawberry.type
class User:
    """The person who asks."""

    id: UUID
    first_name: str
    last_name: str
    email: str
    is_email_verified: bool
    disabled: bool | None
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    locale: str
    has_password: bool
    stored: strawberry.Private[StoredUser]
    places: strawberry.Private[list[tuple[Membership, Workspace]]]
    current_id: strawberry.Private[UUID | None]
    can_impersonate: bool = False
    can_access_full_admin_panel: bool = False
    support_user_hash: str | None = None
    deleted_workspace_members: list[DeletedWorkspaceMember] | None = strawberry.field(default_factory=list)

    @strawberry.field
    def user_vars(self) -> JSON | None:
        """What clients keep with a person: nothing yet."""
        return JSON({})

    @strawberry.field
    def workspace_member(self, info: Info) -> WorkspaceMember | None:
        """Their record in the workspace they are in."""
        if self.current_id is None:
            return None
        member = info.context.directory.find_member(info.context.caller.identity.member_id)
        return WorkspaceMember.of(member) if member else None

    @strawberry.field
    def workspace_members(self, info: Info) -> list[WorkspaceMember] | None:
        """Everybody of the workspace they are in."""
        if self.current_id is None:
            return None
        return [WorkspaceMember.of(member) for member in info.context.directory.members]

    @strawberry.field
    def current_workspace(self) -> Workspace | None:
        """The workspace they are in."""
        return next((workspace for _, workspace in self.places if workspace.id == self.current_id), None)

    @strawberry.field
    def current_user_workspace(self) -> UserWorkspace | None:
        """Their place in it."""
        return next((place for place in self._places() if place.is_current), None)

    @strawberry.field
    def user_workspaces(self) -> list[UserWorkspace]:
        """Everywhere they belong."""
        return self._places()

    @strawberry.field
    def workspaces(self) -> list[UserWorkspace]:
        """The same, as older clients call it."""
        return self._places()

    @strawberry.field
    def available_workspaces(self, info: Info) -> AvailableWorkspaces:
        """Where they may go, with the tokens to get there."""
        return AvailableWorkspaces.of(open_doors(info.context.stores.database, self.stored))

    @strawberry.field
    def onboarding_status(self) -> OnboardingStatus | None:
        """What they have yet to do."""
        current = next((workspace for _, workspace in self.places if workspace.id == self.current_id), None)
        if current is None or not current.display_name:
            return OnboardingStatus.WORKSPACE_ACTIVATION
        has_name = bool(self.first_name or self.last_name)
        return OnboardingStatus.COMPLETED if has_name else OnboardingStatus.PROFILE_CREATION

    def _places(self) -> list[UserWorkspace]:
        return [
            UserWorkspace.of(membership, workspace, self.stored, is_current=workspace.id == self.current_id)
            for membership, workspace in self.places
        ]

    @classmethod
    def of(cls, user: StoredUser, places: list[tuple[Membership, Workspace]], current_id: UUID | None) -> Self:
        """The person as this door shows them."""
        return cls(
            id=user.id,
            first_name=user.first_name,
            last_name=user.last_name,
            email=user.email,
            is_email_verified=user.is_email_verified,
            disabled=user.disabled_at is not None,
            created_at=user.created_at,
            updated_at=user.updated_at,
            deleted_at=None,
            locale=user.locale,
            has_password=user.password_hash is not None,
            stored=user,
            places=places,
            current_id=current_id,
        )
