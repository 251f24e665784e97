"""destroyOne and destroyMany: gone for good. The database itself unlinks and removes what hung on the records."""

from __future__ import annotations

from crm.metadata.names import quoted
from crm.records.sql import Source
from crm.records.writes.statement import Change, Changed, Text, WriteStatement


def destroy_text(statement: WriteStatement) -> Text:
    """The statement that destroys records, in the bin or not. It tells of the dependants that go with them too."""
    object_ = statement.object
    is_allowed = statement.add_problems(statement.add_targets())
    statement.add(
        "gone",
        f'delete from {statement.table(object_)} t1 using target o where t1."id" = o."id" and {is_allowed}'
        " returning t1.*",
    )
    statement.report(Changed(Change.DESTROYED, "gone t1", before=Source(object_, "t1"), after=None))
    for name in object_.cascades:
        relation = object_.fields[name].relation
        if relation is not None:
            dependant = statement.snapshot.objects[relation.target]
            rows = f'{statement.table(dependant)} d join gone t1 on t1."id" = d.{quoted(relation.join_column)}'
            statement.report(Changed(Change.DESTROYED, rows, before=Source(dependant, "d"), after=None))
    return statement.text("gone t1", 'row_number() over (order by t1."id")')
