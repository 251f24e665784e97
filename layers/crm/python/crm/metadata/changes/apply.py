"""A change of the data model, made: tables, then rows of `core`, then the version."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from crm.metadata.changes.change import Change
from crm.metadata.changes.core_rows import write_rows
from crm.metadata.changes.plan import plan
from crm.metadata.changes.step import Step
from crm.metadata.provision import raise_version, run
from crm.metadata.snapshot import Snapshot


def apply_change(connection: Connection, before: Snapshot, after: Snapshot) -> int:
    """Make a change that rests on nothing and that nothing follows, as when a workspace is made; the new version."""
    change = Change(before, after)
    make(connection, change, plan(change))
    return raise_version(connection, after.workspace_id)


def make(connection: Connection, change: Change, steps: Iterable[Step]) -> None:
    """Take the steps of a plan, and write the rows. The version is left to be raised when all that follows is done."""
    if statements := [statement for step in steps for statement in step.statements]:
        run(connection, statements)
    write_rows(connection, change)
