"""Alembic's entry: the connection comes from `crm.models.migrate`."""

from __future__ import annotations

from alembic import context

from crm.models.base import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    include_schemas=True,
    version_table="core_migration",
    version_table_schema="public",
)
with context.begin_transaction():
    context.run_migrations()
