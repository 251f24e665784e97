"""Views as the metadata API shows them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Self
from uuid import UUID

import strawberry

from crm.api.graphql_metadata.view_enums import (
    AggregateOperations,
    ViewCalendarLayout,
    ViewKey,
    ViewOpenRecordIn,
    ViewType,
    ViewVisibility,
)
from crm.api.graphql_metadata.view_part_types import (
    Shown,
    ViewField,
    ViewFieldGroup,
    ViewFilter,
    ViewFilterGroup,
    ViewGroup,
    ViewSort,
    columns_of,
)
from crm.features.views import schemas
from crm.features.views.schemas import WholeView
from crm.metadata.standard import application_id

KINDS: Mapping[str, type[schemas.Part]] = {
    "view_fields": schemas.ViewField,
    "view_filters": schemas.ViewFilter,
    "view_filter_groups": schemas.ViewFilterGroup,
    "view_sorts": schemas.ViewSort,
    "view_groups": schemas.ViewGroup,
    "view_field_groups": schemas.ViewFieldGroup,
}
"""The lists of a view, and what is in them."""


@strawberry.type
class View:
    """How people look at an object's records."""

    SHOWN: ClassVar[Mapping[str, type[Shown]]] = {
        "view_fields": ViewField,
        "view_filters": ViewFilter,
        "view_filter_groups": ViewFilterGroup,
        "view_sorts": ViewSort,
        "view_groups": ViewGroup,
        "view_field_groups": ViewFieldGroup,
    }

    id: UUID
    universal_identifier: UUID
    application_id: UUID
    is_system_side_effect: bool
    name: str
    object_metadata_id: UUID
    type: ViewType
    key: ViewKey | None
    icon: str
    position: float
    is_compact: bool
    is_custom: bool
    open_record_in: ViewOpenRecordIn = strawberry.field(deprecation_reason="Use the object's openRecordIn")
    kanban_aggregate_operation: AggregateOperations | None
    kanban_aggregate_operation_field_metadata_id: UUID | None
    main_group_by_field_metadata_id: UUID | None
    should_hide_empty_groups: bool
    kanban_column_width: int | None
    group_load_limit: int | None
    calendar_field_metadata_id: UUID | None
    calendar_end_field_metadata_id: UUID | None
    calendar_layout: ViewCalendarLayout | None
    any_field_filter_value: str | None
    visibility: ViewVisibility
    created_by_user_workspace_id: UUID | None
    workspace_id: UUID
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    is_active: bool = True
    view_fields: list[ViewField]
    view_filters: list[ViewFilter]
    view_filter_groups: list[ViewFilterGroup]
    view_sorts: list[ViewSort]
    view_groups: list[ViewGroup]
    view_field_groups: list[ViewFieldGroup]

    @classmethod
    def of(cls, whole: WholeView) -> Self:
        """The view as this door shows it, with the parts that were read."""
        stored = whole.view
        lists: dict[str, Any] = {
            name: [shown.of(each) for each in whole.of(KINDS[name])] for name, shown in cls.SHOWN.items()
        }
        fields = [each for each in lists["view_fields"] if isinstance(each, ViewField)]
        for heading in lists["view_field_groups"]:
            if isinstance(heading, ViewFieldGroup):
                heading.fields = [each for each in fields if each.view_field_group_id == heading.id]
        return cls(
            universal_identifier=stored.id,
            application_id=application_id(stored.workspace_id, is_custom=stored.is_custom),
            is_system_side_effect=not stored.is_custom,
            **columns_of(cls, stored),
            **lists,
        )


@strawberry.type
class CoreViewField(ViewField):
    """A view field, as clients up to 1.x name it."""


@strawberry.type
class CoreViewFilter(ViewFilter):
    """A view filter, as clients up to 1.x name it."""


@strawberry.type
class CoreViewFilterGroup(ViewFilterGroup):
    """A view filter group, as clients up to 1.x name it."""


@strawberry.type
class CoreViewSort(ViewSort):
    """A view sort, as clients up to 1.x name it."""


@strawberry.type
class CoreViewGroup(ViewGroup):
    """A view group, as clients up to 1.x name it."""


@strawberry.type
class CoreViewFieldGroup(ViewFieldGroup):
    """A view field group, as clients up to 1.x name it."""


@strawberry.type
class CoreView(View):
    """A view, as clients up to 1.x name it."""

    SHOWN: ClassVar[Mapping[str, type[Shown]]] = {
        "view_fields": CoreViewField,
        "view_filters": CoreViewFilter,
        "view_filter_groups": CoreViewFilterGroup,
        "view_sorts": CoreViewSort,
        "view_groups": CoreViewGroup,
        "view_field_groups": CoreViewFieldGroup,
    }

    view_fields: list[CoreViewField]  # type: ignore[assignment]  # the same under another name
    view_filters: list[CoreViewFilter]  # type: ignore[assignment]
    view_filter_groups: list[CoreViewFilterGroup]  # type: ignore[assignment]
    view_sorts: list[CoreViewSort]  # type: ignore[assignment]
    view_groups: list[CoreViewGroup]  # type: ignore[assignment]
    view_field_groups: list[CoreViewFieldGroup]  # type: ignore[assignment]
