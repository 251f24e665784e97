"""Tables of the `core` schema, one file per noun, and the migrations that make them."""

from __future__ import annotations

from crm.models.answer import answer
from crm.models.api_key import api_key
from crm.models.base import metadata
from crm.models.command_menu_item import command_menu_item
from crm.models.data_model_job import data_model_job
from crm.models.file import file
from crm.models.import_ import import_, import_chunk
from crm.models.navigation_menu_item import navigation_menu_item
from crm.models.object import field, object_
from crm.models.outbox import outbox, processed_event
from crm.models.page_layout import page_layout, page_layout_tab, page_layout_widget
from crm.models.role import field_permission, object_permission, role
from crm.models.session import session
from crm.models.user import user, user_workspace
from crm.models.view import (
    view,
    view_field,
    view_field_group,
    view_filter,
    view_filter_group,
    view_group,
    view_sort,
)
from crm.models.webhook import webhook, webhook_delivery
from crm.models.workspace import workspace
from crm.models.workspace_migration import workspace_migration

__all__ = [
    "answer",
    "api_key",
    "command_menu_item",
    "data_model_job",
    "field",
    "field_permission",
    "file",
    "import_",
    "import_chunk",
    "metadata",
    "navigation_menu_item",
    "object_",
    "object_permission",
    "outbox",
    "page_layout",
    "page_layout_tab",
    "page_layout_widget",
    "processed_event",
    "role",
    "session",
    "user",
    "user_workspace",
    "view",
    "view_field",
    "view_field_group",
    "view_filter",
    "view_filter_group",
    "view_group",
    "view_sort",
    "webhook",
    "webhook_delivery",
    "workspace",
    "workspace_migration",
]
