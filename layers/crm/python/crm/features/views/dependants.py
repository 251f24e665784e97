"""What of views a change of the data model reaches, for those who ask before they make it."""

from __future__ import annotations

from collections.abc import Iterator

from crm.features.views import repository
from crm.features.views.changed_fields import rewrites
from crm.features.views.presence import as_it_is, find_object
from crm.features.views.repository import Wanted
from crm.features.views.schemas import ViewFilter, ViewSort, WholeView
from crm.metadata.changes.change import Change
from crm.metadata.changes.dependant import Dependant
from crm.metadata.snapshot import Snapshot
from crm.models.transaction import Connection


def find_dependants(connection: Connection, change: Change) -> list[Dependant]:
    """Views, filters and sorts that go or change. Nothing of a view refuses a change."""
    lost = {pair.after.object.id for pair in change.altered_fields if pair.before.field.is_active}
    objects = {
        *(each.id for each in change.removed_objects),
        *(each.object.id for each in change.removed_fields),
        *lost,
    }
    if not objects:
        return []
    wanted = Wanted(change.before.workspace_id, everyones=True, object_ids=objects)
    found = repository.list_whole(connection, wanted, (ViewFilter, ViewSort))
    hidden = [each for whole in found for each in _hidden(whole, change.before, change.after)]
    known = {each.id for each in hidden}
    return [*hidden, *(each for each in _rewritten(connection, change) if each.id not in known)]


def _hidden(whole: WholeView, before: Snapshot, after: Snapshot) -> Iterator[Dependant]:
    """What is seen of a view now, and not any more then."""
    now, then = as_it_is(whole, before), as_it_is(whole, after)
    if now is None:
        return
    if then is None:
        yield Dependant("view", now.view.id, now.view.name, "removed")
        return
    if now.view != then.view:
        yield Dependant("view", now.view.id, now.view.name, "changed")
    left = {each.id for each in (*then.of(ViewFilter), *then.of(ViewSort))}
    conditions: tuple[ViewFilter | ViewSort, ...] = (*now.of(ViewFilter), *now.of(ViewSort))
    for each in conditions:
        if each.id not in left:
            yield Dependant(each.NAME, each.id, _called(now, each, before), "removed")


def _rewritten(connection: Connection, change: Change) -> Iterator[Dependant]:
    for each in rewrites(connection, change):
        if isinstance(each.before, ViewFilter | ViewSort):
            called = _called(each.whole, each.before, change.before)
            yield Dependant(each.before.NAME, each.before.id, called, "changed" if each.after else "removed")


def _called(whole: WholeView, part: ViewFilter | ViewSort, snapshot: Snapshot) -> str:
    """What people know a condition by: its view and its field."""
    object_ = find_object(snapshot, whole.view.object_id)
    fields = object_.fields.values() if object_ else ()
    label = next((each.label for each in fields if each.id == part.field_id), "")
    return f"{whole.view.name}: {label}"
