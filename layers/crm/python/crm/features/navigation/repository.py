"""Rows of navigation items."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from sqlalchemy import Connection, exists, or_, select

from crm.features.navigation.schemas import NavigationMenuItem
from crm.models import navigation_menu_item, view, workspace
from crm.models.rows import Rows

ITEMS: Final = Rows(NavigationMenuItem, navigation_menu_item, ["position"])
_ITEM = navigation_menu_item.c


def list_items(connection: Connection, workspace_id: UUID, user_workspace_id: UUID | None) -> list[NavigationMenuItem]:
    """What everybody has and what one person has, without items of views that are deleted."""
    theirs = or_(_ITEM.user_workspace_id.is_(None), _ITEM.user_workspace_id == user_workspace_id)
    is_deleted = exists().where(view.c.id == _ITEM.view_id, view.c.deleted_at.is_not(None))
    return ITEMS.list(connection, workspace_id, theirs, ~is_deleted)


def list_shared(connection: Connection, workspace_id: UUID) -> list[NavigationMenuItem]:
    """What everybody has."""
    return ITEMS.list(connection, workspace_id, _ITEM.user_workspace_id.is_(None))


def lock(connection: Connection, workspace_id: UUID) -> None:
    """Changes of one workspace's navigation wait for each other: two moves could make a circle of folders."""
    connection.execute(select(workspace.c.id).where(workspace.c.id == workspace_id).with_for_update(key_share=True))
