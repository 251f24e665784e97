"""The types that every workspace has: filters, directions, pages, files and the composites of the field types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from crm.api.graphql_records.types.definitions import (
    Definition,
    Definitions,
    EnumDefinition,
    InputDefinition,
    fixed_input,
    fixed_object,
)
from crm.metadata.field_types.actor import SOURCES
from crm.metadata.field_types.base import FieldType, Part
from crm.metadata.field_types.catalogue import FIELD_TYPES
from crm.records.shape import FIRST_DAYS, GRANULARITIES

DIRECTION: Final = "OrderByDirection"
_COMPARED: Final = ("Int", "Float", "BigInt", "BigFloat", "UUID", "Date", "DateTime")
_TEXT_OPERATORS: Final = ("startsWith", "endsWith", "like", "ilike", "regex", "iregex")
_OLD_SUFFIXES: Final = ("", "CreateInput", "UpdateInput", "FilterInput", "OrderByInput", "GroupByInput")

OLD_TYPE_NAMES: Final[Mapping[str, str]] = {
    "RawJSON": "JSON",
    **{f"RichTextV2{suffix}": f"RichText{suffix}" for suffix in _OLD_SUFFIXES},
}
"""What older clients call a type in their variables and fragments, to today's name."""


def comparison(scalar: str, **more: str) -> InputDefinition:
    """The filter of values that have an order."""
    compared = dict.fromkeys(("eq", "gt", "gte", "lt", "lte", "neq"), scalar)
    return fixed_input(**compared, **{"in": f"[{scalar}!]"}, **more, **{"is": "FilterIs"})


def enum_filter(enum: str) -> InputDefinition:
    """The filter of one option, or of a list of them."""
    return fixed_input(
        eq=enum,
        neq=enum,
        containsAny=f"[{enum}]",
        isEmptyArray="Boolean",
        **{"in": f"[{enum}]", "is": "FilterIs"},
    )


def _composite(type_: FieldType, name: str) -> Iterator[tuple[str, Definition]]:
    """A composite's object and its inputs."""
    yield name, fixed_object(**{part.name: _output(part) for part in type_.parts})
    writable = [part for part in type_.parts if part.writable]
    yield f"{name}CreateInput", fixed_input(**{part.name: _create_input(part) for part in writable})
    yield f"{name}UpdateInput", fixed_input(**{part.name: part.input for part in writable})
    yield f"{name}FilterInput", fixed_input(**{part.name: part.filter for part in type_.parts})
    sortable = [part.name for part in type_.parts if part.is_sortable]
    yield f"{name}OrderByInput", fixed_input(**dict.fromkeys(sortable, DIRECTION))
    yield f"{name}GroupByInput", fixed_input(**dict.fromkeys((part.name for part in type_.parts), "Boolean"))


def _output(part: Part) -> str:
    return f"{part.output}!" if part.output_required else part.output


def _create_input(part: Part) -> str:
    """Whoever names an actor says which kind; every other part may be left out."""
    return f"{part.input}!" if part.output_required and part.kind == "enum" else part.input


SHARED: Final[Definitions] = {
    **{f"{scalar}Filter": comparison(scalar) for scalar in _COMPARED},
    "StringFilter": comparison("String", **dict.fromkeys(_TEXT_OPERATORS, "String")),
    "BooleanFilter": fixed_input(**{"eq": "Boolean", "is": "FilterIs"}),
    "ArrayFilter": fixed_input(**{"containsIlike": "String", "is": "FilterIs", "isEmptyArray": "Boolean"}),
    "RawJsonFilter": fixed_input(**{"is": "FilterIs", "like": "String"}),
    "TSVectorFilter": fixed_input(search="String"),
    "FilterIs": EnumDefinition(("NULL", "NOT_NULL", "NotNull", "Null")),
    DIRECTION: EnumDefinition(("AscNullsFirst", "AscNullsLast", "DescNullsFirst", "DescNullsLast")),
    "DateGranularityEnum": EnumDefinition(GRANULARITIES),
    "ObjectRecordGroupByDateGranularity": EnumDefinition(GRANULARITIES),
    "FirstDayOfTheWeek": EnumDefinition(FIRST_DAYS),
    "GroupByDateGranularityInput": fixed_input(
        granularity="ObjectRecordGroupByDateGranularity", weekStartDay="FirstDayOfTheWeek", timeZone="String"
    ),
    "OrderByDateGranularityInput": fixed_input(orderBy=DIRECTION, granularity="DateGranularityEnum"),
    "PageInfo": fixed_object(
        hasNextPage="Boolean!",
        hasPreviousPage="Boolean!",
        startCursor="ConnectionCursor",
        endCursor="ConnectionCursor",
    ),
    "FileObject": fixed_object(fileId="UUID!", label="String!", fileCategory="FileCategory", extension="String"),
    "FileInput": fixed_input(fileId="UUID!", label="String!"),
    "FileCategory": EnumDefinition(
        ("ARCHIVE", "AUDIO", "IMAGE", "PRESENTATION", "SPREADSHEET", "TEXT_DOCUMENT", "VIDEO", "OTHER")
    ),
    "ActorSourceEnum": EnumDefinition(SOURCES),
    "ActorSourceEnumFilter": enum_filter("ActorSourceEnum"),
    **{
        name: definition
        for type_ in FIELD_TYPES.values()
        if type_.composite
        for name, definition in _composite(type_, type_.composite)
    },
}
