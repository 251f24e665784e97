"""What operations on the data model share: who may, and what is shown of the workspace then."""

from __future__ import annotations

from uuid import UUID

from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.object_types import FieldView, IndexView, ObjectView, field_view, index_view, object_view
from crm.kit.database import Database
from crm.metadata.changes.finding import get_field, get_object
from crm.metadata.changes.problems import IndexNotFound
from crm.metadata.snapshot import Snapshot


def permitted(info: Info) -> tuple[Database, UUID]:
    """The connection that may change tables, and the workspace whose data model the caller may change.

    Raises:
        PermissionDenied: the caller may not.
    """
    caller = info.context.caller
    caller.require_flag("DATA_MODEL")
    return info.context.stores.owner(), caller.identity.workspace_id


def after_change(info: Info, planned: Snapshot, *, is_dry_run: bool) -> Snapshot:
    """The workspace as it is now, or as it would be."""
    if is_dry_run:
        return planned
    info.context.renew()
    return info.context.caller.snapshot


def object_of(snapshot: Snapshot, object_id: UUID) -> ObjectView:
    """An object as this door shows it."""
    return object_view(snapshot, get_object(snapshot, object_id))


def field_of(snapshot: Snapshot, field_id: UUID) -> FieldView:
    """A field as this door shows it."""
    return field_view(snapshot, *get_field(snapshot, field_id))


def index_of(snapshot: Snapshot, index_id: UUID) -> IndexView:
    """An index as this door shows it.

    Raises:
        IndexNotFound: there is none of this id.
    """
    for owner in snapshot.objects.values():
        for index in owner.indexes:
            if index.id == index_id:
                return index_view(owner, index)
    raise IndexNotFound
