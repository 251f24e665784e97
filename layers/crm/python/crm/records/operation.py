"""An operation on records, as every door hands it to the compiler: no GraphQL, no HTTP."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias


class OperationKind(StrEnum):
    """What is asked of an object's records."""

    FIND_MANY = "findMany"
    FIND_ONE = "findOne"
    GROUP_BY = "groupBy"
    FIND_DUPLICATES = "findDuplicates"
    CREATE_ONE = "createOne"
    CREATE_MANY = "createMany"
    UPDATE_ONE = "updateOne"
    UPDATE_MANY = "updateMany"
    DELETE_ONE = "deleteOne"
    DELETE_MANY = "deleteMany"
    RESTORE_ONE = "restoreOne"
    RESTORE_MANY = "restoreMany"
    DESTROY_ONE = "destroyOne"
    DESTROY_MANY = "destroyMany"
    MERGE_MANY = "mergeMany"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar (or a list of scalars) and where it comes from.

    `path` leads into the request's variables (`("filter", "name", "eq")`), so that a compiled plan can be run with
    other values; None means a constant of the operation text, bound into the plan. `value` is this request's.
    """

    value: Any
    path: tuple[str | int, ...] | None = None


Value: TypeAlias = "Leaf | Mapping[str, Value] | Sequence[Value]"


def constant(value: Any) -> Value:
    """JSON as a value that never changes."""
    if isinstance(value, Mapping):
        return {name: constant(item) for name, item in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return [constant(item) for item in value]
    return Leaf(value)


@dataclass(frozen=True, slots=True)
class Selection:
    """One selected field after fragments, aliases and directives were resolved.

    `key` is the response key, `name` the field (`__typename` included), `arguments` only what was given.
    """

    key: str
    name: str
    arguments: Mapping[str, Value] = field(default_factory=dict)
    children: tuple[Selection, ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """One root field: `people(first: 60) {...}` is FIND_MANY of person under the key `people`.

    `object_name` is None for what is asked of all objects at once.
    """

    kind: OperationKind
    object_name: str | None
    root: Selection
