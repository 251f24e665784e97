"""createOne and createMany with `upsert`: rows that meet a record by a unique key change it, the others are created."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from crm.metadata.names import literal, quoted
from crm.records.sql import Source
from crm.records.writes.columns import ColumnValues
from crm.records.writes.recordset import NUMBER
from crm.records.writes.statement import FIELDS, ONE_MATCHES_TWICE, SEVERAL_MATCH, Change, Text, WriteStatement
from crm.records.writes.trash import MOVED, TRASHED, move_dependants
from crm.records.writes.update import assignments, telling


def upsert_text(statement: WriteStatement) -> Text:
    """The statement that creates or changes records. It answers in the order of the rows.

    A record in the bin is met as well, and is live again afterwards. One that is already as asked is answered as it
    is: no event, no history, no new `updatedAt`.
    """
    values = ColumnValues(statement.snapshot, statement.object, statement.shape, statement.inputs)
    statement.add("given", values.given())
    compared = values.compared()
    statement.add("match", " union ".join(_matches(statement, compared)))
    table = statement.table(statement.object)
    statement.add(
        "target",
        f'select t1.*, m.{NUMBER} from {table} t1 join match m on m."id" = t1."id"'
        f' where {statement.spec.condition} order by t1."id" for update of t1',
    )
    is_allowed = statement.add_problems([*_conflicts(), *values.problems()])
    order = [compared[name] for key in _keys(statement, compared) for name in key]
    _create(statement, values, is_allowed, order)
    _change(statement, values, is_allowed)
    columns = ",".join(f"t1.{quoted(name)}" for name in statement.object.stored_columns)
    created = f'select {columns},g.{NUMBER} from created t1 join given g on g."id" = t1."id"'
    return statement.text(f"({created} union all select {columns},{NUMBER} from changed t1) t1", NUMBER)


def _matches(statement: WriteStatement, compared: Mapping[str, str]) -> Iterator[str]:
    """A query per unique key that rows give: of each row, its number and the record that has the key.

    That is the live one, or else the one that went to the bin last.
    """
    table = statement.table(statement.object)
    yield f'select g.{NUMBER}, t."id" from given g join {table} t on t."id" = g."id"'
    for key in _keys(statement, compared):
        agrees = " and ".join(f"t.{quoted(name)} = {compared[name]}" for name in key)
        live = f'select t."id" from {table} t where t."deletedAt" is null and {agrees}'
        trashed = f'select t."id" from {table} t where t."deletedAt" is not null and {agrees}'
        found = f'({live}) union all ({trashed} order by t."deletedAt" desc limit 1) limit 1'
        yield f'select g.{NUMBER}, m."id" from given g cross join lateral ({found}) m'


def _keys(statement: WriteStatement, compared: Mapping[str, str]) -> list[tuple[str, ...]]:
    """The unique keys that rows give, besides the id, which they all have."""
    return [key for key in statement.object.unique_keys if key != ("id",) and compared.keys() >= set(key)]


def _conflicts() -> Iterator[str]:
    yield f"select {literal(SEVERAL_MATCH)} as problem from match group by {NUMBER} having count(*) > 1"
    yield f'select {literal(ONE_MATCHES_TWICE)} as problem from match group by "id" having count(*) > 1'


def _create(statement: WriteStatement, values: ColumnValues, is_allowed: str, order: Sequence[str]) -> None:
    """Rows go in by the `order` of their keys: requests with the same ones do not wait for each other in a ring."""
    created = Source(statement.object, "t1")
    row = {**values.written(), **values.actor("createdBy"), **values.actor("updatedBy")}
    statement.add(
        "created",
        f"insert into {statement.table(statement.object)} as t1 ({','.join(map(quoted, row))})"
        f" select {','.join(row.values())} from given g"
        f" where {is_allowed} and not exists(select from target o where o.{NUMBER} = g.{NUMBER})"
        f" order by {','.join([*order, f'g.{NUMBER}'])} returning t1.*, {statement.telling(after=created)}",
    )
    statement.report(Change.CREATED, statement.object, "created")
    statement.add_search_rows(created, "created t1")


def _change(statement: WriteStatement, values: ColumnValues, is_allowed: str) -> None:
    object_ = statement.object
    old, new = Source(object_, "o"), Source(object_, "t1")
    written = {**values.changed(), "deletedAt": "null"}
    statement.add(
        "changed",
        f"update {statement.table(object_)} t1 set {assignments(written, values, old)}"
        f' from target o join given g on g.{NUMBER} = o.{NUMBER} where t1."id" = o."id" and {is_allowed}'
        f' returning t1.*, o.{NUMBER}, o."deletedAt" as {quoted(TRASHED)},'
        f' o."deletedAt" is not null as {quoted(MOVED)}, {telling(statement, written, old, new)}',
    )
    is_restored = quoted(MOVED)
    is_different = f"not {is_restored} and {quoted(FIELDS)} <> ''"
    statement.report(Change.UPDATED, object_, "changed", only=is_different)
    statement.report(Change.RESTORED, object_, "changed", only=is_restored)
    statement.change_search_rows(new, "changed t1", only=is_different)
    statement.add_search_rows(new, "changed t1", only=is_restored)
    move_dependants(statement, Change.RESTORED, object_, "changed")
