"""createOne and createMany: rows from JSON become records, with everything that follows from them."""

from __future__ import annotations

from crm.metadata.names import quoted
from crm.records.sql import Source
from crm.records.writes.columns import ColumnValues
from crm.records.writes.recordset import NUMBER
from crm.records.writes.statement import Change, Text, WriteStatement


def create_text(statement: WriteStatement) -> Text:
    """The statement that creates records. It answers in the order of the rows."""
    object_ = statement.object
    values = ColumnValues(statement.snapshot, object_, statement.shape, statement.inputs)
    written = {**values.written(), **values.actor("createdBy"), **values.actor("updatedBy")}
    created = Source(object_, "t1")
    statement.add("given", values.given())
    is_allowed = statement.add_problems(values.problems())
    statement.add(
        "created",
        f"insert into {statement.table(object_)} as t1 ({','.join(map(quoted, written))})"
        f" select {','.join(written.values())} from given g where {is_allowed}"
        f" returning t1.*, {statement.telling(after=created)}",
    )
    statement.report(Change.CREATED, object_, "created")
    statement.add_search_rows(created, "created t1")
    return statement.text('created t1 join given g on g."id" = t1."id"', f"g.{NUMBER}")
