"""Views: how people look at an object's records, and everything that a view consists of.

What refers to a field in the bin stays, and comes back with it; what refers to a destroyed one is destroyed with it.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, Integer, Table, Text, false, text, true
from sqlalchemy.dialects.postgresql import JSONB

from crm.models.base import created_at, key, metadata, moment, reference, updated_at

LIVE = text("deleted_at is null")


def _position(name: str = "position") -> Column[float]:
    return Column(name, Float, nullable=False, server_default=text("0"))


view = Table(
    "view",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    reference("object_id", "object"),
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False, server_default=text("'TABLE'")),
    Column("key", Text, doc="INDEX: the one view an object always has."),
    Column("icon", Text, nullable=False),
    _position(),
    Column("is_compact", Boolean, nullable=False, server_default=false()),
    Column("is_custom", Boolean, nullable=False, server_default=true()),
    Column("open_record_in", Text, nullable=False, server_default=text("'SIDE_PANEL'")),
    Column("kanban_aggregate_operation", Text),
    reference("kanban_aggregate_operation_field_id", "field", nullable=True, on_delete="SET NULL"),
    reference("main_group_by_field_id", "field", nullable=True, on_delete="SET NULL"),
    Column("should_hide_empty_groups", Boolean, nullable=False, server_default=false()),
    Column("kanban_column_width", Integer),
    Column("group_load_limit", Integer),
    reference("calendar_field_id", "field", nullable=True, on_delete="SET NULL"),
    reference("calendar_end_field_id", "field", nullable=True, on_delete="SET NULL"),
    Column("calendar_layout", Text),
    Column("any_field_filter_value", Text),
    Column("visibility", Text, nullable=False, server_default=text("'WORKSPACE'")),
    reference("created_by_user_workspace_id", "user_workspace", nullable=True, on_delete="SET NULL"),
    created_at(),
    updated_at(),
    moment("deleted_at"),
    Index("view_index_key", "object_id", unique=True, postgresql_where=text("key = 'INDEX' and deleted_at is null")),
)

view_field_group = Table(
    "view_field_group",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    reference("view_id", "view"),
    Column("name", Text, nullable=False),
    _position(),
    Column("is_visible", Boolean, nullable=False, server_default=true()),
    created_at(),
    updated_at(),
    moment("deleted_at"),
)

view_field = Table(
    "view_field",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    reference("view_id", "view"),
    reference("field_id", "field"),
    reference("view_field_group_id", "view_field_group", nullable=True, on_delete="SET NULL"),
    Column("is_visible", Boolean, nullable=False, server_default=true()),
    Column("size", Float, nullable=False, server_default=text("150"), doc="In pixels."),
    _position(),
    Column("aggregate_operation", Text),
    created_at(),
    updated_at(),
    moment("deleted_at"),
    Index("view_field_view_id_field_id_key", "view_id", "field_id", unique=True, postgresql_where=LIVE),
)

view_filter_group = Table(
    "view_filter_group",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    reference("view_id", "view"),
    reference("parent_view_filter_group_id", "view_filter_group", nullable=True),
    Column("logical_operator", Text, nullable=False, server_default=text("'AND'")),
    Column("position_in_view_filter_group", Float),
    created_at(),
    updated_at(),
    moment("deleted_at"),
)

view_filter = Table(
    "view_filter",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    reference("view_id", "view"),
    reference("field_id", "field"),
    Column("operand", Text, nullable=False, server_default=text("'CONTAINS'")),
    Column("value", JSONB, nullable=False),
    reference("view_filter_group_id", "view_filter_group", nullable=True),
    Column("position_in_view_filter_group", Float),
    Column("sub_field_name", Text),
    reference("relation_target_field_id", "field", nullable=True),
    created_at(),
    updated_at(),
    moment("deleted_at"),
)

view_sort = Table(
    "view_sort",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    reference("view_id", "view"),
    reference("field_id", "field"),
    Column("direction", Text, nullable=False, server_default=text("'ASC'")),
    Column("sub_field_name", Text),
    created_at(),
    updated_at(),
    moment("deleted_at"),
)

view_group = Table(
    "view_group",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    reference("view_id", "view"),
    Column("field_value", Text, nullable=False, doc='An option of the field the view groups by; "" for none.'),
    Column("is_visible", Boolean, nullable=False, server_default=true()),
    _position(),
    created_at(),
    updated_at(),
    moment("deleted_at"),
    Index("view_group_view_id_field_value_key", "view_id", "field_value", unique=True, postgresql_where=LIVE),
)
