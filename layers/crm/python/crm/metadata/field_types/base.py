"""The interface every field type implements: what it stores, what it is called in GraphQL, what it accepts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

import orjson

from crm.kit.errors import BadUserInput
from crm.metadata.field_types.aggregates import OF_ANSWERS, OF_ANYTHING, PERCENTAGES, Aggregate, Measure
from crm.metadata.field_types.inspection import inspect
from crm.metadata.names import short_name
from crm.metadata.snapshot import Column

if TYPE_CHECKING:
    from crm.metadata.snapshot import Field

Kind: TypeAlias = Literal[
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

UNSORTABLE: frozenset[str] = frozenset({"json", "text_array", "enum_array"})
"""Kinds of columns that have no order of use to anybody."""

FUNCTIONS = {"now": "now()", "uuid": "gen_random_uuid()"}
EMPTY_TEXT = '""'
EMPTY_LIST = "[]"


@dataclass(frozen=True, slots=True)
class Part:
    """One stored part of a field: the whole of a scalar (`name` is ""), or a sub-field of a composite.

    The column is the field's name followed by `name` with its first letter upper-cased (`nameFirstName`).
    `output`, `input` and `filter` are GraphQL type names, without the `!` of `output_required`; in those of a select
    "{enum}" stands for the enum of that object and field (`OpportunityStageEnum`).
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
    groupable: bool = True
    """Whether records can be grouped by it: its group key is its value, or the period that a date falls into."""
    measures: tuple[Measure, ...] = ()
    """What can be worked out of its values, beyond what can be counted of any field."""

    @property
    def is_sortable(self) -> bool:
        """Whether records can be ordered by it."""
        return bool(self.pg_type) and self.kind not in UNSORTABLE

    @property
    def is_dated(self) -> bool:
        """Whether records are grouped by days, weeks, months… of it."""
        return self.kind in {"date", "timestamp"}

    def column_name(self, field_name: str) -> str:
        """The column of this part: `name` + `firstName` → `nameFirstName`."""
        return short_name(field_name + self.name[:1].upper() + self.name[1:])


class FieldType(ABC):
    """A field type: a subclass sets the class attributes and says in `spread` what it accepts.

    `composite` is the GraphQL object name (`FullName`, from which `FullNameCreateInput`, `FullNameUpdateInput`,
    `FullNameFilterInput`, `FullNameOrderByInput` and `FullNameGroupByInput` follow) or None for a scalar.
    `search_parts` are the parts whose text search finds. `telling_parts` are those that make a value: a field where
    all of them are missing is empty, whatever else it holds. None named: every part tells.
    """

    name: ClassVar[str]
    composite: ClassVar[str | None] = None
    parts: ClassVar[tuple[Part, ...]] = ()
    search_parts: ClassVar[tuple[str, ...]] = ()
    telling_parts: ClassVar[tuple[str, ...]] = ()
    may_have_default: ClassVar[bool] = True

    def parts_of(self, settings: Mapping[str, Any]) -> tuple[Part, ...]:
        """The parts of a field with these settings; only NUMBER's depend on them."""
        return self.parts

    def columns(self, field: Field) -> tuple[Column, ...]:
        """The columns of a field, from its name, settings, default and nullability."""
        return tuple(
            Column(
                name=part.column_name(field.name),
                part=part.name,
                pg_type=part.pg_type,
                kind=part.kind,
                null_as=part.null_as,
                nullable=field.is_nullable or self.composite is not None or part.null_as != "null",
                default=self.default_sql(field, part),
            )
            for part in self.parts_of(field.settings)
        )

    def aggregates(self, settings: Mapping[str, Any]) -> Sequence[Aggregate]:
        """What can be asked of a field with these settings over many records."""
        return _aggregates(self.parts_of(settings))

    @abstractmethod
    def default_sql(self, field: Field, part: Part) -> str | None:
        """The SQL expression a missing value stands for, or None."""

    def coerce(self, field: Field, value: Any) -> Mapping[str, Any]:
        """Check `value` and spread it over columns: {column name: JSON-serialisable value}.

        Null-equivalents ('' for text, [] for lists, {} for JSON) become None. A composite yields only the parts
        that were given, so that an update leaves the others alone.

        Raises:
            BadUserInput: naming the field and the value.
        """
        if value is None:
            return self.nothing(field)
        return self.spread(field, value)

    def nothing(self, field: Field) -> Mapping[str, Any]:
        """The columns of an explicit null."""
        columns = [column for column in field.columns if column.part in self._writable_parts(field)]
        if any(not column.nullable for column in columns):
            raise BadUserInput(f'Invalid value null for field "{field.name}"', sub_code="INVALID_ARGS_DATA")
        return {column.name: None for column in columns}

    @abstractmethod
    def spread(self, field: Field, value: Any) -> Mapping[str, Any]:
        """What `coerce` does with a value that is not null."""

    def from_csv(self, field: Field, text: str, part: str = "") -> Any:
        """The input value (as `coerce` takes it) that one CSV cell stands for; None for an empty cell.

        `part` is the sub-field a column was mapped to; without it a composite reads the cell as a person would.
        """
        return text.strip() or None

    def to_csv(self, field: Field, value: Any) -> str:
        """One CSV cell for an output value (as the API returns it)."""
        return "" if value is None else str(value)

    def _writable_parts(self, field: Field) -> frozenset[str]:
        return frozenset(part.name for part in self.parts_of(field.settings) if part.writable)


