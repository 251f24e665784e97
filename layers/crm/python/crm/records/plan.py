"""A compiled plan: one root per root field of the operation. JSON, so that containers share it through a cache."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Final

import orjson

from crm.records.root import Root

HOMES: Final[Mapping[str, str]] = {
    "findDuplicates": "crm.records.reads.find_duplicates",
    "findMany": "crm.records.reads.find_many",
    "findOne": "crm.records.reads.find_one",
    "groupBy": "crm.records.reads.group_by",
    "merge": "crm.records.writes.merge",
    "mergePreview": "crm.records.writes.merge",
    "search": "crm.records.reads.search",
    "write": "crm.records.writes.write",
}
"""The module of each kind of root. A container that runs stored plans imports those that it meets."""


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
        return cls(tuple(root_class(kind).from_json(value) for kind, value in orjson.loads(stored)))


def root_class(kind: str) -> type[Root]:
    """`FindMany` of the module of `findMany`."""
    found: type[Root] = getattr(import_module(HOMES[kind]), kind[0].upper() + kind[1:])
    return found
