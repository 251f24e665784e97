"""TS_VECTOR: the handle by which clients ask for full-text search. It stores nothing: search has a table of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm.kit.errors import BadUserInput
from crm.metadata.field_types.base import Part, Scalar
from crm.metadata.snapshot import Column

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field


class TsVector(Scalar):
    """A field without columns that reads null and is filtered with `search`."""

    name = "TS_VECTOR"
    parts = (Part("", "", "text", "TSVector", "TSVector", "TSVectorFilter", writable=False, groupable=False),)
    may_have_default = False

    def columns(self, field: Field) -> tuple[Column, ...]:
        return ()

    def nothing(self, field: Field) -> dict[str, Any]:
        return {}

    def convert(self, field: Field, value: Any) -> Any:
        raise BadUserInput(f'Field "{field.name}" is not writable', sub_code="INVALID_ARGS_DATA")
