"""Finding records of every object among 1 M people by what somebody types."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from crm.app.container import container
from crm.app.graphql_api import handle
from tests.benchmarks.figures import Figure, shown
from tests.benchmarks.listing import ask, graphql_event
from tests.benchmarks.measuring import Variant, compare
from tests.benchmarks.workspace import LARGE, Cell

ROUNDS, BLOCK = 12, 2
HELD = {
    "prefix": "oliv",
    "longer prefix": "olivia",
    "infix": "lings",
    "two words": "olivia berg",
    "two words, turned around": "berg olivia",
    "a word and a part": "anna ick",
    "nothing typed yet": "",
}
SHOWN = {"no match": "zzyzx", "a typo": "olvia bergstorm", "an address": "olivia.3@example.com"}
QUERY = """query Search($searchInput: String!, $limit: Int!) {
  search(searchInput: $searchInput, limit: $limit) {
    edges { node { recordId objectNameSingular label imageUrl } cursor }
    pageInfo { hasNextPage endCursor }
  }
}"""


def searches(cell: Cell) -> Iterator[Figure]:
    """CPU of whole requests."""
    bench = cell.kept("large", LARGE)
    backend = container().database.connection.info.backend_pid
    asked = {
        what: Variant(partial(ask, handle, graphql_event(bench, QUERY, {"searchInput": typed, "limit": 20})), backend)
        for what, typed in (HELD | SHOWN).items()
    }
    costs = compare(asked, ROUNDS, block=BLOCK)
    for what, typed in HELD.items():
        yield Figure(f"search: {what}, “{typed}”", costs[what].total, 15, "ms CPU")
    for what, typed in SHOWN.items():
        yield shown(f"search: {what}, “{typed}”", costs[what].total, "ms CPU")
