"""Finding people among 1 M by what somebody types."""

from __future__ import annotations

from collections.abc import Iterator

from crm.app.container import container
from tests.benchmarks.figures import Figure
from tests.benchmarks.measuring import Variant, Work, compare
from tests.benchmarks.workspace import LARGE, Cell

ROUNDS, BLOCK = 10, 2
TYPED = {"prefix": "oliv", "infix": "lings", "two words": "anna berg", "no match": "zzyzx"}


def searches(cell: Cell) -> Iterator[Figure]:
    """Milliseconds of CPU."""
    own = container().database
    backend, records = own.connection.info.backend_pid, cell.kept("large", LARGE).records(own)

    def find(typed: str) -> Work:
        return lambda: records.find_many("person", {"searchVector": {"search": typed}}, ["name"], 20)

    asked = {what: Variant(find(typed), backend) for what, typed in TYPED.items()}
    for what, cost in compare(asked, ROUNDS, block=BLOCK).items():
        yield Figure(f"search among 1 M people, {what}: “{TYPED[what]}”", cost.total, 15, "ms CPU")
