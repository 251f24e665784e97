"""What one listener may hear of an outbox entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from crm.access.gate import Action, Gate
from crm.features.live_updates.connections import Subscription
from crm.features.outbox.entry import Entry
from crm.metadata.announcement import EVENT as METADATA
from crm.metadata.snapshot import Object
from crm.records.visibility import keeps_copies
from crm.records.writes.record_json import event_fields

RECORD_EVENTS = "onRecordEvents"
IMPORT_PROGRESS = "onImportProgress"
METADATA_CHANGE = "onMetadataChange"

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
    elif subscription.field == METADATA_CHANGE and entry.kind == METADATA:
        yield {"seq": entry.id, **entry.payload}


def _record_events(wanted: list[str] | None, entry: Entry, gate: Gate) -> Iterator[dict[str, Any]]:
    by_object: dict[str, list[Mapping[str, Any]]] = {}
    for event in entry.payload["events"]:
        by_object.setdefault(event["objectNameSingular"], []).append(event)
    mutation_id = entry.payload.get("mutationId")
    for name, events in by_object.items():
        object_ = gate.snapshot.objects.get(name)
        if object_ is None or (wanted is not None and name not in wanted) or not gate.may(Action.READ, object_):
            continue
        ears = _Ears(gate, object_)
        heard = [event for event in events if ears.hear(event)]
        shared = {"seq": entry.id, "objectNameSingular": name, "mutationId": mutation_id}
        if len(heard) > MOST_SINGLE_EVENTS:
            yield shared | {"eventId": UUID(int=entry.id), "count": len(heard), "action": heard[0]["action"]}
        else:
            yield from (shared | ears.told(event) for event in heard)


class _Ears:
    """What a role may hear of one object's records: of those it may read, the fields it may read."""

    def __init__(self, gate: Gate, object_: Object) -> None:
        fields = event_fields(object_)
        self._readable = {name for name, field in fields.items() if gate.can_read_value(object_, field)}
        self._hidden_targets = gate.hidden_targets(object_)
        self._keeps_copies = keeps_copies(gate, object_)

    def hear(self, event: Mapping[str, Any]) -> bool:
        """Whether the event is about a record that may be read, and tells something of it that may be read.

        Entries of the timeline are read again rather than told where they hold copies of hidden values.
        """
        record = event["before"] if event["action"] in GONE else event["after"]
        if self._keeps_copies or any(record.get(link) is not None for link in self._hidden_targets):
            return False
        return event["action"] != UPDATED or not self._readable.isdisjoint(event["updatedFields"])

    def told(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """The event as far as it may be heard."""
        changed = [name for name in event["updatedFields"] if name in self._readable]
        is_update = event["action"] == UPDATED
        shown = self._readable & {*changed, "id", "updatedAt"} if is_update else self._readable
        after = None if event["action"] in GONE else event["after"]
        return {
            "count": 1,
            "eventId": event["eventId"],
            "action": event["action"],
            "recordId": event["recordId"],
            "updatedAt": event["updatedAt"],
            "updatedFields": changed if is_update else None,
            "after": {name: value for name, value in after.items() if name in shown} if after else None,
        }
