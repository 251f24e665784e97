"""What is known of views and of the parts they consist of. Attributes are the columns of the tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, TypeVar, cast
from uuid import UUID

from crm.models.rows import Stored

INDEX = "INDEX"
USUAL_SIZE = 150
"""Pixels of a column that nobody resized."""
WORKSPACE, UNLISTED = "WORKSPACE", "UNLISTED"
FLAG = "VIEWS"
"""What lets somebody change what others see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Stored):
    """What every row has. One that is put away is kept."""

    NAME: ClassVar[str]
    """What the metadata API calls the kind of thing."""
    TITLE: ClassVar[str]
    """What people call it."""

    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View(Row):
    """How an object's records are looked at: as a table, a board, a calendar, or the fields of one record."""

    NAME = "view"
    TITLE = "view"

    object_id: UUID
    name: str
    icon: str
    type: str = "TABLE"
    key: str | None = None
    position: float = 0
    is_compact: bool = False
    is_custom: bool = True
    open_record_in: str = "SIDE_PANEL"
    kanban_aggregate_operation: str | None = None
    kanban_aggregate_operation_field_id: UUID | None = None
    main_group_by_field_id: UUID | None = None
    should_hide_empty_groups: bool = False
    kanban_column_width: int | None = None
    group_load_limit: int | None = None
    calendar_field_id: UUID | None = None
    calendar_end_field_id: UUID | None = None
    calendar_layout: str | None = None
    any_field_filter_value: str | None = None
    visibility: str = WORKSPACE
    created_by_user_workspace_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Row):
    """One of the things that views consist of."""

    view_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewFieldGroup(Part):
    """A heading with fields under it, on a record's page."""

    NAME = "viewFieldGroup"
    TITLE = "view field group"

    name: str
    position: float = 0
    is_visible: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewField(Part):
    """A column of a table, a line of a card, or a field of a record's page."""

    NAME = "viewField"
    TITLE = "view field"

    field_id: UUID
    is_visible: bool = True
    size: float = USUAL_SIZE
    position: float = 0
    aggregate_operation: str | None = None
    view_field_group_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewFilterGroup(Part):
    """Conditions, and groups of them, that hold together."""

    NAME = "viewFilterGroup"
    TITLE = "view filter group"

    parent_view_filter_group_id: UUID | None = None
    logical_operator: str = "AND"
    position_in_view_filter_group: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewFilter(Part):
    """A condition on a field."""

    NAME = "viewFilter"
    TITLE = "view filter"

    field_id: UUID
    value: Any
    operand: str = "CONTAINS"
    view_filter_group_id: UUID | None = None
    position_in_view_filter_group: float | None = None
    sub_field_name: str | None = None
    relation_target_field_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewSort(Part):
    """A field that records are sorted by."""

    NAME = "viewSort"
    TITLE = "view sort"

    field_id: UUID
    direction: str = "ASC"
    sub_field_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewGroup(Part):
    """A column of a board, or a section of a table: the records that have one option."""

    NAME = "viewGroup"
    TITLE = "view group"

    field_value: str
    is_visible: bool = True
    position: float = 0


PARTS: tuple[type[Part], ...] = (ViewFieldGroup, ViewField, ViewFilterGroup, ViewFilter, ViewSort, ViewGroup)
"""Every kind, those that others refer to first."""

RowT = TypeVar("RowT", bound=Row)
PartT = TypeVar("PartT", bound=Part)


@dataclass(frozen=True, slots=True)
class WholeView:
    """A view with everything it consists of, in order."""

    view: View
    parts: Mapping[type[Part], tuple[Part, ...]] = field(default_factory=dict)

    def of(self, kind: type[PartT]) -> tuple[PartT, ...]:
        """Its parts of one kind."""
        return cast("tuple[PartT, ...]", self.parts.get(kind, ()))

    def find(self, kind: type[PartT], part_id: UUID | None) -> PartT | None:
        """One of its parts."""
        return next((each for each in self.of(kind) if each.id == part_id), None)