class Scalar(FieldType):
    """A field type with one column: a subclass overrides `convert`."""

    def default_sql(self, field: Field, part: Part) -> str | None:
        return sql_literal(field.default, part.kind)

    def spread(self, field: Field, value: Any) -> Mapping[str, Any]:
        return {self.parts_of(field.settings)[0].column_name(field.name): self.convert(field, value)}

    @abstractmethod
    def convert(self, field: Field, value: Any) -> Any:
        """The value as its column stores it, None for a null-equivalent."""


class Composite(FieldType):
    """A field type made of sub-fields: a subclass overrides `convert` where the parts need more than their kind."""

    def default_sql(self, field: Field, part: Part) -> str | None:
        if not isinstance(field.default, Mapping):
            return None
        return sql_literal(field.default.get(part.name), part.kind)

    def spread(self, field: Field, value: Any) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            raise invalid("object", value, field.name)
        if unknown := value.keys() - {part.name for part in self.parts}:
            raise BadUserInput(
                f'Unknown subfield "{min(unknown)}" for field "{field.name}"', sub_code="INVALID_ARGS_DATA"
            )
        writable = self._writable_parts(field)
        converted = self.convert(field, {name: each for name, each in value.items() if name in writable})
        return {part.column_name(field.name): converted[part.name] for part in self.parts if part.name in converted}

    @abstractmethod
    def convert(self, field: Field, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """The given parts as their columns store them."""

    def from_csv(self, field: Field, text: str, part: str = "") -> Any:
        text = text.strip()
        if not text:
            return None
        return {part: self.part_from_csv(part, text)} if part else self.whole_from_csv(field, text)

    def part_from_csv(self, part: str, text: str) -> Any:
        """The input of one sub-field that a cell stands for."""
        return text

    @abstractmethod
    def whole_from_csv(self, field: Field, text: str) -> Mapping[str, Any]:
        """The input that a cell mapped to the whole field stands for."""


@cache
def _aggregates(parts: tuple[Part, ...]) -> Sequence[Aggregate]:
    """Of every field with these parts: made once, for a request that is new here asks for those of many fields."""
    counts = [Aggregate(measure, "", "Float" if measure in PERCENTAGES else "Int") for measure in OF_ANYTHING]
    more = [Aggregate(measure, part.name, _measured_as(measure, part)) for part in parts for measure in part.measures]
    return (*counts, *more)


def _measured_as(measure: Measure, part: Part) -> str:
    """The GraphQL type of a measure: numbers of every kind are answered as numbers."""
    if measure in OF_ANSWERS:
        return "Int"
    return part.output if part.is_dated else "Float"


def invalid(expected: str, value: Any, field_name: str) -> BadUserInput:
    """The refusal every type words the same way: what was expected, what came, where."""
    return BadUserInput(
        f'Invalid {expected} value {inspect(value)} for field "{field_name}"',
        sub_code="INVALID_ARGS_DATA",
        user_message=f"The value of “{field_name}” is not valid.",
    )


def sql_literal(default: Any, kind: Kind) -> str | None:
    """The SQL of a metadata default: bare `now` and `uuid` are functions, text defaults carry quotes of their own."""
    match default:
        case None | "" | "''" | []:
            return None
        case "now" | "uuid":
            return FUNCTIONS[default]
        case bool() | int() | float():
            return str(default).lower()
        case list() if kind != "json":
            return "array[" + ",".join(_quoted(unquoted(str(each))) for each in default) + "]::text[]"
        case list() | Mapping():
            return _quoted(orjson.dumps(default).decode())
        case _:
            return _quoted(unquoted(str(default)))


def unquoted(default: str) -> str:
    """A text default without its quotes: "'NEW'" → NEW."""
    if len(default) >= len("''") and default[0] == default[-1] == "'":
        return default[1:-1]
    return default


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
