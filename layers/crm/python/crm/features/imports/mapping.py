"""From the cells of a row to the input of a record, by the mapping that a person confirmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crm.features.imports.csv_files import Row
from crm.features.imports.errors import MappingInvalid
from crm.kit.errors import CrmError
from crm.metadata.field_types.catalogue import field_type
from crm.metadata.snapshot import Field, Object

NOT_IMPORTABLE = frozenset({"ACTOR", "FILES", "MORPH_RELATION", "POSITION", "RELATION", "TS_VECTOR"})


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Column `column` (from 0) fills a field, or one part of it."""

    column: int
    field_name: str
    sub_field_name: str | None = None


class RowRejected(Exception):
    """A row that becomes no record; `reason` is for the person who imports."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Mapper:
    """A checked mapping onto an object."""

    object_: Object
    header: tuple[str, ...]
    mappings: tuple[ColumnMapping, ...]

    @classmethod
    def of(cls, object_: Object, header: Sequence[str], mappings: Sequence[ColumnMapping]) -> Mapper:
        """Check a mapping.

        Raises:
            MappingInvalid: naming the column or field that is wrong.
        """
        if not mappings:
            raise MappingInvalid("mapping", "no column is mapped")
        filled: dict[str, set[str]] = {}
        for mapping in mappings:
            if not 0 <= mapping.column < len(header):
                raise MappingInvalid("column", f"the file has no column {mapping.column}")
            field, part = _target(object_, mapping), mapping.sub_field_name or ""
            parts = filled.setdefault(field.name, set())
            if part in parts or (parts and "" in {part, *parts}):
                raise MappingInvalid("fieldName", f"{field.label} is filled by two columns")
            parts.add(part)
        return cls(object_, tuple(header), tuple(mappings))

    def record(self, row: Row) -> dict[str, Any]:
        """The input of the record that a row describes; empty cells set nothing.

        Raises:
            RowRejected: a cell does not fit its field, or the row has no values at all.
        """
        if row.is_damaged:
            raise RowRejected("Some characters are not text in the file’s encoding.")
        if len(row.cells) > len(self.header) and any(row.cells[len(self.header) :]):
            raise RowRejected(f"The row has {len(row.cells)} cells, the header {len(self.header)}.")
        values: dict[str, Any] = {}
        for mapping in self.mappings:
            text = row.cells[mapping.column] if mapping.column < len(row.cells) else ""
            if text:
                self._put(values, mapping, text)
        if not values:
            raise RowRejected("The mapped columns are all empty.")
        return values

    def _put(self, values: dict[str, Any], mapping: ColumnMapping, text: str) -> None:
        field = self.object_.fields[mapping.field_name]
        kind = field_type(field.type)
        try:
            value = kind.from_csv(field, text, mapping.sub_field_name or "")
            kind.coerce(field, value)
        except CrmError as error:
            raise RowRejected(f"{self.header[mapping.column]}: {_plainly(error)}") from error
        values[field.name] = {**values.get(field.name, {}), **value} if mapping.sub_field_name else value


def is_importable(field: Field) -> bool:
    """Whether a file can say what a field holds."""
    is_written = bool(field.columns) and not field.is_computed
    return is_written and field.is_active and not field.is_system and field.type not in NOT_IMPORTABLE


def _target(object_: Object, mapping: ColumnMapping) -> Field:
    field = object_.fields.get(mapping.field_name)
    if field is None or not is_importable(field):
        raise MappingInvalid(
            "fieldName", f"{object_.label_singular} has no field “{mapping.field_name}” to import into"
        )
    parts = {column.part for column in field.columns if column.part}
    if mapping.sub_field_name is not None and mapping.sub_field_name not in parts:
        raise MappingInvalid("subFieldName", f"{field.label} has no part “{mapping.sub_field_name}”")
    return field


def _plainly(error: CrmError) -> str:
    return error.user_message if error.user_message != "An error occurred." else error.message


def mapping_to_json(mappings: Sequence[ColumnMapping]) -> list[Mapping[str, Any]]:
    """As stored."""
    return [
        {"column": each.column, "fieldName": each.field_name, "subFieldName": each.sub_field_name} for each in mappings
    ]


def mapping_from_json(stored: Sequence[Mapping[str, Any]]) -> tuple[ColumnMapping, ...]:
    """As read back."""
    return tuple(ColumnMapping(each["column"], each["fieldName"], each["subFieldName"]) for each in stored)
