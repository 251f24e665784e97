"""merge: one record takes over what others say and what is linked to them, and they are gone.

Losers are deleted before the winner is written, in one statement: it counts them first. A value that must be unique may
then move, because an index does not mind a row that its own transaction has deleted. The database unlinks what
still points at a loser afterwards; by then it is only links that the winner has already.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crm.metadata.names import literal, quoted
from crm.metadata.snapshot import ROW, Index, Object, Relation
from crm.records.history import TIMELINE
from crm.records.sql import Source
from crm.records.writes.columns import ColumnValues
from crm.records.writes.merged_values import PLACE, RIVALS, merged_values
from crm.records.writes.statement import FIELDS, Change, Text, WriteStatement
from crm.records.writes.update import telling

IDS, WINNER, INPUTS = "$1::uuid[]", "$2::uuid", 2
"""What a merge is given: the ids of the records, and of the one that stays."""

MISSING: Final = "missing"

_LOSERS: Final = f"array_remove({IDS}, {WINNER})"


def rivals_sql(target: str) -> str:
    """Rows of a table or part with their places: the winner first, the others in the order of the ids."""
    place = f'case when t."id" = {WINNER} then 0 else array_position({IDS}, t."id") end'
    return f"select t.*, {place} as {PLACE} from {target} t"


def merged_sql(object_: Object) -> str:
    """The one row that comes out: the winner's, with the merged values."""
    merged, formulas = merged_values(object_), _formulas(object_)
    columns = (
        f"{merged.get(name, f'w.{quoted(name)}')} as {quoted(name)}"
        for name in object_.stored_columns
        if name not in formulas
    )
    row = f"select {', '.join(columns)} from {RIVALS} w where w.{PLACE} = 0"
    if not formulas:
        return row
    worked_out = ", ".join(f"{expression} as {quoted(name)}" for name, expression in formulas.items())
    return f"select m.*, {worked_out} from ({row}) m"


def _formulas(object_: Object) -> dict[str, str]:
    """The columns that the database works out of others, and how, over the row `m`."""
    columns = object_.stored_columns.values()
    return {each.name: each.expression.replace(ROW, "m") for each in columns if each.expression}


def merge_text(statement: WriteStatement) -> Text:
    """The statement that merges records. It answers with the winner's id, or with a problem."""
    object_ = statement.object
    old, new = Source(object_, "o"), Source(object_, "t1")
    statement.add_targets()
    complete = f"select {literal(MISSING)} as problem from target having count(*) <> cardinality({IDS})"
    is_allowed = statement.add_problems([complete])
    statement.add(RIVALS, rivals_sql("target"))
    statement.add("merged", merged_sql(object_))
    _remove_losers(statement, is_allowed)
    written = [*merged_values(object_)]
    values = {name: f"m.{quoted(name)}" for name in written} | _signature(statement, object_)
    statement.add(
        "changed",
        f"update {statement.table(object_)} t1 set {_assigned(values)} from merged m, target o"
        f' where t1."id" = m."id" and o."id" = m."id" and (select count(*) from gone) = cardinality({IDS}) - 1'
        f" returning t1.*, {telling(statement, written, old, new)}",
    )
    statement.report(Change.UPDATED, object_, "changed", only=f"{quoted(FIELDS)} <> ''")
    statement.change_search_rows(new, "changed t1")
    for linked in statement.snapshot.objects.values():
        _move_links(statement, linked, is_allowed)
    return statement.text("changed t1")


def _remove_losers(statement: WriteStatement, is_allowed: str) -> None:
    object_ = statement.object
    statement.add(
        "gone",
        f'delete from {statement.table(object_)} t1 using target o where t1."id" = o."id" and t1."id" <> {WINNER}'
        f" and {is_allowed} returning t1.*, {statement.telling(before=Source(object_, 't1'))}",
    )
    statement.report(Change.DESTROYED, object_, "gone")


