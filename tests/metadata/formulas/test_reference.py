"""What formulas give in Postgres is what they mean, exactly: generated expressions over generated rows.

STRATUS_FUZZ=5000 tries that many, others each time; without it 600 are tried, always the same.
"""

from __future__ import annotations

import os
from random import Random
from typing import Any

import pytest

from crm.metadata.formulas.compilation import Compilation
from crm.metadata.formulas.errors import FormulaError
from crm.metadata.formulas.tree import Formula
from crm.metadata.snapshot import ROW, Object
from tests.metadata.formulas.expressions import TYPES, Expressions, typed
from tests.metadata.formulas.reference import evaluate
from tests.metadata.formulas.rows import create_samples
from tests.metadata.world import World

FUZZ = int(os.environ.get("STRATUS_FUZZ", "0"))
ROWS, TOGETHER = 40, 20


@pytest.fixture
def random() -> Random:
    return Random() if FUZZ else Random(11)


def understood(compilation: Compilation, object_: Object, text: str) -> Formula | None:
    """The formula, unless it is blank whatever the record, or too big. Nothing else is wrong with what is generated."""
    try:
        return compilation.of_expression(object_, text).formula
    except FormulaError as error:
        if "too big" in error.message or "blank" in error.message:
            return None
        raise


def test_generated_expressions_mean_what_they_say(world: World, random: Random):
    snapshot, rows = create_samples(world, random, ROWS)
    compilation, make = Compilation(snapshot.schema, snapshot.objects), Expressions(random)
    sample, asked = snapshot.objects["sample"], dict[str, tuple[Any, str]]()
    for _ in range(FUZZ or 600):
        node = make.of(random.choice(TYPES), random.randrange(1, 6))
        formula = understood(compilation, sample, typed(node))
        if formula is None:
            continue
        assert formula.is_stored, "an expression over the record alone can be kept"
        asked[typed(node)] = node, compilation.sql(formula)
    assert len(asked) > (FUZZ or 600) * 0.7
    batches = [[*asked.items()][start : start + TOGETHER] for start in range(0, len(asked), TOGETHER)]
    for batch in batches:
        columns = ",".join(sql.replace(ROW, "s") for _, (_, sql) in batch)
        answers = world.run(f"select {columns} from {world.table('sample')} s order by position")
        for row, answer in zip(rows, answers, strict=True):
            for (text, (node, _)), value in zip(batch, answer, strict=True):
                expected = evaluate(node, row)
                assert value == expected, f"{text}\ngives {value!r}, not {expected!r}\non {row}"


def test_generated_expressions_can_be_columns(world: World, random: Random):
    """Postgres agrees that they are immutable, and a write of any value goes through."""
    snapshot, rows = create_samples(world, random, 1)
    compilation, make = Compilation(snapshot.schema, snapshot.objects), Expressions(random)
    sample, columns = snapshot.objects["sample"], list[tuple[Any, str]]()
    while len(columns) < 60:
        node = make.of(random.choice(TYPES), 3)
        formula = understood(compilation, sample, typed(node))
        if formula is None:
            continue
        sql = compilation.sql(formula).replace(f"{ROW}.", "")
        type_ = formula.node.type
        pg_type = {"DATE_TIME": "timestamp(3) with time zone", "NUMBER": "numeric"}.get(type_, type_)
        columns.append((node, f"add column c{len(columns)} {pg_type} generated always as ({sql}) stored"))
    world.run(f"alter table {world.table('sample')} {', '.join(sql for _, sql in columns)}")
    names = ",".join(f"c{place}" for place in range(len(columns)))
    (kept,) = world.run(f"select {names} from {world.table('sample')}")
    assert [*kept] == [evaluate(node, rows[0]) for node, _ in columns]
