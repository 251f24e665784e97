"""The choices in views."""

from __future__ import annotations

from enum import Enum

import strawberry


@strawberry.enum
class ViewType(Enum):
    """How a view shows records."""

    TABLE = "TABLE"
    KANBAN = "KANBAN"
    CALENDAR = "CALENDAR"
    LIST = "LIST"
    FIELDS_WIDGET = "FIELDS_WIDGET"
    TABLE_WIDGET = "TABLE_WIDGET"
    KANBAN_WIDGET = "KANBAN_WIDGET"
    LIST_WIDGET = "LIST_WIDGET"
    CALENDAR_WIDGET = "CALENDAR_WIDGET"


@strawberry.enum
class ViewKey(Enum):
    """The view an object always has."""

    INDEX = "INDEX"


@strawberry.enum
class ViewOpenRecordIn(Enum):
    """Where a record opens."""

    SIDE_PANEL = "SIDE_PANEL"
    RECORD_PAGE = "RECORD_PAGE"


@strawberry.enum
class ViewCalendarLayout(Enum):
    """How much a calendar shows at once."""

    DAY = "DAY"
    WEEK = "WEEK"
    MONTH = "MONTH"


@strawberry.enum
class ViewVisibility(Enum):
    """Who sees a view: everyone, or its creator."""

    WORKSPACE = "WORKSPACE"
    UNLISTED = "UNLISTED"


@strawberry.enum
class ViewFilterGroupLogicalOperator(Enum):
    """How the conditions of a group hold together."""

    AND = "AND"
    OR = "OR"
    NOT = "NOT"


@strawberry.enum
class ViewSortDirection(Enum):
    """Which end comes first."""

    ASC = "ASC"
    DESC = "DESC"


@strawberry.enum
class ViewFilterOperand(Enum):
    """What a condition asks of a field."""

    IS = "IS"
    IS_NOT_NULL = "IS_NOT_NULL"
    IS_NOT = "IS_NOT"
    LESS_THAN_OR_EQUAL = "LESS_THAN_OR_EQUAL"
    GREATER_THAN_OR_EQUAL = "GREATER_THAN_OR_EQUAL"
    IS_BEFORE = "IS_BEFORE"
    IS_AFTER = "IS_AFTER"
    CONTAINS = "CONTAINS"
    DOES_NOT_CONTAIN = "DOES_NOT_CONTAIN"
    IS_EMPTY = "IS_EMPTY"
    IS_NOT_EMPTY = "IS_NOT_EMPTY"
    IS_RELATIVE = "IS_RELATIVE"
    IS_IN_PAST = "IS_IN_PAST"
    IS_IN_FUTURE = "IS_IN_FUTURE"
    IS_TODAY = "IS_TODAY"
    VECTOR_SEARCH = "VECTOR_SEARCH"


@strawberry.enum
class AggregateOperations(Enum):
    """What can be worked out of a field over many records."""

    MIN = "MIN"
    MAX = "MAX"
    AVG = "AVG"
    SUM = "SUM"
    COUNT = "COUNT"
    COUNT_UNIQUE_VALUES = "COUNT_UNIQUE_VALUES"
    COUNT_EMPTY = "COUNT_EMPTY"
    COUNT_NOT_EMPTY = "COUNT_NOT_EMPTY"
    COUNT_TRUE = "COUNT_TRUE"
    COUNT_FALSE = "COUNT_FALSE"
    PERCENTAGE_EMPTY = "PERCENTAGE_EMPTY"
    PERCENTAGE_NOT_EMPTY = "PERCENTAGE_NOT_EMPTY"
