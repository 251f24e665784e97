"""Items of the command menu: what can be done from anywhere, or with the records that are chosen."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Table, Text, false, true
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from crm.models.base import created_at, key, metadata, reference, updated_at

command_menu_item = Table(
    "command_menu_item",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    Column("engine_component_key", Text, nullable=False, doc="What it does."),
    Column("label", Text, nullable=False),
    Column("short_label", Text),
    Column("icon", Text),
    Column("position", Float, nullable=False),
    Column("is_pinned", Boolean, nullable=False, server_default=false()),
    Column("is_active", Boolean, nullable=False, server_default=true()),
    Column("availability_type", Text, nullable=False, doc="GLOBAL, GLOBAL_OBJECT_CONTEXT, RECORD_SELECTION, FALLBACK."),
    reference("availability_object_id", "object", nullable=True),
    reference("navigation_target_object_id", "object", nullable=True),
    reference("page_layout_id", "page_layout", nullable=True),
    Column("payload", JSONB(none_as_null=True), doc="Where it leads: a path, or an object."),
    Column("hot_keys", ARRAY(Text)),
    Column("conditional_availability_expression", Text),
    Column("conditional_pinned_expression", Text),
    created_at(),
    updated_at(),
)
