"""What one listener may hear of an outbox entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from crm.access.gate import Action, Gate
from crm.features.live_updates.connections import Subscription
from crm.features.outbox.entry import Entry
from crm.metadata.snapshot import Object

RECORD_EVENTS = "onRecordEvents"
IMPORT_PROGRESS = "onImportProgress"

MOST_SINGLE_EVENTS = 25
"""A request that changed more records of an object is told as one event: whoever shows them reads the list again."""

UPDATED = "updated"
GONE = frozenset({"deleted", "destroyed"})


def heard_events(subscription: Subscription, entry: Entry, gate: Gate) -> Iterator[dict[str, Any]]:
    """The events of `entry` that answer `subscription`, as the fields of its type."""
    if subscription.field == RECORD_EVENTS and entry.kind == "record":
        yield from _record_events(subscription.arguments.get("objectNameSingulars"), entry, gate)
    elif subscription.field == IMPORT_PROGRESS and subscription.arguments["importId"] == entry.payload.get("importId"):
        yield dict(entry.payload)


def _record_events(wanted: list[str] | None, entry: Entry, gate: Gate) -> Iterator[dict[str, Any]]:
    by_object: dict[str, list[Mapping[str, Any]]] = {}
    for event in entry.payload["events"]:
        by_object.setdefault(event["objectNameSingular"], []).append(event)
    mutation_id = entry.payload.get("mutationId")
    for name, events in by_object.items():
        object_ = gate.snapshot.objects.get(name)
        if object_ is None or (wanted is not None and name not in wanted) or not gate.may(Action.READ, object_):
            continue
        shared = {"seq": entry.id, "objectNameSingular": name, "mutationId": mutation_id}
        if len(events) > MOST_SINGLE_EVENTS:
            yield shared | {"eventId": UUID(int=entry.id), "count": len(events), "action": events[0]["action"]}
        else:
            yield from (shared | _single(event, object_, gate) for event in events)


def _single(event: Mapping[str, Any], object_: Object, gate: Gate) -> dict[str, Any]:
    readable = {field.name for field in object_.fields.values() if gate.can_read_field(object_, field)}
    readable |= {name for name, field in object_.join_columns.items() if field.name in readable}
    changed = [name for name in event["updatedFields"] if name in readable] if event["action"] == UPDATED else None
    shown = readable if changed is None else {*changed, "id", "updatedAt"}
    after = None if event["action"] in GONE else event["after"]
    return {
        "count": 1,
        "eventId": event["eventId"],
        "action": event["action"],
        "recordId": event["recordId"],
        "updatedAt": event["updatedAt"],
        "updatedFields": changed,
        "after": {name: value for name, value in after.items() if name in shown} if after else None,
    }
