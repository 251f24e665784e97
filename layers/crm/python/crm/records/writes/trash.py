"""deleteOne, deleteMany, restoreOne, restoreMany: into the bin and back, with the records that cannot stand alone."""

from __future__ import annotations

from crm.metadata.names import literal, quoted
from crm.metadata.snapshot import Object
from crm.records.sql import Source
from crm.records.writes.record_json import fields_of_columns, members_json
from crm.records.writes.statement import Change, Text, WriteStatement

MOVED, TRASHED = "is moved", "trashed at"
DELETED_AT = literal('"deletedAt"')


def trash_text(statement: WriteStatement) -> Text:
    """The statement that puts records in the bin. One that is there already is answered as it is."""
    return _moved(statement, Change.DELETED)


def restore_text(statement: WriteStatement) -> Text:
    """The statement that takes records out of the bin, and what went there with them."""
    return _moved(statement, Change.RESTORED)


def _moved(statement: WriteStatement, change: Change) -> Text:
    object_ = statement.object
    old, new = Source(object_, "o"), Source(object_, "t1")
    is_allowed = statement.add_problems(statement.add_targets(("deletedAt", "updatedAt")))
    moment, is_due = ("now()", "is null") if change is Change.DELETED else ("null", "is not null")
    is_due = f'o."deletedAt" {is_due}'
    statement.add(
        "changed",
        f'update {statement.table(object_)} t1 set "deletedAt" = case when {is_due} then {moment}'
        f' else o."deletedAt" end, "updatedAt" = case when {is_due} then now() else o."updatedAt" end'
        f' from target o where t1."id" = o."id" and {is_allowed}'
        f' returning t1.*, o."deletedAt" as {quoted(TRASHED)}, {is_due} as {quoted(MOVED)},'
        f" {_telling(statement, old, new)}",
    )
    statement.report(change, object_, "changed", only=quoted(MOVED))
    _follow_search(statement, change, new, "changed")
    move_dependants(statement, change, object_, "changed")
    return statement.text("changed t1")


def _telling(statement: WriteStatement, old: Source, new: Source) -> str:
    was = members_json(old, fields_of_columns(old.object, ("deletedAt", "updatedAt")))
    return statement.telling(after=new, was=was, fields=DELETED_AT)


def move_dependants(statement: WriteStatement, change: Change, object_: Object, moved: str) -> None:
    """Records that go with those of the part `moved`: on restoring, those that went to the bin at the same moment."""
    for name, relation in object_.dependants.items():
        dependant = statement.snapshot.objects[relation.target]
        old, new, part = Source(dependant, "o"), Source(dependant, "t1"), f"{moved} {name}"
        table, link = statement.table(dependant), quoted(relation.join_column)
        moment, was = ('m."deletedAt"', "null") if change is Change.DELETED else ("null", f"m.{quoted(TRASHED)}")
        statement.add(
            part,
            f'update {table} t1 set "deletedAt" = {moment}, "updatedAt" = now()'
            f' from {quoted(moved)} m join {table} o on o.{link} = m."id"'
            f' where m.{quoted(MOVED)} and t1."id" = o."id" and o."deletedAt" is not distinct from {was}'
            f' returning t1.*, o."deletedAt" as {quoted(TRASHED)}, true as {quoted(MOVED)},'
            f" {_telling(statement, old, new)}",
        )
        statement.report(change, dependant, part)
        _follow_search(statement, change, new, part)


def _follow_search(statement: WriteStatement, change: Change, source: Source, part: str) -> None:
    rows, moved = f"{quoted(part)} {source.alias}", f"{source.alias}.{quoted(MOVED)}"
    if change is Change.DELETED:
        statement.remove_search_rows(source, rows, only=moved)
    else:
        statement.add_search_rows(source, rows, only=moved)
