"""Which conditions a field takes, as a whole or by one of its sub-fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from crm.features.views.conditions.dates import days_of, moments_of
from crm.features.views.conditions.kinds import (
    NULL,
    Filter,
    Kind,
    Path,
    all_of,
    at,
    choice,
    choices,
    documents,
    ids,
    listing,
    number,
    rating,
    related,
    texts,
    words,
    yes_or_no,
)
from crm.metadata.field_types.catalogue import field_type
from crm.metadata.field_types.currency import MICROS
from crm.metadata.snapshot import Column, Field

_BY_KIND: Final[Mapping[str, Callable[[Path], Kind]]] = {
    "text": lambda path: texts([path], at(path, NULL)),
    "uuid": ids,
    "enum": choice,
    "json": documents,
    "numeric": number,
}
"""Sub-fields, by the kind of their columns."""

_UNTOLD: Final = frozenset({"blocknote", "primaryPhoneCountryCode"})
"""Texts that people never see."""


def kind_of(field: Field, sub_field: str | None = None) -> Kind | None:
    """The conditions that a field takes; None for a sub-field that it does not have."""
    if sub_field:
        column = next((each for each in field.columns if each.part == sub_field and field.relation is None), None)
        return _part(field, column) if column is not None else None
    known = _KINDS.get(field.type)
    if known is not None:
        return known(field)
    return _texts(field, *(each.part for each in field.columns if each.kind == "text" and each.part not in _UNTOLD))


def _linked(field: Field) -> Kind:
    has_column = field.relation is not None and field.columns
    return ids((field.relation.join_column,)) if has_column and field.relation else related((field.name,))


def _part(field: Field, column: Column) -> Kind:
    path = (field.name, column.part)
    if (field.type, column.part) == ("CURRENCY", "amountMicros"):
        return number(path, MICROS)
    if (field.type, column.part) in {("CURRENCY", "currencyCode"), ("ADDRESS", "addressCountry")}:
        return {**texts([path], at(path, NULL)), **choice(path)}
    return _BY_KIND[column.kind](path)


def _texts(field: Field, *told: str) -> Kind:
    """A composite is searched in its texts, and empty when all that makes a value is missing."""
    return texts([(field.name, part) for part in told], _emptiness_of(field))


def _either(kind: Kind) -> Kind:
    return {operand: kind[operand] for operand in ("IS", "IS_NOT")}


def _emptiness_of(field: Field) -> Filter:
    telling = field_type(field.type).telling_parts or tuple(each.part for each in field.columns)
    return all_of([at((field.name, part), NULL) for part in telling])


_KINDS: Final[Mapping[str, Callable[[Field], Kind]]] = {
    "ACTOR": lambda field: {**_texts(field, "name"), **_either(choice((field.name, "source")))},
    "ARRAY": lambda field: listing((field.name,)),
    "BOOLEAN": lambda field: yes_or_no((field.name,)),
    "CURRENCY": lambda field: number((field.name, "amountMicros"), MICROS),
    "DATE": lambda field: days_of((field.name,)),
    "DATE_TIME": lambda field: moments_of((field.name,)),
    "FILES": lambda field: documents((field.name,)),
    "MORPH_RELATION": _linked,
    "MULTI_SELECT": lambda field: choices((field.name,)),
    "NUMBER": lambda field: number((field.name,)),
    "NUMERIC": lambda field: number((field.name,)),
    "POSITION": lambda field: number((field.name,)),
    "RATING": lambda field: rating((field.name,), [option["value"] for option in field.options]),
    "RAW_JSON": lambda field: documents((field.name,)),
    "RELATION": _linked,
    "SELECT": lambda field: choice((field.name,)),
    "TEXT": lambda field: texts([(field.name,)], at((field.name,), NULL)),
    "TS_VECTOR": lambda field: words((field.name,)),
    "UUID": lambda field: ids((field.name,)),
}
"""Every type but those that are searched in all the texts they are made of."""
