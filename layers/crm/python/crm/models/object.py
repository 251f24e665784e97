"""Objects and fields: the metadata that makes a workspace's schema. Those with `deleted_at` are in the bin."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text, Uuid, false, text, true
from sqlalchemy.dialects.postgresql import JSONB

from crm.models.base import created_at, key, metadata, moment, reference, updated_at

object_ = Table(
    "object",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    Column("name_singular", Text, nullable=False),
    Column("name_plural", Text, nullable=False),
    Column("label_singular", Text, nullable=False),
    Column("label_plural", Text, nullable=False),
    Column("description", Text),
    Column("icon", Text),
    Column("shortcut", Text),
    Column("color", Text),
    Column("position", Integer, nullable=False, server_default=text("0"), doc="Order in the navigation."),
    Column("label_identifier", Text, nullable=False, server_default=text("'name'")),
    Column("image_identifier", Text),
    Column("is_custom", Boolean, nullable=False, server_default=false()),
    Column("is_system", Boolean, nullable=False, server_default=false()),
    Column("is_active", Boolean, nullable=False, server_default=true()),
    Column("is_searchable", Boolean, nullable=False, server_default=false()),
    Column("is_ui_creatable", Boolean, nullable=False, server_default=true()),
    Column("is_ui_editable", Boolean, nullable=False, server_default=true()),
    Column("behaviour", JSONB, nullable=False, server_default=text("'{}'"), doc="Aliases, cascades, criteria…"),
    created_at(),
    updated_at(),
    moment("deleted_at"),
    *(
        Index(f"object_{name}_key", "workspace_id", name, unique=True, postgresql_where=text("deleted_at is null"))
        for name in ("name_singular", "name_plural")
    ),
)

field = Table(
    "field",
    metadata,
    key(),
    reference("workspace_id", "workspace"),
    reference("object_id", "object"),
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("description", Text),
    Column("icon", Text),
    Column("position", Integer, nullable=False, server_default=text("0"), doc="Order within the object."),
    Column("default_value", JSONB),
    Column("options", JSONB, nullable=False, server_default=text("'[]'")),
    Column("settings", JSONB, nullable=False, server_default=text("'{}'")),
    Column("relation", JSONB, doc="As crm.metadata.snapshot.Relation."),
    Column("morph_id", Uuid),
    Column("is_custom", Boolean, nullable=False, server_default=false()),
    Column("is_system", Boolean, nullable=False, server_default=false()),
    Column("is_active", Boolean, nullable=False, server_default=true()),
    Column("is_nullable", Boolean, nullable=False, server_default=true()),
    Column("is_unique", Boolean, nullable=False, server_default=false()),
    Column("is_ui_editable", Boolean, nullable=False, server_default=true()),
    Column("is_label_synced_with_name", Boolean, nullable=False, server_default=false()),
    Column("translations", JSONB, nullable=False, server_default=text("'{}'"), doc="By locale and property."),
    Column("other_side_id", Uuid, doc="While a relation is in the bin: the field on its other side."),
    created_at(),
    updated_at(),
    moment("deleted_at"),
    Index("field_name_key", "object_id", "name", unique=True, postgresql_where=text("deleted_at is null")),
)
