"""What a new workspace has beside its tables and roles."""

from __future__ import annotations

from crm.metadata.snapshot import Snapshot
from crm.models.transaction import Connection


def furnish(connection: Connection, snapshot: Snapshot) -> None:
    """Give a workspace that was just made what people expect to find. Doing it again adds what is missing."""
    from crm.features.views.following import give_views

    give_views(connection, snapshot, snapshot.objects.values())
