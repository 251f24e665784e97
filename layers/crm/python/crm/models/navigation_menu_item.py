"""Items of the navigation: of everybody in a workspace, or of one person, who calls them favourites."""

from __future__ import annotations

from sqlalchemy import Column, Float, Table, Text, Uuid

from crm.models.base import created_at, key, metadata, reference, updated_at

navigation_menu_item = Table(
    "navigation_menu_item",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    reference("user_workspace_id", "user_workspace", nullable=True),
    Column("type", Text, nullable=False, doc="VIEW, FOLDER, LINK, OBJECT, RECORD or PAGE_LAYOUT."),
    Column("name", Text),
    Column("link", Text),
    Column("icon", Text),
    Column("color", Text),
    reference("folder_id", "navigation_menu_item", nullable=True),
    reference("view_id", "view", nullable=True),
    reference("page_layout_id", "page_layout", nullable=True),
    reference("object_id", "object", nullable=True),
    Column("record_id", Uuid, doc="Of the object; there may be no such record any more."),
    Column("position", Float, nullable=False),
    created_at(),
    updated_at(),
)
