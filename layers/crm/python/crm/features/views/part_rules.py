"""What the parts of a view must be like, beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any, Final
from uuid import UUID

from crm.features.views import errors
from crm.features.views.conditions.filters import condition_of
from crm.features.views.conditions.orders import DIRECTIONS, order_items
from crm.features.views.conditions.perspective import Perspective
from crm.features.views.conditions.stored import Unreadable
from crm.features.views.errors import invalid
from crm.features.views.presence import live_fields
from crm.features.views.schemas import (
    Part,
    ViewField,
    ViewFieldGroup,
    ViewFilter,
    ViewFilterGroup,
    ViewGroup,
    ViewSort,
    WholeView,
)
from crm.features.views.view_rules import LONGEST_NAME, problems_of_aggregate
from crm.metadata.snapshot import Field, Object, Snapshot
from crm.metadata.validation import Problem

DEEPEST: Final = 10
"""How deep groups of conditions can be nested."""


def problems_of_part(part: Part, whole: WholeView, snapshot: Snapshot, object_: Object) -> Iterator[Problem]:
    """The rules that a part of a view breaks; `whole` is the view as it would be, with the part."""
    for name in ("position", "position_in_view_filter_group"):
        number = getattr(part, name, None)
        if number is not None and not isfinite(number):
            yield invalid("Position is not a number")
    fields = live_fields(object_)
    field_id = getattr(part, "field_id", None)
    if field_id is not None and field_id not in fields:
        yield errors.FIELD_NOT_FOUND
        return
    yield from _RULES[type(part)](part, whole, _Place(snapshot, object_, fields))


@dataclass(frozen=True, slots=True)
class _Place:
    """The object a view is of, with the fields that it has."""

    snapshot: Snapshot
    object: Object
    fields: Mapping[UUID, Field]


def problems_of_removal(part: Part, whole: WholeView, object_: Object) -> Iterator[Problem]:
    """Why a part cannot go."""
    if isinstance(part, ViewField) and part.field_id == _label_id(object_) and not _is_of_record(whole):
        yield invalid("Label identifier view field cannot be deleted", "Records are known by this field: it stays.")


def _field(part: ViewField, whole: WholeView, place: _Place) -> Iterator[Problem]:
    if part.size <= 0:
        yield invalid("View field size must be greater than 0")
    if any(other.field_id == part.field_id and other.id != part.id for other in whole.of(ViewField)):
        yield invalid("View field already exists in the view", "The view has this field already.")
    if part.view_field_group_id is not None and whole.find(ViewFieldGroup, part.view_field_group_id) is None:
        yield invalid("View field group not found in the view", "This group of fields is gone.")
    yield from problems_of_aggregate(part.aggregate_operation, place.fields[part.field_id])
    label = next((each for each in whole.of(ViewField) if each.field_id == _label_id(place.object)), None)
    if label is None or _is_of_record(whole):
        return
    if part is label and not part.is_visible:
        yield invalid("Label identifier view field has to be visible", "Records are known by this field: it is shown.")
    if label.position > min(each.position for each in whole.of(ViewField)):
        yield invalid("Label identifier view field has to be first", "Records are known by this field: it comes first.")


def _label_id(object_: Object) -> UUID:
    """The field that records are known by."""
    return object_.fields[object_.label_identifier].id


def _is_of_record(whole: WholeView) -> bool:
    """Whether the view shows one record, whose name is above it."""
    return whole.view.type == "FIELDS_WIDGET"


def _heading(part: ViewFieldGroup, _whole: WholeView, _place: _Place) -> Iterator[Problem]:
    if not 0 < len(part.name.strip()) <= LONGEST_NAME:
        yield invalid("View field group name is not valid", "Give the group a name.")


def _filter_group(part: ViewFilterGroup, whole: WholeView, _place: _Place) -> Iterator[Problem]:
    above: list[UUID] = [part.id]
    parent_id = part.parent_view_filter_group_id
    while parent_id is not None:
        parent = whole.find(ViewFilterGroup, parent_id)
        if parent is None:
            yield errors.GROUP_NOT_FOUND
            return
        if parent.id in above:
            yield errors.CIRCULAR
            return
        above.append(parent.id)
        parent_id = parent.parent_view_filter_group_id
    below = max(_depth(whole, part.id), 1)
    if len(above) - 1 + below > DEEPEST:
        yield errors.TOO_DEEP


def _depth(whole: WholeView, group_id: UUID) -> int:
    inner = [each.id for each in whole.of(ViewFilterGroup) if each.parent_view_filter_group_id == group_id]
    return 1 + max((_depth(whole, each) for each in inner), default=0)


def _filter(part: ViewFilter, whole: WholeView, place: _Place) -> Iterator[Problem]:
    if part.view_filter_group_id is not None and whole.find(ViewFilterGroup, part.view_filter_group_id) is None:
        yield errors.GROUP_NOT_FOUND
    try:
        condition_of(part, place.snapshot, place.object, Perspective())
    except Unreadable as error:
        field = place.fields[part.field_id]
        yield invalid(f'{error} for field "{field.name}"', f"This is no condition on “{field.label}”.")


def _sort(part: ViewSort, whole: WholeView, place: _Place) -> Iterator[Problem]:
    others = (each for each in whole.of(ViewSort) if each.id != part.id)
    if any((each.field_id, each.sub_field_name) == (part.field_id, part.sub_field_name) for each in others):
        yield invalid("View sort already exists for this field", "The view is sorted by this field already.")
    field = place.fields[part.field_id]
    if not order_items(field, part.sub_field_name, DIRECTIONS[part.direction], place.snapshot):
        named = f"{field.name}.{part.sub_field_name}" if part.sub_field_name else field.name
        yield invalid(f'Records cannot be sorted by "{named}"', f"Records cannot be sorted by “{field.label}”.")


def _group(part: ViewGroup, whole: WholeView, place: _Place) -> Iterator[Problem]:
    by = place.fields.get(whole.view.main_group_by_field_id) if whole.view.main_group_by_field_id else None
    if by is None:
        yield invalid("The view is not grouped by a field", "Choose a field to group by first.")
    elif part.field_value and part.field_value not in {option["value"] for option in by.options}:
        yield invalid(
            f'Value "{part.field_value}" is no option of field "{by.name}"', f"“{by.label}” has no such option."
        )


_RULES: Final[Mapping[type[Part], Callable[[Any, WholeView, _Place], Iterator[Problem]]]] = {
    ViewField: _field,
    ViewFieldGroup: _heading,
    ViewFilter: _filter,
    ViewFilterGroup: _filter_group,
    ViewSort: _sort,
    ViewGroup: _group,
}
