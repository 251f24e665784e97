"""How formulas see the columns of fields: their types, and the SQL that makes values of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from crm.metadata.formulas.functions.base import rounded, text
from crm.metadata.formulas.types import RESULTS, Type
from crm.metadata.snapshot import Column, Field

UNITS: Final = "amount"
"""What the amount of a CURRENCY is called in its units; `amountMicros` is what is stored."""

_PRIMARY: Final[Mapping[str, str]] = {
    "CURRENCY": UNITS,
    "EMAILS": "primaryEmail",
    "PHONES": "primaryPhoneNumber",
    "LINKS": "primaryLinkUrl",
    "ACTOR": "name",
}
"""The part that the bare name of a composite stands for."""
_STARS: Final = "'[0-9]$'"


@dataclass(frozen=True, slots=True)
class Reading:
    """A column as formulas read it."""

    column: str
    type: Type
    form: Callable[[str], str]


def parts_of(field: Field) -> tuple[str, ...]:
    """What may follow the name of a composite in a formula."""
    known = tuple(column.part for column in field.columns if column.part and _of_kind(field, column))
    return (UNITS, *known) if field.type == "CURRENCY" else known


def reading(field: Field, part: str) -> Reading | None:
    """How a field, or a part of it, is read; None if formulas cannot."""
    wanted = part or _PRIMARY.get(field.type, "")
    if field.type == "CURRENCY" and wanted == UNITS:
        amount = next(column for column in field.columns if column.part == "amountMicros")
        return Reading(amount.name, Type.NUMBER, lambda value: rounded(f"({value}*0.000001)"))
    for column in field.columns:
        if column.part == wanted or (field.relation is not None and not wanted):
            return _of_kind(field, column)
    return None


def _of_kind(field: Field, column: Column) -> Reading | None:
    if field.is_computed:
        return Reading(column.name, Type(field.type), _plain)
    if field.type == "RATING":
        return Reading(column.name, Type.NUMBER, lambda value: f"substring({value} from {_STARS})::numeric")
    known = _KINDS.get(column.kind)
    return Reading(column.name, *known) if known else None


def _plain(value: str) -> str:
    return value


_KINDS: Final[Mapping[str, tuple[Type, Callable[[str], str]]]] = {
    "text": (Type.TEXT, text),
    "uuid": (Type.TEXT, lambda value: f"{value}::text"),
    "enum": (Type.TEXT, _plain),
    "integer": (Type.NUMBER, lambda value: f"{value}::numeric"),
    "float": (Type.NUMBER, lambda value: rounded(f"{value}::numeric")),
    "numeric": (Type.NUMBER, rounded),
    "boolean": (Type.BOOLEAN, _plain),
    "date": (Type.DATE, _plain),
    "timestamp": (Type.DATE_TIME, _plain),
    "text_array": (Type.LIST, _plain),
    "enum_array": (Type.LIST, _plain),
}


def computed_column(field: Field) -> Column:
    """The column of a computed field, whatever gives its value. Its numbers are exact."""
    type_ = Type(field.type) if field.type in RESULTS else Type.TEXT
    return Column(field.name, "", _COLUMN_TYPES[type_], _COLUMN_KINDS[type_], '""' if type_ is Type.TEXT else "null")


_COLUMN_TYPES: Final = {
    Type.NUMBER: "numeric",
    Type.TEXT: "text",
    Type.BOOLEAN: "boolean",
    Type.DATE: "date",
    Type.DATE_TIME: "timestamp(3) with time zone",
}
_COLUMN_KINDS: Final = {
    Type.NUMBER: "numeric",
    Type.TEXT: "text",
    Type.BOOLEAN: "boolean",
    Type.DATE: "date",
    Type.DATE_TIME: "timestamp",
}
