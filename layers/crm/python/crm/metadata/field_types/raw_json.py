"""RAW_JSON: any JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from crm.metadata.field_types.base import Scalar
from crm.metadata.field_types.parts import json_part
from crm.metadata.field_types.values import json_or_none

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field


class RawJson(Scalar):
    """JSON, given as itself or as a string that holds it."""

    name = "RAW_JSON"
    parts = (json_part("", groupable=False),)

    def convert(self, field: Field, value: Any) -> Any:
        return json_or_none(field.name, value)

    def to_csv(self, field: Field, value: Any) -> str:
        return "" if value is None else orjson.dumps(value).decode()
