"""Objects, fields, relations and indexes as the metadata API shows them: views of a snapshot."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid5

import strawberry
from strawberry.scalars import JSON

from crm.api.graphql_metadata.comparisons import passes
from crm.api.graphql_metadata.object_enums import (
    FieldMetadataType,
    IndexType,
    MetadataReadability,
    MetadataWritability,
    ObjectOpenRecordIn,
    RelationType,
)
from crm.api.graphql_metadata.object_filters import FieldFilter, IndexFilter
from crm.api.graphql_metadata.paging import CursorPaging, PageInfo, cursor_of, page_of
from crm.api.graphql_metadata.scalars import ConnectionCursor
from crm.api.graphql_metadata.translation_types import MetadataTranslation
from crm.metadata.snapshot import Field, Index, Object, Snapshot
from crm.metadata.standard import application_id

BEFORE_ALL_TIME = datetime(1970, 1, 1, tzinfo=UTC)


@strawberry.type(name="Relation")
class RelationView:
    """A relation, from the side of a field."""

    type: RelationType
    source_object_metadata: ObjectView
    target_object_metadata: ObjectView
    source_field_metadata: FieldView
    target_field_metadata: FieldView


@strawberry.type(name="Field")
class FieldView:
    """A field."""

    snapshot: strawberry.Private[Snapshot]
    owner: strawberry.Private[Object]
    source: strawberry.Private[Field]
    id: UUID
    universal_identifier: str
    type: FieldMetadataType
    name: str
    label: str
    description: str | None
    icon: str | None
    is_active: bool | None
    is_system: bool | None
    is_custom: bool | None = strawberry.field(deprecation_reason="Compare applicationId")
    is_ui_editable: bool | None = strawberry.field(name="isUIEditable")
    writability: MetadataWritability | None
    is_ui_read_only: bool | None = strawberry.field(name="isUIReadOnly", deprecation_reason="Use isUIEditable")
    is_nullable: bool | None
    is_unique: bool | None
    is_searchable: bool | None
    is_audit_logged: bool | None
    default_value: JSON | None
    options: JSON | None
    settings: JSON | None
    object_metadata_id: UUID
    is_label_synced_with_name: bool | None
    morph_id: UUID | None
    created_at: datetime
    updated_at: datetime
    application_id: UUID

    @strawberry.field
    def object(self) -> ObjectView | None:
        """The object it belongs to."""
        return object_view(self.snapshot, self.owner)

    @strawberry.field
    def translations(self) -> list[MetadataTranslation]:
        """Its label and description in other languages."""
        return MetadataTranslation.all_of(self.source.translations)

    @strawberry.field
    def relation(self) -> RelationView | None:
        """Where it leads, if it is a relation."""
        return _relation(self) if self.source.type == "RELATION" else None

    @strawberry.field
    def morph_relations(self) -> list[RelationView] | None:
        """Where it and the other targets of its choice lead, if it is a morph relation."""
        if self.source.morph_id is None:
            return None
        siblings = (each for each in self.owner.fields.values() if each.morph_id == self.source.morph_id)
        views = (field_view(self.snapshot, self.owner, each) for each in siblings)
        return [relation for view in views if (relation := _relation(view)) is not None]


@strawberry.type(name="IndexField")
class IndexFieldView:
    """A field an index covers."""

    id: UUID
    field_metadata_id: UUID
    order: float
    sub_field_name: str | None
    created_at: datetime
    updated_at: datetime


@strawberry.type(name="Index")
class IndexView:
    """An index of an object."""

    id: UUID
    name: str
    is_custom: bool | None
    is_unique: bool
    index_where_clause: str | None
    index_type: IndexType
    created_at: datetime
    updated_at: datetime
    index_field_metadata_list: list[IndexFieldView]


@strawberry.type(name="SearchField")
class SearchFieldView:
    """A field whose words search finds."""

    id: UUID
    field_metadata_id: UUID
    ts_vector_field_metadata_id: UUID
    position: float
    created_at: datetime
    updated_at: datetime


@strawberry.type
class FieldEdge:
    """A field in a connection."""

    node: FieldView
    cursor: ConnectionCursor


@strawberry.type
class ObjectFieldsConnection:
    """Fields of one object."""

    page_info: PageInfo
    edges: list[FieldEdge]


@strawberry.type
class IndexEdge:
    """An index in a connection."""

    node: IndexView
    cursor: ConnectionCursor


@strawberry.type
class ObjectIndexMetadatasConnection:
    """Indexes of one object."""

    page_info: PageInfo
    edges: list[IndexEdge]


@strawberry.type(name="Object")
class ObjectView:
    """An object."""

    snapshot: strawberry.Private[Snapshot]
    source: strawberry.Private[Object]
    id: UUID
    universal_identifier: str
    name_singular: str
    name_plural: str
    label_singular: str
    label_plural: str
    description: str | None
    icon: str | None
    shortcut: str | None
    color: str | None
    is_remote: bool
    is_active: bool
    is_system: bool
    is_custom: bool = strawberry.field(deprecation_reason="Compare applicationId")
    is_ui_editable: bool = strawberry.field(name="isUIEditable")
    is_ui_creatable: bool = strawberry.field(name="isUICreatable")
    is_ui_read_only: bool = strawberry.field(name="isUIReadOnly", deprecation_reason="Use isUIEditable")
    is_searchable: bool
    open_record_in: ObjectOpenRecordIn
    readability: MetadataReadability
    readability_parent_field_universal_identifiers: list[UUID] | None
    writability: MetadataWritability
    application_id: UUID
    created_at: datetime
    updated_at: datetime
    label_identifier_field_metadata_id: UUID | None
    image_identifier_field_metadata_id: UUID | None
    is_label_synced_with_name: bool
    duplicate_criteria: list[list[str]] | None

    @strawberry.field
    def translations(self) -> list[MetadataTranslation]:
        """Its labels and description in other languages."""
        return MetadataTranslation.all_of(self.source.translations)

    @strawberry.field
    def fields_list(self) -> list[FieldView]:
        """All its fields."""
        return [field_view(self.snapshot, self.source, each) for each in self.source.fields.values()]

    @strawberry.field
    def index_metadata_list(self) -> list[IndexView]:
        """All its indexes."""
        return [index_view(self.source, each) for each in self.source.indexes]

    @strawberry.field
    def search_field_metadata_list(self) -> list[SearchFieldView]:
        """The fields whose words search finds."""
        return list(_search_fields(self.source))

    @strawberry.field
    def fields(self, paging: CursorPaging | None = None, filter: FieldFilter | None = None) -> ObjectFieldsConnection:
        """A page of its fields."""
        views = (field_view(self.snapshot, self.source, each) for each in self.source.fields.values())
        page, page_info = page_of([each for each in views if passes(each, filter)], paging or CursorPaging())
        return ObjectFieldsConnection(
            page_info=page_info, edges=[FieldEdge(node=each, cursor=cursor_of(each)) for each in page]
        )

    @strawberry.field
    def index_metadatas(
        self, paging: CursorPaging | None = None, filter: IndexFilter | None = None
    ) -> ObjectIndexMetadatasConnection:
        """A page of its indexes."""
        views = (index_view(self.source, each) for each in self.source.indexes)
        page, page_info = page_of([each for each in views if passes(each, filter)], paging or CursorPaging())
        return ObjectIndexMetadatasConnection(
            page_info=page_info, edges=[IndexEdge(node=each, cursor=cursor_of(each)) for each in page]
        )


def object_view(snapshot: Snapshot, source: Object) -> ObjectView:
    """An object of a snapshot as the API shows it."""

    def id_of(name: str | None) -> UUID | None:
        return source.fields[name].id if name else None

    return ObjectView(
        snapshot=snapshot,
        source=source,
        id=source.id,
        universal_identifier=str(source.id),
        name_singular=source.name_singular,
        name_plural=source.name_plural,
        label_singular=source.label_singular,
        label_plural=source.label_plural,
        description=source.description,
        icon=source.icon,
        shortcut=source.shortcut,
        color=source.color,
        is_remote=False,
        is_active=source.is_active,
        is_system=source.is_system,
        is_custom=source.is_custom,
        is_ui_editable=source.is_ui_editable,
        is_ui_creatable=source.is_ui_creatable,
        is_ui_read_only=not source.is_ui_editable,
        is_searchable=source.is_searchable,
        open_record_in=ObjectOpenRecordIn[source.open_record_in],
        readability=MetadataReadability.OPEN,
        readability_parent_field_universal_identifiers=None,
        writability=MetadataWritability.OPEN,
        application_id=application_id(snapshot.workspace_id, is_custom=source.is_custom),
        created_at=_moment(source.created_at),
        updated_at=_moment(source.updated_at),
        label_identifier_field_metadata_id=id_of(source.label_identifier),
        image_identifier_field_metadata_id=id_of(source.image_identifier),
        is_label_synced_with_name=source.is_label_synced_with_name,
        duplicate_criteria=[list(each) for each in source.duplicate_criteria] or None,
    )


def field_view(snapshot: Snapshot, owner: Object, source: Field) -> FieldView:
    """A field of a snapshot as the API shows it."""
    is_writable = source.type != "TS_VECTOR" and not source.is_computed
    return FieldView(
        snapshot=snapshot,
        owner=owner,
        source=source,
        id=source.id,
        universal_identifier=str(source.id),
        type=FieldMetadataType[source.type],
        name=source.name,
        label=source.label,
        description=source.description,
        icon=source.icon,
        is_active=source.is_active,
        is_system=source.is_system,
        is_custom=source.is_custom,
        is_ui_editable=source.is_ui_editable,
        writability=MetadataWritability.OPEN if is_writable else MetadataWritability.SYSTEM,
        is_ui_read_only=not source.is_ui_editable,
        is_nullable=source.is_nullable,
        is_unique=source.is_unique,
        is_searchable=source.name in owner.search_fields,
        is_audit_logged=True,
        default_value=source.default,
        options=JSON(list(source.options)) if source.options else None,
        settings=JSON(source.settings) if source.settings else None,
        object_metadata_id=owner.id,
        is_label_synced_with_name=source.is_label_synced_with_name,
        morph_id=source.morph_id,
        created_at=_moment(source.created_at),
        updated_at=_moment(source.updated_at),
        application_id=application_id(snapshot.workspace_id, is_custom=source.is_custom),
    )


def index_view(owner: Object, source: Index) -> IndexView:
    """An index of a snapshot as the API shows it."""
    created_at, updated_at = _moment(owner.created_at), _moment(owner.updated_at)
    return IndexView(
        id=source.id,
        name=source.name,
        is_custom=source.is_custom,
        is_unique=source.is_unique,
        index_where_clause=source.where,
        index_type=IndexType[source.type],
        created_at=created_at,
        updated_at=updated_at,
        index_field_metadata_list=[
            IndexFieldView(
                id=uuid5(source.id, str(order)),
                field_metadata_id=owner.fields[name].id,
                order=order,
                sub_field_name=part or None,
                created_at=created_at,
                updated_at=updated_at,
            )
            for order, (name, part) in enumerate(source.fields)
        ],
    )


def _relation(view: FieldView) -> RelationView | None:
    relation, snapshot = view.source.relation, view.snapshot
    target = snapshot.objects.get(relation.target) if relation else None
    inverse = target.fields.get(relation.inverse) if target and relation else None
    if relation is None or target is None or inverse is None:
        return None
    return RelationView(
        type=RelationType[relation.type],
        source_object_metadata=object_view(snapshot, view.owner),
        target_object_metadata=object_view(snapshot, target),
        source_field_metadata=view,
        target_field_metadata=field_view(snapshot, target, inverse),
    )


def _search_fields(source: Object) -> Iterator[SearchFieldView]:
    vector = source.fields["searchVector"]
    for position, name in enumerate(source.search_fields):
        yield SearchFieldView(
            id=uuid5(vector.id, name),
            field_metadata_id=source.fields[name].id,
            ts_vector_field_metadata_id=vector.id,
            position=position,
            created_at=_moment(source.created_at),
            updated_at=_moment(source.updated_at),
        )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text) if text else BEFORE_ALL_TIME
