"""The choices in page layouts and the configurations of widgets."""

from __future__ import annotations

from enum import Enum

import strawberry


@strawberry.enum
class PageLayoutType(Enum):
    """What a layout is the page of."""

    RECORD_INDEX = "RECORD_INDEX"
    RECORD_PAGE = "RECORD_PAGE"
    DASHBOARD = "DASHBOARD"
    STANDALONE_PAGE = "STANDALONE_PAGE"
    RECORD_FORM = "RECORD_FORM"


@strawberry.enum
class PageLayoutTabLayoutMode(Enum):
    """How the widgets of a tab are placed."""

    GRID = "GRID"
    VERTICAL_LIST = "VERTICAL_LIST"
    CANVAS = "CANVAS"


@strawberry.enum
class PageLayoutWidgetVerticalListHeightBehavior(Enum):
    """How high a widget in a list is."""

    FIT_CONTENT = "FIT_CONTENT"
    TAB_VIEWPORT = "TAB_VIEWPORT"


@strawberry.enum
class WidgetType(Enum):
    """What a widget shows."""

    VIEW = "VIEW"
    IFRAME = "IFRAME"
    FIELD = "FIELD"
    FIELDS = "FIELDS"
    GRAPH = "GRAPH"
    STANDALONE_RICH_TEXT = "STANDALONE_RICH_TEXT"
    TIMELINE = "TIMELINE"
    TASKS = "TASKS"
    NOTES = "NOTES"
    FILES = "FILES"
    EMAILS = "EMAILS"
    CALENDAR = "CALENDAR"
    FIELD_RICH_TEXT = "FIELD_RICH_TEXT"
    WORKFLOW = "WORKFLOW"
    WORKFLOW_VERSION = "WORKFLOW_VERSION"
    WORKFLOW_RUN = "WORKFLOW_RUN"
    FRONT_COMPONENT = "FRONT_COMPONENT"
    RECORD_TABLE = "RECORD_TABLE"
    EMAIL_THREAD = "EMAIL_THREAD"
    CALL_RECORDING_SUMMARY = "CALL_RECORDING_SUMMARY"
    CALL_RECORDING_TRANSCRIPT = "CALL_RECORDING_TRANSCRIPT"
    MESSAGE_CAMPAIGN_BODY = "MESSAGE_CAMPAIGN_BODY"
    MESSAGE_CAMPAIGN_DETAILS = "MESSAGE_CAMPAIGN_DETAILS"
    FORM_FIELD = "FORM_FIELD"


@strawberry.enum
class WidgetConfigurationType(Enum):
    """What a configuration is of: the type of its widget, or a kind of chart."""

    AGGREGATE_CHART = "AGGREGATE_CHART"
    PIE_CHART = "PIE_CHART"
    BAR_CHART = "BAR_CHART"
    LINE_CHART = "LINE_CHART"
    IFRAME = "IFRAME"
    STANDALONE_RICH_TEXT = "STANDALONE_RICH_TEXT"
    VIEW = "VIEW"
    FIELD = "FIELD"
    FIELDS = "FIELDS"
    TIMELINE = "TIMELINE"
    TASKS = "TASKS"
    NOTES = "NOTES"
    FILES = "FILES"
    EMAILS = "EMAILS"
    CALENDAR = "CALENDAR"
    FIELD_RICH_TEXT = "FIELD_RICH_TEXT"
    WORKFLOW = "WORKFLOW"
    WORKFLOW_VERSION = "WORKFLOW_VERSION"
    WORKFLOW_RUN = "WORKFLOW_RUN"
    FRONT_COMPONENT = "FRONT_COMPONENT"
    RECORD_TABLE = "RECORD_TABLE"
    EMAIL_THREAD = "EMAIL_THREAD"
    CALL_RECORDING_SUMMARY = "CALL_RECORDING_SUMMARY"
    CALL_RECORDING_TRANSCRIPT = "CALL_RECORDING_TRANSCRIPT"
    MESSAGE_CAMPAIGN_BODY = "MESSAGE_CAMPAIGN_BODY"
    MESSAGE_CAMPAIGN_DETAILS = "MESSAGE_CAMPAIGN_DETAILS"
    FORM_FIELD = "FORM_FIELD"


@strawberry.enum
class ChartNumberFormat(Enum):
    """How the numbers of a chart are written: 1.2k, or in full."""

    SHORT = "SHORT"
    FULL = "FULL"


@strawberry.enum
class ObjectRecordGroupByDateGranularity(Enum):
    """The periods that dates are grouped by."""

    DAY = "DAY"
    MONTH = "MONTH"
    QUARTER = "QUARTER"
    YEAR = "YEAR"
    WEEK = "WEEK"
    DAY_OF_THE_WEEK = "DAY_OF_THE_WEEK"
    MONTH_OF_THE_YEAR = "MONTH_OF_THE_YEAR"
    QUARTER_OF_THE_YEAR = "QUARTER_OF_THE_YEAR"
    NONE = "NONE"


@strawberry.enum
class GraphOrderBy(Enum):
    """How the groups of a chart are ordered."""

    FIELD_ASC = "FIELD_ASC"
    FIELD_DESC = "FIELD_DESC"
    FIELD_POSITION_ASC = "FIELD_POSITION_ASC"
    FIELD_POSITION_DESC = "FIELD_POSITION_DESC"
    VALUE_ASC = "VALUE_ASC"
    VALUE_DESC = "VALUE_DESC"
    MANUAL = "MANUAL"


@strawberry.enum
class AxisNameDisplay(Enum):
    """Which axes of a chart say what they are."""

    NONE = "NONE"
    X = "X"
    Y = "Y"
    BOTH = "BOTH"


@strawberry.enum
class BarChartGroupMode(Enum):
    """How the bars of a group stand."""

    STACKED = "STACKED"
    GROUPED = "GROUPED"


@strawberry.enum
class BarChartLayout(Enum):
    """Where bars grow to."""

    VERTICAL = "VERTICAL"
    HORIZONTAL = "HORIZONTAL"


@strawberry.enum
class FieldDisplayMode(Enum):
    """How the widget of one field looks."""

    CARD = "CARD"
    EDITOR = "EDITOR"
    FIELD = "FIELD"
    VIEW = "VIEW"
    TABLE = "TABLE"
