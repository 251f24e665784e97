"""What becomes of views when an object gets a field, or another field to be known by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from crm.features.views import repository
from crm.features.views.defaults import is_listed
from crm.features.views.repository import Wanted
from crm.features.views.schemas import INDEX, ViewField, ViewFieldGroup, WholeView
from crm.kit.clock import now
from crm.metadata.changes.change import Change, ObjectPair, OwnedField
from crm.models.transaction import Connection


def show_new_fields(connection: Connection, change: Change) -> None:
    """New fields come last in the list of their object, and under the first heading of its records' pages."""
    created = change.created_fields
    if not created:
        return
    wanted = Wanted(change.after.workspace_id, everyones=True, object_ids={each.object.id for each in created})
    found = repository.list_whole(connection, wanted, (ViewFieldGroup, ViewField))
    added: list[ViewField] = []
    for whole in found:
        own = [each for each in created if each.object.id == whole.view.object_id]
        added += _added(whole, own)
    repository.add(connection, added)


def show_labels(connection: Connection, change: Change) -> None:
    """What records are known by comes first, and is shown, in every view of many records."""
    pairs = {pair.after.id: pair for pair in change.kept_objects if _has_new_label(pair)}
    if not pairs:
        return
    wanted = Wanted(change.after.workspace_id, everyones=True, object_ids={*pairs})
    for whole in repository.list_whole(connection, wanted, (ViewField,)):
        if whole.view.type != "FIELDS_WIDGET":
            _put_first(connection, whole, pairs[whole.view.object_id])


def _has_new_label(pair: ObjectPair) -> bool:
    before, after = (each.fields[each.label_identifier].id for each in (pair.before, pair.after))
    return before != after


def _put_first(connection: Connection, whole: WholeView, pair: ObjectPair) -> None:
    label = pair.after.fields[pair.after.label_identifier]
    first = min((each.position for each in whole.of(ViewField)), default=0) - 1
    known = next((each for each in whole.of(ViewField) if each.field_id == label.id), None)
    if known is None:
        new = ViewField(workspace_id=whole.view.workspace_id, view_id=whole.view.id, field_id=label.id, position=first)
        repository.add(connection, [new])
    elif not known.is_visible or known.position > first + 1:
        shown = replace(known, is_visible=True, position=first, updated_at=now())
        repository.change(connection, shown, ["is_visible", "position"])


def _added(whole: WholeView, created: Iterable[OwnedField]) -> Iterator[ViewField]:
    is_list, is_page = whole.view.key == INDEX, whole.view.type == "FIELDS_WIDGET"
    heading = min(whole.of(ViewFieldGroup), key=lambda each: each.position, default=None)
    known = {each.field_id for each in whole.of(ViewField)}
    position = max((each.position for each in whole.of(ViewField)), default=-1)
    for each in created:
        is_shown = is_listed(each.field)
        if each.field.id in known or not (is_list or (is_page and is_shown)):
            continue
        position += 1
        yield ViewField(
            workspace_id=whole.view.workspace_id,
            view_id=whole.view.id,
            field_id=each.field.id,
            is_visible=is_shown,
            position=position,
            view_field_group_id=heading.id if is_page and heading else None,
        )
