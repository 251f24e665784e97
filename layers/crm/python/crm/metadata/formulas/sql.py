"""Formulas as SQL expressions over a row."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from crm.metadata.formulas.errors import FormulaError
from crm.metadata.formulas.functions.base import Given
from crm.metadata.formulas.tree import Apply, Constant, Node, Read, reads
from crm.metadata.formulas.types import Type
from crm.metadata.names import literal, qualified, quoted
from crm.metadata.snapshot import ROW

LONGEST: Final = 20_000
"""Characters of an expression."""


class SqlWriter:
    """Writes the SQL of a workspace's formulas. `keeps` says that it is for a column, which may read no other such.

    `by_key` calls columns what they are called for ever, to tell whether two formulas are the same.
    """

    def __init__(self, schema: str, *, keeps: bool, by_key: bool = False) -> None:
        self._schema = schema
        self._keeps = keeps
        self._by_key = by_key

    def write(self, node: Node, row: str = ROW, depth: int = 0) -> str:
        """The expression over the row called `row`.

        Raises:
            FormulaError: it is too long, because formulas use each other.
        """
        match node:
            case Constant():
                return self._anchored(node, _constant(node), row)
            case Read():
                return self._read(node, row, depth)
            case Apply():
                given = [self._given(each, row, depth) for each in node.arguments]
                return _checked(self._anchored(node, node.function.sql(given), row))

    def _anchored(self, node: Node, sql: str, row: str) -> str:
        """A text that is always the same, tied to the row where a column keeps the formula.

        Postgres works out what is constant in the expression of a column before it knows any collation, and fails.
        """
        is_first = isinstance(node, Constant) or all(each.type is not Type.TEXT for each in _arguments(node))
        if not self._keeps or node.type is not Type.TEXT or not is_first or any(reads(node)):
            return sql
        return f'(case when {row}."id" is not null then {sql} end)'

    def _given(self, node: Node, row: str, depth: int) -> Given:
        constant = node.value if isinstance(node, Constant) else None
        return Given(self.write(node, row, depth), node.type, constant)

    def _read(self, read: Read, row: str, depth: int) -> str:
        """What is linked is looked up; what is in the bin is as good as none."""
        end, aliases = row, [f"h{depth + step}" for step in range(1, len(read.hops) + 1)]
        links = []
        for hop, alias in zip(read.hops, aliases, strict=True):
            link = f'{alias}."id"={end}.{quoted(hop.join_column)} and {alias}."deletedAt" is null'
            links.append(f"from {qualified(self._schema, hop.target)} {alias} where {link}")
            end = alias
        if read.column is not None and not (self._keeps and read.formula):
            value = read.form(f"{end}.{quoted(read.key if self._by_key else read.column)}")
        elif read.formula is not None:
            value = f"({self.write(read.formula, end, depth + len(read.hops))})"
        else:
            raise AssertionError("a field is read from a column or from its formula")
        for link in reversed(links):
            value = f"(select {value} {link})"
        return _checked(value)


def result(node: Node, sql: str) -> str:
    """An expression as a column shows it: numbers without zeros at their end."""
    return f"trim_scale({sql})" if node.type is Type.NUMBER else f"({sql})"


def _arguments(node: Node) -> tuple[Node, ...]:
    return node.arguments if isinstance(node, Apply) else ()


def _constant(constant: Constant) -> str:
    match constant.value:
        case None:
            return f"null::{constant.type.pg_type}"
        case bool():
            return str(constant.value).lower()
        case Decimal():
            value = f"{constant.value:f}"
            return f"({value})::numeric" if constant.value < 0 else f"{value}::numeric"
        case _:
            return f"{literal(constant.value)}::text"


def _checked(sql: str) -> str:
    if len(sql) > LONGEST:
        raise FormulaError("The formula is too big, together with the formulas that it uses.")
    return sql
