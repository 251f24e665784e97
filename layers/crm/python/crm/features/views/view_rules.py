"""What a view must be like, whatever it consists of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from crm.features.views import errors
from crm.features.views.errors import invalid
from crm.features.views.presence import DATED, DATES, GROUPED, live_fields
from crm.features.views.schemas import INDEX, UNLISTED, View
from crm.metadata.field_types.aggregates import Measure
from crm.metadata.field_types.catalogue import field_type
from crm.metadata.snapshot import Field, Object
from crm.metadata.validation import Problem

LONGEST_NAME: Final = 120


def problems_of_view(view: View, object_: Object) -> Iterator[Problem]:
    """The rules that a view of an object breaks."""
    fields = live_fields(object_)
    if not 0 < len(view.name.strip()) <= LONGEST_NAME:
        yield invalid("View name is not valid", f"Give the view a name of at most {LONGEST_NAME} characters.")
    if view.type in GROUPED and view.main_group_by_field_id is None:
        yield invalid("mainGroupByFieldMetadataId is required for a board", "Choose the field that columns stand for.")
    if view.type in DATED and view.calendar_field_id is None:
        yield invalid("calendarFieldMetadataId is required for a calendar", "Choose a date for the calendar.")
    yield from _of_type(fields, view.main_group_by_field_id, "mainGroupByFieldMetadataId", {"SELECT"})
    yield from _of_type(fields, view.calendar_field_id, "calendarFieldMetadataId", DATES)
    yield from _of_type(fields, view.calendar_end_field_id, "calendarEndFieldMetadataId", DATES)
    yield from _aggregate(view, fields)
    for name in ("kanban_column_width", "group_load_limit"):
        number = getattr(view, name)
        if number is not None and number <= 0:
            yield invalid(f"{_camel(name)} must be greater than 0")
    if view.visibility == UNLISTED:
        yield from _own(view)


def problems_of_aggregate(operation: str | None, field: Field | None) -> Iterator[Problem]:
    """Whether something can be worked out of a field."""
    if operation is None or operation == "COUNT" or field is None:
        return
    known = {each.measure for each in field_type(field.type).aggregates(field.settings)}
    if Measure[operation] not in known:
        yield invalid(
            f'Aggregate operation {operation} is not available for field "{field.name}"',
            f"This cannot be worked out of “{field.label}”.",
        )


def _aggregate(view: View, fields: dict[UUID, Field]) -> Iterator[Problem]:
    field_id, operation = view.kanban_aggregate_operation_field_id, view.kanban_aggregate_operation
    if field_id is not None and field_id not in fields:
        yield errors.FIELD_NOT_FOUND
    elif field_id is None and operation not in (None, "COUNT"):
        yield invalid("kanbanAggregateOperationFieldMetadataId is required", "Choose the field to work it out of.")
    else:
        yield from problems_of_aggregate(operation, fields[field_id] if field_id is not None else None)


def _of_type(
    fields: dict[UUID, Field], field_id: UUID | None, name: str, types: set[str] | frozenset[str]
) -> Iterator[Problem]:
    if field_id is None:
        return
    if field_id not in fields:
        yield errors.FIELD_NOT_FOUND
    elif fields[field_id].type not in types:
        yield invalid(
            f"{name} must be a field of type {' or '.join(sorted(types))}",
            f"“{fields[field_id].label}” is of the wrong type for this.",
        )


def _own(view: View) -> Iterator[Problem]:
    if view.key == INDEX:
        yield invalid("The index view of an object cannot be unlisted", "Everyone needs this view.")
    if view.created_by_user_workspace_id is None:
        yield invalid("An unlisted view belongs to a member", "A program cannot have views of its own.")


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
