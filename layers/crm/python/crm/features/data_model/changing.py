"""How the data model of a workspace changes: one edit, one transaction, everything that follows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias
from uuid import UUID

from crm.features.data_model import repository
from crm.features.data_model.errors import Busy, InUse, ValuesNotUnique
from crm.features.data_model.followers import DEPENDANTS, FOLLOWERS
from crm.features.data_model_jobs.postponed import large_objects, start_postponed
from crm.kit.database import Database
from crm.kit.patience import is_in_the_way, patiently
from crm.metadata.changes.apply import make
from crm.metadata.changes.change import Change
from crm.metadata.changes.computing import completed
from crm.metadata.changes.dependant import Dependant
from crm.metadata.changes.plan import plan
from crm.metadata.changes.postponing import Postponed, postpone, touched_objects
from crm.metadata.changes.step import Step
from crm.metadata.provision import raise_version
from crm.metadata.snapshot import Snapshot
from crm.metadata.store import read_snapshot
from crm.models.transaction import Connection, transaction

TRIES: Final = 6

Edit: TypeAlias = Callable[[Snapshot], Snapshot]
"""What is wanted, as the next snapshot; pure, for it may be asked several times."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change does, or would do."""

    change: Change
    steps: Sequence[Step]
    dependants: Sequence[Dependant]


def change_model(
    owner: Database, workspace_id: UUID, edit: Edit, *, is_dry_run: bool = False, restored: Collection[UUID] = ()
) -> Outcome:
    """Make an edit of the data model; a dry run checks and plans, and changes nothing.

    `restored` are ids of what the edit brings back from the bin.

    Raises:
        CrmError: what the edit raises.
        InUse: something rests on it that would break.
        ValuesNotUnique: records agree in what shall be unique.
        Busy: the tables are in use, and stayed so through several tries.
    """
    if is_dry_run:
        return preview(owner, workspace_id, edit, restored)
    try:
        return patiently(lambda: _changed(owner, workspace_id, edit, restored), most=TRIES)
    except Exception as error:
        if repository.is_not_unique(error):
            raise ValuesNotUnique(str(error).partition("\n")[0]) from error
        if is_in_the_way(error):
            raise Busy from error
        raise


def preview(owner: Database, workspace_id: UUID, edit: Edit, restored: Collection[UUID] = ()) -> Outcome:
    """What an edit would do.

    Raises:
        CrmError: what the edit raises.
    """
    with transaction(owner) as connection:
        return _outcome(connection, read_snapshot(owner, workspace_id), edit, restored)


def _changed(owner: Database, workspace_id: UUID, edit: Edit, restored: Collection[UUID]) -> Outcome:
    with transaction(owner) as connection:
        repository.lock(connection, workspace_id)
        outcome = _outcome(connection, read_snapshot(owner, workspace_id), edit, restored)
        if blocking := [each for each in outcome.dependants if each.effect == "blocks"]:
            raise InUse(blocking)
        outcome, postponed = _postponed(connection, outcome, restored)
        make(connection, outcome.change, outcome.steps)
        for follow in FOLLOWERS:
            follow(connection, outcome.change)
        raise_version(connection, workspace_id)
        start_postponed(connection, postponed)
        return outcome


def _postponed(connection: Connection, outcome: Outcome, restored: Collection[UUID]) -> tuple[Outcome, Postponed]:
    """What may be done of a change at once, and what a job does later because the table is large."""
    before = outcome.change.before
    large = large_objects(connection, before.schema, touched_objects(outcome.change))
    if not large:
        return outcome, Postponed(outcome.change.after)
    postponed = postpone(outcome.change, large)
    change = Change(before, postponed.snapshot)
    return replace(outcome, change=change, steps=plan(change, restored)), postponed


def _outcome(connection: Connection, before: Snapshot, edit: Edit, restored: Collection[UUID]) -> Outcome:
    change = Change(before, completed(before, edit(before)))
    dependants = [each for find_dependants in DEPENDANTS for each in find_dependants(connection, change)]
    return Outcome(change, plan(change, restored), dependants)
