"""The choices in the metadata of objects and fields."""

from __future__ import annotations

from enum import Enum

import strawberry


@strawberry.enum
class FieldMetadataType(Enum):
    """The types of fields."""

    ACTOR = "ACTOR"
    ADDRESS = "ADDRESS"
    ARRAY = "ARRAY"
    BOOLEAN = "BOOLEAN"
    CURRENCY = "CURRENCY"
    DATE = "DATE"
    DATE_TIME = "DATE_TIME"
    EMAILS = "EMAILS"
    FILES = "FILES"
    FULL_NAME = "FULL_NAME"
    LINKS = "LINKS"
    MORPH_RELATION = "MORPH_RELATION"
    MULTI_SELECT = "MULTI_SELECT"
    NUMBER = "NUMBER"
    NUMERIC = "NUMERIC"
    PHONES = "PHONES"
    POSITION = "POSITION"
    RATING = "RATING"
    RAW_JSON = "RAW_JSON"
    RELATION = "RELATION"
    RICH_TEXT = "RICH_TEXT"
    SELECT = "SELECT"
    TEXT = "TEXT"
    TS_VECTOR = "TS_VECTOR"
    UUID = "UUID"


@strawberry.enum
class RelationType(Enum):
    """Which side of a relation a field is on."""

    ONE_TO_MANY = "ONE_TO_MANY"
    MANY_TO_ONE = "MANY_TO_ONE"


@strawberry.enum
class IndexType(Enum):
    """How an index is built."""

    BTREE = "BTREE"
    GIN = "GIN"


@strawberry.enum
class ObjectOpenRecordIn(Enum):
    """Where a record opens."""

    SIDE_PANEL = "SIDE_PANEL"
    RECORD_PAGE = "RECORD_PAGE"
    USER_CHOICE = "USER_CHOICE"


@strawberry.enum
class MetadataReadability(Enum):
    """Who may read."""

    OPEN = "OPEN"
    PRIVATE = "PRIVATE"
    INHERITED = "INHERITED"
    APPLICATION = "APPLICATION"
    SYSTEM = "SYSTEM"


@strawberry.enum
class MetadataWritability(Enum):
    """Who may write."""

    OPEN = "OPEN"
    APPLICATION = "APPLICATION"
    SYSTEM = "SYSTEM"
