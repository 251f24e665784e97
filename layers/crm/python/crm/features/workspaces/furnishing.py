"""What a new workspace has beside its tables and roles."""

from __future__ import annotations

from crm.metadata.snapshot import Snapshot
from crm.models.transaction import Connection


def furnish(connection: Connection, snapshot: Snapshot) -> None:
    """Give a workspace that was just made what people expect to find. Doing it again adds what is missing."""
    from crm.features.command_menu.following import give_commands
    from crm.features.navigation.following import give_items
    from crm.features.page_layouts.following import give_layouts
    from crm.features.views.following import give_views

    objects = snapshot.objects.values()
    give_views(connection, snapshot, objects)
    give_layouts(connection, snapshot, objects)
    give_items(connection, snapshot, objects)
    give_commands(connection, snapshot)
