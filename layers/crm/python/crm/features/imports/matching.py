"""Finding the record that a row means, by one field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from crm.features.imports.errors import MappingInvalid
from crm.features.imports.mapping import ColumnMapping
from crm.metadata.field_types.catalogue import field_type
from crm.metadata.snapshot import Field, Object

Key: TypeAlias = "tuple[str, ...]"

KEY_PARTS: Mapping[str, tuple[str, ...]] = {
    "TEXT": ("",),
    "NUMBER": ("",),
    "EMAILS": ("primaryEmail",),
    "LINKS": ("primaryLinkUrl",),
    "PHONES": ("primaryPhoneNumber",),
    "FULL_NAME": ("firstName", "lastName"),
}
"""Types that can tell records apart, and by which of their parts."""


class Matcher:
    """Compares rows with records by `field`."""

    def __init__(self, object_: Object, field_name: str) -> None:
        field = object_.fields.get(field_name)
        if field is None or field.type not in KEY_PARTS:
            raise MappingInvalid("matchBy", f"records cannot be matched by “{field_name}”")
        self.field: Field = field
        self._parts = KEY_PARTS[field.type]

    def columns(self, mappings: Sequence[ColumnMapping]) -> list[int]:
        """The columns of the file that fill the field.

        Raises:
            MappingInvalid: none does.
        """
        columns = [mapping.column for mapping in mappings if mapping.field_name == self.field.name]
        if not columns:
            raise MappingInvalid("matchBy", f"no column is mapped to {self.field.label}")
        return columns

    def key(self, record: Mapping[str, Any]) -> Key | None:
        """What a record input is recognised by; None when it has nothing of the kind."""
        if self.field.name not in record:
            return None
        stored = field_type(self.field.type).coerce(self.field, record[self.field.name])
        values = [stored.get(self.field.name + part[:1].upper() + part[1:]) for part in self._parts]
        return tuple("" if value is None else str(value) for value in values) if any(values) else None

    def filter(self, keys: Sequence[Key]) -> dict[str, Any]:
        """A filter of records with any of these keys."""
        if len(self._parts) == 1:
            values = [self._typed(key[0]) for key in keys]
            return {self.field.name: self._nested({"in": values})}
        return {"or": [{self.field.name: self._all_parts(key)} for key in keys]}

    def key_of_answer(self, node: Mapping[str, Any]) -> Key:
        """The key of a record as the engine answers it."""
        value = node[self.field.name]
        values = [value[part] if part else value for part in self._parts]
        return tuple("" if value is None else str(value) for value in values)

    def _typed(self, value: str) -> Any:
        return float(value) if self.field.type == "NUMBER" else value

    def _nested(self, condition: Mapping[str, Any]) -> Mapping[str, Any]:
        return {self._parts[0]: condition} if self._parts[0] else condition

    def _all_parts(self, key: Key) -> dict[str, Any]:
        return {part: {"eq": value} if value else {"is": "NULL"} for part, value in zip(self._parts, key, strict=True)}


def repetition_of(columns: Sequence[int]) -> Callable[[int, Sequence[str]], int | None]:
    """A memory of the rows of one file: asked with each row, it names the earlier row with the same cells, if any."""
    seen: dict[tuple[str, ...], int] = {}

    def earlier(number: int, cells: Sequence[str]) -> int | None:
        key = tuple(cells[column].casefold() if column < len(cells) else "" for column in columns)
        if not any(key):
            return None
        first = seen.setdefault(key, number)
        return first if first != number else None

    return earlier
