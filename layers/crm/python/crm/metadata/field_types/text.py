"""TEXT: any text. Nothing reads as ''."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.metadata.field_types.base import Scalar
from crm.metadata.field_types.parts import text_part
from crm.metadata.field_types.values import text_or_none

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field


class Text(Scalar):
    """A text of any length."""

    name = "TEXT"
    parts = (text_part(""),)
    search_parts = ("",)

    def convert(self, field: Field, value: Any) -> Any:
        return text_or_none(field.name, value)
