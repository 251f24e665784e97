"""The metadata of a new workspace."""

from __future__ import annotations

from uuid import UUID, uuid5

from crm.metadata.build import build_object
from crm.metadata.snapshot import Object, Role
from crm.metadata.standard_objects.catalogue import STANDARD_OBJECTS

ADMIN, MEMBER = "Admin", "Member"
STANDARD_APPLICATION_ID = UUID("20202020-64aa-4b6f-b003-9c74b97cee20")
"""Whose the standard objects are."""


def application_id(workspace_id: UUID, *, is_custom: bool) -> UUID:
    """Whose an object or field is: everyone's, or the workspace's own."""
    return uuid5(workspace_id, "application") if is_custom else STANDARD_APPLICATION_ID


def standard_objects(workspace_id: UUID, at: str = "") -> dict[str, Object]:
    """The standard objects of a workspace by name; `at` is when they were created, ISO 8601."""
    return {each.name_singular: build_object(workspace_id, each, at=at) for each in STANDARD_OBJECTS}


def standard_roles(workspace_id: UUID) -> dict[str, Role]:
    """The roles every workspace starts with, by label. Members work with every record and change no setting."""
    return {
        ADMIN: Role(
            id=uuid5(workspace_id, "role:Admin"),
            label=ADMIN,
            can_update_all_settings=True,
            can_read_all=True,
            can_update_all=True,
            can_soft_delete_all=True,
            can_destroy_all=True,
            can_access_all_tools=True,
        ),
        MEMBER: Role(
            id=uuid5(workspace_id, "role:Member"),
            label=MEMBER,
            can_update_all_settings=False,
            can_read_all=True,
            can_update_all=True,
            can_soft_delete_all=True,
            can_destroy_all=True,
        ),
    }
