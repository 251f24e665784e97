"""The filter that a view stands for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from crm.access.gate import Gate
from crm.features.views.conditions.catalogue import kind_of
from crm.features.views.conditions.kinds import NOTHING, Filter, all_of, any_of
from crm.features.views.conditions.perspective import Perspective
from crm.features.views.conditions.stored import Unreadable
from crm.features.views.presence import live_fields
from crm.features.views.schemas import ViewFilter, ViewFilterGroup, WholeView
from crm.metadata.snapshot import Field, Object, Snapshot

SEARCHED_TYPES = frozenset(
    {"TEXT", "FULL_NAME", "EMAILS", "PHONES", "LINKS", "ADDRESS", "RICH_TEXT", "ARRAY", "ACTOR", "SELECT", "NUMBER"}
)
"""What the text that may be in any field is looked for in."""

_SOUGHT: Final = {"SELECT": "IS", "NUMBER": "IS"}
"""How, where it is not by what contains it."""

_COMBINED: Final[Mapping[str, Callable[[list[Filter]], Filter | None]]] = {
    "AND": lambda asked: all_of(asked) if asked else None,
    "OR": lambda asked: any_of(asked) if asked else None,
    "NOT": lambda asked: {"not": any_of(asked)} if asked else None,
}
"""What a group asks, by its operator: NOT that none of its conditions holds."""


def filter_of(whole: WholeView, snapshot: Snapshot, object_: Object, gate: Gate, perspective: Perspective) -> Filter:
    """The filter of a view's records, {} if it shows all. What was never finished, or can no more be, asks nothing."""

    def asked_by(each: Any) -> Filter | None:
        if isinstance(each, ViewFilterGroup):
            return _COMBINED[each.logical_operator](inside(each.id))
        try:
            return condition_of(each, snapshot, object_, perspective)
        except Unreadable:
            return None

    def inside(group_id: UUID | None) -> list[Filter]:
        """What the conditions and groups directly in a group ask, in order."""
        filters = [each for each in whole.of(ViewFilter) if each.view_filter_group_id == group_id]
        groups = [each for each in whole.of(ViewFilterGroup) if each.parent_view_filter_group_id == group_id]
        return [asked for each in sorted([*filters, *groups], key=_place) if (asked := asked_by(each))]

    found = inside(None)
    if text := (whole.view.any_field_filter_value or "").strip():
        found.append(anywhere(text, object_, gate, perspective))
    return all_of(found) if found else {}


def condition_of(each: ViewFilter, snapshot: Snapshot, object_: Object, perspective: Perspective) -> Filter | None:
    """The filter of one condition; None if it asks nothing yet.

    Raises:
        Unreadable: the field does not take it, or its value is none that it takes.
    """
    field = live_fields(object_)[each.field_id]
    if each.relation_target_field_id is None:
        return _built(field, each, perspective)
    relation = field.relation
    target = snapshot.objects.get(relation.target) if relation else None
    far = live_fields(target).get(each.relation_target_field_id) if target else None
    if relation is None or far is None:
        raise Unreadable("There is no such field beyond the relation")
    found = _built(far, each, perspective)
    if found is None:
        return None
    return {field.name: found if relation.type == "MANY_TO_ONE" else {"any": found}}


def anywhere(text: str, object_: Object, gate: Gate, perspective: Perspective) -> Filter:
    """That a text is in any field of a record that the viewer may see."""
    found = []
    for field in live_fields(object_).values():
        if field.type in SEARCHED_TYPES and not field.is_system and gate.can_read_field(object_, field):
            asked = _in_field(text, field, perspective)
            found += [asked] if asked else []
    return any_of(found) if found else NOTHING


def _in_field(text: str, field: Field, perspective: Perspective) -> Filter | None:
    kind = kind_of(field) or {}
    operand, value = _SOUGHT.get(field.type, "CONTAINS"), _sought(text, field)
    try:
        return kind[operand](value, perspective)
    except Unreadable:
        return None


def _sought(text: str, field: Field) -> str | list[str]:
    """The text, or the options that have it in their labels."""
    if field.type != "SELECT":
        return text
    return [each["value"] for each in field.options if text.casefold() in str(each["label"]).casefold()]


def _place(each: Any) -> tuple[float, str]:
    return (each.position_in_view_filter_group or 0, str(each.id))


def _built(field: Field, each: ViewFilter, perspective: Perspective) -> Filter | None:
    kind = kind_of(field, each.sub_field_name)
    if kind is None:
        raise Unreadable(f'Sub-field "{each.sub_field_name}" is not known')
    build = kind.get(each.operand)
    if build is None:
        raise Unreadable(f"Operand {each.operand} is not available")
    return build(each.value, perspective)
