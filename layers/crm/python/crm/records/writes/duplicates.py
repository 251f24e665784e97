"""A unique index refused a write: which field it was, and whose record has that value already."""

from __future__ import annotations

import re
from typing import Final

from crm.kit.database import Database, DatabaseError, Statement
from crm.kit.errors import BadUserInput
from crm.metadata.names import qualified, quoted
from crm.metadata.snapshot import Object, Snapshot
from crm.records.entrance import enter
from crm.records.root import Request

_KEY: Final = re.compile(r"Key \((?P<columns>.+?)\)=\((?P<values>.*)\) already exists\.", re.DOTALL)


def duplicate_entry(
    database: Database, request: Request, object_name: str, error: DatabaseError
) -> BadUserInput | DatabaseError:
    """The refusal, naming the record in the way, or the error itself if it is about something else.

    The record's id is looked up: this is the one write that takes two trips.
    """
    snapshot = request.snapshot()
    object_ = snapshot.objects[object_name]
    label = _label(object_, error.constraint)
    if label is None:
        return error
    conflicting = _conflicting_id(database, request, snapshot, object_, error.detail)
    facts = {"conflictingRecordId": conflicting, "conflictingObjectNameSingular": object_name}
    return BadUserInput(
        "A duplicate entry was detected",
        user_message=f"This {label} value is already in use. Please check your data and try again.",
        **(facts if conflicting else {}),
    )


def _label(object_: Object, constraint: str) -> str | None:
    """What people call the fields of one of the object's unique indexes."""
    keys = {index.name: index.fields for index in object_.indexes}
    keys[f"{object_.name_singular}_pkey"] = (("id", ""),)
    names = [name for name, _ in keys.get(constraint, ())]
    return " and ".join(object_.fields[name].label for name in names) or None


def _conflicting_id(
    database: Database, request: Request, snapshot: Snapshot, object_: Object, detail: str
) -> str | None:
    found = _KEY.fullmatch(detail)
    if found is None:
        return None
    names = [name.strip('"') for name in found["columns"].split(", ")]
    values = [found["values"]] if len(names) == 1 else found["values"].split(", ")
    if len(values) != len(names) or any(name not in object_.columns for name in names):
        return None
    equal = " and ".join(
        f"{quoted(name)} = ${place}::{object_.columns[name].pg_type}" for place, name in enumerate(names, 1)
    )
    table = qualified(snapshot.schema, object_.name_singular)
    live_first = 'order by "deletedAt" is not null limit 1'
    statement = Statement(f'select "id" from {table} where {equal} {live_first}', [value.encode() for value in values])
    result = database.pipeline([enter(request), statement])[1]
    conflicting = result.value(0) if len(result) else None
    return conflicting.decode() if conflicting else None
