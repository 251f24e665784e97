"""Creating 60 people and updating one: through the engine, and as the bare statements."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import count
from time import perf_counter
from typing import Any

import orjson

from crm.access.gate import Gate
from crm.kit.database import Database
from crm.metadata.names import quoted
from crm.records.compiler import compile_operations
from crm.records.execute import run
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


def create_many(bench: Bench, database: Database) -> Callable[[], object]:
    """createPeople with 60 rows, history, search rows and events."""
    plan, rows = _plan(bench, OperationKind.CREATE_MANY, data=[{"jobTitle": "x"}]), _people(bench)
    return lambda: _accepted(run(database, plan, {"data": rows()}, bench.request()))


def bare_create(bench: Bench) -> tuple[Callable[[], object], int]:
    """The same columns of the same rows by one INSERT, without anything else."""
    rows = _people(bench)
    columns = dict.fromkeys(_flat(rows()[0]), "text") | {
        "companyId": "uuid",
        "emailsAdditionalEmails": "jsonb",
        "id": "uuid",
    }
    names = ",".join(map(quoted, columns))
    typed = ",".join(f"{quoted(name)} {pg_type}" for name, pg_type in columns.items())
    floor = Floor(
        bench.superuser.pgconn,
        f"insert into {bench.table('person')} ({names}) select {names} from json_to_recordset($1::json) as r({typed})"
        " returning id",
        b"create",
    )
    return lambda: floor.run(orjson.dumps([_flat(row) for row in rows()])), floor.backend


def update_one(bench: Bench, database: Database) -> Callable[[], object]:
    """updatePerson with history, search row and event."""
    data = {"jobTitle": "x", "city": "y"}
    plan, changes = _plan(bench, OperationKind.UPDATE_ONE, id="x", data=data), _changes(bench)

    def update() -> None:
        record_id, job_title = next(changes)
        variables = {"id": record_id, "data": {"jobTitle": job_title, "city": job_title}}
        _accepted(run(database, plan, variables, bench.request()))

    return update


def bare_update(bench: Bench) -> tuple[Callable[[], object], int]:
    """The same change by one UPDATE, without anything else."""
    changes = _changes(bench)
    floor = Floor(
        bench.superuser.pgconn,
        f'update {bench.table("person")} set "jobTitle" = $2::text, city = $2::text, "updatedAt" = now()'
        " where id = $1::uuid returning id",
        b"update",
    )

    def update() -> None:
        record_id, job_title = next(changes)
        floor.run(record_id.encode(), job_title.encode())

    return update, floor.backend


def import_speed(bench: Bench, database: Database) -> float:
    """Companies per second, as an import writes them."""
    records, number = bench.records(database), count()
    rows = [
        {
            "name": f"Imported {next(number)}",
            "address": {"addressCity": "Oslo", "addressCountry": "Norway"},
            "employees": 12,
            "createdBy": {"source": "IMPORT"},
        }
        for _ in range(IMPORTED)
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


def _accepted(answers: list[Any]) -> None:
    for answer in answers:
        if isinstance(answer, Exception):
            raise answer


def _people(bench: Bench) -> Callable[[], list[dict[str, Any]]]:
    chance = random.Random(2)
    companies = [str(row[0]) for row in bench.workspace.run("select id from {schema}.company limit 1000")]
    return lambda: [person(chance, chance.choice(companies)) for _ in range(ROWS)]


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    from crm.kit.ids import uuid7

    flat: dict[str, Any] = {"id": str(uuid7())}
    for name, value in row.items():
        if isinstance(value, dict):
            flat |= {name + part[0].upper() + part[1:]: each for part, each in value.items()}
        else:
            flat[name] = value
    return flat


def _changes(bench: Bench) -> Any:
    ids = [str(row[0]) for row in bench.workspace.run("select id from {schema}.person order by id limit 3000")]
    return ((ids[number % len(ids)], f"Job {number} {random.random()}") for number in count())
