"""Roles and what they may do."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Table, Text, UniqueConstraint, false, text, true
from sqlalchemy.dialects.postgresql import ARRAY

from crm.models.base import created_at, key, metadata, reference, updated_at


def _right(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=false())


role = Table(
    "role",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    Column("label", Text, nullable=False),
    Column("description", Text),
    Column("icon", Text),
    Column("is_editable", Boolean, nullable=False, server_default=true()),
    _right("can_update_all_settings"),
    _right("can_access_all_tools"),
    _right("can_read_all_object_records"),
    _right("can_update_all_object_records"),
    _right("can_soft_delete_all_object_records"),
    _right("can_destroy_all_object_records"),
    Column("can_be_assigned_to_users", Boolean, nullable=False, server_default=true()),
    Column("can_be_assigned_to_agents", Boolean, nullable=False, server_default=true()),
    Column("can_be_assigned_to_api_keys", Boolean, nullable=False, server_default=true()),
    Column("permission_flags", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    created_at(),
    updated_at(),
    UniqueConstraint("workspace_id", "label"),
)

object_permission = Table(
    "object_permission",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    reference("role_id", "role"),
    reference("object_id", "object"),
    Column("can_read_object_records", Boolean),
    Column("can_update_object_records", Boolean),
    Column("can_soft_delete_object_records", Boolean),
    Column("can_destroy_object_records", Boolean),
    UniqueConstraint("role_id", "object_id"),
)

field_permission = Table(
    "field_permission",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    reference("role_id", "role"),
    reference("object_id", "object"),
    reference("field_id", "field"),
    Column("can_read_field_value", Boolean, doc="False or nothing: a role can lose a field, and never gain one."),
    Column("can_update_field_value", Boolean),
    UniqueConstraint("role_id", "field_id"),
    CheckConstraint("can_read_field_value is not true and can_update_field_value is not true", name="restrictions"),
)
