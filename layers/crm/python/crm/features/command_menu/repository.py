"""Rows of items of the command menu."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select

from crm.features.command_menu.schemas import CommandMenuItem
from crm.models import command_menu_item, page_layout
from crm.models.rows import Rows

ITEMS: Final = Rows(CommandMenuItem, command_menu_item, ["position"])


def has_page_layout(connection: Connection, workspace_id: UUID, page_layout_id: UUID) -> bool:
    """Whether there is such a layout."""
    own = (page_layout.c.workspace_id == workspace_id) & (page_layout.c.id == page_layout_id)
    return connection.execute(select(page_layout.c.id).where(own)).first() is not None