def _move_links(statement: WriteStatement, linked: Object, is_allowed: str) -> None:
    """Let the records of an object that point at losers point at the winner, unless it has that very link already."""
    relations = [*_relations_to(statement.object, linked)]
    if not relations:
        return
    old, new, part = Source(linked, "o"), Source(linked, "t1"), f"moved {linked.name_singular}"
    moves = {each.join_column: _moves(statement, linked, each) for each in relations}
    values = {
        name: f"case when {condition} then {WINNER} else {old.column(name)} end" for name, condition in moves.items()
    }
    itself = f' and o."id" <> all({IDS})' if linked is statement.object else ""
    statement.add(
        part,
        f"update {statement.table(linked)} t1 set {_assigned(values | _signature(statement, linked))}"
        f' from {statement.table(linked)} o where t1."id" = o."id" and {is_allowed}{itself}'
        f" and ({' or '.join(f'({condition})' for condition in moves.values())})"
        f" returning t1.*, {telling(statement, moves, old, new)}",
    )
    if linked.name_singular == TIMELINE:
        return  # history is no news
    statement.report(Change.UPDATED, linked, part)
    for relation in relations:
        if relation.on_delete == "CASCADE":
            _tell_of_doubles(statement, linked, relation, is_allowed)


def _tell_of_doubles(statement: WriteStatement, linked: Object, relation: Relation, is_allowed: str) -> None:
    """Links that stay with a loser, because the winner has the same, go with it."""
    is_double = _is_double(statement, linked, relation)
    if is_double == "false":
        return
    part = f"dropped {linked.name_singular} {relation.join_column}"
    condition = f"{Source(linked, 'o').column(relation.join_column)} = any({_LOSERS}) and {is_double} and {is_allowed}"
    told = statement.telling(before=Source(linked, "o"))
    statement.add(part, f'select o."id" as id, {told} from {statement.table(linked)} o where {condition}')
    statement.report(Change.DESTROYED, linked, part)


def _moves(statement: WriteStatement, linked: Object, relation: Relation) -> str:
    points_at_loser = f"o.{quoted(relation.join_column)} = any({_LOSERS})"
    is_double = _is_double(statement, linked, relation)
    return points_at_loser if is_double == "false" else f"{points_at_loser} and not ({is_double})"


def _is_double(statement: WriteStatement, linked: Object, relation: Relation) -> str:
    """That a unique index would refuse the link of `o`: the winner has it, or will have it from an earlier record."""
    return (
        " or ".join(
            _collides(statement, linked, relation, index)
            for index in linked.indexes
            if index.is_unique and relation.join_column in linked.key_columns(index)
        )
        or "false"
    )


def _collides(statement: WriteStatement, linked: Object, relation: Relation, index: Index) -> str:
    join_column = quoted(relation.join_column)
    others = [quoted(name) for name in linked.key_columns(index) if name != relation.join_column]
    same = "".join(f" and d.{name} = o.{name}" for name in others)
    first = f'(case when d.{join_column} = {WINNER} then 0 else 1 end, d."id") < (1, o."id")'
    return (
        f'(o."deletedAt" is null and exists(select from {statement.table(linked)} d where {index.where or "true"}'
        f" and d.{join_column} = any({IDS}){same} and {first}))"
    )


def _relations_to(object_: Object, linked: Object) -> Iterator[Relation]:
    for field in linked.fields.values():
        if field.relation is not None and field.columns and field.relation.target == object_.name_singular:
            yield field.relation


def _signature(statement: WriteStatement, object_: Object) -> dict[str, str]:
    """Who changed a record, and when."""
    values = ColumnValues(statement.snapshot, object_, statement.shape, statement.inputs)
    return {"updatedAt": "now()", **values.actor("updatedBy")}


def _assigned(values: dict[str, str]) -> str:
    return ", ".join(f"{quoted(name)} = {value}" for name, value in values.items())
