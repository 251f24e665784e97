"""All types of a workspace: what is shared, what its objects bring, and the root fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from crm.api.graphql_records.roots import CREATES, MANY, ONE_BY_ID, UPDATES, RecordRoot, mutation_roots, query_roots
from crm.api.graphql_records.types.definitions import Definition, Definitions, ObjectDefinition, OutputField
from crm.api.graphql_records.types.groups import group_arguments
from crm.api.graphql_records.types.objects import ObjectTypes, page_arguments
from crm.api.graphql_records.types.search import SEARCH_FIELD, SEARCH_TYPES
from crm.api.graphql_records.types.shared import SHARED
from crm.metadata.snapshot import Snapshot
from crm.records.operation import OperationKind
from crm.records.writes.compiling import CONDITIONAL

QUERY: Final = "Query"
MUTATION: Final = "Mutation"


def describe(snapshot: Snapshot) -> Definitions:
    """Every type that the workspace's documents may use, by name."""
    of_objects: dict[str, Definition] = {}
    for object_ in snapshot.objects.values():
        of_objects.update(ObjectTypes(snapshot, object_).definitions())
    return {
        **SHARED,
        **SEARCH_TYPES,
        **of_objects,
        QUERY: ObjectDefinition(lambda: _fields(dict(query_roots(snapshot.objects)))),
        MUTATION: ObjectDefinition(lambda: _fields(dict(mutation_roots(snapshot.objects)))),
    }


def _fields(roots: Mapping[str, RecordRoot]) -> Mapping[str, OutputField]:
    return {name: root_field(root) for name, root in roots.items()}


def root_field(root: RecordRoot) -> OutputField:
    """A root field's arguments and what it answers."""
    if root.object is None:
        return SEARCH_FIELD
    name = root.object.type_name
    if root.kind is OperationKind.FIND_MANY:
        return OutputField(f"{name}Connection", page_arguments(name))
    if root.kind is OperationKind.GROUP_BY:
        return OutputField(f"[{name}GroupByConnection!]", group_arguments(name))
    if root.kind is OperationKind.FIND_DUPLICATES:
        return OutputField(f"[{name}Connection!]", {"ids": "[UUID]", "data": f"[{name}CreateInput]"})
    if root.kind is OperationKind.MERGE_MANY:
        return OutputField(name, {"ids": "[UUID!]!", "conflictPriorityIndex": "Int!", "dryRun": "Boolean"})
    return OutputField(f"[{name}!]" if root.kind in MANY else name, dict(_arguments(root.kind, name)))


def _arguments(kind: OperationKind, name: str) -> Iterator[tuple[str, str]]:
    if kind in ONE_BY_ID:
        yield "id", "UUID!"
    if kind in UPDATES:
        yield "data", f"{name}UpdateInput!"
    if kind in CONDITIONAL:
        yield "ifUpdatedAt", "DateTime"
    if kind in CREATES:
        yield "data", f"[{name}CreateInput!]!" if kind in MANY else f"{name}CreateInput!"
        yield "upsert", "Boolean"
    elif kind not in ONE_BY_ID:
        yield "filter", f"{name}FilterInput!"
