"""Rollups: what a field says of the records that are linked to its own, through a relation to many."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from crm.metadata.formulas.checker import Checker, FindFormula
from crm.metadata.formulas.errors import FormulaError
from crm.metadata.formulas.functions.base import number
from crm.metadata.formulas.functions.numbers import quotient
from crm.metadata.formulas.parser import parse
from crm.metadata.formulas.paths import UNTOLD
from crm.metadata.formulas.syntax import Path
from crm.metadata.formulas.tree import Node, is_fixed
from crm.metadata.formulas.types import RESULTS, Type
from crm.metadata.snapshot import Field, Object, Relation


class Operation(StrEnum):
    """What is said of the records."""

    COUNT = "COUNT"
    SUM = "SUM"
    AVG = "AVG"
    MIN = "MIN"
    MAX = "MAX"
    LATEST = "LATEST"


_TAKES: Final[Mapping[Operation, tuple[Type, ...]]] = {
    Operation.SUM: (Type.NUMBER,),
    Operation.AVG: (Type.NUMBER,),
    Operation.MIN: (Type.NUMBER, Type.DATE, Type.DATE_TIME),
    Operation.MAX: (Type.NUMBER, Type.DATE, Type.DATE_TIME),
    Operation.LATEST: RESULTS,
}
"""The types of the values that an operation takes."""
_AGGREGATES: Final[Mapping[Operation, Callable[[str, str], str]]] = {
    Operation.COUNT: lambda _value, where: f"count(*){where}",
    Operation.SUM: lambda value, where: f"trim_scale({number(f'coalesce(sum({value}){where},0)')})",
    Operation.AVG: lambda value, where: (
        f"trim_scale({quotient(number(f'sum({value}){where}'), f'count({value}){where}')})"
    ),
    Operation.MIN: lambda value, where: f"min({value}){where}",
    Operation.MAX: lambda value, where: f"max({value}){where}",
}


@dataclass(frozen=True, slots=True)
class Rollup:
    """A rollup whose fields are known. `link` leads from the linked record, or from the junction, to its own.

    With a junction, `far` is the junction's relation to the linked record. `order` is what LATEST goes by.
    """

    operation: Operation
    type: Type
    child: str
    link: Relation
    value: Node | None = None
    filter: Node | None = None
    order: Node | None = None
    junction: str | None = None
    far: Relation | None = None
    key: str = ""
    """The same whatever its fields are called."""

    @property
    def default(self) -> str | None:
        """What it says where no record is linked."""
        return "0" if self.operation in {Operation.COUNT, Operation.SUM} else None

    @property
    def nodes(self) -> tuple[Node, ...]:
        """What it reads of each record."""
        return tuple(each for each in (self.value, self.filter, self.order) if each is not None)

    def sql(self, write: Callable[[Node], str], row: str) -> str:
        """The aggregate over linked records, each called `row`; `write` gives the SQL of a value of one."""
        value = write(self.value) if self.value is not None else ""
        where = f" filter (where coalesce({write(self.filter)},false))" if self.filter is not None else ""
        if self.operation is Operation.LATEST and self.order is not None:
            return f'(array_agg({value} order by {write(self.order)} desc nulls last,{row}."id" desc){where})[1]'
        return _AGGREGATES[self.operation](value, where)


class RollupChecker:
    """Reads the settings of one object's rollups. `found` collects the fields they use."""

    def __init__(self, objects: Mapping[str, Object], object_: Object, formula_of: FindFormula) -> None:
        self._objects = objects
        self._object = object_
        self._formula_of = formula_of
        self.found: list[tuple[Object, Field]] = []

    def check(self, said: Mapping[str, Any]) -> Rollup:
        """The meaning of `settings.rollup`.

        Raises:
            FormulaError: it is not right.
        """
        try:
            operation = Operation(str(said.get("operation")))
        except ValueError:
            raise FormulaError(f"The operation of a rollup is one of {', '.join(Operation)}.") from None
        field = _by_id(self._object, said.get("relationFieldMetadataId"))
        if field is None or field.relation is None or field.relation.type != "ONE_TO_MANY":
            raise FormulaError("A rollup needs a relation of this object to many records.")
        return self._over(said, operation, field, field.relation)

    def _over(self, said: Mapping[str, Any], operation: Operation, field: Field, relation: Relation) -> Rollup:
        near = self._objects.get(relation.target)
        if near is None or near.name_singular == UNTOLD or relation.inverse not in near.fields:
            raise FormulaError(f"“{field.name}” cannot be rolled up.")
        link, far = near.fields[relation.inverse], _by_id(near, field.settings.get("junctionTargetFieldId"))
        child = near if far is None or far.relation is None else self._objects[far.relation.target]
        crossed = [(self._object, field), (near, link), *([(near, far)] if far is not None else [])]
        checker = Checker(self._objects, child, self._formula_of)
        value = None if operation is Operation.COUNT else _value(checker, child, said.get("fieldMetadataId"), operation)
        order = None
        if operation is Operation.LATEST:
            order = _read(checker, child, said.get("sortFieldMetadataId"), (Type.DATE, Type.DATE_TIME), "sort by")
        condition = _filter(checker, said.get("filter"))
        self.found += [*crossed, *(name for each in checker.found for name in each.names)]
        if link.relation is None:
            raise FormulaError(f"“{field.name}” cannot be rolled up.")
        return Rollup(
            operation,
            value.type if value is not None else Type.NUMBER,
            child.name_singular,
            link.relation,
            value,
            condition,
            order,
            near.name_singular if far is not None else None,
            far.relation if far is not None else None,
            f"{operation} {link.id} {far.id if far is not None else ''}",
        )


