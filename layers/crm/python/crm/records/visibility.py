"""What a role sees of an object's table: no rows about what it may not read, and no copies of hidden values."""

from __future__ import annotations

from collections.abc import Mapping

from crm.access.gate import Gate
from crm.metadata.names import quoted
from crm.metadata.snapshot import Object
from crm.records.history import TIMELINE, Copies
from crm.records.sql import Source


def seen(gate: Gate, source: Source, table: str) -> str:
    """`table` under the alias of `source`, for FROM: a subquery, which Postgres flattens, if the role sees less."""
    derived, conditions = _derived_columns(gate, source), hiding_conditions(gate, source)
    if not derived and not conditions:
        return f"{table} {source.alias}"
    columns = [
        f"{derived[name]} as {quoted(name)}" if name in derived else source.column(name)
        for name in (source.object.stored_columns if derived else ())
    ]
    where = f" where {' and '.join(conditions)}" if conditions else ""
    return f"(select {','.join(columns) or '*'} from {table} {source.alias}{where}) {source.alias}"


def hiding_conditions(gate: Gate, source: Source) -> list[str]:
    """The conditions that a row of the table itself is about nothing the role may not read. Most objects have none."""
    found = [f"{source.column(name)} is null" for name in gate.hidden_targets(source.object)]
    if source.object.name_singular == TIMELINE:
        found += Copies(gate, source).hiding_conditions()
    return found


def shown_otherwise(gate: Gate, object_: Object) -> frozenset[str]:
    """The fields whose stored values hold copies of hidden ones: only `seen` shows them as the role may see them."""
    return frozenset(_derived_columns(gate, Source(object_, "t")))


def keeps_copies(gate: Gate, object_: Object) -> bool:
    """Whether records of the object may tell of others that the role may not read, in rows or in values."""
    copies = Copies(gate, Source(object_, "t")) if object_.name_singular == TIMELINE else None
    return copies is not None and bool(copies.hiding_conditions() or copies.derived_columns())


def _derived_columns(gate: Gate, source: Source) -> Mapping[str, str]:
    return Copies(gate, source).derived_columns() if source.object.name_singular == TIMELINE else {}
