"""Workspaces: the tenants. Each has a Postgres schema and a role of the same name."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, Table, Text, Uuid, text, true

from crm.models.base import created_at, key, metadata, updated_at

workspace = Table(
    "workspace",
    metadata,
    key(),
    Column("display_name", Text, nullable=False, server_default=text("''")),
    Column("subdomain", Text, nullable=False, unique=True),
    Column("invite_hash", Text, nullable=False, unique=True),
    Column("logo", Text),
    Column("cell", Text, nullable=False, server_default=text("'default'"), doc="The database cluster it lives in."),
    Column("schema_name", Text, nullable=False, unique=True),
    Column("db_role", Text, nullable=False, unique=True),
    Column("metadata_version", Integer, nullable=False, server_default=text("1")),
    Column("activation_status", Text, nullable=False, server_default=text("'ACTIVE'")),
    Column("default_role_id", Uuid, doc="The role of people who join."),
    Column("is_public_invite_link_enabled", Boolean, nullable=False, server_default=true()),
    created_at(),
    updated_at(),
)
