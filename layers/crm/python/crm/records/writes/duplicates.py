"""A unique index refused a write: which field it was, and whose record has that value already."""

from __future__ import annotations

from crm.access.gate import Gate
from crm.kit.database import Database, DatabaseError, Statement
from crm.kit.errors import BadUserInput
from crm.metadata.names import qualified, quoted
from crm.metadata.snapshot import Field, Object
from crm.records.entrance import enter
from crm.records.root import Request
from crm.records.sql import Source
from crm.records.visibility import seen

_BEFORE, _BETWEEN, _AFTER = "Key (", ")=(", ") already exists."
"""How Postgres tells which columns were taken, and their values."""


def duplicate_entry(
    database: Database, request: Request, object_name: str, error: DatabaseError
) -> BadUserInput | DatabaseError:
    """The refusal, naming the record in the way, or the error itself if it is about something else.

    The record's id is looked up: this is the one write that takes two trips. A unique index that is still being built,
    which nobody knows yet, refuses writes as well.
    """
    snapshot = request.snapshot()
    object_ = snapshot.objects.get(object_name)
    if object_ is None or error.table != object_name:
        return error
    keyed = _keyed_fields(object_, error.constraint)
    gate = Gate.of(snapshot, request.role_id)
    if not keyed or not all(gate.can_read_value(object_, field) for field in keyed):
        return BadUserInput("A duplicate entry was detected", user_message="Another record is in the way of this one.")
    label = " and ".join(field.label for field in keyed)
    conflicting = _conflicting_id(database, request, gate, object_, error.detail)
    facts = {"conflictingRecordId": conflicting, "conflictingObjectNameSingular": object_name}
    return BadUserInput(
        "A duplicate entry was detected",
        user_message=f"This {label} value is already in use. Please check your data and try again.",
        **(facts if conflicting else {}),
    )


def _keyed_fields(object_: Object, constraint: str) -> list[Field]:
    """The fields of one of the object's unique indexes."""
    keys = {index.name: index.fields for index in object_.indexes}
    keys[f"{object_.name_singular}_pkey"] = (("id", ""),)
    return [object_.fields[name] for name, _ in keys.get(constraint, ())]


def _conflicting_id(database: Database, request: Request, gate: Gate, object_: Object, detail: str) -> str | None:
    """The id of the record in the way, if the caller may see it."""
    columns, _, taken = detail.removeprefix(_BEFORE).removesuffix(_AFTER).partition(_BETWEEN)
    names = [name.strip('"') for name in columns.split(", ")]
    values = [taken] if len(names) == 1 else taken.split(", ")
    if len(values) != len(names) or any(name not in object_.columns for name in names):
        return None
    equal = " and ".join(
        f"{quoted(name)} = ${place}::{object_.columns[name].pg_type}" for place, name in enumerate(names, 1)
    )
    table = seen(gate, Source(object_, "t1"), qualified(gate.snapshot.schema, object_.name_singular))
    live_first = 'order by "deletedAt" is not null limit 1'
    statement = Statement(f'select "id" from {table} where {equal} {live_first}', [value.encode() for value in values])
    result = database.pipeline([enter(request), statement])[1]
    conflicting = result.value(0) if len(result) else None
    return conflicting.decode() if conflicting else None
