"""Page layouts: what is where on the page of a record, on a dashboard, on a page of its own."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Table, Text, Uuid, false
from sqlalchemy.dialects.postgresql import JSONB

from crm.models.base import created_at, key, metadata, reference, updated_at

page_layout = Table(
    "page_layout",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False, doc="RECORD_INDEX, RECORD_PAGE, DASHBOARD, STANDALONE_PAGE or RECORD_FORM."),
    reference("object_id", "object", nullable=True),
    Column("default_tab_id", Uuid, doc="The tab that is in front where there is little room."),
    Column("is_first_tab_pinned", Boolean, nullable=False, server_default=false()),
    created_at(),
    updated_at(),
)

page_layout_tab = Table(
    "page_layout_tab",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    reference("page_layout_id", "page_layout"),
    Column("title", Text, nullable=False),
    Column("icon", Text),
    Column("position", Float, nullable=False),
    Column("layout_mode", Text, nullable=False, doc="GRID, VERTICAL_LIST or CANVAS."),
    created_at(),
    updated_at(),
)

page_layout_widget = Table(
    "page_layout_widget",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    reference("page_layout_tab_id", "page_layout_tab"),
    Column("title", Text, nullable=False),
    Column("type", Text, nullable=False),
    reference("object_id", "object", nullable=True),
    Column("position", JSONB(none_as_null=True), doc="As the layout mode of the tab wants it."),
    Column("configuration", JSONB, nullable=False),
    Column("conditional_display", JSONB(none_as_null=True)),
    Column("conditional_availability_expression", Text),
    created_at(),
    updated_at(),
)
