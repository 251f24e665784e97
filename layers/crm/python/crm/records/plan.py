"""A compiled plan: one root per root field of the operation. JSON, so that containers share it through a cache."""

from __future__ import annotations

from dataclasses import dataclass

import orjson

from crm.records.reads.find_duplicates import FindDuplicates
from crm.records.reads.find_many import FindMany
from crm.records.reads.find_one import FindOne
from crm.records.reads.group_by import GroupBy
from crm.records.reads.search import Search
from crm.records.root import Root
from crm.records.writes.write import Write

ROOTS: dict[str, type[Root]] = {root.kind: root for root in (FindDuplicates, FindMany, FindOne, GroupBy, Search, Write)}


@dataclass(frozen=True, slots=True)
class Plan:
    """The roots of one operation. One that depends on values which its key does not hold is not `cacheable`."""

    roots: tuple[Root, ...]
    cacheable: bool = True

    def to_bytes(self) -> bytes:
        """JSON, for a cache."""
        return orjson.dumps([[root.kind, root.to_json()] for root in self.roots])

    @classmethod
    def from_bytes(cls, stored: bytes) -> Plan:
        """Read what `to_bytes` wrote."""
        return cls(tuple(ROOTS[kind].from_json(value) for kind, value in orjson.loads(stored)))
