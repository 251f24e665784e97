"""What a client needs to draw its first screen, and to see whether what it keeps of the rest is still of today."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from hashlib import blake2b
from typing import Any
from uuid import UUID

import strawberry

from crm.api.graphql_metadata.context import Info
from crm.api.graphql_metadata.view_enums import ViewKey, ViewType
from crm.features.views.reading import list_views
from crm.features.views.schemas import PARTS, View, WholeView
from crm.metadata.snapshot import Snapshot

AllMetadataName = Enum(
    "AllMetadataName",
    "fieldMetadata objectMetadata view viewField viewFieldGroup viewGroup viewSort "
    "rowLevelPermissionPredicate rowLevelPermissionPredicateGroup viewFilterGroup index logicFunction "
    "viewFilter role roleTarget agent skill pageLayout pageLayoutWidget pageLayoutTab commandMenuItem "
    "navigationMenuItem rolePermissionFlag permissionFlag objectPermission fieldPermission frontComponent "
    "webhook applicationVariable connectionProvider searchFieldMetadata timelineActivityType "
    "settingsMenuItem workflow workflowVersion",
)
"""Kinds of metadata."""

strawberry.enum(AllMetadataName, description="Kinds of metadata.")


@strawberry.type
class MinimalObjectMetadata:
    """An object, without its fields."""

    id: UUID
    name_singular: str
    name_plural: str
    label_singular: str
    label_plural: str
    icon: str | None
    color: str | None
    is_active: bool
    is_system: bool
    is_remote: bool = False


@strawberry.type
class MinimalView:
    """A view, without what it consists of."""

    id: UUID
    type: ViewType
    key: ViewKey | None
    object_metadata_id: UUID


@strawberry.type
class CollectionHash:
    """Equal as long as nothing of a kind has changed."""

    collection_name: AllMetadataName
    hash: str


@strawberry.type
class MinimalMetadata:
    """What there is, and how new it is."""

    object_metadata_items: list[MinimalObjectMetadata]
    views: list[MinimalView]
    collection_hashes: list[CollectionHash]


@strawberry.type
class Queries:
    """What can be asked before anything else."""

    @strawberry.field
    def minimal_metadata(self, info: Info) -> MinimalMetadata:
        """The objects and views of the workspace in few words, and hashes of what is kept of them."""
        snapshot = info.context.caller.snapshot
        views = list_views(info.context.stores.database, info.context.viewer)
        return MinimalMetadata(
            object_metadata_items=[_object(each) for each in snapshot.objects.values()],
            views=[_view(each.view) for each in views],
            collection_hashes=[*_of_snapshot(snapshot), *_of_views(views)],
        )


def _object(object_: Any) -> MinimalObjectMetadata:
    names = ("id", "name_singular", "name_plural", "label_singular", "label_plural", "icon", "color")
    shown = {name: getattr(object_, name) for name in (*names, "is_active", "is_system")}
    return MinimalObjectMetadata(**shown)


def _view(view: View) -> MinimalView:
    key = None if view.key is None else ViewKey(view.key)
    return MinimalView(id=view.id, type=ViewType(view.type), key=key, object_metadata_id=view.object_id)


def _of_snapshot(snapshot: Snapshot) -> Iterator[CollectionHash]:
    """Objects, fields and indexes are of one version."""
    for name in (AllMetadataName.objectMetadata, AllMetadataName.fieldMetadata, AllMetadataName.index):
        yield CollectionHash(collection_name=name, hash=_digest(snapshot.version))


def _of_views(views: list[WholeView]) -> Iterator[CollectionHash]:
    yield CollectionHash(
        collection_name=AllMetadataName.view, hash=_digest(*((each.view.id, each.view.updated_at) for each in views))
    )
    for kind in PARTS:
        parts = (part for each in views for part in each.of(kind))
        name = AllMetadataName[kind.NAME]
        yield CollectionHash(collection_name=name, hash=_digest(*((part.id, part.updated_at) for part in parts)))


def _digest(*facts: object) -> str:
    return blake2b(repr(sorted(map(str, facts))).encode(), digest_size=16).hexdigest()
