"""Every computed field of a workspace together: formulas and rollups may use each other, but not in a ring."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from crm.metadata.formulas.checker import Checker
from crm.metadata.formulas.columns import computed_column
from crm.metadata.formulas.errors import FormulaError
from crm.metadata.formulas.parser import parse
from crm.metadata.formulas.rollups import Rollup, RollupChecker
from crm.metadata.formulas.sql import SqlWriter, result
from crm.metadata.formulas.tree import Formula, is_fixed
from crm.metadata.formulas.types import RESULTS, Type
from crm.metadata.snapshot import ROW, Field, Object

Reads: TypeAlias = "tuple[tuple[str, str], ...]"

MOST_NESTED: Final = 10
"""Formulas that use each other."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a computed field means: its type, and the fields that it reads, itself or through others."""

    type: Type
    reads: Reads
    formula: Formula | None = None
    rollup: Rollup | None = None


@dataclass(slots=True)
class Compilation:
    """The meanings of the computed fields of some objects, each worked out once."""

    schema: str
    objects: Mapping[str, Object]
    _known: dict[tuple[str, str], Meaning | FormulaError] = field(default_factory=dict)
    _open: list[tuple[str, str]] = field(default_factory=list)

    def meaning(self, object_: Object, computed: Field) -> Meaning:
        """What a computed field means.

        Raises:
            FormulaError: it is not right.
        """
        key = object_.name_singular, computed.name
        if key not in self._known:
            self._check_nesting(key, computed)
            self._open.append(key)
            try:
                self._known[key] = self._worked_out(object_, computed)
            except FormulaError as error:
                self._known[key] = error
            finally:
                self._open.pop()
        known = self._known[key]
        if isinstance(known, FormulaError):
            raise known
        return known

    def of_expression(self, object_: Object, expression: str, *, wants_column: bool = True) -> Meaning:
        """What a formula over an object's records means.

        Raises:
            FormulaError: it is not right.
        """
        checker = Checker(self.objects, object_, self._formula_of)
        node = checker.check(parse(expression))
        if node.type not in RESULTS:
            raise FormulaError(f"The formula gives {node.type.words}, which no field can hold.", 0, len(expression))
        formula = Formula(node, wants_column and is_fixed(node))
        self.sql(formula)
        return Meaning(node.type, self._reads(name for each in checker.found for name in each.names), formula)

    def sql(self, formula: Formula) -> str:
        """The expression of a formula's column.

        Raises:
            FormulaError: it is too long.
        """
        return result(formula.node, SqlWriter(self.schema, keeps=formula.is_stored).write(formula.node))

    def fingerprint(self, object_: Object, computed: Field) -> str:
        """What changes when what the database keeps for a computed field must be made anew, and not for new names."""
        try:
            meaning = self.meaning(object_, computed)
        except FormulaError:
            return "nothing"
        write = SqlWriter("", keeps=True, by_key=True).write
        if meaning.rollup is not None:
            return f"{computed.type} {meaning.rollup.key} {meaning.rollup.sql(write, ROW)}"
        if meaning.formula is None or not meaning.formula.is_stored:
            return "nothing"
        return f"{computed.type} {write(meaning.formula.node)}"

    def column_of(self, object_: Object, computed: Field) -> Field:
        """A computed field with its column. One that is not right shows nothing."""
        column = computed_column(computed)
        try:
            meaning = self.meaning(object_, computed)
        except FormulaError:
            broken = replace(column, expression=f"null::{column.pg_type}", is_stored=False)
            return replace(computed, columns=(broken if computed.is_formula else column,))
        if meaning.formula is not None:
            stored = meaning.formula.is_stored
            column = replace(column, expression=self.sql(meaning.formula), is_stored=stored)
        elif meaning.rollup is not None:
            column = replace(column, default=meaning.rollup.default)
        return replace(computed, columns=(column,), reads=meaning.reads)

    def completed(self) -> dict[str, Object]:
        """The objects with the columns of their computed fields."""
        return {name: self._completed(each) for name, each in self.objects.items()}

    def _completed(self, object_: Object) -> Object:
        computed = {name: each for name, each in object_.fields.items() if each.is_computed}
        if not computed:
            return object_
        columns = {name: self.column_of(object_, each) for name, each in computed.items()}
        return replace(object_, fields={**object_.fields, **columns})

    def _worked_out(self, object_: Object, computed: Field) -> Meaning:
        if not isinstance(computed.settings.get("rollup" if computed.is_rollup else "formula"), Mapping):
            raise FormulaError("The settings of a computed field say nothing.")
        if computed.is_rollup:
            checker = RollupChecker(self.objects, object_, self._formula_of)
            rollup = checker.check(computed.settings["rollup"])
            meaning = Meaning(rollup.type, self._reads(checker.found), rollup=rollup)
        else:
            said = computed.settings["formula"]
            wants_column = said.get("isStored", True) is not False
            meaning = self.of_expression(object_, str(said.get("expression", "")), wants_column=wants_column)
        if meaning.type != computed.type:
            wanted = Type(computed.type).words if computed.type in RESULTS else computed.type
            raise FormulaError(f"This gives {meaning.type.words}, but the field is {wanted}.")
        return meaning

    def _formula_of(self, object_: Object, computed: Field) -> Formula | None:
        return self.meaning(object_, computed).formula

    def _reads(self, used: Iterable[tuple[Object, Field]]) -> Reads:
        """Fields, and those that computed ones among them read."""
        reads: dict[tuple[str, str], None] = {}
        for owner, one in used:
            reads[owner.name_singular, one.name] = None
            if one.is_computed:
                reads |= dict.fromkeys(self.meaning(owner, one).reads)
        return tuple(sorted(reads))

    def _check_nesting(self, key: tuple[str, str], computed: Field) -> None:
        if key in self._open:
            ring = " → ".join([*(name for _, name in self._open[self._open.index(key) :]), computed.name])
            raise FormulaError(f"Fields cannot be worked out of each other in a ring: {ring}.")
        if len(self._open) >= MOST_NESTED:
            raise FormulaError(f"At most {MOST_NESTED} formulas can use one another.")
