"""What a widget's configuration may hold, by its type: names, and what their values are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from crm.features.page_layouts.errors import invalid
from crm.kit.http_out import is_url
from crm.metadata.field_types.aggregates import Measure
from crm.metadata.validation import Problem

KEY: Final = "configurationType"
MOST_TEXT: Final = 100_000
"""Characters of one text, notes on a dashboard included."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a value is, in words and as a test."""

    words: str
    holds: Callable[[Any], bool]


def _is_id(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(UUID(value))
    except ValueError:
        return False


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def one_of(*choices: str) -> Kind:
    """One of some words."""
    return Kind(f"one of {', '.join(choices)}", lambda value: value in choices)


def _list_of(kind: Kind) -> Kind:
    return Kind(f"a list, each {kind.words}", lambda value: isinstance(value, list) and all(map(kind.holds, value)))


def _object_of(**kinds: Kind) -> Kind:
    def holds(value: Any) -> bool:
        return isinstance(value, dict) and all(
            name in kinds and (each is None or kinds[name].holds(each)) for name, each in value.items()
        )

    return Kind(f"an object of {', '.join(kinds)}", holds)


TEXT: Final = Kind("a text", lambda value: isinstance(value, str) and len(value) <= MOST_TEXT)
URL: Final = Kind("an http or https address", lambda value: isinstance(value, str) and is_url(value))
ID: Final = Kind("an id", _is_id)
FLAG: Final = Kind("true or false", lambda value: isinstance(value, bool))
WHOLE: Final = Kind("a whole number", _is_whole)
NUMBER: Final = Kind("a number", _is_number)
OBJECT: Final = Kind("an object", lambda value: isinstance(value, dict))
BODY: Final = _object_of(blocknote=TEXT, markdown=TEXT)
RATIO: Final = _object_of(fieldMetadataId=ID, optionValue=TEXT)

OPERATION: Final = one_of("COUNT", *(each.name for each in Measure))
GRANULARITY: Final = one_of(
    "DAY",
    "WEEK",
    "MONTH",
    "QUARTER",
    "YEAR",
    "DAY_OF_THE_WEEK",
    "MONTH_OF_THE_YEAR",
    "QUARTER_OF_THE_YEAR",
    "NONE",
)
ORDER: Final = one_of(
    "FIELD_ASC", "FIELD_DESC", "FIELD_POSITION_ASC", "FIELD_POSITION_DESC", "VALUE_ASC", "VALUE_DESC", "MANUAL"
)
NUMBER_FORMAT: Final = one_of("SHORT", "FULL")


@dataclass(frozen=True, slots=True)
class Shape:
    """Which widgets have such a configuration, what it must hold, and what it may."""

    widget: str
    required: Mapping[str, Kind]
    optional: Mapping[str, Kind]


def _axis(axis: str, granularity: str) -> dict[str, Kind]:
    return {
        f"{axis}GroupBySubFieldName": TEXT,
        granularity: GRANULARITY,
        f"{axis}OrderBy": ORDER,
        f"{axis}ManualSortOrder": _list_of(TEXT),
    }


_MEASURED = {"aggregateFieldMetadataId": ID, "aggregateOperation": OPERATION}
_CHART = {
    "displayDataLabel": FLAG,
    "numberFormat": NUMBER_FORMAT,
    "description": TEXT,
    "filter": OBJECT,
    "timezone": TEXT,
    "firstDayOfTheWeek": WHOLE,
}
_COLOURED = {**_CHART, "color": TEXT, "displayLegend": FLAG, "splitMultiValueFields": FLAG}
_AXES = {
    **_COLOURED,
    **_axis("primaryAxis", "primaryAxisDateGranularity"),
    "secondaryAxisGroupByFieldMetadataId": ID,
    **_axis("secondaryAxis", "secondaryAxisGroupByDateGranularity"),
    "omitNullValues": FLAG,
    "axisNameDisplay": one_of("NONE", "X", "Y", "BOTH"),
    "rangeMin": NUMBER,
    "rangeMax": NUMBER,
    "isCumulative": FLAG,
}
_PRIMARY = {**_MEASURED, "primaryAxisGroupByFieldMetadataId": ID}

CHART: Final = "GRAPH"
SHAPES: Final[Mapping[str, Shape]] = {
    "AGGREGATE_CHART": Shape(
        CHART, _MEASURED, {**_CHART, "label": TEXT, "prefix": TEXT, "suffix": TEXT, "ratioAggregateConfig": RATIO}
    ),
    "PIE_CHART": Shape(
        CHART,
        {**_MEASURED, "groupByFieldMetadataId": ID},
        {
            **_COLOURED,
            "groupBySubFieldName": TEXT,
            "dateGranularity": GRANULARITY,
            "orderBy": ORDER,
            "manualSortOrder": _list_of(TEXT),
            "showCenterMetric": FLAG,
            "hideEmptyCategory": FLAG,
        },
    ),
    "BAR_CHART": Shape(
        CHART,
        {**_PRIMARY, "layout": one_of("VERTICAL", "HORIZONTAL")},
        {**_AXES, "groupMode": one_of("STACKED", "GROUPED")},
    ),
    "LINE_CHART": Shape(CHART, _PRIMARY, {**_AXES, "isStacked": FLAG}),
    "IFRAME": Shape("IFRAME", {}, {"url": URL}),
    "STANDALONE_RICH_TEXT": Shape("STANDALONE_RICH_TEXT", {"body": BODY}, {}),
    "FIELD": Shape(
        "FIELD",
        {"fieldMetadataId": ID, "fieldDisplayMode": one_of("CARD", "EDITOR", "FIELD", "VIEW", "TABLE")},
        {"viewId": ID, "nestedRelationFieldMetadataId": ID, "isUIEditable": FLAG},
    ),
    "FIELDS": Shape(
        "FIELDS", {}, {"viewId": ID, "newFieldDefaultVisibility": FLAG, "shouldAllowUserToSeeHiddenFields": FLAG}
    ),
    "FORM_FIELD": Shape("FORM_FIELD", {"fieldMetadataId": ID}, {}),
    "RECORD_TABLE": Shape("RECORD_TABLE", {}, {"viewId": ID, "recordLimit": WHOLE, "isUIEditable": FLAG}),
    "FRONT_COMPONENT": Shape(
        "FRONT_COMPONENT", {"frontComponentId": ID}, {"headerCommandMenuItemUniversalIdentifiers": _list_of(ID)}
    ),
    **{
        name: Shape(name, {}, {})
        for name in (
            "VIEW",
            "TIMELINE",
            "TASKS",
            "NOTES",
            "FILES",
            "EMAILS",
            "CALENDAR",
            "FIELD_RICH_TEXT",
            "WORKFLOW",
            "WORKFLOW_VERSION",
            "WORKFLOW_RUN",
            "EMAIL_THREAD",
            "CALL_RECORDING_SUMMARY",
            "CALL_RECORDING_TRANSCRIPT",
            "MESSAGE_CAMPAIGN_BODY",
            "MESSAGE_CAMPAIGN_DETAILS",
        )
    },
}
"""By `configurationType`."""


def shape_problems(widget: str, configuration: Any) -> Iterator[Problem]:
    """What is wrong with the form of a configuration, whatever it refers to."""
    if not isinstance(configuration, dict):
        yield invalid("configuration must be an object")
        return
    shape = SHAPES.get(str(configuration.get(KEY)))
    if shape is None or shape.widget != widget:
        allowed = ", ".join(name for name, each in SHAPES.items() if each.widget == widget)
        yield invalid(f"configuration.{KEY} of a widget of type {widget} must be one of {allowed}")
        return
    kinds = {**shape.required, **shape.optional}
    for name in shape.required:
        if name not in configuration:
            yield invalid(f"configuration.{name} is missing")
    for name, value in configuration.items():
        if name == KEY:
            continue
        if name not in kinds:
            yield invalid(f"configuration.{name} is unknown to {configuration[KEY]}")
        elif not kinds[name].holds(value):
            yield invalid(f"configuration.{name} must be {kinds[name].words}")
