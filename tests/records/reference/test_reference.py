"""The engine finds, orders, counts, adds up and pages as the evaluator that was written from the contract does.

STRATUS_FUZZ=20000 asks that many queries, others each time; without it 2,000 are asked, always the same.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from crm.kit.errors import CrmError
from crm.records.compiler import compile_operations
from crm.records.execute import run
from crm.records.operation import Operation, OperationKind, Selection
from crm.records.plan import Plan
from tests.records.asking import Crm, wrapped
from tests.records.reference.evaluator import Page, Record, Reference
from tests.records.reference.queries import Query, queries
from tests.records.reference.schema import OBJECTS
from tests.records.reference.totals import is_same, total
from tests.records.reference.world import build

FUZZ = int(os.environ.get("STRATUS_FUZZ", "0"))
ID = Selection("id", "id")
HAS_MORE = ("hasNextPage", "hasPreviousPage")
PAGE_INFO = Selection("pageInfo", "pageInfo", children=tuple(Selection(each, each) for each in HAS_MORE))
COUNT = Selection("totalCount", "totalCount")
CURSOR = Selection("cursor", "cursor")


class World:
    """The engine and the reference, with the same records."""

    def __init__(self, crm: Crm, reference: Reference) -> None:
        self.crm = crm
        self.reference = reference

    def ask(self, query: Query, arguments: Mapping[str, Any]) -> Any:
        """The engine's answer; every argument is a variable, and the plan one that was stored."""
        variables = {"arguments": arguments, **{name: inner.arguments for name, inner in query.related.items()}}
        related = tuple(
            Selection(name, name, wrapped(inner.arguments, (name,)), _members(()))
            for name, inner in query.related.items()
        )
        totals = tuple(Selection(name, name) for name in dict.fromkeys(query.totals))
        members = (*_members(related), *totals)
        root = Selection("list", OBJECTS[query.object].plural, wrapped(arguments, ("arguments",)), members)
        operation = Operation(OperationKind.FIND_MANY, query.object, root)
        plan = compile_operations([operation], self.crm.snapshot, self.crm.gate)
        (answer,) = run(self.crm.database, Plan.from_bytes(plan.to_bytes()), variables, self.crm.request())
        if isinstance(answer, CrmError):
            raise answer
        return orjson.loads(answer)

    def check(self, query: Query) -> None:
        """Ask for everything, then for a page that begins at one of the records."""
        whole = self.ask(query, query.arguments)
        self._compare(query, whole, query.arguments)
        edges = whole["edges"]
        if query.turn is not None and edges:
            edge = edges[min(int(query.turn * len(edges)), len(edges) - 1)]
            names = ("last", "before") if query.backward else ("first", "after")
            page = {name: query.arguments[name] for name in ("filter", "orderBy") if name in query.arguments}
            answer = self.ask(query, {**page, names[0]: query.size, names[1]: edge["cursor"]})
            self._compare(query, answer, {**page, names[0]: query.size, names[1]: edge["node"]["id"]})

    def _compare(self, query: Query, answer: Any, arguments: Mapping[str, Any]) -> None:
        expected = self.reference.page(query.object, arguments)
        assert _shown(answer) == _expected(expected)
        matching = self.reference.matching(query.object, arguments.get("filter") or {})
        for name in query.totals:
            assert is_same(answer[name], total(query.object, name, matching)), name
        for name, inner in query.related.items():
            for edge, record in zip(answer["edges"], expected.records, strict=True):
                among = self.reference.related(query.object, record, name)
                page = self.reference.page(inner.object, inner.arguments, among)
                assert _shown(edge["node"][name]) == _expected(page)


def _members(related: Sequence[Selection]) -> tuple[Selection, ...]:
    node = Selection("node", "node", children=(ID, *related))
    return (COUNT, PAGE_INFO, Selection("edges", "edges", children=(CURSOR, node)))


def _shown(connection: Any) -> Any:
    info = connection["pageInfo"]
    ids = [edge["node"]["id"] for edge in connection["edges"]]
    return ids, connection["totalCount"], info["hasNextPage"], info["hasPreviousPage"]


def _expected(page: Page) -> Any:
    return [record["id"] for record in page.records], page.total, page.has_next, page.has_previous


@pytest.fixture(scope="module")
def world(new_crm: Callable[[], Crm]) -> World:
    return World(*build(new_crm()))


@settings(
    max_examples=FUZZ or 2_000,
    derandomize=not FUZZ,
    database=None,
    deadline=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)
@given(query=queries())
def test_engine_answers_as_the_contract_says(world: World, query: Query):
    world.check(query)


def test_world_has_what_makes_a_difference(world: World):
    """Records that are trashed, that miss values, that are linked to trashed ones; otherwise agreeing is easy."""

    def some(name: str, holds: Callable[[Record], bool]) -> bool:
        return any(holds(record) for record in world.reference.records[name])

    for name in OBJECTS:
        assert some(name, lambda record: record["deletedAt"] is not None)
        assert some(name, lambda record: any(value is None for value in record.values()))
    trashed = {each["id"] for each in world.reference.records["company"] if each["deletedAt"]}
    assert some("person", lambda record: record["companyId"] in trashed)
