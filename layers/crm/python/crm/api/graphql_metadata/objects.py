"""Objects and fields on the metadata door, read from the workspace's snapshot."""

from __future__ import annotations

from uuid import UUID

import strawberry

from crm.api.graphql_metadata.comparisons import passes
from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.object_filters import FieldFilter, ObjectFilter
from crm.api.graphql_metadata.object_types import FieldEdge, FieldView, ObjectView, field_view, object_view
from crm.api.graphql_metadata.paging import CursorPaging, PageInfo, cursor_of, page_of
from crm.api.graphql_metadata.scalars import ConnectionCursor
from crm.kit.errors import NotFound
from crm.metadata.snapshot import Snapshot


@strawberry.type
class ObjectEdge:
    """An object in a connection."""

    node: ObjectView
    cursor: ConnectionCursor


@strawberry.type
class ObjectConnection:
    """Objects of the workspace."""

    page_info: PageInfo
    edges: list[ObjectEdge]


@strawberry.type
class FieldConnection:
    """Fields of the workspace."""

    page_info: PageInfo
    edges: list[FieldEdge]


@strawberry.type
class Queries:
    """What can be asked of objects and fields."""

    @strawberry.field
    def objects(
        self, info: Info, paging: CursorPaging | None = None, filter: ObjectFilter | None = None
    ) -> ObjectConnection:
        """The objects of the workspace, in the order of the navigation."""
        snapshot = info.context.caller.snapshot
        views = (object_view(snapshot, each) for each in snapshot.objects.values())
        page, page_info = page_of([each for each in views if passes(each, filter)], paging or CursorPaging())
        return ObjectConnection(
            page_info=page_info, edges=[ObjectEdge(node=each, cursor=cursor_of(each)) for each in page]
        )

    @strawberry.field
    def object(self, info: Info, id: UUID | None = None, universal_identifier: str | None = None) -> ObjectView:
        """One object.

        Raises:
            NotFound: there is none in this workspace.
        """
        snapshot = info.context.caller.snapshot
        wanted = str(id or universal_identifier)
        for each in snapshot.objects.values():
            if str(each.id) == wanted:
                return object_view(snapshot, each)
        raise NotFound("Object metadata not found", sub_code="OBJECT_METADATA_NOT_FOUND")

    @strawberry.field
    def fields(
        self, info: Info, paging: CursorPaging | None = None, filter: FieldFilter | None = None
    ) -> FieldConnection:
        """The fields of all objects."""
        views = [each for each in _all_fields(info.context.caller.snapshot) if passes(each, filter)]
        page, page_info = page_of(views, paging or CursorPaging())
        return FieldConnection(
            page_info=page_info, edges=[FieldEdge(node=each, cursor=cursor_of(each)) for each in page]
        )

    @strawberry.field
    def field(self, info: Info, id: UUID) -> FieldView:
        """One field.

        Raises:
            NotFound: there is none in this workspace.
        """
        for each in _all_fields(info.context.caller.snapshot):
            if each.id == id:
                return each
        raise NotFound("Field metadata not found", sub_code="FIELD_METADATA_NOT_FOUND")


def _all_fields(snapshot: Snapshot) -> list[FieldView]:
    return [field_view(snapshot, owner, each) for owner in snapshot.objects.values() for each in owner.fields.values()]