def child_of(objects: Mapping[str, Object], object_: Object, said: Mapping[str, Any]) -> Object | None:
    """The object whose records a rollup of another looks at; None if it looks at none."""
    field = _by_id(object_, said.get("relationFieldMetadataId"))
    near = objects.get(field.relation.target) if field is not None and field.relation is not None else None
    if field is None or near is None:
        return None
    far = _by_id(near, field.settings.get("junctionTargetFieldId"))
    return objects.get(far.relation.target) if far is not None and far.relation is not None else near


def _value(checker: Checker, child: Object, field_id: Any, operation: Operation) -> Node:
    return _read(checker, child, field_id, _TAKES[operation], operation)


def _read(checker: Checker, child: Object, field_id: Any, types: tuple[Type, ...], purpose: str) -> Node:
    field = _by_id(child, field_id)
    if field is None:
        raise FormulaError(f"A rollup needs a field of {child.label_plural} to {purpose.lower()}.")
    node = checker.check(Path((field.name,), 0, 0))
    if node.type not in types:
        wanted = " or ".join(each.words for each in types)
        raise FormulaError(f"“{field.name}” is {node.type.words}; {wanted} is needed here.")
    if not is_fixed(node):
        raise FormulaError(f"“{field.name}” is worked out when it is read, and cannot be rolled up.")
    return node


def _filter(checker: Checker, said: Any) -> Node | None:
    if not said:
        return None
    if not isinstance(said, str):
        raise FormulaError("The filter of a rollup is a formula that gives yes or no.")
    node = checker.check(parse(said))
    if node.type is not Type.BOOLEAN:
        raise FormulaError(f"The filter gives {node.type.words}; yes or no is needed here.", 0, len(said))
    if not is_fixed(node):
        raise FormulaError("The filter may use only what the records themselves keep.", 0, len(said))
    return node


def _by_id(object_: Object, field_id: Any) -> Field | None:
    try:
        wanted = UUID(str(field_id))
    except ValueError:
        return None
    return next((each for each in object_.fields.values() if each.id == wanted and each.is_active), None)
