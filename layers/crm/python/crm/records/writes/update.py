"""updateOne and updateMany: only what differs is written, reported and kept in history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from crm.metadata.names import literal, quoted
from crm.metadata.search import label_columns, search_columns
from crm.metadata.snapshot import Field, Object
from crm.records.sql import Source
from crm.records.writes.columns import ColumnValues
from crm.records.writes.record_json import field_json, fields_of_columns, members_json
from crm.records.writes.statement import FIELDS, Change, Text, WriteStatement

UNTOLD: Final = frozenset({"position", "updatedAt", "updatedBy", "deletedAt"})
"""Fields whose change is no news for a record's history."""


def update_text(statement: WriteStatement) -> Text:
    """The statement that changes records.

    A record that is already as asked is answered as it is: no event, no history, no new `updatedAt`.
    """
    object_ = statement.object
    values = ColumnValues(statement.snapshot, object_, statement.shape, statement.inputs)
    written = values.written()
    if not written:
        statement.add_problems(statement.add_targets())
        return statement.text("target t1")
    old, new = Source(object_, "o"), Source(object_, "t1")
    statement.add("given", values.given_once())
    compared = [column.name for field in _touched(object_, written).values() for column in field.columns]
    is_allowed = statement.add_problems([*statement.add_targets(compared), *values.problems()])
    statement.add(
        "changed",
        f"update {statement.table(object_)} t1 set {assignments(written, values, old)} from target o, given g"
        f' where t1."id" = o."id" and {is_allowed} returning t1.*, {telling(statement, written, old, new)}',
    )
    is_different = f"{quoted(FIELDS)} <> ''"
    statement.report(Change.UPDATED, object_, "changed", only=is_different)
    if not searched(object_).isdisjoint(written):
        statement.change_search_rows(new, "changed t1", only=is_different)
    return statement.text("changed t1")


def telling(statement: WriteStatement, written: Iterable[str], old: Source, new: Source) -> str:
    """What a part that writes these columns returns of it, for `report`."""
    told = fields_of_columns(new.object, written)
    was = _earlier(_touched(new.object, written), old, new)
    return statement.telling(after=new, was=was, fields=_names(told, old, new), diff=_diff(told, old, new))


def assignments(written: Mapping[str, str], values: ColumnValues, old: Source) -> str:
    """What is asked, and who asked it when if that makes a difference."""
    differs = f"({','.join(map(old.column, written))}) is distinct from ({','.join(written.values())})"
    signed = {"updatedAt": "now()", **values.actor("updatedBy")}
    signed = {name: f"case when {differs} then {value} else {old.column(name)} end" for name, value in signed.items()}
    return ", ".join(f"{quoted(name)} = {value}" for name, value in {**signed, **written}.items())


def _touched(object_: Object, written: Iterable[str]) -> Mapping[str, Field]:
    """The fields of the columns that are written, and of the signature under that."""
    return fields_of_columns(object_, {*written, "updatedAt", "updatedBySource"})


def searched(object_: Object) -> set[str]:
    """The columns that a search row is made of."""
    return {column.name for column in (*search_columns(object_), *label_columns(object_))} | {"position"}


def _names(fields: Mapping[str, Field], old: Source, new: Source) -> str:
    """The names of the fields that differ, as members of a JSON list."""
    return _listed(
        f"case when {_differs(field, old, new)} then {_json_string(name)} end" for name, field in fields.items()
    )


def _earlier(fields: Mapping[str, Field], old: Source, new: Source) -> str:
    """The fields that differ, as members of a JSON object: what they were."""
    return _listed(
        f"case when {_differs(field, old, new)} then {members_json(old, {name: field})} end"
        for name, field in fields.items()
    )


def _diff(fields: Mapping[str, Field], old: Source, new: Source) -> str:
    """The fields that differ and are news, as members of a JSON object: what they were and what they are."""
    return _listed(
        f"case when {_differs(field, old, new)} then concat({_json_string(name)},':{{\"before\":',"
        f"{field_json(old, field)},',\"after\":',{field_json(new, field)},'}}') end"
        for name, field in fields.items()
        if name not in UNTOLD
    )


def _differs(field: Field, old: Source, new: Source) -> str:
    names = [column.name for column in field.columns]
    return f"({','.join(map(old.column, names))}) is distinct from ({','.join(map(new.column, names))})"


def _listed(members: Iterable[str]) -> str:
    """Those members that are not NULL, with commas between them."""
    return f"array_to_string(array[{','.join(members)}]::text[],',')"


def _json_string(name: str) -> str:
    return literal(f'"{name}"')
