"""What an input says, as the columns that it sets."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum
from typing import Any, Final
from uuid import UUID

from strawberry import UNSET

from crm.kit.errors import NotFound

COLUMNS: Final = {"target_object_metadata_id": "object_id", "target_record_id": "record_id"}
"""Columns of which the API says more than that they are about metadata."""


def column_of(name: str) -> str:
    """The column that an attribute of this door stands for: `field_metadata_id` is `field_id`."""
    return COLUMNS.get(name, name.replace("_metadata_", "_"))


def columns_given(input_: object) -> dict[str, Any]:
    """The columns of an input, of those of its members that were given."""
    return {
        column_of(name): value.value if isinstance(value, Enum) else value
        for name, value in vars(input_).items()
        if value is not UNSET
    }


def created(input_: object) -> dict[str, Any]:
    """The columns that an input gives a value; the others have theirs from the table."""
    return {name: value for name, value in columns_given(input_).items() if value is not None}


def changed(input_: object, *, required: Collection[str]) -> dict[str, Any]:
    """The columns that an input names. Null takes a value away, from a `required` column it does nothing."""
    return {name: value for name, value in columns_given(input_).items() if value is not None or name not in required}


def id_of(text: str, missing: type[NotFound]) -> UUID:
    """An id that the contract spells as a text; one that is none is nobody's.

    Raises:
        NotFound: as `missing` says it.
    """
    try:
        return UUID(text)
    except ValueError:
        raise missing from None
