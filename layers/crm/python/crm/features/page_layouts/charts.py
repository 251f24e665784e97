"""What a configuration refers to: fields that its object has, and questions that they can answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from crm.features.page_layouts.errors import OBJECT_NOT_FOUND, invalid
from crm.features.page_layouts.shapes import CHART, KEY, SHAPES
from crm.metadata.field_types.aggregates import Measure
from crm.metadata.field_types.catalogue import field_type
from crm.metadata.snapshot import Field, Object, Snapshot
from crm.metadata.validation import Problem

COUNT: Final = "COUNT"
CHOICES: Final = frozenset({"SELECT", "MULTI_SELECT", "BOOLEAN"})
DIMENSIONS: Final = (
    ("groupByFieldMetadataId", "groupBySubFieldName", "dateGranularity"),
    ("primaryAxisGroupByFieldMetadataId", "primaryAxisGroupBySubFieldName", "primaryAxisDateGranularity"),
    ("secondaryAxisGroupByFieldMetadataId", "secondaryAxisGroupBySubFieldName", "secondaryAxisGroupByDateGranularity"),
)
"""What a chart groups by: a field, a part of it, and periods of it."""

FIELDS: Final = ("aggregateFieldMetadataId", "fieldMetadataId", *(field for field, _, _ in DIMENSIONS))
"""Members that are ids of fields."""


def field_ids(configuration: Mapping[str, Any]) -> set[UUID]:
    """The fields that a configuration refers to."""
    ratio = configuration.get("ratioAggregateConfig") or {}
    found = [*(configuration.get(name) for name in FIELDS), ratio.get("fieldMetadataId")]
    return {UUID(each) for each in found if each}


def reference_problems(
    snapshot: Snapshot, configuration: Mapping[str, Any], object_id: UUID | None
) -> Iterator[Problem]:
    """What is wrong with the fields of a configuration whose form is right; `object_id` is whose they must be."""
    if not field_ids(configuration) and SHAPES[configuration[KEY]].widget != CHART:
        return
    object_ = next((each for each in snapshot.objects.values() if each.id == object_id), None)
    if object_ is None:
        yield OBJECT_NOT_FOUND
        return
    known = {each.id: each for each in object_.fields.values()}
    lost = field_ids(configuration) - known.keys()
    for each in lost:
        message = f"Field metadata {each} not found in {object_.name_singular}"
        yield Problem("FIELD_METADATA_NOT_FOUND", message, f"Choose a field of {object_.label_plural}.")
    if not lost and SHAPES[configuration[KEY]].widget == CHART:
        yield from _chart_problems(snapshot, configuration, object_)


def _chart_problems(snapshot: Snapshot, configuration: Mapping[str, Any], object_: Object) -> Iterator[Problem]:
    fields = {str(each.id): each for each in object_.fields.values()}
    measured, operation = fields[configuration["aggregateFieldMetadataId"]], configuration["aggregateOperation"]
    if not _can_answer(measured, operation):
        yield invalid(
            f"{operation} cannot be worked out of {measured.name}, which is {measured.type}",
            f"Choose another calculation for {measured.label}.",
        )
    for member, part, granularity in DIMENSIONS:
        if grouped := fields.get(configuration.get(member, "")):
            yield from _dimension_problems(snapshot, grouped, configuration.get(part), configuration.get(granularity))
    if ratio := configuration.get("ratioAggregateConfig"):
        yield from _ratio_problems(fields[ratio["fieldMetadataId"]], ratio.get("optionValue"))


def _can_answer(field: Field, operation: str) -> bool:
    if operation == COUNT:
        return True
    return any(each.measure is Measure[operation] for each in field_type(field.type).aggregates(field.settings))


def _dimension_problems(
    snapshot: Snapshot, field: Field, part: str | None, granularity: str | None
) -> Iterator[Problem]:
    reached = _reached(snapshot, field, part)
    if reached is None:
        what = f"{field.name}.{part}" if part else field.name
        yield invalid(f"Records cannot be grouped by {what}", f"Choose something else than {field.label} to group by.")
    elif granularity not in {None, "NONE"} and not reached:
        yield invalid(f"{field.name} is no date: it has no granularity", f"{field.label} is not a date.")


def _reached(snapshot: Snapshot, field: Field, part: str | None) -> bool | None:
    """Whether what records are grouped by is a date; None if they cannot be grouped by it."""
    relation = field.relation
    if relation is not None:
        target = snapshot.objects.get(relation.target)
        if relation.type != "MANY_TO_ONE" or target is None:
            return None
        if part is None:
            return False
        name, _, rest = part.partition(".")
        inner = target.fields.get(name)
        return None if inner is None or inner.relation else _reached(snapshot, inner, rest or None)
    parts = {each.name: each for each in field_type(field.type).parts_of(field.settings) if each.groupable}
    found = parts.get(part or "")
    return found.is_dated if found else None


def _ratio_problems(field: Field, option: str | None) -> Iterator[Problem]:
    options = {str(each.get("value")) for each in field.options} or {"true", "false"}
    if field.type not in CHOICES or option not in options:
        yield invalid(
            f"{option} is no option of {field.name}", f"Choose one of the options of {field.label} for the ratio."
        )
