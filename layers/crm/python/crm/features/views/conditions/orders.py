"""The order that a view stands for, and the indexes that its lists are worth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from crm.features.views.presence import live_fields
from crm.features.views.schemas import ViewFilter, ViewSort, WholeView
from crm.metadata.advice import Filtering, Sorting
from crm.metadata.snapshot import Field, Object, Snapshot

DIRECTIONS: Final = {"ASC": "AscNullsLast", "DESC": "DescNullsLast"}
_FIRST_PARTS: Final = {
    "ACTOR": "name",
    "ADDRESS": "addressCity",
    "CURRENCY": "amountMicros",
    "EMAILS": "primaryEmail",
    "LINKS": "primaryLinkUrl",
    "PHONES": "primaryPhoneNumber",
}
"""What a composite is sorted by when no sub-field is named."""

_UNSORTABLE: Final = frozenset({"RAW_JSON", "FILES", "ARRAY", "MULTI_SELECT", "TS_VECTOR", "RICH_TEXT"})


def order_of(whole: WholeView, snapshot: Snapshot, object_: Object) -> list[dict[str, Any]]:
    """The `orderBy` of a view's records."""
    fields = live_fields(object_)
    return [
        item
        for each in whole.of(ViewSort)
        for item in order_items(fields[each.field_id], each.sub_field_name, DIRECTIONS[each.direction], snapshot)
    ]


def order_items(field: Field, sub_field: str | None, direction: str, snapshot: Snapshot) -> list[dict[str, Any]]:
    """What sorting by a field is in `orderBy`; nothing if records cannot be sorted by it."""
    if field.type in _UNSORTABLE:
        return []
    if field.relation is not None:
        return _by_label(field, direction, snapshot)
    parts = [each.part for each in field.columns]
    if parts == [""]:
        return [] if sub_field else [{field.name: direction}]
    wanted = _sorted_parts(field, sub_field)
    return [{field.name: {part: direction}} for part in wanted if part in parts]


def advised_sorts(whole: WholeView, object_: Object) -> Iterator[Sorting]:
    """What the view is sorted by, in the words of the advice on indexes."""
    fields = live_fields(object_)
    for each in whole.of(ViewSort):
        field = fields[each.field_id]
        for part in _sorted_parts(field, each.sub_field_name) or [""]:
            yield Sorting(field.name, DIRECTIONS[each.direction], part)


def advised_filters(whole: WholeView, object_: Object) -> Iterator[Filtering]:
    """What the view is filtered by, likewise."""
    fields = live_fields(object_)
    for each in whole.of(ViewFilter):
        field = fields[each.field_id]
        within = each.operand in {"CONTAINS", "DOES_NOT_CONTAIN"}
        for part in _sorted_parts(field, each.sub_field_name) or [""]:
            yield Filtering(field.name, part, within)


def _sorted_parts(field: Field, sub_field: str | None) -> list[str]:
    """The sub-fields of a composite that decide."""
    if field.type == "FULL_NAME" and not sub_field:
        return ["firstName", "lastName"]
    chosen = sub_field or _FIRST_PARTS.get(field.type)
    return [chosen] if chosen else []


def _by_label(field: Field, direction: str, snapshot: Snapshot) -> list[dict[str, Any]]:
    """Records are sorted by what the record they link to is called."""
    relation = field.relation
    target = snapshot.objects.get(relation.target) if relation is not None else None
    if relation is None or target is None or not field.columns:
        return []
    label = target.fields[target.label_identifier]
    if label.relation is not None:
        return []
    return [{field.name: item} for item in order_items(label, None, direction, snapshot)]
