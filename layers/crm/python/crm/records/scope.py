"""What the parts of the compiler share while they build one statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from crm.access.gate import Action, Gate, PermissionDenied
from crm.kit.errors import BadUserInput
from crm.metadata.field_types.inspection import inspect
from crm.metadata.names import qualified
from crm.metadata.snapshot import Field, Object, Snapshot
from crm.records.conversion import convert
from crm.records.operation import Leaf, Value
from crm.records.root import Binding
from crm.records.sql import Source
from crm.records.visibility import hiding_conditions, seen, shown_otherwise


class Parameters:
    """Collects what a statement's placeholders stand for. The first `reserved` ones belong to the caller."""

    def __init__(self, reserved: int = 0) -> None:
        self._bindings: list[Binding] = []
        self._reserved = reserved

    def add(self, leaf: Leaf, converter: str, field_name: str = "", options: Any = None) -> str:
        """A placeholder for a leaf. Constants are checked here and now."""
        constant = None
        if leaf.path is None:
            converted = convert(leaf.value, converter, field_name, options)
            constant = None if converted is None else converted.decode()
        self._bindings.append(Binding(leaf.path, constant, converter, field_name, options))
        return f"${self._reserved + len(self._bindings)}"

    def bound(self) -> tuple[Binding, ...]:
        """The bindings, in the order of their placeholders."""
        return tuple(self._bindings)


@dataclass(slots=True)
class Scope:
    """One statement in the making: where names are looked up, who asks, and its parameters."""

    snapshot: Snapshot
    gate: Gate
    parameters: Parameters = field(default_factory=Parameters)
    written: str | None = None
    """The object whose records the statement changes: they come from its table, not from what the caller sees of it."""
    _aliases: int = 0

    def fresh(self, reserved: int = 0) -> Scope:
        """The scope of another statement for the same caller."""
        return Scope(self.snapshot, self.gate, Parameters(reserved), self.written)

    def source(self, object_: Object) -> Source:
        """An object's rows under a name that no other source has."""
        self._aliases += 1
        return Source(object_, f"t{self._aliases}")

    def table(self, source: Source) -> str:
        """A source's table, for FROM: as the caller sees it, without rows and values that are about what is hidden."""
        table = qualified(self.snapshot.schema, source.object.name_singular)
        return seen(self.gate, source, table)

    def sees_everything(self, object_: Object) -> bool:
        """Whether no record of an object is hidden, so that its kept count is the caller's."""
        return not hiding_conditions(self.gate, Source(object_, "t"))

    def object(self, name: str) -> Object:
        """An object by its singular name, if its records may be read.

        Raises:
            BadUserInput: there is none.
            PermissionDenied: the caller may not read it.
        """
        found = self.snapshot.objects.get(name)
        if found is None:
            raise BadUserInput(f"Object metadata not found for object: {name}", sub_code="INVALID_QUERY_INPUT")
        self.gate.require(Action.READ, found)
        return found

    def is_join_column(self, object_: Object, name: str) -> bool:
        """Whether `name` is `companyId` rather than `company`; deprecated names count."""
        return object_.aliases.get(name, name) in object_.join_columns

    def field(self, object_: Object, name: str) -> Field:
        """A field by its name or its deprecated one; a join column's name gives its relation.

        Raises:
            BadUserInput: there is none.
            PermissionDenied: the caller may not read it.
        """
        name = object_.aliases.get(name, name)
        link = object_.join_columns.get(name)
        found = link or object_.fields.get(name)
        if found is None:
            raise BadUserInput(
                f"Field metadata not found for field: {name}",
                sub_code="INVALID_QUERY_INPUT",
                user_message=f"{object_.label_plural} have no field called {name}.",
            )
        may_read = self.gate.can_read_value if link is not None else self.gate.can_read_field
        if not may_read(object_, found) or self._is_raw_copy(object_, found):
            raise PermissionDenied
        return found

    def _is_raw_copy(self, object_: Object, field: Field) -> bool:
        return object_.name_singular == self.written and field.name in shown_otherwise(self.gate, object_)


def given(arguments: Mapping[str, Value], name: str) -> Value | None:
    """An argument, None when it is missing or null."""
    value = arguments.get(name)
    return None if isinstance(value, Leaf) and value.value is None else value


def given_leaf(arguments: Mapping[str, Value], name: str) -> Leaf | None:
    """A scalar argument, None when it is missing or null."""
    value = given(arguments, name)
    return value if isinstance(value, Leaf) else None


def members(value: Value | None) -> Mapping[str, Value]:
    """An object value's members, none when it is missing or null.

    Raises:
        BadUserInput: it is no object.
    """
    if isinstance(value, Mapping):
        return value
    found = value.value if isinstance(value, Leaf) else value
    if found:
        raise BadUserInput(f"Expected an object, found {inspect(found)}", sub_code="INVALID_QUERY_INPUT")
    return {}


def items(value: Value | None) -> Sequence[Value]:
    """A list's items; a lone item stands for a list of one, null for none."""
    if value is None or (isinstance(value, Leaf) and value.value is None):
        return ()
    return value if isinstance(value, Sequence) and not isinstance(value, str) else (value,)
