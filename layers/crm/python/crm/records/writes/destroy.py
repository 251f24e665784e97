"""destroyOne and destroyMany: gone for good. The database itself unlinks and removes what hung on the records."""

from __future__ import annotations

from crm.metadata.names import quoted
from crm.records.sql import Source
from crm.records.writes.statement import Change, Text, WriteStatement


def destroy_text(statement: WriteStatement) -> Text:
    """The statement that destroys records, in the bin or not. It tells of the dependants that go with them too."""
    object_ = statement.object
    is_allowed = statement.add_problems(statement.add_targets(("id",)))
    statement.add(
        "gone",
        f'delete from {statement.table(object_)} t1 using target o where t1."id" = o."id" and {is_allowed}'
        f" returning t1.*, {statement.telling(before=Source(object_, 't1'))}",
    )
    statement.report(Change.DESTROYED, object_, "gone")
    for name, relation in object_.dependants.items():
        dependant, part = statement.snapshot.objects[relation.target], f"gone {name}"
        statement.add(
            part,
            f"select d.id, {statement.telling(before=Source(dependant, 'd'))} from {statement.table(dependant)} d"
            f' join gone t1 on t1."id" = d.{quoted(relation.join_column)}',
        )
        statement.report(Change.DESTROYED, dependant, part)
    return statement.text("gone t1")
