"""deleteOne, deleteMany, restoreOne, restoreMany: into the bin and back, with the records that cannot stand alone."""

from __future__ import annotations

from crm.metadata.names import quoted
from crm.metadata.snapshot import Object
from crm.records.sql import Source
from crm.records.writes.statement import Change, Changed, Text, WriteStatement

FIELDS = """'"deletedAt"'"""
UNCHANGED = 'select * from target where "id" not in (select "id" from changed)'


def trash_text(statement: WriteStatement) -> Text:
    """The statement that puts records in the bin. One that is there already is answered as it is."""
    return _moved(statement, Change.DELETED)


def restore_text(statement: WriteStatement) -> Text:
    """The statement that takes records out of the bin, and what went there with them."""
    return _moved(statement, Change.RESTORED)


def _moved(statement: WriteStatement, change: Change) -> Text:
    object_ = statement.object
    old, new = Source(object_, "o"), Source(object_, "t1")
    is_allowed = statement.add_problems(statement.add_targets())
    moment, is_due = ("now()", "is null") if change is Change.DELETED else ("null", "is not null")
    statement.add(
        "changed",
        f'update {statement.table(object_)} t1 set "deletedAt" = {moment}, "updatedAt" = now() from target o'
        f' where t1."id" = o."id" and o."deletedAt" {is_due} and {is_allowed} returning t1.*',
    )
    statement.report(Changed(change, 'changed t1 join target o on o."id" = t1."id"', old, new, FIELDS))
    _follow_search(statement, change, new, "changed t1")
    _move_dependants(statement, change, object_, ("target", "changed"))
    return statement.text(f"(select * from changed union all {UNCHANGED}) t1", 'row_number() over (order by t1."id")')


def _move_dependants(statement: WriteStatement, change: Change, object_: Object, parts: tuple[str, str]) -> None:
    """Records that go with these: on restoring, only those that went to the bin at the same moment."""
    before, after = parts
    for name in object_.cascades:
        relation = object_.fields[name].relation
        if relation is None:
            continue
        dependant = statement.snapshot.objects[relation.target]
        old, new, part = Source(dependant, "o"), Source(dependant, "t1"), f"{after}_{name}"
        table, link = statement.table(dependant), quoted(relation.join_column)
        if change is Change.DELETED:
            assigned, is_due = 'a."deletedAt"', 't1."deletedAt" is null'
        else:
            assigned, is_due = "null", 't1."deletedAt" = b."deletedAt"'
        statement.add(
            part,
            f'update {table} t1 set "deletedAt" = {assigned}, "updatedAt" = now()'
            f' from {quoted(before)} b join {quoted(after)} a on a."id" = b."id"'
            f' where t1.{link} = a."id" and {is_due} returning t1.*',
        )
        # The statement still sees the table as it was before: that is the record's `before`.
        statement.report(Changed(change, f'{quoted(part)} t1 join {table} o on o."id" = t1."id"', old, new, FIELDS))
        _follow_search(statement, change, new, f"{quoted(part)} t1")


def _follow_search(statement: WriteStatement, change: Change, source: Source, rows: str) -> None:
    if change is Change.DELETED:
        statement.remove_search_rows(source, rows)
    else:
        statement.add_search_rows(source, rows)
