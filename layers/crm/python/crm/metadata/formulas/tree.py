"""A formula whose fields and types are known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from crm.metadata.formulas.functions import base
from crm.metadata.formulas.types import Type
from crm.metadata.snapshot import Relation


@dataclass(frozen=True, slots=True)
class Constant:
    """A value that the formula spells out."""

    value: base.Constant
    type: Type


@dataclass(frozen=True, slots=True)
class Read:
    """A field of the record, or of the one that `hops` lead to.

    `form` makes a value of formulas of the column. A formula field has `formula` too: what it says, to be worked out
    where its column cannot be read; it has no column if no column keeps it. `key` is the same whatever a field is
    called.
    """

    hops: tuple[Relation, ...]
    key: str
    column: str | None
    form: Callable[[str], str]
    type: Type
    formula: Node | None = None


@dataclass(frozen=True, slots=True)
class Apply:
    """A function of values."""

    function: base.Function
    arguments: tuple[Node, ...]
    type: Type


@dataclass(frozen=True, slots=True)
class Formula:
    """What a formula field says, and whether a column keeps it."""

    node: Node
    is_stored: bool


Node: TypeAlias = "Constant | Read | Apply"


def reads(node: Node) -> Iterator[Read]:
    """Every field that is read, those of other formulas among them."""
    if isinstance(node, Read):
        yield node
        if node.formula is not None:
            yield from reads(node.formula)
    elif isinstance(node, Apply):
        for argument in node.arguments:
            yield from reads(argument)


def is_fixed(node: Node) -> bool:
    """Whether the value follows from the record's own columns alone, so that a column can keep it."""
    match node:
        case Constant():
            return True
        case Read():
            return not node.hops and (node.formula is None or is_fixed(node.formula))
        case Apply():
            return node.function.is_fixed and all(map(is_fixed, node.arguments))
