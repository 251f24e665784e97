"""Every field type by the name clients know it by."""

from __future__ import annotations

from collections.abc import Mapping

from crm.kit.errors import BadUserInput
from crm.metadata.field_types.actor import Actor
from crm.metadata.field_types.address import Address
from crm.metadata.field_types.array import Array
from crm.metadata.field_types.base import FieldType
from crm.metadata.field_types.boolean import Boolean
from crm.metadata.field_types.currency import Currency
from crm.metadata.field_types.date import Date
from crm.metadata.field_types.date_time import DateTime
from crm.metadata.field_types.emails import Emails
from crm.metadata.field_types.files import Files
from crm.metadata.field_types.full_name import FullName
from crm.metadata.field_types.links import Links
from crm.metadata.field_types.multi_select import MultiSelect
from crm.metadata.field_types.number import Number
from crm.metadata.field_types.numeric import Numeric
from crm.metadata.field_types.phones import Phones
from crm.metadata.field_types.position import Position
from crm.metadata.field_types.rating import Rating
from crm.metadata.field_types.raw_json import RawJson
from crm.metadata.field_types.relation import MorphRelation, Relation
from crm.metadata.field_types.rich_text import RichText
from crm.metadata.field_types.select import Select
from crm.metadata.field_types.text import Text
from crm.metadata.field_types.ts_vector import TsVector
from crm.metadata.field_types.uuid import Uuid

FIELD_TYPES: Mapping[str, FieldType] = {
    each.name: each()
    for each in (
        Actor,
        Address,
        Array,
        Boolean,
        Currency,
        Date,
        DateTime,
        Emails,
        Files,
        FullName,
        Links,
        MorphRelation,
        MultiSelect,
        Number,
        Numeric,
        Phones,
        Position,
        Rating,
        RawJson,
        Relation,
        RichText,
        Select,
        Text,
        TsVector,
        Uuid,
    )
}
OLD_NAMES: Mapping[str, str] = {"RICH_TEXT_V2": "RICH_TEXT"}
"""What older clients call a type when they create a field."""


def field_type(name: str) -> FieldType:
    """The field type of that name.

    Raises:
        BadUserInput: if there is none.
    """
    found = FIELD_TYPES.get(OLD_NAMES.get(name, name))
    if found is None:
        raise BadUserInput(f'Unknown field type "{name}"', sub_code="INVALID_FIELD_INPUT")
    return found
