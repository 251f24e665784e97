"""Fields that become another type: checked at once, done by a job, which a small table does not wait for."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from uuid import UUID

from crm.features.data_model import repository
from crm.features.data_model.errors import InUse, TooManyValues, ValuesWouldBeLost
from crm.features.data_model.followers import DEPENDANTS
from crm.features.data_model.working import worker
from crm.features.data_model_jobs.fields import Reshaping, refusal_text, start_field
from crm.features.data_model_jobs.job import Job
from crm.features.data_model_jobs.service import get_job
from crm.kit.database import Database
from crm.metadata.changes.change import Change
from crm.metadata.changes.conversions import can_convert
from crm.metadata.changes.converting import NewType, computed_from, convert_field, needs_options
from crm.metadata.changes.dependant import Dependant
from crm.metadata.changes.finding import get_field
from crm.metadata.changes.new_options import options_for
from crm.metadata.snapshot import Snapshot
from crm.metadata.store import read_snapshot
from crm.metadata.stored_values import count_lost, list_texts
from crm.models.transaction import Connection, transaction

MOST_OPTIONS: Final = 100
"""Different values that may become options: more are no choice any more."""

SECONDS_AT_ONCE: Final = 3.0
"""How long whoever asks waits for the result before the queue goes on with it."""


def turn_into(owner: Database, workspace_id: UUID, wanted: NewType, *, refuses: bool = True) -> Job:
    """Turn a field into another type; a small table is done when this returns.

    Raises:
        FieldNotFound: there is none of this id.
        ValidationFailed: it cannot become what is wanted.
        ValuesWouldBeLost: records have values that do not fit, and `refuses`.
        InUse: something rests on the field that would break, or it is being changed already.
    """
    with transaction(owner) as connection:
        snapshot = read_snapshot(owner, workspace_id)
        wanted = _with_options(connection, snapshot, wanted)
        if refuses:
            _require_nothing_lost(connection, snapshot, _reshaping(connection, snapshot, wanted))
    with transaction(owner) as connection:
        repository.lock(connection, workspace_id)
        reshaping = _reshaping(connection, read_snapshot(owner, workspace_id), wanted)
        job = start_field(connection, workspace_id, replace(reshaping, refuses=refuses))
    worker(owner, _leave_to_the_queue, SECONDS_AT_ONCE).work(job.id)
    return get_job(owner, workspace_id, job.id)


def _reshaping(connection: Connection, snapshot: Snapshot, wanted: NewType) -> Reshaping:
    change = Change(snapshot, convert_field(snapshot, wanted))
    object_, before = get_field(change.before, wanted.field_id)
    dependants = [
        Dependant("fieldMetadata", field.id, f"{field.label} ({owner.label_plural})", "blocks")
        for owner, field in computed_from(snapshot, object_, before)
    ]
    dependants += [each for find_dependants in DEPENDANTS for each in find_dependants(connection, change)]
    if blocking := [each for each in dependants if each.effect == "blocks"]:
        raise InUse(blocking)
    return Reshaping(object_, before, get_field(change.after, wanted.field_id)[1])


def _with_options(connection: Connection, snapshot: Snapshot, wanted: NewType) -> NewType:
    """With an option for each value that is there, where options are needed and none are given."""
    object_, before = get_field(snapshot, wanted.field_id)
    if not needs_options(before, wanted) or not can_convert(before.type, wanted.type):
        return wanted
    table, is_list = (snapshot.schema, object_.name_singular), wanted.type == "MULTI_SELECT"
    found = list_texts(connection, table, before, MOST_OPTIONS + 1, is_list=is_list)
    if len(found) > MOST_OPTIONS:
        raise TooManyValues(before.label, MOST_OPTIONS)
    return replace(wanted, options=options_for(found))


def _require_nothing_lost(connection: Connection, snapshot: Snapshot, wanted: Reshaping) -> None:
    table = (snapshot.schema, wanted.object.name_singular)
    lost = count_lost(connection, table, wanted.before, wanted.after)
    if lost.count:
        message = refusal_text(wanted.object, wanted.before, wanted.after, lost.count)
        raise ValuesWouldBeLost(message, wanted.before.id, lost.count, lost.examples)


def _leave_to_the_queue(_workspace_id: UUID, _job_id: UUID, _seconds: float) -> None:
    """Every job has a message of its own since it began."""
