"""Configurations of widgets: what they may hold, and what they may refer to."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from crm.api.graphql_metadata.widget_configurations import KINDS
from crm.features.page_layouts.charts import reference_problems
from crm.features.page_layouts.rules import tidy
from crm.features.page_layouts.shapes import KEY, SHAPES, shape_problems
from crm.metadata.snapshot import Object, Snapshot
from crm.metadata.standard import standard_objects

WORKSPACE_ID = UUID(int=7)
SNAPSHOT = Snapshot(WORKSPACE_ID, "schema", "role", 1, standard_objects(WORKSPACE_ID), {})
TYPE = "configuration.configurationType of a widget of type"
DEAL: Object = SNAPSHOT.objects["opportunity"]


def field(name: str, object_: Object = DEAL) -> str:
    return str(object_.fields[name].id)


def bars(**configuration: Any) -> dict[str, Any]:
    return {
        KEY: "BAR_CHART",
        "aggregateFieldMetadataId": field("amount"),
        "aggregateOperation": "SUM",
        "primaryAxisGroupByFieldMetadataId": field("stage"),
        "layout": "VERTICAL",
        **configuration,
    }


def shape(widget: str, configuration: Any) -> list[str]:
    return [each.message for each in shape_problems(widget, configuration)]


def references(configuration: dict[str, Any], object_: Object | None = DEAL) -> list[str]:
    return [each.message for each in reference_problems(SNAPSHOT, configuration, object_.id if object_ else None)]


def test_every_kind_of_configuration_can_be_read_and_written():
    assert set(SHAPES) == set(KINDS)


def test_what_is_right_is_taken():
    configuration = bars(
        primaryAxisDateGranularity="NONE",
        primaryAxisOrderBy="VALUE_DESC",
        primaryAxisManualSortOrder=["NEW"],
        secondaryAxisGroupByFieldMetadataId=field("closeDate"),
        secondaryAxisGroupByDateGranularity="MONTH",
        rangeMin=0,
        rangeMax=9.5,
        filter={"stage": {"eq": "NEW"}},
        groupMode="STACKED",
        isCumulative=True,
        firstDayOfTheWeek=1,
    )
    assert shape("GRAPH", configuration) == []
    assert references(configuration) == []


@pytest.mark.parametrize(
    ("widget", "configuration", "message"),
    [
        ("GRAPH", [], "configuration must be an object"),
        (
            "GRAPH",
            {},
            f"{TYPE} GRAPH must be one of AGGREGATE_CHART, PIE_CHART, BAR_CHART, LINE_CHART",
        ),
        (
            "TIMELINE",
            {KEY: "BAR_CHART"},
            f"{TYPE} TIMELINE must be one of TIMELINE",
        ),
        ("IFRAME", {KEY: "IFRAME", "url": "javascript:alert(1)"}, "configuration.url must be an http or https address"),
        ("IFRAME", {KEY: "IFRAME", "size": 1}, "configuration.size is unknown to IFRAME"),
        ("FORM_FIELD", {KEY: "FORM_FIELD"}, "configuration.fieldMetadataId is missing"),
        ("FORM_FIELD", {KEY: "FORM_FIELD", "fieldMetadataId": 5}, "configuration.fieldMetadataId must be an id"),
        (
            "STANDALONE_RICH_TEXT",
            {KEY: "STANDALONE_RICH_TEXT", "body": {"html": "<b>"}},
            "configuration.body must be an object of blocknote, markdown",
        ),
        (
            "RECORD_TABLE",
            {KEY: "RECORD_TABLE", "recordLimit": True},
            "configuration.recordLimit must be a whole number",
        ),
        ("GRAPH", bars(layout="ROUND"), "configuration.layout must be one of VERTICAL, HORIZONTAL"),
        (
            "GRAPH",
            bars(primaryAxisManualSortOrder=["NEW", 1]),
            "configuration.primaryAxisManualSortOrder must be a list, each a text",
        ),
    ],
)
def test_what_has_another_form_is_refused(widget: str, configuration: Any, message: str):
    assert shape(widget, configuration) == [message]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"aggregateFieldMetadataId": field("name")},
            "SUM cannot be worked out of name, which is TEXT",
        ),
        (
            {"aggregateOperation": "COUNT_TRUE"},
            "COUNT_TRUE cannot be worked out of amount, which is CURRENCY",
        ),
        ({"primaryAxisDateGranularity": "MONTH"}, "stage is no date: it has no granularity"),
        ({"primaryAxisGroupBySubFieldName": "part"}, "Records cannot be grouped by stage.part"),
        ({"primaryAxisGroupByFieldMetadataId": field("createdBy")}, "Records cannot be grouped by createdBy"),
        ({"primaryAxisGroupByFieldMetadataId": field("noteTargets")}, "Records cannot be grouped by noteTargets"),
        (
            {"primaryAxisGroupByFieldMetadataId": field("company"), "primaryAxisGroupBySubFieldName": "nothing"},
            "Records cannot be grouped by company.nothing",
        ),
        (
            {"secondaryAxisGroupByFieldMetadataId": field("city", SNAPSHOT.objects["person"])},
            f"Field metadata {field('city', SNAPSHOT.objects['person'])} not found in opportunity",
        ),
    ],
)
def test_a_chart_asks_what_its_object_can_answer(changes: dict[str, Any], message: str):
    assert references(bars(**changes)) == [message]


@pytest.mark.parametrize(
    "changes",
    [
        {"aggregateFieldMetadataId": field("name"), "aggregateOperation": "COUNT_NOT_EMPTY"},
        {"aggregateFieldMetadataId": field("closeDate"), "aggregateOperation": "MAX"},
        {"aggregateFieldMetadataId": field("id"), "aggregateOperation": "COUNT"},
        {"primaryAxisGroupByFieldMetadataId": field("company")},
        {"primaryAxisGroupByFieldMetadataId": field("company"), "primaryAxisGroupBySubFieldName": "name"},
        {
            "primaryAxisGroupByFieldMetadataId": field("company"),
            "primaryAxisGroupBySubFieldName": "address.addressCity",
        },
        {"primaryAxisGroupByFieldMetadataId": field("createdBy"), "primaryAxisGroupBySubFieldName": "source"},
        {"primaryAxisGroupByFieldMetadataId": field("closeDate"), "primaryAxisDateGranularity": "WEEK"},
    ],
)
def test_parts_links_and_dates_can_be_asked_of(changes: dict[str, Any]):
    assert references(bars(**changes)) == []


def test_a_ratio_is_that_of_an_option():
    number = {KEY: "AGGREGATE_CHART", "aggregateFieldMetadataId": field("id"), "aggregateOperation": "COUNT"}
    of_stage = number | {"ratioAggregateConfig": {"fieldMetadataId": field("stage"), "optionValue": "NEW"}}
    assert references(of_stage) == []
    of_nothing = number | {"ratioAggregateConfig": {"fieldMetadataId": field("stage"), "optionValue": "OLD"}}
    assert references(of_nothing) == ["OLD is no option of stage"]


def test_a_chart_is_of_an_object():
    assert references(bars(), None) == ["Object metadata not found"]


def test_what_says_nothing_is_left_out():
    said = {"__typename": "X", KEY: "IFRAME", "url": None, "body": {"markdown": "a", "blocknote": None}}
    assert tidy(said) == {KEY: "IFRAME", "body": {"markdown": "a"}}
