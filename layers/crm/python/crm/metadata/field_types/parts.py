"""The kinds of parts that several field types share."""

from __future__ import annotations

from crm.metadata.field_types.aggregates import Measure
from crm.metadata.field_types.base import EMPTY_LIST, EMPTY_TEXT, Part


def text_part(name: str, *, required: bool = False) -> Part:
    """A text that reads '' when nothing is stored."""
    return Part(name, "text", "text", "String", "String", "StringFilter", EMPTY_TEXT, output_required=required)


def json_list_part(name: str) -> Part:
    """A JSON list that reads [] when nothing is stored."""
    return Part(name, "jsonb", "json", "JSON", "JSON", "RawJsonFilter", EMPTY_LIST)


def json_part(name: str, *, groupable: bool = True) -> Part:
    """Any JSON, null when nothing is stored."""
    return Part(name, "jsonb", "json", "JSON", "JSON", "RawJsonFilter", groupable=groupable)


def numeric_part(name: str, measures: tuple[Measure, ...] = ()) -> Part:
    """An exact number of any size."""
    return Part(name, "numeric", "numeric", "BigFloat", "BigFloat", "BigFloatFilter", measures=measures)
