"""The parts of a plan: bindings, statement templates, roots. Plain data, safe to keep in a cache."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias
from uuid import UUID

from crm.access.identity import Identity
from crm.kit.database import Result, Statement
from crm.kit.errors import CrmError
from crm.metadata.snapshot import Snapshot
from crm.records.conversion import convert

Path: TypeAlias = "tuple[str | int, ...]"
Variables: TypeAlias = "Mapping[str, Any]"
Answer: TypeAlias = "bytes | CrmError"
"""The JSON of one root, or why there is none."""


@dataclass(frozen=True, slots=True)
class Once:
    """That a caller may send the same request again, and wants it done once.

    `fingerprint` tells requests apart that carry the same `key`; `place` is that of a write in its request, from 0.
    """

    key: str
    fingerprint: str
    place: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """Who runs a plan and which state of the workspace they believe in.

    `snapshot` is asked only by roots that are given inputs of records. A worker acts for an identity whose session may
    be long over: `as_system`.
    """

    identity: Identity
    version: int
    role_id: UUID
    snapshot: Callable[[], Snapshot]
    mutation_id: str | None = None
    as_system: bool = False
    once: Once | None = None


def value_at(variables: Variables, path: Path) -> Any:
    """The value a path leads to; None where a step is missing."""
    value: Any = variables
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


@dataclass(frozen=True, slots=True)
class Binding:
    """What a placeholder stands for: a place in the variables, or a constant that was converted already."""

    path: Path | None
    constant: str | None
    converter: str
    field: str = ""
    options: Any = None

    def bind(self, variables: Variables) -> bytes | None:
        """The parameter for these variables.

        Raises:
            BadUserInput: the value does not fit.
        """
        if self.path is None:
            return None if self.constant is None else self.constant.encode()
        return convert(value_at(variables, self.path), self.converter, self.field, self.options)

    def to_json(self) -> list[Any]:
        """The form that `from_json` reads."""
        return [self.path, self.constant, self.converter, self.field, self.options]

    @classmethod
    def from_json(cls, value: Sequence[Any]) -> Binding:
        """Read what `to_json` wrote."""
        path, *rest = value
        return cls(None if path is None else tuple(path), *rest)


@dataclass(frozen=True, slots=True)
class Template:
    """A statement whose parameters are still to be bound."""

    sql: str
    bindings: tuple[Binding, ...] = ()

    def bind(self, variables: Variables) -> Statement:
        """The statement for these variables."""
        return Statement(self.sql, [binding.bind(variables) for binding in self.bindings])

    def to_json(self) -> list[Any]:
        """The form that `from_json` reads."""
        return [self.sql, [binding.to_json() for binding in self.bindings]]

    @classmethod
    def from_json(cls, value: Sequence[Any]) -> Template:
        """Read what `to_json` wrote."""
        sql, bindings = value
        return cls(sql, tuple(Binding.from_json(binding) for binding in bindings))


class Root(ABC):
    """One root field of a plan. Subclasses say which statements it takes and how rows become its JSON."""

    kind: ClassVar[str]
    """The name a stored plan carries."""
    is_write: ClassVar[bool] = False
    key: str

    @abstractmethod
    def bind(self, variables: Variables, request: Request) -> list[Statement]:
        """The statements to run, in order."""

    @abstractmethod
    def respond(self, results: Sequence[Result], variables: Variables) -> bytes:
        """The JSON of this root, from one result per statement."""

    @abstractmethod
    def to_json(self) -> Any:
        """The form that `from_json` reads."""

    @classmethod
    @abstractmethod
    def from_json(cls, value: Any) -> Root:
        """Read what `to_json` wrote."""
