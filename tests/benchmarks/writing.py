"""Creating 60 people and updating one: the engine's statements, and the barest that leave records search can find."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import count, islice
from time import perf_counter
from typing import Any

import orjson

from crm.access.gate import Gate
from crm.kit.database import Database, Statement
from crm.kit.ids import uuid7
from crm.metadata.names import SEARCH_TABLE, quoted
from crm.metadata.search import label_sql, search_text_sql
from crm.records.compiler import compile_operations
from crm.records.entrance import enter
from crm.records.operation import Leaf, Operation, OperationKind, Selection
from crm.records.plan import Plan
from tests.benchmarks.listing import Floor
from tests.benchmarks.workspace import Bench, person

ANSWER = (
    Selection("id", "id"),
    Selection("name", "name", children=(Selection("firstName", "firstName"), Selection("lastName", "lastName"))),
    Selection("jobTitle", "jobTitle"),
)
ROWS = 60
IMPORTED = 5_000
CHUNK = 200
JSON_COLUMNS = {"emailsAdditionalEmails": "jsonb", "id": "uuid", "companyId": "uuid"}

BARE_CREATE = """
with created as (
    insert into {person} ({names}) select {names} from json_to_recordset($1::json) as r({typed}) returning *
), found as (
    insert into {search} (object, record_id, label, search_text) select 'person', t.id, {label}, {text} from created t
)
select id from created
"""
BARE_UPDATE = """
with changed as (
    update {person} set "jobTitle" = $2::text, city = $2::text, "updatedAt" = now() where id = $1::uuid returning *
), found as (
    update {search} s set label = {label}, search_text = {text} from changed t
    where s.record_id = t.id and s.object = 'person'
)
select id from changed
"""


def created(bench: Bench, database: Database, calls: int) -> Callable[[], object]:
    """createPeople with 60 rows, history, search rows and events; so many calls are made ready."""
    plan = _plan(bench, OperationKind.CREATE_MANY, data=[{"jobTitle": "x"}])
    return _each(database, bench, (_bound(plan, bench, {"data": rows}) for rows in islice(_people(bench), calls)))


def bare_created(bench: Bench, calls: int) -> tuple[Callable[[], object], int]:
    """The same columns of the same rows."""
    ready = [[_flat(row) for row in rows] for rows in islice(_people(bench), calls)]
    types = {name: JSON_COLUMNS.get(name, "text") for name in ready[0][0]}
    names, typed = ",".join(map(quoted, types)), ",".join(f"{quoted(name)} {pg}" for name, pg in types.items())
    floor = Floor(bench.superuser.pgconn, BARE_CREATE.format(**_tables(bench), names=names, typed=typed), b"create")
    parameters = iter([orjson.dumps(rows) for rows in ready])
    return lambda: floor.run(next(parameters)), floor.backend


def updated(bench: Bench, database: Database, calls: int) -> Callable[[], object]:
    """updatePerson with history, search row and event; so many calls are made ready."""
    plan = _plan(bench, OperationKind.UPDATE_ONE, id="x", data={"jobTitle": "x", "city": "y"})
    changes = ({"id": record_id, "data": {"jobTitle": text, "city": text}} for record_id, text in _changes(bench))
    return _each(database, bench, (_bound(plan, bench, change) for change in islice(changes, calls)))


def bare_updated(bench: Bench) -> tuple[Callable[[], object], int]:
    """The same change."""
    changes = _changes(bench)
    floor = Floor(bench.superuser.pgconn, BARE_UPDATE.format(**_tables(bench)), b"update")

    def update() -> None:
        record_id, text = next(changes)
        floor.run(record_id.encode(), text.encode())

    return update, floor.backend


def import_speed(bench: Bench, database: Database) -> float:
    """Companies per second, as an import writes them."""
    records = bench.records(database)
    rows = [
        {
            "name": f"Imported {number}",
            "address": {"addressCity": "Oslo", "addressCountry": "Norway"},
            "employees": 12,
            "createdBy": {"source": "IMPORT"},
        }
        for number in range(IMPORTED)
    ]
    begun = perf_counter()
    for start in range(0, IMPORTED, CHUNK):
        records.create_many("company", rows[start : start + CHUNK])
    return IMPORTED / (perf_counter() - begun)


def _plan(bench: Bench, kind: OperationKind, **arguments: Any) -> Plan:
    snapshot = bench.workspace.snapshot
    given = {name: Leaf(value, (name,)) for name, value in arguments.items()}
    operation = Operation(kind, "person", Selection("answer", "answer", given, ANSWER))
    return compile_operations([operation], snapshot, Gate.of(snapshot, bench.workspace.role("Admin")))


def _bound(plan: Plan, bench: Bench, variables: dict[str, Any]) -> Statement:
    (statement,) = plan.roots[0].bind(variables, bench.request())
    return statement


def _each(database: Database, bench: Bench, statements: Iterator[Statement]) -> Callable[[], object]:
    """One statement per call, behind the door into the workspace."""
    entrance, ready = enter(bench.request()), iter(list(statements))
    return lambda: database.pipeline([entrance, next(ready)])[1].value(0)


def _tables(bench: Bench) -> dict[str, str]:
    object_ = bench.workspace.snapshot.objects["person"]
    return {
        "person": bench.table("person"),
        "search": bench.table(SEARCH_TABLE),
        "label": label_sql(object_, "t"),
        "text": search_text_sql(object_, "t"),
    }


def _people(bench: Bench) -> Iterator[list[dict[str, Any]]]:
    chance = random.Random(2)
    companies = [str(row[0]) for row in bench.workspace.run("select id from {schema}.company limit 1000")]
    while True:
        yield [person(chance, chance.choice(companies)) for _ in range(ROWS)]


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {"id": str(uuid7())}
    for name, value in row.items():
        if isinstance(value, dict):
            flat |= {name + part[0].upper() + part[1:]: each for part, each in value.items()}
        else:
            flat[name] = value
    return flat


def _changes(bench: Bench) -> Iterator[tuple[str, str]]:
    ids = [str(row[0]) for row in bench.workspace.run("select id from {schema}.person order by id limit 3000")]
    return ((ids[number % len(ids)], f"Job {number} {random.random()}") for number in count())
