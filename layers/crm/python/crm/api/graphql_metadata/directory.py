"""Who is who in the caller's workspace, read at most once per request."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar
from uuid import UUID

from crm.api.graphql_metadata.context import Context
from crm.features.api_keys.schemas import ApiKey
from crm.features.api_keys.service import list_api_keys
from crm.features.roles import service as roles
from crm.features.roles.schemas import FieldPermission, ObjectPermission, Role
from crm.features.workspaces.members import list_members
from crm.features.workspaces.schemas import Member, Membership, Workspace
from crm.features.workspaces.service import get_workspace, list_memberships

T = TypeVar("T")


class Directory:
    """The people, programs and roles of one workspace."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[str, object] = {}

    @property
    def workspace(self) -> Workspace:
        """The workspace itself."""
        return self._once("workspace", lambda: get_workspace(self._context.stores.database, self._id))

    @property
    def memberships(self) -> Sequence[Membership]:
        """Who belongs, with which role."""
        return self._once("memberships", lambda: list_memberships(self._context.stores.database, self._id))

    @property
    def members(self) -> Sequence[Member]:
        """The records of those who belong."""
        caller = self._context.caller
        return self._once("members", lambda: list_members(self._context.stores.database, caller.snapshot))

    @property
    def roles(self) -> Sequence[Role]:
        """Every role."""
        return self._once("roles", lambda: roles.list_roles(self._context.stores.database, self._id))

    @property
    def object_permissions(self) -> Sequence[ObjectPermission]:
        """What roles say of single objects."""
        return self._once(
            "object_permissions", lambda: roles.list_object_permissions(self._context.stores.database, self._id)
        )

    @property
    def field_permissions(self) -> Sequence[FieldPermission]:
        """What roles lose of single fields."""
        return self._once(
            "field_permissions", lambda: roles.list_field_permissions(self._context.stores.database, self._id)
        )

    @property
    def api_keys(self) -> Sequence[ApiKey]:
        """Every key."""
        return self._once("api_keys", lambda: list_api_keys(self._context.stores.database, self._id))

    def find_member(self, member_id: UUID | None) -> Member | None:
        """One member."""
        return next((member for member in self.members if member.id == member_id), None)

    def members_with(self, role_id: UUID) -> list[Member]:
        """The members who have a role."""
        chosen = {each.member_id for each in self.memberships if each.role_id == role_id}
        return [member for member in self.members if member.id in chosen]

    def find_role(self, role_id: UUID | None) -> Role | None:
        """One role."""
        return next((role for role in self.roles if role.id == role_id), None)

    def forget(self) -> None:
        """Something was changed: read anew."""
        self._known.clear()

    @property
    def _id(self) -> UUID:
        return self._context.caller.identity.workspace_id

    def _once(self, name: str, read: Callable[[], T]) -> T:
        if name not in self._known:
            self._known[name] = read()
        return self._known[name]  # type: ignore[return-value]  # what `read` returned for this name
