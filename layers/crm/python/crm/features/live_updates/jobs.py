"""Fan-out: an outbox entry becomes messages on the connections that asked for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID

import orjson

from crm.access.gate import Gate
from crm.features.live_updates import connections, repository
from crm.features.live_updates.audience import heard_events
from crm.features.live_updates.connections import Listener, Subscription
from crm.features.outbox.entry import Entry
from crm.features.outbox.service import read
from crm.kit import sockets
from crm.kit.cache import Cache
from crm.kit.database import Database
from crm.metadata.store import SnapshotStore
from crm.models.transaction import transaction

LARGEST_MESSAGE = 30_000
"""Bytes: API Gateway charges and frames in 32 KiB."""

Shape: TypeAlias = "Callable[[Subscription, Mapping[str, Any]], Any]"
"""Turns an event into the payload that a subscription's document selects."""


@dataclass(frozen=True, slots=True)
class FanOut:
    """What fan-out works with."""

    database: Database
    cache: Cache
    snapshots: SnapshotStore
    shape: Shape

    def run(self, outbox_id: int) -> int:
        """Tell everybody who asked for this entry and may hear of it; returns how many messages were sent."""
        entry = read(self.database, outbox_id)
        listeners = connections.list_listeners(self.cache, entry.workspace_id) if entry else []
        if entry is None or not listeners:
            return 0
        gates = self._gates(entry.workspace_id, listeners)
        sent = 0
        for listener in listeners:
            gate = gates.get(listener.identity.principal_id)
            try:
                if gate is None:
                    self._dismiss(listener)
                else:
                    sent += self._tell(listener, entry, gate)
            except sockets.ConnectionGone:
                connections.close_connection(self.cache, listener.connection_id)
        return sent

    def _gates(self, workspace_id: UUID, listeners: list[Listener]) -> dict[UUID, Gate]:
        """Today's rights of everyone who listens; a caller who is no longer live has none."""
        with transaction(self.database) as connection:
            version = repository.get_metadata_version(connection, workspace_id)
            principals = {listener.identity.principal_id for listener in listeners}
            roles = repository.list_live_roles(connection, workspace_id, principals)
        snapshot = self.snapshots.get(workspace_id, version)
        return {principal: Gate.of(snapshot, role_id) for principal, role_id in roles.items()}

    def _tell(self, listener: Listener, entry: Entry, gate: Gate) -> int:
        sent = 0
        for subscription in listener.subscriptions:
            for event in heard_events(subscription, entry, gate):
                sockets.post(listener.connection_id, self._message(subscription, event))
                sent += 1
        return sent

    def _message(self, subscription: Subscription, event: dict[str, Any]) -> bytes:
        """A `next` message; one that would not fit goes without the record's content."""
        message = self._next(subscription, event)
        if len(message) > LARGEST_MESSAGE and event.get("after") is not None:
            message = self._next(subscription, event | {"after": None})
        return message

    def _next(self, subscription: Subscription, event: Mapping[str, Any]) -> bytes:
        payload = self.shape(subscription, {subscription.field: event})
        return orjson.dumps({"id": subscription.id, "type": "next", "payload": payload}, default=str)

    def _dismiss(self, listener: Listener) -> None:
        """The caller signed out or was revoked: the connection ends, and the app asks for a new session."""
        connections.close_connection(self.cache, listener.connection_id)
        sockets.close(listener.connection_id)
