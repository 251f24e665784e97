"""What a change would do, for people to look at before they make it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crm.features.data_model.changing import Outcome
from crm.features.data_model.counting import MANY_RECORDS, count_before
from crm.kit.database import Database
from crm.metadata.changes.dependant import Dependant
from crm.metadata.changes.step import Step
from crm.models.transaction import transaction


@dataclass(frozen=True, slots=True)
class CountedStep:
    """A step, and how many records it reads or writes."""

    step: Step
    rows: int


@dataclass(frozen=True, slots=True)
class Preview:
    """The steps of a change, and what it reaches. A long one reads tables with many records."""

    steps: Sequence[CountedStep]
    dependants: Sequence[Dependant]
    is_long: bool


def preview_of(owner: Database, outcome: Outcome) -> Preview:
    """The outcome of a dry run, with how many records are in the tables."""
    with transaction(owner) as connection:
        totals = count_before(connection, outcome.change)
    steps = [
        CountedStep(step, totals.get(step.table, 0) if step.reads_rows or step.is_rewrite else 0)
        for step in outcome.steps
    ]
    return Preview(steps, outcome.dependants, any(each.rows >= MANY_RECORDS for each in steps))
