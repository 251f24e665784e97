"""What a caller's requests are based on: the version of their workspace and the rights of their role."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import partial
from typing import Final
from uuid import UUID

import orjson

from crm.access.gate import Gate
from crm.access.identity import Identity
from crm.access.standing import get_standing
from crm.kit.cache import Cache
from crm.kit.database import Database
from crm.metadata.store import SnapshotStore
from crm.records.root import Request

MOST_KEPT: Final = 2_000
SECONDS_IN_REDIS: Final = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Basis:
    """What plans for a caller depend on. It may be out of date: the database refuses a request that assumes so."""

    version: int
    role_id: UUID
    permission_hash: str


class BasisStore:
    """The basis of every session and API key: this container's memory, then Redis, then the database."""

    def __init__(self, database: Database, cache: Cache, snapshots: SnapshotStore) -> None:
        self._database = database
        self._cache = cache
        self._snapshots = snapshots
        self._kept: OrderedDict[UUID, Basis] = OrderedDict()

    def get(self, identity: Identity) -> Basis:
        """What held when somebody last looked.

        Raises:
            Unauthenticated: the caller's session or key is no longer live.
        """
        kept = self._kept.get(identity.principal_id) or self._from_redis(identity)
        if kept is not None:
            return kept
        standing = get_standing(self._database, identity)
        return self.renew(identity, standing.version, standing.role_id)

    def renew(self, identity: Identity, version: int, role_id: UUID | None) -> Basis:
        """Take note of what the database said.

        Raises:
            PermissionDenied: the caller has no role any more.
        """
        snapshot = self._snapshots.get(identity.workspace_id, version)
        gate = Gate.of(snapshot, role_id)
        basis = Basis(snapshot.version, gate.role.id, gate.permission_hash)
        stored = orjson.dumps([basis.version, str(basis.role_id), basis.permission_hash])
        self._cache.set(_key(identity), stored, SECONDS_IN_REDIS)
        return self._keep(identity, basis)

    def request(self, identity: Identity, basis: Basis, mutation_id: str | None = None) -> Request:
        """What the engine is told about a caller."""
        snapshot = partial(self._snapshots.get, identity.workspace_id, basis.version)
        return Request(identity, basis.version, basis.role_id, snapshot, mutation_id)

    def _from_redis(self, identity: Identity) -> Basis | None:
        stored = self._cache.get(_key(identity))
        if stored is None:
            return None
        version, role_id, permission_hash = orjson.loads(stored)
        return self._keep(identity, Basis(version, UUID(role_id), permission_hash))

    def _keep(self, identity: Identity, basis: Basis) -> Basis:
        self._kept[identity.principal_id] = basis
        self._kept.move_to_end(identity.principal_id)
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return basis


def _key(identity: Identity) -> str:
    return f"basis:{identity.kind.value}:{identity.principal_id}"
