"""The root fields of /graphql that stand for record operations, by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crm.metadata.snapshot import Object
from crm.records.operation import OperationKind

_VERBS = (
    ("create", OperationKind.CREATE_ONE, OperationKind.CREATE_MANY),
    ("update", OperationKind.UPDATE_ONE, OperationKind.UPDATE_MANY),
    ("delete", OperationKind.DELETE_ONE, OperationKind.DELETE_MANY),
    ("restore", OperationKind.RESTORE_ONE, OperationKind.RESTORE_MANY),
    ("destroy", OperationKind.DESTROY_ONE, OperationKind.DESTROY_MANY),
)
CREATES = frozenset({OperationKind.CREATE_ONE, OperationKind.CREATE_MANY})
UPDATES = frozenset({OperationKind.UPDATE_ONE, OperationKind.UPDATE_MANY})
MANY = frozenset(many for _, _, many in _VERBS)
ONE_BY_ID = frozenset(one for _, one, _ in _VERBS) - CREATES


@dataclass(frozen=True, slots=True)
class RecordRoot:
    """What one root field asks of which object, or of all of them."""

    kind: OperationKind
    object: Object | None


def query_roots(objects: Mapping[str, Object]) -> Iterator[tuple[str, RecordRoot]]:
    """`search`; `people`, `person`, `peopleGroupBy` and `personDuplicates`, for every object."""
    yield "search", RecordRoot(OperationKind.SEARCH, None)
    for each in objects.values():
        yield each.name_plural, RecordRoot(OperationKind.FIND_MANY, each)
        yield each.name_singular, RecordRoot(OperationKind.FIND_ONE, each)
        yield f"{each.name_plural}GroupBy", RecordRoot(OperationKind.GROUP_BY, each)
        yield f"{each.name_singular}Duplicates", RecordRoot(OperationKind.FIND_DUPLICATES, each)


def mutation_roots(objects: Mapping[str, Object]) -> Iterator[tuple[str, RecordRoot]]:
    """`createPerson`, `createPeople` and their like, and `mergePeople`, for every object."""
    for each in objects.values():
        for verb, one, many in _VERBS:
            yield verb + each.type_name, RecordRoot(one, each)
            yield verb + each.plural_type_name, RecordRoot(many, each)
        yield f"merge{each.plural_type_name}", RecordRoot(OperationKind.MERGE_MANY, each)
