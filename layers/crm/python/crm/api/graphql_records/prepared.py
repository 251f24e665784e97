"""Prepared documents, and where they are kept: this container's memory, then Redis."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias
from uuid import UUID
from zlib import compress, decompress

import orjson

from crm.api.basis import Basis
from crm.kit.cache import Cache
from crm.records.plan import Plan

MOST_BYTES_KEPT: Final = 16_000_000
SECONDS_IN_REDIS: Final = 24 * 60 * 60
_COMPRESSED_FROM = 8_000

Member: TypeAlias = "tuple[str, str | None]"
"""(response key, its JSON if it never changes); without JSON it is the next root of the plan."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document ready to run: its root fields in response order, and the plan of those that read or write records."""

    members: Sequence[Member]
    plan: Plan
    writes: bool

    def response(self, roots: Sequence[bytes], errors: Sequence[Mapping[str, Any]] = ()) -> bytes:
        """The whole response, from the JSON of the plan's roots."""
        remaining = iter(roots)
        parts = [b'{"errors":', orjson.dumps(errors), b',"data":{'] if errors else [b'{"data":{']
        for index, (key, constant) in enumerate(self.members):
            value = next(remaining) if constant is None else constant.encode()
            parts += [b',"' if index else b'"', key.encode(), b'":', value]
        return b"".join([*parts, b"}}"])

    def to_bytes(self) -> bytes:
        """The form that `from_bytes` reads."""
        stored = orjson.dumps([self.writes, self.members]) + b"\n" + self.plan.to_bytes()
        return b"z" + compress(stored, 1) if len(stored) > _COMPRESSED_FROM else b"p" + stored

    @classmethod
    def from_bytes(cls, stored: bytes) -> Prepared:
        """Read what `to_bytes` wrote."""
        text = decompress(stored[1:]) if stored[:1] == b"z" else stored[1:]
        head, _, plan = text.partition(b"\n")
        writes, members = orjson.loads(head)
        return cls([(key, constant) for key, constant in members], Plan.from_bytes(plan), writes)


class PreparedDocuments:
    """A cache in two levels. Everything that decides what a document compiles to is part of its key."""

    def __init__(self, cache: Cache, code: str) -> None:
        self._cache = cache
        self._code = code
        self._kept: OrderedDict[tuple[str, bytes], tuple[Prepared, int]] = OrderedDict()
        self._bytes = 0

    def find(self, workspace_id: UUID, basis: Basis, digest: bytes) -> tuple[Prepared | None, str]:
        """A prepared document, and where it was found: `memory`, `redis` or `nowhere`."""
        key = self._key(workspace_id, basis)
        kept = self._kept.get((key, digest))
        if kept is not None:
            self._kept.move_to_end((key, digest))
            return kept[0], "memory"
        stored = self._cache.hget(key, digest.hex())
        if stored is None:
            return None, "nowhere"
        prepared = Prepared.from_bytes(stored)
        self._keep((key, digest), prepared, len(stored))
        return prepared, "redis"

    def add(self, workspace_id: UUID, basis: Basis, digest: bytes, prepared: Prepared) -> None:
        """Keep a prepared document for the next request, here and for other containers."""
        key, stored = self._key(workspace_id, basis), prepared.to_bytes()
        self._keep((key, digest), prepared, len(stored))
        self._cache.hset(key, digest.hex(), stored, SECONDS_IN_REDIS)

    def _key(self, workspace_id: UUID, basis: Basis) -> str:
        return f"plans:{self._code}:{workspace_id}:{basis.version}:{basis.permission_hash}"

    def _keep(self, key: tuple[str, bytes], prepared: Prepared, size: int) -> None:
        replaced = self._kept.pop(key, None)
        self._bytes += size - (replaced[1] if replaced else 0)
        self._kept[key] = (prepared, size)
        while self._bytes > MOST_BYTES_KEPT:
            _, (_, dropped) = self._kept.popitem(last=False)
            self._bytes -= dropped
