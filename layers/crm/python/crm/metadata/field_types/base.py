"""The interface every field type implements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field

Kind = Literal[
    "text",
    "uuid",
    "integer",
    "float",
    "numeric",
    "boolean",
    "timestamp",
    "date",
    "json",
    "text_array",
    "enum",
    "enum_array",
]
"""How a column is read, compared and ordered."""


@dataclass(frozen=True, slots=True)
class Part:
    """One stored part of a field: the whole of a scalar (`name` is ""), or a sub-field of a composite.

    The column is the field's name followed by `name` with its first letter upper-cased (`nameFirstName`).
    `output`, `create`, `filter` and so on are GraphQL type names; an enum's are derived from the object and field.
    """

    name: str
    pg_type: str
    kind: Kind
    output: str
    input: str
    filter: str
    null_as: str = "null"
    """JSON text a NULL reads back as: null, "" (with quotes) or []."""
    output_required: bool = False
    writable: bool = True


class FieldType:
    """A field type. Subclass, set the class attributes, and override `coerce`.

    `composite` is the GraphQL object name (`FullName`) or None for a scalar.
    """

    name: ClassVar[str]
    composite: ClassVar[str | None] = None
    parts: ClassVar[tuple[Part, ...]] = ()

    def coerce(self, field: Field, value: Any) -> Mapping[str, Any]:
        """Check `value` and spread it over columns: {column name: JSON-serialisable value}.

        Null-equivalents ('' for text, [] for lists, {} for JSON) become None. A composite yields only the parts
        that were given, so that an update leaves the others alone.

        Raises:
            BadUserInput: with the contract's message (section 2.6), naming the field.
        """
        raise NotImplementedError

    def search_text(self, field: Field, row: Mapping[str, Any]) -> str:
        """The words of this field that search finds, from the record's columns; "" for none."""
        return ""

    def from_csv(self, field: Field, text: str) -> Any:
        """The input value (as `coerce` takes it) that one CSV cell stands for; None for an empty cell."""
        return text or None

    def to_csv(self, field: Field, value: Any) -> str:
        """One CSV cell for an output value (as the API returns it)."""
        return "" if value is None else str(value)
