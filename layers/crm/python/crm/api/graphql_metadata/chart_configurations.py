"""The configurations of charts."""

from __future__ import annotations

from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from crm.api.graphql_metadata.view_enums import AggregateOperations
from crm.api.graphql_metadata.widget_enums import (
    AxisNameDisplay,
    BarChartGroupMode,
    BarChartLayout,
    ChartNumberFormat,
    GraphOrderBy,
    ObjectRecordGroupByDateGranularity,
    WidgetConfigurationType,
)


@strawberry.type
class Chart:
    """What every chart has."""

    configuration_type: WidgetConfigurationType
    aggregate_field_metadata_id: UUID
    aggregate_operation: AggregateOperations
    display_data_label: bool | None = None
    number_format: ChartNumberFormat | None = None
    description: str | None = None
    filter: JSON | None = None
    timezone: str | None = None
    first_day_of_the_week: int | None = None


@strawberry.type
class RatioAggregateConfig:
    """The option whose share a number is."""

    field_metadata_id: UUID
    option_value: str


@strawberry.type
class AggregateChartConfiguration(Chart):
    """One number."""

    label: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    ratio_aggregate_config: RatioAggregateConfig | None = None


@strawberry.type
class PieChartConfiguration(Chart):
    """Shares of a whole."""

    group_by_field_metadata_id: UUID
    group_by_sub_field_name: str | None = None
    date_granularity: ObjectRecordGroupByDateGranularity | None = None
    order_by: GraphOrderBy | None = None
    manual_sort_order: list[str] | None = None
    show_center_metric: bool | None = None
    display_legend: bool | None = None
    hide_empty_category: bool | None = None
    split_multi_value_fields: bool | None = None
    color: str | None = None


@strawberry.type
class AxesChart(Chart):
    """What a chart with two axes has."""

    primary_axis_group_by_field_metadata_id: UUID
    primary_axis_group_by_sub_field_name: str | None = None
    primary_axis_date_granularity: ObjectRecordGroupByDateGranularity | None = None
    primary_axis_order_by: GraphOrderBy | None = None
    primary_axis_manual_sort_order: list[str] | None = None
    secondary_axis_group_by_field_metadata_id: UUID | None = None
    secondary_axis_group_by_sub_field_name: str | None = None
    secondary_axis_group_by_date_granularity: ObjectRecordGroupByDateGranularity | None = None
    secondary_axis_order_by: GraphOrderBy | None = None
    secondary_axis_manual_sort_order: list[str] | None = None
    omit_null_values: bool | None = None
    split_multi_value_fields: bool | None = None
    axis_name_display: AxisNameDisplay | None = None
    display_legend: bool | None = None
    range_min: float | None = None
    range_max: float | None = None
    color: str | None = None
    is_cumulative: bool | None = None


@strawberry.type
class LineChartConfiguration(AxesChart):
    """Lines."""

    is_stacked: bool | None = None


@strawberry.type
class BarChartConfiguration(AxesChart):
    """Bars."""

    layout: BarChartLayout
    group_mode: BarChartGroupMode | None = None
