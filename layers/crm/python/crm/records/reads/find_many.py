"""findMany: a page of records, and the aggregates of all that match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, ClassVar

from crm.kit.database import Result, Statement
from crm.records.reads.envelope import Member, Rows, connection_json
from crm.records.reads.page_plan import PagePlan
from crm.records.root import Request, Root, Template, Variables


@dataclass(frozen=True, slots=True)
class FindMany(Root):
    """A connection. `rows` gives one row: `nodes` columns of records, then their places if a cursor needs them.

    Each column holds a record per line. One row reaches the client at once; sixty would wake it up again and again.
    """

    kind: ClassVar[str] = "findMany"

    key: str
    members: Sequence[Member]
    page: PagePlan
    nodes: int
    has_positions: bool
    rows: Template | None
    totals: Template | None

    def bind(self, variables: Variables, request: Request) -> list[Statement]:
        return [template.bind(variables) for template in (self.rows, self.totals) if template]

    def respond(self, results: Sequence[Result], variables: Variables) -> bytes:
        rows = self._rows(results[0], variables) if self.rows else None
        totals = (results[-1].value(0) or b"").splitlines() if self.totals else []
        return connection_json(self.members, rows, totals)

    def _rows(self, result: Result, variables: Variables) -> Rows:
        """The page in response order, without the row that only tells whether more follow."""
        size, page = self.page.size(variables), self.page
        nodes = [lines(result.value(0, column)) for column in range(self.nodes)]
        positions = (result.value(0, self.nodes) or b"").splitlines() if self.has_positions or not nodes else []
        length = len(nodes[0] if nodes else positions)
        has_more, is_inner = length > size, page.is_inner(variables)
        has_next, has_previous = (is_inner, has_more) if page.backward else (has_more, is_inner)
        return Rows(
            min(length, size),
            [page.cut(lines, size) for lines in nodes],
            page.cut(positions, size),
            has_next=has_next,
            has_previous=has_previous,
        )

    def to_json(self) -> Any:
        templates = [template and template.to_json() for template in (self.rows, self.totals)]
        return [self.key, self.members, self.page.to_json(), self.nodes, self.has_positions, *templates]

    @classmethod
    def from_json(cls, value: Any) -> FindMany:
        key, members, page, nodes, has_positions, *stored = value
        rows, totals = (template and Template.from_json(template) for template in stored)
        return cls(key, members, PagePlan.from_json(page), nodes, has_positions, rows, totals)


def lines(text: bytes | None) -> list[bytes]:
    """The lines of a column, each with its line break, which is only white space to JSON.

    A file finds their ends several times faster than `split` does, and leaving them there saves a copy of everything.
    """
    return [] if text is None else BytesIO(text).readlines()
