"""Steps that teach tables which rollups rest on them, and work out what nothing has kept right until now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from uuid import UUID

from crm.metadata.changes.change import Change
from crm.metadata.changes.computed_steps import staying_computed
from crm.metadata.changes.step import Step
from crm.metadata.snapshot import Snapshot


def drop_rollups(change: Change) -> Iterator[Step]:
    """Triggers that are not needed any more, or know other names: before anything has another one."""
    before, after = _triggers(change.before), _triggers(change.after)
    schema = change.before.schema
    for object_id, statements in before.items():
        if after.get(object_id) != statements:
            from crm.metadata.ddl.rollups import drop_rollup_triggers

            table = change.before_by_id[object_id].name_singular
            dropped = tuple(drop_rollup_triggers(schema, table))
            yield Step("changeRollups", f"Stop to roll “{table}” up", table, dropped)


def keep_rollups(change: Change, restored: Collection[UUID]) -> Iterator[Step]:
    """Triggers that were not there, and the rollups that are new or were not kept right."""
    before, after = _triggers(change.before), _triggers(change.after)
    for object_id, statements in after.items():
        if before.get(object_id) != statements:
            table = change.after_by_id[object_id].name_singular
            yield Step("changeRollups", f"Roll “{table}” up at every change", table, tuple(statements))
    if not after:
        return
    from crm.metadata.ddl.rollups import fill
    from crm.metadata.formulas.rollup_groups import rollup_groups

    right = staying_computed(change)
    back = {each.name_singular for each in change.created_objects if each.id in restored}
    for group in rollup_groups(change.after):
        names = ", ".join(f"“{field.label}”" for field, _ in group.rollups)
        is_kept = all(field.id in right for field, _ in group.rollups)
        if not is_kept or not back.isdisjoint({group.parent, group.child, str(group.junction)}):
            label = f"Work {names} out for every record"
            yield Step("fillRollups", label, group.parent, (fill(group),), is_rewrite=True, reads_rows=True)


def _triggers(snapshot: Snapshot) -> Mapping[UUID, Sequence[str]]:
    """The statements that make the triggers of each object's table, by the object's id."""
    if not any(field.is_rollup for each in snapshot.objects.values() for field in each.fields.values()):
        return {}
    from crm.metadata.ddl.rollups import rollup_triggers
    from crm.metadata.formulas.rollup_groups import rollup_groups

    made = rollup_triggers(snapshot.schema, rollup_groups(snapshot))
    return {snapshot.objects[name].id: statements for name, statements in made.items()}
