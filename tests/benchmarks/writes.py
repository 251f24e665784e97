"""Writing through the engine, against the bare statements, in a workspace that passes."""

from __future__ import annotations

from collections.abc import Iterator

from crm.kit.database import Database
from crm.kit.settings import settings
from tests.benchmarks import writing
from tests.benchmarks.figures import Figure
from tests.benchmarks.measuring import BLOCK, Variant, compare
from tests.benchmarks.workspace import SMALL, Cell

ROUNDS, CREATE_ROUNDS, CREATE_BLOCK = 80, 30, 3


def writes(cell: Cell) -> Iterator[Figure]:
    """Creating and updating."""
    creations, updates = (CREATE_ROUNDS + 1) * CREATE_BLOCK, (ROUNDS + 1) * BLOCK
    with cell.passing(SMALL) as bench:
        database = Database(settings().require("database_url"))
        backend = database.connection.info.backend_pid
        bare_created, bare_backend = writing.bare_created(bench, creations)
        bare_updated, _ = writing.bare_updated(bench)
        costs = compare(
            {
                "create": Variant(writing.created(bench, database, creations), backend),
                "bare create": Variant(bare_created, bare_backend),
            },
            CREATE_ROUNDS,
            block=CREATE_BLOCK,
        ) | compare(
            {
                "update": Variant(writing.updated(bench, database, updates), backend),
                "bare update": Variant(bare_updated, bare_backend),
            },
            ROUNDS,
        )
        database.close()
    yield Figure("createPeople (60)", costs["create"] / costs["bare create"], 1.8, "× bare insert")
    yield Figure("updatePerson", costs["update"] / costs["bare update"], 1.5, "× bare update")
