"""Which field a name in a formula means, across relations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from crm.metadata.formulas.columns import Reading, parts_of, reading
from crm.metadata.formulas.errors import FormulaError
from crm.metadata.formulas.syntax import Path
from crm.metadata.snapshot import Column, Field, Object, Relation

MOST_HOPS: Final = 3
"""Relations that one name may lead through."""

UNTOLD: Final = "timelineActivity"
"""History tells of other records; who may read which of it is not a question of fields."""


@dataclass(frozen=True, slots=True)
class Found:
    """The field that a path leads to. `names` tells for each of the path's names which field of which object it is."""

    hops: tuple[Relation, ...]
    object: Object
    field: Field
    reading: Reading
    names: tuple[tuple[Object, Field], ...]
    path: Path

    @property
    def column(self) -> Column:
        """The column that is read."""
        return next(column for column in self.field.columns if column.name == self.reading.column)


def find(objects: Mapping[str, Object], object_: Object, path: Path) -> Found:
    """The field that a path means, as seen from an object's records.

    Raises:
        FormulaError: it leads nowhere, or to what formulas cannot read.
    """
    hops: list[Relation] = []
    names: list[tuple[Object, Field]] = []
    here = object_
    for place, name in enumerate(path.names):
        found = here.join_columns.get(name) or here.fields.get(name)
        if found is None or not found.is_active:
            raise FormulaError.at(path, _unknown(name, here))
        names.append((here, found))
        rest = path.names[place + 1 :]
        if found.relation is None or name in here.join_columns:
            return Found(tuple(hops), here, found, _reading(path, found, rest), tuple(names), path)
        here = _across(objects, path, found, found.relation, rest)
        hops.append(found.relation)
        if len(hops) > MOST_HOPS:
            raise FormulaError.at(path, f"A name leads through at most {MOST_HOPS} relations.")
    raise AssertionError("a path ends in a field")


def _across(
    objects: Mapping[str, Object], path: Path, field: Field, relation: Relation, rest: tuple[str, ...]
) -> Object:
    target = objects.get(relation.target)
    if relation.type != "MANY_TO_ONE":
        raise FormulaError.at(path, f"“{field.name}” is many records: count or add them up with a rollup field.")
    if target is None or relation.target == UNTOLD:
        raise FormulaError.at(path, f"“{field.name}” cannot be used in a formula.")
    if not rest:
        example = f"{field.name}.{target.label_identifier}"
        raise FormulaError.at(path, f"“{field.name}” is a whole record: name one of its fields, such as {example}.")
    return target


def _reading(path: Path, field: Field, rest: tuple[str, ...]) -> Reading:
    part = rest[0] if rest else ""
    found = None if len(rest) > 1 else reading(field, part)
    if found is not None and (not part or part in parts_of(field)):
        return found
    parts = parts_of(field)
    if part and not parts:
        raise FormulaError.at(path, f"“{field.name}” has no parts.")
    if parts:
        listed = ", ".join(f"{field.name}.{each}" for each in parts)
        raise FormulaError.at(path, f"“{'.'.join(path.names)}” is no value. Use one of {listed}.")
    raise FormulaError.at(path, f"“{field.name}” is of a type that formulas cannot read.")


def _unknown(name: str, object_: Object) -> str:
    known = [*object_.fields, *object_.join_columns]
    near = _alike(name, known)
    hint = f" Do you mean “{near}”?" if near else ""
    return f"{object_.label_plural} have no field “{name}”.{hint}"


def _alike(name: str, known: Iterable[str]) -> str | None:
    by_small: Mapping[str, str] = {each.lower(): each for each in known}
    near = get_close_matches(name.lower(), by_small, n=1)
    return by_small[near[0]] if near else None
