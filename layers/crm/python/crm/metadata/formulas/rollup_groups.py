"""Rollups of an object that look at the same records: worked out together, in one pass over these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crm.metadata.formulas.compilation import Compilation
from crm.metadata.formulas.errors import FormulaError
from crm.metadata.formulas.rollups import Rollup
from crm.metadata.formulas.sql import SqlWriter
from crm.metadata.formulas.tree import reads
from crm.metadata.names import qualified, quoted
from crm.metadata.snapshot import Field, Snapshot

_RECORD, _LINK = "c", "j"
"""What the record that is looked at, and the junction to it, are called in SQL."""


@dataclass(frozen=True, slots=True)
class RollupGroup:
    """The rollups that `parent` has over the records of `child`, linked by the same column.

    That is a column of the child, or of a `junction` whose `far_column` leads on to the child.
    """

    schema: str
    parent: str
    child: str
    link_column: str
    rollups: tuple[tuple[Field, Rollup], ...]
    junction: str | None = None
    far_column: str = ""

    @property
    def link(self) -> str:
        """The column that leads to the parent, of the rows that `linked` gives."""
        return f"{_LINK if self.junction else _RECORD}.{quoted(self.link_column)}"

    @property
    def linked(self) -> str:
        """The live records, for FROM with a WHERE that may go on."""
        child = f"{qualified(self.schema, self.child)} {_RECORD}"
        live = f'where {_RECORD}."deletedAt" is null'
        if self.junction is None:
            return f"{child} {live}"
        joined = f"{qualified(self.schema, self.junction)} {_LINK} join {child}"
        return f'{joined} on {_RECORD}."id" = {_LINK}.{quoted(self.far_column)} {live} and {_LINK}."deletedAt" is null'

    @property
    def watched(self) -> tuple[str, ...]:
        """The columns of the child on which the rollups rest, besides the link and being live."""
        nodes = (node for _, rollup in self.rollups for node in rollup.nodes)
        columns = {read.column for node in nodes for read in reads(node) if read.column is not None}
        return tuple(sorted(columns))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the rollups."""
        return tuple(quoted(field.name) for field, _ in self.rollups)

    def aggregates(self) -> str:
        """The select list that gives them."""
        writer = SqlWriter(self.schema, keeps=False)

        def written(rollup: Rollup) -> str:
            return rollup.sql(lambda node: writer.write(node, _RECORD), _RECORD)

        return ", ".join(f"{written(rollup)} as {quoted(field.name)}" for field, rollup in self.rollups)

    def defaults(self) -> Iterator[str]:
        """What they say where no record is linked."""
        return (rollup.default or "null" for _, rollup in self.rollups)


def rollup_groups(snapshot: Snapshot) -> list[RollupGroup]:
    """All rollups of a workspace, in the order in which parents are locked. Those that are not right are left out."""
    found: dict[tuple[str, str, str, str, str], list[tuple[Field, Rollup]]] = defaultdict(list)
    for parent, field, rollup in _rollups(snapshot):
        far = rollup.far.join_column if rollup.far is not None else ""
        key = (parent, rollup.child, rollup.junction or "", rollup.link.join_column, far)
        found[key].append((field, rollup))
    return [
        RollupGroup(snapshot.schema, parent, child, link, tuple(rollups), junction or None, far)
        for (parent, child, junction, link, far), rollups in sorted(found.items(), key=lambda each: each[0])
    ]


def _rollups(snapshot: Snapshot) -> Iterable[tuple[str, Field, Rollup]]:
    compilation = Compilation(snapshot.schema, snapshot.objects)
    for object_ in snapshot.objects.values():
        for field in object_.fields.values():
            if not field.is_rollup:
                continue
            try:
                rollup = compilation.meaning(object_, field).rollup
            except FormulaError:
                continue
            if rollup is not None:
                yield object_.name_singular, field, rollup
